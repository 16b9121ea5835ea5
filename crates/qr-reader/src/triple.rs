//! Three finders that may be the corners of one code: about the same size, and at a right angle.

use crate::finder::Finder;

/// More are never tried in one picture: noise is full of what may be a corner, and each try costs about a millisecond.
const MOST: usize = 40;

#[derive(Clone, Copy)]
pub(crate) struct Corners {
    /// The one at the right angle.
    pub(crate) top_left: Finder,
    pub(crate) top_right: Finder,
    pub(crate) bottom_left: Finder,
}

impl Corners {
    pub(crate) fn all(&self) -> [Finder; 3] {
        [self.top_left, self.top_right, self.bottom_left]
    }

    /// Put in their places, with how far they are from what a code looks like; `None` where that is too far.
    fn of(three: [Finder; 3]) -> Option<(f32, Self)> {
        let [a, b, c] = three;
        let length = |from: &Finder, to: &Finder| (to.middle - from.middle).length();
        let (ab, ac, bc) = (length(&a, &b), length(&a, &c), length(&b, &c));
        // The right angle lies across the longest side.
        let (corner, first, second, long, legs) = if bc >= ab && bc >= ac {
            (a, b, c, bc, (ab, ac))
        } else if ac >= ab && ac >= bc {
            (b, a, c, ac, (ab, bc))
        } else {
            (c, a, b, ab, (ac, bc))
        };
        let smallest = a.module.min(b.module).min(c.module);
        let largest = a.module.max(b.module).max(c.module);
        let (short, other) = (legs.0.min(legs.1), legs.0.max(legs.1));
        // Seen aslant, a leg is shorter and the angle is no right one.
        let angle = (short * short + other * other) / (long * long);
        let is_likely = largest < 2.0 * smallest
            && other < 2.2 * short
            && (0.5..1.9).contains(&angle)
            // From the middle of one to the middle of the next there are 14 modules at least, and 170 at most; where the
            // code stands on a corner, a module is taken for 1.4.
            && short > 8.0 * smallest
            && other < 240.0 * smallest;
        if !is_likely {
            return None;
        }
        let is_clockwise = (first.middle - corner.middle).cross(second.middle - corner.middle) > 0.0;
        let (top_right, bottom_left) = if is_clockwise { (first, second) } else { (second, first) };
        let off = (angle - 1.0).abs() + (other / short - 1.0) + 2.0 * (largest / smallest - 1.0);
        Some((off, Self { top_left: corner, top_right, bottom_left }))
    }
}

/// The likeliest first.
pub(crate) fn likely(finders: &[Finder]) -> Vec<Corners> {
    let mut found = Vec::new();
    for (index, a) in finders.iter().enumerate() {
        for (further, b) in finders.iter().enumerate().skip(index + 1) {
            for c in finders.iter().skip(further + 1) {
                found.extend(Corners::of([*a, *b, *c]));
            }
        }
    }
    found.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    found.truncate(MOST);
    found.into_iter().map(|(_, corners)| corners).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Picture, bits::BitPicture, finder};

    #[test]
    fn of_nothing_but_corners_no_more_are_tried_than_of_noise() {
        const SIDE: usize = 256;
        let is_dark = |x: usize, y: usize| matches!(x.abs_diff(3).max(y.abs_diff(3)), 0 | 1 | 3);
        let luma: Vec<u8> = (0..SIDE * SIDE)
            .map(|place| if is_dark(place % SIDE % 8, place / SIDE % 8) { 0 } else { 255 })
            .collect();
        let finders = finder::find(&BitPicture::of(&Picture::new(&luma, SIDE).unwrap()));
        assert_eq!(finders.len(), finder::MOST);
        assert_eq!(likely(&finders).len(), MOST);
    }
}
