//! How a flat square looks from aslant: which place in the picture a place in the code is seen at.

use crate::point::Point;

/// The rows of a projective map, the last number of which is 1.
#[derive(Clone, Copy)]
pub(crate) struct Perspective {
    x: [f32; 3],
    y: [f32; 3],
    w: [f32; 3],
}

impl Perspective {
    /// That which maps four places in the code to four in the picture; `None` where three of them lie in a line.
    pub(crate) fn between(code: [Point; 4], picture: [Point; 4]) -> Option<Self> {
        let (from, to) = (Self::from_unit_square(code), Self::from_unit_square(picture));
        let map = to.after(&from.adjoint());
        [map.x, map.y, map.w].iter().flatten().all(|number| number.is_finite()).then_some(map)
    }

    pub(crate) fn at(&self, place: Point) -> Point {
        let row = |[a, b, c]: [f32; 3]| a * place.x + b * place.y + c;
        let depth = row(self.w);
        Point { x: row(self.x) / depth, y: row(self.y) / depth }
    }

    /// Its corners go to these, in the order of a walk around it. (Heckbert, 1989)
    fn from_unit_square([a, b, c, d]: [Point; 4]) -> Self {
        let fold = a - b + c - d;
        let (e, f) = (b - c, d - c);
        let area = e.cross(f);
        let (g, h) = (fold.cross(f) / area, e.cross(fold) / area);
        Self {
            x: [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x],
            y: [b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y],
            w: [g, h, 1.0],
        }
    }

    /// The inverse but for a factor, which a projective map does not have.
    fn adjoint(&self) -> Self {
        let Self { x: [a, b, c], y: [d, e, f], w: [g, h, i] } = *self;
        Self {
            x: [e * i - f * h, c * h - b * i, b * f - c * e],
            y: [f * g - d * i, a * i - c * g, c * d - a * f],
            w: [d * h - e * g, b * g - a * h, a * e - b * d],
        }
    }

    fn after(&self, first: &Self) -> Self {
        let column = |index: usize| [first.x[index], first.y[index], first.w[index]];
        let columns = [column(0), column(1), column(2)];
        let row = |row: [f32; 3]| {
            columns.map(|column| row[0] * column[0] + row[1] * column[1] + row[2] * column[2])
        };
        Self { x: row(self.x), y: row(self.y), w: row(self.w) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_in_a_line_are_no_corners() {
        let at = |(x, y): (f32, f32)| Point { x, y };
        let code = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)].map(at);
        let seen = [(10.0, 10.0), (30.0, 10.0), (30.0, 40.0), (10.0, 30.0)].map(at);
        let in_a_line = [(10.0, 10.0), (30.0, 10.0), (50.0, 10.0), (70.0, 10.0)].map(at);
        let map = Perspective::between(code, seen).unwrap();
        assert!(code.iter().zip(seen).all(|(from, to)| (map.at(*from) - to).length() < 0.01));
        assert!(Perspective::between(code, in_a_line).is_none());
    }
}
