//! The modules of one code, dark and light.

pub(crate) struct Modules {
    dark: Vec<bool>,
    version: usize,
}

impl Modules {
    pub(crate) const VERSIONS: core::ops::RangeInclusive<usize> = 1..=40;

    /// Of a code of this version; `is_dark` is asked for column and row of each module.
    pub(crate) fn of(version: usize, is_dark: impl Fn(usize, usize) -> bool) -> Self {
        let size = size_of(version);
        let dark = (0..size * size).map(|place| is_dark(place % size, place / size)).collect();
        Self { dark, version }
    }

    pub(crate) fn mirrored(&self) -> Self {
        Self::of(self.version, |x, y| self.is_dark(y, x))
    }

    pub(crate) fn version(&self) -> usize {
        self.version
    }

    /// Modules a side.
    pub(crate) fn size(&self) -> usize {
        size_of(self.version)
    }

    pub(crate) fn is_dark(&self, x: usize, y: usize) -> bool {
        self.dark.get(y * self.size() + x).is_some_and(|dark| *dark)
    }
}

pub(crate) fn size_of(version: usize) -> usize {
    version * 4 + 17
}
