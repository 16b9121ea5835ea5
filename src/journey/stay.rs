//! How long a visit lasts: until nobody has touched the page for a while, or the token can live no longer.

use contract::{BearerToken, SignedIn};

use super::{Activity, Command, Credentials, Ending, Handover, Records, State, Visit};
use crate::problem::Problem;
use crate::session::Moment;

/// Nobody has touched the page for so long: it ends what it shows.
pub const IDLE_SECONDS: u32 = 300;

/// So long before an end the citizen is warned of it.
pub const WARNED_SECONDS: u32 = 120;

/// Networks and phones set the clock right by so much without anybody noticing.
const SET_BACK_SECONDS: u32 = 10;

/// After a renewal that failed on its way, the next is tried so much later or when the backend says, unless the
/// citizen asks for it.
const RETRY_SECONDS: u32 = 30;

/// Where the renewal of the token stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    Possible {
        not_before: Moment,
        problem: Option<Problem>,
    },
    Asked,
    /// The backend does not renew, or the longest life of a session is reached.
    Impossible,
}

/// The end is near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Warning {
    pub ends_at: Moment,
    /// Whether the citizen can do something about it.
    pub can_stay: bool,
    /// A new token is what helps, and it is on its way, or waits for what is.
    pub is_waiting: bool,
}

impl Visit {
    /// The nearer of the two ends. Wall-clock time: a phone that slept wakes up past it.
    pub fn ends_at(&self) -> Moment {
        self.idle_ends_at().min(self.session.ends_at())
    }

    /// Whether time is up at `now`. So it is when the clock was set back: then nobody knows how long the page lay there.
    pub(super) fn is_over(&self, now: Moment) -> bool {
        self.ends_at() <= now || now.plus_seconds(SET_BACK_SECONDS) < self.active_at
    }

    fn idle_ends_at(&self) -> Moment {
        self.active_at.plus_seconds(IDLE_SECONDS)
    }

    /// What to warn of at `now`, unless the citizen has taken note of it already.
    pub fn warning(&self, now: Moment) -> Option<Warning> {
        let ends_at = self.ends_at();
        let is_near = ends_at.seconds_from(now) <= WARNED_SECONDS && self.noted_end != Some(ends_at);
        let takes_new_token = self.session.ends_at() <= self.idle_ends_at();
        let can_stay = !takes_new_token || !matches!(self.renewal, Renewal::Impossible);
        let is_waiting = takes_new_token
            && match self.renewal {
                Renewal::Possible { .. } => self.awaits_answer(),
                Renewal::Asked => true,
                Renewal::Impossible => false,
            };
        is_near.then_some(Warning { ends_at, can_stay, is_waiting })
    }

    /// A touch or a key at `at`. Once the warning is shown, only its own button counts.
    pub(super) fn touched(&mut self, at: Moment) {
        if self.warning(at).is_none() {
            self.active_at = self.active_at.max(at);
        }
    }

    /// Whether the token is to be renewed at `now`: in the second half of its life, while no answer is awaited, for
    /// the first use of the new token is the end of the old one.
    pub(super) fn is_renewal_due(&self, now: Moment) -> bool {
        self.can_renew(now) && !self.awaits_answer()
    }

    pub(super) fn can_renew(&self, now: Moment) -> bool {
        matches!(self.renewal, Renewal::Possible { not_before, .. } if not_before <= now)
            && self.session.is_half_over(now)
    }

    fn awaits_answer(&self) -> bool {
        matches!(self.records, Records::Loading)
            || matches!(self.handover, Handover::Busy(_))
            || matches!(self.activity, Activity::Loading { .. })
            || matches!(self.credentials, Credentials::Loading)
    }

    pub(super) fn renew(&mut self) -> Command {
        self.renewal = Renewal::Asked;
        Command::Renew(self.session.clone())
    }

    /// The citizen is still there. Near the token's own end that takes a new token; where there is none to be had,
    /// it means that they have taken note.
    pub(super) fn stay(&mut self, at: Moment) -> Command {
        if self.warning(at).is_none() || self.ends_at() <= at {
            return Command::Nothing;
        }
        self.active_at = at;
        match (self.warning(at), self.renewal) {
            (Some(_), Renewal::Possible { .. }) if !self.awaits_answer() => return self.renew(),
            (Some(Warning { ends_at, .. }), Renewal::Impossible) => self.noted_end = Some(ends_at),
            _ => {}
        }
        Command::Nothing
    }

    pub(super) fn is_renewing(&self, token: &BearerToken) -> bool {
        matches!(self.renewal, Renewal::Asked) && self.session.token() == token
    }

    /// A new token that lives shorter than the first has reached the longest life of a session. What was asked for
    /// while it was on its way is asked now: with the old one it would have been refused.
    pub(super) fn renewed(&mut self, answer: SignedIn, at: Moment) -> Command {
        self.session = self.session.renewed(answer, at);
        self.renewal = if self.session.is_last() { Renewal::Impossible } else { Renewal::possible() };
        self.calls_that_are_awaited()
    }

    pub(super) fn renewal_failed(&mut self, problem: Problem, at: Moment) -> Command {
        self.renewal = match problem {
            Problem::NotOffered => Renewal::Impossible,
            problem => {
                let wait = match problem {
                    Problem::TooMany { retry_after: Some(seconds) } => seconds.max(RETRY_SECONDS),
                    _ => RETRY_SECONDS,
                };
                Renewal::Possible { not_before: at.plus_seconds(wait), problem: Some(problem) }
            }
        };
        self.calls_that_are_awaited()
    }

    /// `command`, or nothing as long as a new token is on its way.
    pub(super) fn or_later(&self, command: Command) -> Command {
        if matches!(self.renewal, Renewal::Asked) { Command::Nothing } else { command }
    }

    /// Time is up. A token that still lives must die, too.
    pub(super) fn time_out(self, now: Moment) -> (State, Command) {
        let command =
            if now < self.session.ends_at() { Command::SignOut(self.session) } else { Command::Nothing };
        (State::Ended { why: Ending::TimedOut }, command)
    }
}

impl Renewal {
    pub(super) fn possible() -> Self {
        Self::Possible { not_before: Moment(0), problem: None }
    }

    /// Why the last try failed.
    pub fn problem(self) -> Option<Problem> {
        match self {
            Self::Possible { problem, .. } => problem,
            Self::Asked | Self::Impossible => None,
        }
    }
}
