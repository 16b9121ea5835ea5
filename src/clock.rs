//! The wall clock as the pages see it.
//!
//! There is one for the whole page, so it is in no context: looking up contexts would be another kilobyte of Wasm.

use leptos::prelude::*;

use crate::browser;
use crate::session::Moment;

thread_local! {
    static SECOND: ArcTrigger = ArcTrigger::new();
}

/// What reads it runs again each second.
pub fn now() -> Moment {
    SECOND.with(Track::track);
    browser::now()
}

/// Lets the pages' clock run, and calls `on_second` each second, after it has moved.
pub fn run(on_second: impl Fn() + 'static) {
    browser::every_second(move || {
        SECOND.with(Notify::notify);
        on_second();
    });
}
