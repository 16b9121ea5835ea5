//! From three corners to the modules of the code, and what stands in them.

use crate::align;
use crate::bits::BitPicture;
use crate::code;
use crate::modules::{Modules, size_of};
use crate::perspective::Perspective;
use crate::point::Point;
use crate::triple::Corners;

/// From the edge of a code to the middle of a finder, and of the small square across from the first finder.
const TO_FINDER: f32 = 3.5;
const TO_SQUARE: f32 = 6.5;

/// What stands in the code with these corners.
pub(crate) fn content(bits: &BitPicture, corners: &Corners) -> Option<Vec<u8>> {
    likely_versions(bits, corners).into_iter().find_map(|version| {
        let grid =
            Grid::new(bits, corners, version).filter(|grid| grid.takes_turns(bits, size_of(version)))?;
        let content = code::read(&Modules::of(version, |x, y| grid.is_dark(bits, x, y)))?;
        (!content.is_empty()).then_some(content)
    })
}

/// The likeliest first: as many modules as the turns of dark and light between two finders tell, and about as many as
/// have room between them. The size of a module is a guess, and of a large code a poor one.
fn likely_versions(bits: &BitPicture, corners: &Corners) -> Vec<usize> {
    let Corners { top_left, top_right, bottom_left } = corners;
    let (a, b, d) = (top_left.middle, top_right.middle, bottom_left.middle);
    let (Some(right), Some(down)) = (module(bits, a, b), module(bits, a, d)) else { return Vec::new() };
    let modules = ((b - a).length() / right.length() + (d - a).length() / down.length()) / 2.0;
    let by_room = ((modules - 10.0) / 4.0).round();
    // Three modules from the middle of a finder lies the line of modules that take turns.
    let inside = |point: Point| point + right * 3.0 + down * 3.0;
    let rows = [
        turns(bits, inside(a), b - right * 3.0 + down * 3.0),
        turns(bits, inside(a), d + right * 3.0 - down * 3.0),
    ];
    let by_turns = rows.map(|turns| ((turns as f32 - 4.0) / 4.0).round());
    let reach = if by_room > 12.0 { 2 } else { 1 };
    let near = (1..=reach).flat_map(|off| [by_room + off as f32, by_room - off as f32]);
    let mut versions: Vec<usize> = Vec::new();
    for version in by_turns.into_iter().chain([by_room]).chain(near) {
        let is_near = (version - by_room).abs() < 4.0;
        // A cast saturates.
        let version = version as usize;
        if is_near && Modules::VERSIONS.contains(&version) && !versions.contains(&version) {
            versions.push(version);
        }
    }
    versions
}

/// The way from one module to the next, along the line between the middles of two finders.
fn module(bits: &BitPicture, from: Point, to: Point) -> Option<Point> {
    let way = to - from;
    let extent = (extent(bits, from, to)? + extent(bits, to, from)?) / 2.0;
    Some(way * (extent / 7.0 / way.length()))
}

/// How often dark and light take turns along a line.
fn turns(bits: &BitPicture, from: Point, to: Point) -> usize {
    let way = to - from;
    let steps = (way.length() * 2.0) as usize;
    let is_dark = |step: usize| {
        let (x, y) = (from + way * (step as f32 / steps as f32)).pixel();
        bits.is_dark(x, y)
    };
    (1..=steps).filter(|step| is_dark(*step) != is_dark(step - 1)).count()
}

/// Pixels from edge to edge of the finder whose middle is at `from`, along the line to `to`: seven modules.
fn extent(bits: &BitPicture, from: Point, to: Point) -> Option<f32> {
    let way = to - from;
    let step = way * (1.0 / way.length());
    Some(to_edge(bits, from, step, way.length())? + to_edge(bits, from, step * -1.0, way.length())?)
}

/// From the middle of a finder through dark, light and dark: three and a half modules.
fn to_edge(bits: &BitPicture, middle: Point, step: Point, longest: f32) -> Option<f32> {
    /// Parts of a pixel that a line is walked in.
    const PART: f32 = 0.25;
    let (mut changes, mut walked, mut was_dark) = (0, 0.0, true);
    while walked < longest {
        let (x, y) = (middle + step * walked).pixel();
        let is_dark = bits.is_dark(x, y);
        if is_dark != was_dark {
            was_dark = is_dark;
            changes += 1;
            if changes == 3 {
                return Some(walked);
            }
        }
        walked += PART;
    }
    None
}

/// Where in the picture the modules of a code are.
struct Grid {
    perspective: Perspective,
    /// How far from there the small squares were found, row by row.
    shifts: Vec<Point>,
    squares: Vec<usize>,
}

impl Grid {
    fn new(bits: &BitPicture, corners: &Corners, version: usize) -> Option<Self> {
        let size = size_of(version);
        let Corners { top_left, top_right, bottom_left } = corners;
        let (a, b, d) = (top_left.middle, top_right.middle, bottom_left.middle);
        let (first, last) = (TO_FINDER, size as f32 - TO_FINDER);
        let squares = align::places(version);
        // Without perspective, the fourth corner makes a parallelogram.
        let between = 1.0 / (size as f32 - 2.0 * TO_FINDER);
        let (right, down) = ((b - a) * between, (d - a) * between);
        let inner = size as f32 - TO_SQUARE;
        let guess = a + right * (inner - TO_FINDER) + down * (inner - TO_FINDER);
        let reaches = [2.0, 5.0, 12.0];
        let square = if squares.is_empty() {
            None
        } else {
            reaches.into_iter().find_map(|reach| align::nearest(bits, guess, right, down, reach))
        };
        let fourth = match square {
            Some(square) => (inner, square),
            None => (last, b + d - a),
        };
        let place = |u: f32, v: f32| Point { x: u, y: v };
        let code = [place(first, first), place(last, first), place(fourth.0, fourth.0), place(first, last)];
        let perspective = Perspective::between(code, [a, b, fourth.1, d])?;
        let shifts = shifts(bits, &perspective, &squares);
        Some(Self { perspective, shifts, squares })
    }

