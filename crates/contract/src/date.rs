//! Calendar dates as the wire writes them.

use core::fmt;

/// A day, as `dd-mm-yyyy` on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// `None` for a day that no calendar has.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last_day = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1..=last_day).contains(&day) && (1900..=2199).contains(&year)).then_some(Self { year, month, day })
    }

    /// Reads `dd-mm-yyyy`. `None` for all else, `Invalid date` included.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        // A whole number may be read with a sign before it, and a day has none.
        let is_written_in_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if parts.next().is_some()
            || year.len() != 4
            || ![day, month, year].into_iter().all(is_written_in_digits)
        {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    pub fn year(self) -> u16 {
        self.year
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}-{:04}", self.day, self.month, self.year)
    }
}
