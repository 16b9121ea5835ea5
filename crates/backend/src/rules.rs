//! The numbers that the journey keeps to. Those that operators change have a flag; the defaults come from the sources named here.

use std::time::Duration;

#[derive(Debug, Clone)]
pub struct Rules {
    /// How long a code works: Co-WIN's 180 s; never over 10 min (ASVS 5.0, 6.5.5).
    pub code_life: Duration,
    /// For so long after sending, a late code is told apart from a wrong one (GOV.UK).
    pub expired_is_said: Duration,
    /// Guesses that each code is compared with (login.gov).
    pub tries_per_code: u32,
    /// Wrong codes in a row that lock a number (One Login).
    pub wrong_until_locked: u32,
    pub lock: Duration,
    /// The least time between two sends to a number.
    pub resend_after: Duration,
    pub sends_per_quarter_hour: u32,
    pub sends_per_day: u32,
    /// Calls from one address in [`Rules::address_window`]: Co-WIN's 100 in 5 min.
    pub address_calls: u32,
    pub address_window: Duration,
    /// Sends to all numbers together: what a flood may cost.
    pub all_sends_per_minute: u32,
    pub all_sends_per_day: u32,
    /// Connections at a time, and those of one address.
    pub connections: usize,
    pub connections_per_address: usize,
    /// Requests at a time, and those of one address.
    pub requests_in_flight: usize,
    pub requests_per_address: usize,
    /// A token's life, and its longest life when renewed.
    pub token_life: Duration,
    pub session_life: Duration,
    /// How long activity is kept: a year at least (India's DPDP Rules 2025, 6(1)(e) and 8(3)).
    pub activity_life: Duration,
    /// How long a credential holds; never longer than the key that signed it.
    pub credential_life: Duration,
    /// After this a request that is not answered is given up.
    pub request_timeout: Duration,
    /// How long a connection may take for the greeting and for the head of each request, and lie unused before it.
    pub header_timeout: Duration,
    pub body_timeout: Duration,
    /// How long whoever is answered may take nothing off the line.
    pub stall_timeout: Duration,
    /// How long an answer over HTTP/2 may take in all, and a connection that is asked to end.
    pub answer_timeout: Duration,
    /// After this a connection is asked to end, however it is used: others come in its place.
    pub connection_age: Duration,
    /// How often the certificate's files are looked at.
    pub certificate_poll: Duration,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            code_life: Duration::from_secs(180),
            expired_is_said: Duration::from_secs(900),
            tries_per_code: 5,
            wrong_until_locked: 10,
            lock: Duration::from_secs(600),
            resend_after: Duration::from_secs(30),
            sends_per_quarter_hour: 5,
            sends_per_day: 20,
            address_calls: 100,
            address_window: Duration::from_secs(300),
            all_sends_per_minute: 300,
            all_sends_per_day: 50_000,
            connections: 800,
            connections_per_address: 100,
            requests_in_flight: 400,
            requests_per_address: 64,
            token_life: Duration::from_secs(900),
            session_life: Duration::from_secs(3600),
            activity_life: Duration::from_secs(400 * 24 * 60 * 60),
            credential_life: Duration::from_secs(365 * 24 * 60 * 60),
            request_timeout: Duration::from_secs(15),
            header_timeout: Duration::from_secs(15),
            body_timeout: Duration::from_secs(10),
            stall_timeout: Duration::from_secs(60),
            answer_timeout: Duration::from_secs(120),
            connection_age: Duration::from_secs(300),
            certificate_poll: Duration::from_secs(10),
        }
    }
}

/// A wait in seconds, rounded up: who waits so long has waited long enough.
pub fn seconds_to_wait(duration: Duration) -> u32 {
    u32::try_from(duration.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
}

/// A life in seconds, rounded down: nothing dies before it was said to.
pub fn seconds_to_live(duration: Duration) -> u32 {
    u32::try_from(duration.as_secs()).unwrap_or(u32::MAX)
}
