//! Which module is which bit, and which codeword belongs to which block.

use super::format::Level;
use crate::align;
use crate::modules::Modules;

/// Codewords a block that are there to repair it, by level and version.
const SPARE: [[u8; 40]; 4] = [
    [
        7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26,
        28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    [
        13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30,
        28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
];

/// Blocks, by level and version.
const BLOCKS: [[u8; 40]; 4] = [
    [
        1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16,
        17, 18, 19, 19, 20, 21, 22, 24, 25,
    ],
    [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28,
        29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
    ],
    [
        1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35,
        38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
    ],
    [
        1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42,
        45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
    ],
];

pub(super) struct Block {
    /// Data first.
    pub(super) codewords: Vec<u8>,
    /// How many of them, at the end, are there to repair it.
    pub(super) spare: usize,
}

/// All codewords in the order of their modules: two columns up, the next two down, from the right to the left.
pub(super) fn codewords(modules: &Modules, mask: u8) -> Vec<u8> {
    let size = modules.size();
    let fixed = Fixed::of(modules);
    let mut codewords = Vec::new();
    let (mut codeword, mut bits) = (0_u8, 0);
    // The sixth column holds no data.
    let pairs = (7..size).rev().step_by(2).chain([5, 3, 1]);
    for (index, right) in pairs.enumerate() {
        for step in 0..size {
            let y = if index % 2 == 0 { size - 1 - step } else { step };
            for x in [right, right - 1] {
                if fixed.holds(x, y) {
                    continue;
                }
                codeword = codeword << 1 | u8::from(modules.is_dark(x, y) != is_masked(mask, x, y));
                bits += 1;
                if bits == 8 {
                    codewords.push(codeword);
                    (codeword, bits) = (0, 0);
                }
            }
        }
    }
    codewords
}

/// Taken apart: they stand in turn, one of each block.
pub(super) fn blocks(codewords: &[u8], version: usize, level: Level) -> Option<Vec<Block>> {
    let row = match level {
        Level::Low => 0,
        Level::Medium => 1,
        Level::Quartile => 2,
        Level::High => 3,
    };
    let of = |table: &[[u8; 40]; 4]| Some(usize::from(*table.get(row)?.get(version.checked_sub(1)?)?));
    let (spare, count) = (of(&SPARE)?, of(&BLOCKS)?);
    // The last blocks have a codeword more, of data.
    let short = (codewords.len() / count).checked_sub(spare)?;
    let longer_from = count - codewords.len() % count;
    let mut blocks: Vec<Vec<u8>> = vec![Vec::new(); count];
    let mut place = 0;
    for turn in 0..=short + spare {
        for (index, block) in blocks.iter_mut().enumerate() {
            if turn == short && index < longer_from {
                continue;
            }
            block.push(*codewords.get(place)?);
            place += 1;
        }
    }
    Some(blocks.into_iter().map(|codewords| Block { codewords, spare }).collect())
}

fn is_masked(mask: u8, x: usize, y: usize) -> bool {
    let sum = match mask {
        0 => (x + y) % 2,
        1 => y % 2,
        2 => x % 3,
        3 => (x + y) % 3,
        4 => (x / 3 + y / 2) % 2,
        5 => x * y % 2 + x * y % 3,
        6 => (x * y % 2 + x * y % 3) % 2,
        _ => ((x + y) % 2 + x * y % 3) % 2,
    };
    sum == 0
}

/// The modules that are the same in each code of a size, or tell how it is to be read.
struct Fixed {
    size: usize,
    squares: Vec<usize>,
}

impl Fixed {
    fn of(modules: &Modules) -> Self {
        Self { size: modules.size(), squares: align::places(modules.version()) }
    }

    fn holds(&self, x: usize, y: usize) -> bool {
        let far = self.size - 8;
        let (is_left, is_above) = (x < 9, y < 9);
        let is_finder = (is_left && (is_above || y >= far)) || (is_above && x >= far);
        let is_timing = x == 6 || y == 6;
        // From version 7 on, the version stands beside two finders.
        let is_version =
            self.size >= 45 && ((x + 11 >= self.size && y < 6) || (y + 11 >= self.size && x < 6));
        is_finder || is_timing || is_version || self.is_square(x, y)
    }

    /// Small squares stand wherever two of their lines cross, but for the finders.
    fn is_square(&self, x: usize, y: usize) -> bool {
        let near = |place: usize| self.squares.iter().position(|square| square.abs_diff(place) <= 2);
        let (Some(column), Some(row)) = (near(x), near(y)) else { return false };
        let last = self.squares.len() - 1;
        !((column == 0 && (row == 0 || row == last)) || (column == last && row == 0))
    }
}
