//! Days and instants, both of which are told to this crate.

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime(pub i64);

/// A day, as `yyyy-mm-dd` in a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// `None` for a day that no calendar has, and outside 1900 to 2099, which the schema allows.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        // Of the years allowed, 1900 alone can be divided by four and is no leap year.
        let is_leap = year.is_multiple_of(4) && year != 1900;
        let last_day = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1..=last_day).contains(&day) && (1900..=2099).contains(&year)).then_some(Self { year, month, day })
    }

    /// Reads `yyyy-mm-dd`, also where a time of day follows it, as some issuers have it.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, rest) = text.as_bytes().split_at_checked(10)?;
        if !matches!(rest.first(), None | Some(b'T' | b' ')) {
            return None;
        }
        let mut parts = [0_u16; 3];
        let mut part = 0;
        for (place, byte) in day.iter().enumerate() {
            match (place, byte) {
                (4 | 7, b'-') => part += 1,
                (0..=3 | 5 | 6 | 8 | 9, b'0'..=b'9') => {
                    parts[part] = parts[part] * 10 + u16::from(byte - b'0');
                }
                _ => return None,
            }
        }
        let [year, month, day] = parts;
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
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

impl core::fmt::Display for Date {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    fn check(text: &str, expected: Option<(u16, u8, u8)>) {
        let date = Date::parse(text);
        assert_eq!(date.map(|date| (date.year(), date.month(), date.day())), expected, "{text}");
        if let Some(date) = date {
            assert_eq!(date.to_string(), text[..10]);
        }
    }

    #[test]
    fn days_that_are() {
        check("2021-06-15", Some((2021, 6, 15)));
        check("2021-06-15T10:20:30Z", Some((2021, 6, 15)));
        check("2021-06-15 10:20", Some((2021, 6, 15)));
        check("2020-02-29", Some((2020, 2, 29)));
        check("2000-02-29", Some((2000, 2, 29)));
        check("1900-01-01", Some((1900, 1, 1)));
        check("2099-12-31", Some((2099, 12, 31)));
    }

    #[test]
    fn days_that_are_not() {
        for text in [
            "",
            "2021",
            "2021-06",
            "2021-06-1",
            "2021-6-15",
            "15-06-2021",
            "2021-13-01",
            "2021-00-10",
            "2021-04-31",
            "2021-06-00",
            "2021-02-29",
            "1900-02-29",
            "1899-12-31",
            "2100-01-01",
            "2021-06-151",
            "2021/06/15",
            "2021-06--5",
            "+021-06-15",
            "2021-06-15Z",
            "२०२१-०६-१५",
        ] {
            check(text, None);
        }
    }
}
