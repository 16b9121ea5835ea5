//! The three large squares in the corners of a code: along any line through the middle of one, dark and light take
//! turns as 1 : 1 : 3 : 1 : 1.

use crate::bits::BitPicture;
use crate::point::Point;

/// More are never tried: a picture with more is noise.
pub(crate) const MOST: usize = 90;
/// More are never told apart, so that no picture takes minutes.
const MOST_TOLD_APART: usize = 1000;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Finder {
    pub(crate) middle: Point,
    /// Pixels a module.
    pub(crate) module: f32,
    /// Rows of the picture that it was seen in.
    seen: u16,
}

/// Those that were seen most often first.
pub(crate) fn find(bits: &BitPicture) -> Vec<Finder> {
    let mut found = told_apart((0..bits.height()).flat_map(|y| in_row(bits, y)));
    // Once is what noise does.
    if found.iter().filter(|finder| finder.seen > 1).count() >= 3 {
        found.retain(|finder| finder.seen > 1);
    }
    found.sort_by_key(|finder| core::cmp::Reverse(finder.seen));
    found.truncate(MOST);
    found
}

fn in_row(bits: &BitPicture, y: usize) -> impl Iterator<Item = Finder> {
    let runs = runs_of_five(bits.row(y)).into_iter();
    runs.filter_map(move |(run, end)| confirmed(bits, run, end, y))
}

/// What was seen in several rows is one.
fn told_apart(seen: impl Iterator<Item = Finder>) -> Vec<Finder> {
    let mut found: Vec<Finder> = Vec::new();
    for finder in seen {
        if let Some(known) = found.iter_mut().find(|known| known.is(&finder)) {
            known.take_in(&finder);
        } else if found.len() < MOST_TOLD_APART {
            found.push(finder);
        }
    }
    found
}

impl Finder {
    fn is(&self, other: &Self) -> bool {
        let apart = other.middle - self.middle;
        let ratio = self.module / other.module;
        apart.x.abs() <= self.module && apart.y.abs() <= self.module && (0.5..2.0).contains(&ratio)
    }

    fn take_in(&mut self, other: &Self) {
        let weight = 1.0 / (f32::from(self.seen) + 1.0);
        self.middle = self.middle + (other.middle - self.middle) * weight;
        self.module += (other.module - self.module) * weight;
        self.seen = self.seen.saturating_add(1);
    }
}

/// Lengths of five stretches, the first of them dark.
type Run = [u16; 5];

/// Each five stretches of a row that look like a finder, with the pixel behind the last one.
fn runs_of_five(row: &[bool]) -> Vec<(Run, usize)> {
    let mut found = Vec::new();
    let mut run: Run = [0; 5];
    let mut is_dark_before = false;
    // What lies behind the end is light.
    for (x, is_dark) in row.iter().copied().chain([false]).enumerate() {
        if is_dark != is_dark_before {
            if !is_dark && module_of(&run).is_some() {
                found.push((run, x));
            }
            run.rotate_left(1);
            run[4] = 0;
            is_dark_before = is_dark;
        }
        run[4] = run[4].saturating_add(1);
    }
    found
}

/// Pixels a module, where the stretches are as in a finder. Half a module more or less is still one.
fn module_of(run: &Run) -> Option<f32> {
    let total: f32 = run.iter().map(|length| f32::from(*length)).sum();
    let module = total / 7.0;
    let is_near =
        |length: u16, modules: f32| (f32::from(length) - modules * module).abs() < modules * module * 0.6;
    let [a, b, c, d, e] = *run;
    let is_finder = run.iter().all(|length| *length > 0)
        && [a, b, d, e].into_iter().all(|length| is_near(length, 1.0))
        && is_near(c, 3.0);
    is_finder.then_some(module)
}

/// Looked at from top to bottom, from side to side once more, and aslant.
fn confirmed(bits: &BitPicture, run: Run, end: usize, y: usize) -> Option<Finder> {
    // In another direction a module may be twice as long, and a stretch has three.
    let longest = run.iter().sum::<u16>();
    let [_, _, middle, fourth, fifth] = run.map(f32::from);
    let x = end as f32 - fifth - fourth - middle / 2.0;
    let start = Point { x, y: y as f32 + 0.5 };
    let down = through(bits, start, (0, 1), longest)?;
    let across = through(bits, down.middle, (1, 0), longest)?;
    let aslant = through(bits, across.middle, (1, 1), longest)?;
    let is_alike = |a: f32, b: f32| (0.5..2.0).contains(&(a / b));
    let module = (down.module + across.module) / 2.0;
    // A diagonal of a square takes as many steps as its side. Of one that stands on a corner, it takes half as many.
    let is_square = is_alike(down.module, across.module) && (0.4..2.0).contains(&(aslant.module / module));
    is_square.then_some(Finder { middle: across.middle, module, seen: 1 })
}

struct Through {
    middle: Point,
    module: f32,
}

/// One pixel on, to the right and down.
type Step = (i32, i32);

/// The five stretches along a line through a place that is in the middle one.
fn through(bits: &BitPicture, start: Point, (right, down): Step, longest: u16) -> Option<Through> {
    let ahead = stretches(bits, start, (right, down), longest)?;
    let behind = stretches(bits, start, (-right, -down), longest)?;
    // The pixel of the start is counted in both.
    let run = [behind[2], behind[1], (behind[0] + ahead[0]).checked_sub(1)?, ahead[1], ahead[2]];
    let module = module_of(&run)?;
    let shift = (f32::from(ahead[0]) - f32::from(behind[0])) / 2.0;
    let way = Point { x: right as f32, y: down as f32 };
    Some(Through { middle: start + way * shift, module })
}

/// What is dark, light and dark again from a place on; `None` where one is longer than it may be.
fn stretches(bits: &BitPicture, start: Point, (right, down): Step, longest: u16) -> Option<[u16; 3]> {
    let mut lengths = [0_u16; 3];
    let (mut x, mut y) = start.pixel();
    for (index, length) in lengths.iter_mut().enumerate() {
        let is_dark_here = index != 1;
        while bits.is_dark(x, y) == is_dark_here {
            *length += 1;
            if *length > longest {
                return None;
            }
            (x, y) = (x + right, y + down);
        }
        if *length == 0 {
            return None;
        }
    }
    Some(lengths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Picture;

    #[test]
    fn a_stretch_is_followed_no_further_than_it_may_be_long() {
        let luma: Vec<u8> = (0..100 * 100).map(|place| [0, 255, 0, 255][place % 100 / 10 % 4]).collect();
        let bits = BitPicture::of(&Picture::new(&luma, 100).unwrap());
        let from = |x| Point { x, y: 50.0 };
        assert_eq!(stretches(&bits, from(0.5), (1, 0), 10), Some([10, 10, 10]));
        assert_eq!(stretches(&bits, from(0.5), (1, 0), 9), None);
        // Behind the edge all is light.
        assert_eq!(stretches(&bits, from(85.5), (1, 0), 99), None);
    }

    #[test]
    fn no_more_are_told_apart_than_are_tried_out_in_time() {
        let at =
            |place: u16| Finder { middle: Point { x: f32::from(place) * 9.0, y: 0.0 }, module: 1.0, seen: 1 };
        let found = told_apart((0..1500).chain(0..1500).map(at));
        assert_eq!(found.len(), MOST_TOLD_APART);
        assert!(found.iter().all(|finder| finder.seen == 2));
    }
}
