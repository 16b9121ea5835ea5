//! The wall clock.

use contract::Date;

use crate::session::Moment;

pub fn now() -> Moment {
    // `Date.now()` is a whole number of milliseconds, far below 2^53; a negative one saturates to 0.
    Moment(js_sys::Date::now() as u64)
}

/// The day, the hour and the minute of a moment in RFC 3339, in the time zone of this device.
pub fn local_time(rfc3339: &str) -> Option<(Date, u32, u32)> {
    let time = js_sys::Date::new(&rfc3339.into());
    // Of a text that is no time all parts are NaN, which saturates to 0: no month has such a day.
    let date = Date::new(
        u16::try_from(time.get_full_year()).ok()?,
        u8::try_from(time.get_month() + 1).ok()?,
        u8::try_from(time.get_date()).ok()?,
    )?;
    Some((date, time.get_hours(), time.get_minutes()))
}
