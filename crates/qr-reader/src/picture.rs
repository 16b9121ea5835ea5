//! A grey picture, as large as it says.

/// One byte a pixel, row by row from the top: 0 is black.
#[derive(Clone, Copy)]
pub struct Picture<'a> {
    luma: &'a [u8],
    width: usize,
    height: usize,
}

impl<'a> Picture<'a> {
    /// Pixels on the longer side. Whoever has more scales it down first: a code that needs more is not legible.
    pub const LARGEST_SIDE: usize = 2048;

    /// `None` for what is no whole number of rows, and for more than [`Self::LARGEST_SIDE`].
    pub fn new(luma: &'a [u8], width: usize) -> Option<Self> {
        let height = luma.len().checked_div(width)?;
        let is_whole = height > 0 && height * width == luma.len();
        let is_small = width <= Self::LARGEST_SIDE && height <= Self::LARGEST_SIDE;
        (is_whole && is_small).then_some(Self { luma, width, height })
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn height(&self) -> usize {
        self.height
    }

    pub(crate) fn row(&self, y: usize) -> &'a [u8] {
        self.luma.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }
}
