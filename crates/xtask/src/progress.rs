//! One line a step, each with the seconds since the command began.

use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

/// The clock of one command, and what it tells the person who waits.
pub(crate) struct Progress {
    began: Instant,
}

impl Progress {
    pub(crate) fn begin() -> Self {
        Self { began: now() }
    }

    /// Says what happens from now on.
    pub(crate) fn step(&self, what: &str) {
        let seconds = self.began.elapsed().as_secs_f64();
        // A closed pipe (`cargo xtask test | head`) is no reason to stop.
        let _ = writeln!(io::stdout(), "[{seconds:7.1} s] {what}");
    }
}

/// How long one thing takes.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    pub(crate) fn start() -> Self {
        Self(now())
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

#[expect(clippy::disallowed_methods, reason = "the one clock of a program that tells how long things took")]
fn now() -> Instant {
    Instant::now()
}
