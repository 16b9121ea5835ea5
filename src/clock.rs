//! The wall clock as the pages see it.

use leptos::prelude::*;

use crate::browser;
use crate::session::Moment;

/// The clock context. What reads it runs again each second.
#[derive(Clone, Copy)]
pub struct ClockContext(Trigger);

impl ClockContext {
    /// Calls `on_second` each second, too, after the pages' clock has moved.
    pub fn provide(on_second: impl Fn() + 'static) {
        let second = Trigger::new();
        provide_context(Self(second));
        browser::every_second(move || {
            second.notify();
            on_second();
        });
    }

    pub fn now(self) -> Moment {
        self.0.track();
        browser::now()
    }
}
