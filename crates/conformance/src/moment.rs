//! Times as samples write them.

use std::ops::Range;

use credential::UnixTime;

/// ISO 8601; without a zone in UTC, which all the samples mean.
pub(crate) fn moment(text: &str) -> Option<UnixTime> {
    let (moment, offset) = match text.get(19..).and_then(|rest| rest.find(['+', '-', 'Z'])) {
        Some(place) => text.split_at(19 + place),
        None => (text, "Z"),
    };
    let read = humantime::parse_rfc3339(&[moment.get(..19)?, "Z"].concat()).ok()?;
    let since = read.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(UnixTime(i64::try_from(since.as_secs()).ok()? - offset_seconds(offset)?))
}

/// `Z`, `+02:00` or `+0200`.
fn offset_seconds(offset: &str) -> Option<i64> {
    if offset == "Z" {
        return Some(0);
    }
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let part = |range: Range<usize>| digits.get(range).and_then(|digits| digits.parse::<i64>().ok());
    let seconds = (part(0..2)? * 60 + part(2..4)?) * 60;
    Some(if offset.starts_with('-') { -seconds } else { seconds })
}
