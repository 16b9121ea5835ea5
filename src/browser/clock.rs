//! The wall clock.

use gloo_timers::callback::Interval;

use crate::session::Moment;

pub fn now() -> Moment {
    // `Date.now()` is a whole number of milliseconds, far below 2^53; a negative one saturates to 0.
    Moment(js_sys::Date::now() as u64)
}

/// Calls `tick` each second for as long as the page lives, and at once when a phone wakes up or the tab is shown
/// again: timers stand still meanwhile.
pub fn every_second(tick: impl Fn() + Clone + 'static) {
    let on_shown = tick.clone();
    Interval::new(1000, tick).forget();
    super::document::on_visible(on_shown);
}