    /// Whether most modules on the two lines between the finders are dark and light in turn, as in each code. Of what is
    /// none, half of them are.
    fn takes_turns(&self, bits: &BitPicture, size: usize) -> bool {
        let line = 8..size - 8;
        let is_right =
            |place: &usize, (x, y): (usize, usize)| self.is_dark(bits, x, y) == place.is_multiple_of(2);
        let across = line.clone().filter(|place| is_right(place, (*place, 6))).count();
        let down = line.clone().filter(|place| is_right(place, (6, *place))).count();
        (across + down) * 10 >= 2 * line.len() * 7
    }

    /// Most of five places in a module.
    fn is_dark(&self, bits: &BitPicture, x: usize, y: usize) -> bool {
        const PLACES: [(f32, f32); 5] = [(0.5, 0.5), (0.3, 0.5), (0.7, 0.5), (0.5, 0.3), (0.5, 0.7)];
        let shift = self.shift_at(x, y);
        let dark = PLACES.iter().filter(|(right, down)| {
            let place = Point { x: x as f32 + right, y: y as f32 + down };
            let (x, y) = (self.perspective.at(place) + shift).pixel();
            bits.is_dark(x, y)
        });
        dark.count() > 2
    }

    /// Between the four small squares around a module.
    fn shift_at(&self, x: usize, y: usize) -> Point {
        if self.squares.len() < 3 {
            return Point::default();
        }
        let (column, right) = self.between_squares(x);
        let (row, down) = self.between_squares(y);
        let at = |column: usize, row: usize| {
            self.shifts.get(row * self.squares.len() + column).copied().unwrap_or_default()
        };
        let upper = at(column, row) * (1.0 - right) + at(column + 1, row) * right;
        let lower = at(column, row + 1) * (1.0 - right) + at(column + 1, row + 1) * right;
        upper * (1.0 - down) + lower * down
    }

    /// The last square before a module, and how far it is to the next, from 0 to 1.
    fn between_squares(&self, module: usize) -> (usize, f32) {
        let before = self.squares.iter().take(self.squares.len() - 1).rposition(|square| *square <= module);
        let before = before.unwrap_or_default();
        let at = |index: usize| self.squares.get(index).map_or(0.0, |square| *square as f32);
        let part = (module as f32 - at(before)) / (at(before + 1) - at(before));
        (before, part.clamp(0.0, 1.0))
    }
}

/// How far each small square lies from where it should; where none was found, as far as its neighbour before it.
fn shifts(bits: &BitPicture, perspective: &Perspective, squares: &[usize]) -> Vec<Point> {
    let count = squares.len();
    let mut shifts: Vec<Point> = Vec::with_capacity(count * count);
    if count < 3 {
        return shifts;
    }
    for (row, v) in squares.iter().enumerate() {
        for (column, u) in squares.iter().enumerate() {
            let is_finder =
                (row == 0 && (column == 0 || column == count - 1)) || (row == count - 1 && column == 0);
            let shift = if is_finder {
                Point::default()
            } else {
                let guess = neighbour(&shifts, count, column, row);
                let place = Point { x: *u as f32 + 0.5, y: *v as f32 + 0.5 };
                let here = perspective.at(place);
                let right = perspective.at(place + Point { x: 1.0, y: 0.0 }) - here;
                let down = perspective.at(place + Point { x: 0.0, y: 1.0 }) - here;
                let found = align::nearest(bits, here + guess, right, down, 2.0);
                found.map_or(guess, |square| square - here)
            };
            shifts.push(shift);
        }
    }
    shifts
}

/// The mean of those above and to the left.
fn neighbour(shifts: &[Point], count: usize, column: usize, row: usize) -> Point {
    let at = |column: Option<usize>, row: Option<usize>| shifts.get(row? * count + column?).copied();
    let known = [at(column.checked_sub(1), Some(row)), at(Some(column), row.checked_sub(1))];
    let known: Vec<Point> = known.into_iter().flatten().collect();
    let sum = known.iter().fold(Point::default(), |sum, shift| sum + *shift);
    if known.is_empty() { sum } else { sum * (1.0 / known.len() as f32) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Picture;

    #[test]
    fn an_edge_is_looked_for_no_further_than_to_the_next_finder() {
        // Ten pixels each.
        let luma: Vec<u8> = (0..100 * 100).map(|place| [0, 255, 0, 255][place % 100 / 10 % 4]).collect();
        let bits = BitPicture::of(&Picture::new(&luma, 100).unwrap());
        let to_edge = |longest| to_edge(&bits, Point { x: 0.0, y: 50.0 }, Point { x: 1.0, y: 0.0 }, longest);
        assert_eq!(to_edge(40.0), Some(30.0));
        assert_eq!(to_edge(30.0), None);
    }
}
