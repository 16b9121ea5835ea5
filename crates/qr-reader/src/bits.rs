//! Which pixels are dark: each is held against what is around it, so that shadows and a weak print do no harm.

use crate::picture::Picture;

/// Pixels a side of the squares that a threshold is found for.
const BLOCK: usize = 8;
/// Less between the lightest and the darkest pixel of a block is one colour with noise: a tenth of what is between those
/// of the picture.
const LEAST_CONTRAST: u8 = 10;
/// Blocks in each direction that a threshold is the mean of.
const REACH: usize = 2;

pub(crate) struct BitPicture {
    dark: Vec<bool>,
    width: usize,
    height: usize,
}

impl BitPicture {
    pub(crate) fn of(picture: &Picture) -> Self {
        let (width, height) = (picture.width(), picture.height());
        let thresholds = Thresholds::of(picture);
        let mut dark = Vec::with_capacity(width * height);
        for y in 0..height {
            let row = picture.row(y).iter().enumerate();
            dark.extend(row.map(|(x, luma)| *luma <= thresholds.at(x, y)));
        }
        Self { dark, width, height }
    }

    pub(crate) fn inverted(&self) -> Self {
        Self { dark: self.dark.iter().map(|dark| !dark).collect(), ..*self }
    }

    pub(crate) fn height(&self) -> usize {
        self.height
    }

    /// What lies outside is light, as the margin of a code is.
    pub(crate) fn is_dark(&self, x: i32, y: i32) -> bool {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return false };
        x < self.width
            && self.dark.get(y.saturating_mul(self.width).saturating_add(x)).is_some_and(|dark| *dark)
    }

    pub(crate) fn row(&self, y: usize) -> &[bool] {
        self.dark.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }
}

/// One for each block, smoothed over those around it.
struct Thresholds {
    smooth: Vec<u8>,
    columns: usize,
}

impl Thresholds {
    fn of(picture: &Picture) -> Self {
        let columns = picture.width().div_ceil(BLOCK);
        let rows = picture.height().div_ceil(BLOCK);
        let range = Range::of(picture);
        let raw = black_points(picture, range, columns, rows);
        let mut smooth = Vec::with_capacity(columns * rows);
        for row in 0..rows {
            for column in 0..columns {
                smooth.push(mean_around(&raw, columns, rows, column, row));
            }
        }
        Self { smooth, columns }
    }

    fn at(&self, x: usize, y: usize) -> u8 {
        self.smooth.get(y / BLOCK * self.columns + x / BLOCK).copied().unwrap_or_default()
    }
}

/// The darkest pixel of a picture, and how much lighter the lightest is.
#[derive(Clone, Copy)]
struct Range {
    darkest: u8,
    contrast: u8,
}

impl Range {
    fn of(picture: &Picture) -> Self {
        let pixels = || (0..picture.height()).flat_map(|y| picture.row(y)).copied();
        let (darkest, lightest) = (pixels().min().unwrap_or_default(), pixels().max().unwrap_or_default());
        Self { darkest, contrast: lightest - darkest }
    }
}

/// The mean of a block that has both colours. One of a single colour is light, unless those before it tell that it is
/// the inside of something dark.
fn black_points(picture: &Picture, range: Range, columns: usize, rows: usize) -> Vec<u8> {
    let mut points: Vec<u8> = Vec::with_capacity(columns * rows);
    for row in 0..rows {
        for column in 0..columns {
            let block = Block::of(picture, column, row);
            let point = if block.lightest - block.darkest > range.contrast / LEAST_CONTRAST {
                block.mean
            } else {
                let alone = range.darkest + (block.darkest - range.darkest) / 2;
                match neighbours(&points, columns, column, row) {
                    Some(around) if block.darkest < around => around,
                    _ => alone,
                }
            };
            points.push(point);
        }
    }
    points
}

/// Of the three that are known already: above, left, and between them.
fn neighbours(points: &[u8], columns: usize, column: usize, row: usize) -> Option<u8> {
    let (above, left) = (row.checked_sub(1)?, column.checked_sub(1)?);
    let at = |column: usize, row: usize| points.get(row * columns + column).map(|point| u16::from(*point));
    let sum = at(column, above)? + 2 * at(left, row)? + at(left, above)?;
    u8::try_from(sum / 4).ok()
}

struct Block {
    lightest: u8,
    darkest: u8,
    mean: u8,
}

impl Block {
    /// The last ones of a row and of a column reach back into the picture, so that each is whole.
    fn of(picture: &Picture, column: usize, row: usize) -> Self {
        let left = (column * BLOCK).min(picture.width().saturating_sub(BLOCK));
        let top = (row * BLOCK).min(picture.height().saturating_sub(BLOCK));
        let (mut lightest, mut darkest, mut sum, mut count) = (0_u8, u8::MAX, 0_u32, 0_u32);
        for y in top..(top + BLOCK).min(picture.height()) {
            for luma in picture.row(y).iter().skip(left).take(BLOCK) {
                lightest = lightest.max(*luma);
                darkest = darkest.min(*luma);
                sum += u32::from(*luma);
                count += 1;
            }
        }
        let mean = sum.checked_div(count).and_then(|mean| u8::try_from(mean).ok()).unwrap_or_default();
        Self { lightest: lightest.max(darkest), darkest, mean }
    }
}

fn mean_around(raw: &[u8], columns: usize, rows: usize, column: usize, row: usize) -> u8 {
    // At an edge the window stands as far inside as it is wide.
    let first =
        |place: usize, count: usize| place.saturating_sub(REACH).min(count.saturating_sub(2 * REACH + 1));
    let (left, top) = (first(column, columns), first(row, rows));
    let (mut sum, mut count) = (0_u32, 0_u32);
    for y in top..(top + 2 * REACH + 1).min(rows) {
        for point in raw.iter().skip(y * columns + left).take((2 * REACH + 1).min(columns - left)) {
            sum += u32::from(*point);
            count += 1;
        }
    }
    sum.checked_div(count).and_then(|mean| u8::try_from(mean).ok()).unwrap_or_default()
}
