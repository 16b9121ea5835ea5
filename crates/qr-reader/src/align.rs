//! The small squares inside a code, by which it is straightened where paper bends or a lens does.

use crate::bits::BitPicture;
use crate::modules::size_of;
use crate::point::Point;

/// Of the 25 modules of one, those that have to be as they should: print has specks.
const ENOUGH: u32 = 22;

/// Where the middles of these squares lie in a code of this version, along either side; none in the smallest.
pub(crate) fn places(version: usize) -> Vec<usize> {
    if version < 2 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = if version == 32 { 26 } else { (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2 };
    let last = size_of(version) - 7;
    let mut places: Vec<_> = (0..count - 1).map(|index| last.saturating_sub(index * step)).collect();
    places.push(6);
    places.reverse();
    places
}

/// The middle of the square that is nearest to a place, no further than `reach` modules. `right` and `down` are the
/// ways from one module to the next.
pub(crate) fn nearest(
    bits: &BitPicture,
    guess: Point,
    right: Point,
    down: Point,
    reach: f32,
) -> Option<Point> {
    let module = right.length().min(down.length());
    if !(1.0..200.0).contains(&module) {
        return None;
    }
    // Half a module is as near as it has to be first.
    let step = (module / 2.0).max(1.0);
    let steps = (reach * module / step).ceil() as i32;
    let mut best: Option<(u32, f32, Point)> = None;
    for row in -steps..=steps {
        for column in -steps..=steps {
            let way = Point { x: column as f32 * step, y: row as f32 * step };
            let place = guess + way;
            let score = likeness(bits, place, right, down);
            let distance = way.length();
            let is_better =
                best.is_none_or(|(most, least, _)| score > most || (score == most && distance < least));
            if score >= ENOUGH && is_better {
                best = Some((score, distance, place));
            }
        }
    }
    best.map(|(_, _, place)| centred(bits, place, right, down))
}

/// How many of the 25 modules are as in a square whose middle is here.
fn likeness(bits: &BitPicture, middle: Point, right: Point, down: Point) -> u32 {
    let mut count = 0;
    for v in -2_i8..=2 {
        for u in -2_i8..=2 {
            let is_dark = u.abs().max(v.abs()) != 1;
            let (x, y) = (middle + right * f32::from(u) + down * f32::from(v)).pixel();
            count += u32::from(bits.is_dark(x, y) == is_dark);
        }
        // Nine tenths of all places are given up in the first rows.
        if v == -1 && count < 7 {
            return 0;
        }
    }
    count
}

/// The mean of the dark pixels of the module in the middle.
fn centred(bits: &BitPicture, place: Point, right: Point, down: Point) -> Point {
    let reach = right.length().max(down.length()).ceil() as i32;
    let (x, y) = place.pixel();
    let (mut sum, mut count) = (Point::default(), 0.0);
    for row in y - reach..=y + reach {
        for column in x - reach..=x + reach {
            let here = Point { x: column as f32 + 0.5, y: row as f32 + 0.5 };
            let way = here - place;
            // Within a module of the middle, as the module's own sides run.
            let area = right.cross(down);
            let (u, v) = (way.cross(down) / area, right.cross(way) / area);
            if u.abs() < 0.9 && v.abs() < 0.9 && bits.is_dark(column, row) {
                sum = sum + here;
                count += 1.0;
            }
        }
    }
    if count > 0.0 { sum * (1.0 / count) } else { place }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Picture;

    /// Whether one of so many pixels a module is found by its middle.
    #[track_caller]
    fn check(module: usize, expected: bool) {
        let side = 7 * module;
        let is_dark = |x: usize, y: usize| matches!(x.abs_diff(3).max(y.abs_diff(3)), 0 | 2);
        let luma: Vec<u8> = (0..side * side)
            .map(|place| if is_dark(place % side / module, place / side / module) { 0 } else { 255 })
            .collect();
        let bits = BitPicture::of(&Picture::new(&luma, side).unwrap());
        let (middle, module) = (side as f32 / 2.0, module as f32);
        let (right, down) = (Point { x: module, y: 0.0 }, Point { x: 0.0, y: module });
        let found = nearest(&bits, Point { x: middle, y: middle }, right, down, 2.0);
        assert_eq!(found.is_some(), expected, "{module} pixels");
    }

    #[test]
    fn larger_than_in_any_code_it_is_none() {
        check(4, true);
        check(199, true);
        check(200, false);
    }

    #[test]
    fn the_squares_lie_where_the_standard_says() {
        // ISO/IEC 18004, annex E.
        assert_eq!(places(1), Vec::<usize>::new());
        assert_eq!(places(2), [6, 18]);
        assert_eq!(places(7), [6, 22, 38]);
        assert_eq!(places(32), [6, 34, 60, 86, 112, 138]);
        assert_eq!(places(40), [6, 30, 58, 86, 114, 142, 170]);
    }
}
