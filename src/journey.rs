//! The journey as a typed machine: `State × Event → State × Command`. Pure: no browser, no clock, no Leptos.
//!
//! Answers name what they answer (the number, the transaction, the session), so a late or repeated one changes
//! nothing that the citizen sees.

mod activity;
mod checking;
mod command;
mod credentials;
mod event;
mod stay;
mod typed;
mod visit;

use contract::{BearerToken, CodeSent, MobileNumber, OtpCode, SignedIn, TxnId};

use crate::problem::Problem;
use crate::route::Route;
use crate::session::{Challenge, Moment, Session};

pub use activity::Activity;
pub use checking::{Checking, Keys, Stage};
pub use command::Command;
pub use credentials::{CheckedDose, Credentials};
pub use event::{Event, Failure};
pub use stay::{IDLE_SECONDS, Renewal, WARNED_SECONDS, Warning};
pub use typed::Typed;
pub use visit::{Handover, Job, JobId, Outcome, Records, Screen, Visit, Way, Whose};

#[derive(Debug, Clone, PartialEq)]
pub enum State {
    EnterMobile {
        problem: Option<Problem>,
    },
    /// `earlier` is there when another code was asked for: the citizen stays on the code's screen.
    SendingCode {
        mobile: MobileNumber,
        earlier: Option<Challenge>,
    },
    EnterCode {
        challenge: Challenge,
        problem: Option<Problem>,
    },
    CheckingCode {
        challenge: Challenge,
    },
    /// Too many wrong codes for the number.
    Locked {
        until: Moment,
    },
    SignedIn(Visit),
    Ended {
        why: Ending,
    },
    Checking(Checking),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    SignedOut,
    /// Its time ran out, by the page's clock or by the backend's.
    TimedOut,
}

impl State {
    pub fn start() -> Self {
        Self::EnterMobile { problem: None }
    }

    /// The step that follows, and what is to be done for it.
    pub fn update(self, event: Event) -> (Self, Command) {
        match event {
            Event::SubmittedMobile(raw) => self.submitted_mobile(raw.expose()),
            Event::CodeSent { mobile, answer, at } => (self.code_sent(&mobile, answer, at), Command::Nothing),
            Event::SendFailed { mobile, failure, at } => {
                (self.send_failed(&mobile, failure, at), Command::Nothing)
            }
            Event::Resumed(challenge) => (self.resumed(challenge), Command::Nothing),
            Event::SubmittedCode(raw) => self.submitted_code(raw.expose()),
            Event::AskedResend { at } => self.asked_resend(at),
            Event::AskedChangeNumber => (self.back_to_start(), Command::Nothing),
            Event::Confirmed { txn_id, answer, at } => self.confirmed(&txn_id, answer, at),
            Event::ConfirmFailed { txn_id, failure, at } => {
                (self.confirm_failed(&txn_id, failure, at), Command::Nothing)
            }
            Event::AskedSignOut => self.sign_out(),
            Event::Ticked(now) => self.ticked(now),
            Event::Renewed { token, answer, at } => self.renewed(&token, answer, at),
            Event::Navigated(route) => (self.navigated(route), Command::Nothing),
            Event::StartedOver => match self {
                Self::Ended { .. } | Self::Locked { .. } => (Self::start(), Command::Nothing),
                other => (other, Command::Nothing),
            },
            Event::OpenedCheck => match self {
                Self::EnterMobile { .. } => Checking::begin(),
                other => (other, Command::Nothing),
            },
            Event::ClosedCheck => match self {
                Self::Checking(_) => (Self::start(), Command::Nothing),
                other => (other, Command::Nothing),
            },
            on_one_screen => match self {
                Self::SignedIn(visit) => visit.update(on_one_screen),
                Self::Checking(checking) => checking.update(on_one_screen),
                other => (other, Command::Nothing),
            },
        }
    }

    /// A touch or a key at `at`: it changes nothing that is seen, so it is no event.
    pub fn touched(&mut self, at: Moment) {
        if let Self::SignedIn(visit) = self {
            visit.touched(at);
        }
    }

    /// Whether time alone changes this state at `now`.
    pub fn is_due(&self, now: Moment) -> bool {
        match self {
            Self::SignedIn(visit) => visit.is_over(now) || visit.is_renewal_due(now),
            Self::Locked { until } => *until <= now,
            _ => false,
        }
    }

    /// The address that belongs to what is seen.
    pub fn route(&self) -> Route {
        match self {
            Self::EnterMobile { .. } | Self::SendingCode { earlier: None, .. } => Route::Mobile,
            Self::SendingCode { earlier: Some(_), .. }
            | Self::EnterCode { .. }
            | Self::CheckingCode { .. } => Route::Code,
            Self::Locked { .. } => Route::Locked,
            Self::SignedIn(Visit { screen: Screen::People, .. }) => Route::People,
            Self::SignedIn(Visit { screen: Screen::Certificate(_), .. }) => Route::Certificate,
            Self::SignedIn(Visit { screen: Screen::Activity, .. }) => Route::Activity,
            Self::Ended { .. } => Route::Ended,
            Self::Checking(_) => Route::Check,
        }
    }

    /// The code that is under way, if one is.
    pub fn challenge(&self) -> Option<&Challenge> {
        match self {
            Self::EnterCode { challenge, .. } | Self::CheckingCode { challenge } => Some(challenge),
            Self::SendingCode { earlier, .. } => earlier.as_ref(),
            _ => None,
        }
    }

    pub fn visit(&self) -> Option<&Visit> {
        match self {
            Self::SignedIn(visit) => Some(visit),
            _ => None,
        }
    }

    pub fn checking(&self) -> Option<&Checking> {
        match self {
            Self::Checking(checking) => Some(checking),
            _ => None,
        }
    }

    /// What went wrong with the number or the code.
    pub fn problem(&self) -> Option<Problem> {
        match self {
            Self::EnterMobile { problem } | Self::EnterCode { problem, .. } => *problem,
            _ => None,
        }
    }

    fn submitted_mobile(self, raw: &str) -> (Self, Command) {
        let Self::EnterMobile { .. } = self else { return (self, Command::Nothing) };
        match MobileNumber::parse(raw) {
            Ok(mobile) => {
                (Self::SendingCode { mobile: mobile.clone(), earlier: None }, Command::SendCode(mobile))
            }
            Err(error) => (Self::EnterMobile { problem: Some(error.into()) }, Command::Nothing),
        }
    }

    fn code_sent(self, answered: &MobileNumber, answer: CodeSent, at: Moment) -> Self {
        match self {
            Self::SendingCode { mobile, earlier } if mobile == *answered => {
                let challenge = Challenge::from_answer(answer, mobile, earlier.is_some(), at);
                Self::EnterCode { challenge, problem: None }
            }
            other => other,
        }
    }

    fn send_failed(self, answered: &MobileNumber, failure: Failure, at: Moment) -> Self {
        match self {
            Self::SendingCode { mobile, earlier } if mobile == *answered => match (failure, earlier) {
                (Failure::Locked { retry_after }, _) => Self::Locked { until: at.plus_seconds(retry_after) },
                (Failure::Problem(problem), Some(challenge)) => {
                    let challenge = match problem.retry_after() {
                        Some(seconds) => challenge.resend_postponed(at.plus_seconds(seconds)),
                        None => challenge,
                    };
                    Self::EnterCode { challenge, problem: Some(problem) }
                }
                (Failure::Problem(problem), None) => Self::EnterMobile { problem: Some(problem) },
                (Failure::SignedOut, _) => Self::EnterMobile { problem: Some(Problem::Refused) },
            },
            other => other,
        }
    }

    fn resumed(self, challenge: Challenge) -> Self {
        match self {
            Self::EnterMobile { problem: None } => Self::EnterCode { challenge, problem: None },
            other => other,
        }
    }

    fn submitted_code(self, raw: &str) -> (Self, Command) {
        let Self::EnterCode { challenge, .. } = self else { return (self, Command::Nothing) };
        match OtpCode::parse(raw) {
            Ok(code) => {
                let command =
                    Command::ConfirmCode { txn_id: challenge.txn_id().clone(), digest: code.digest() };
                (Self::CheckingCode { challenge }, command)
            }
            Err(error) => (Self::EnterCode { challenge, problem: Some(error.into()) }, Command::Nothing),
        }
    }

    fn asked_resend(self, at: Moment) -> (Self, Command) {
        match self {
            Self::EnterCode { challenge, .. } if challenge.resend_at() <= at => {
                match challenge.mobile().cloned() {
                    Some(mobile) => (
                        Self::SendingCode { mobile: mobile.clone(), earlier: Some(challenge) },
                        Command::SendCode(mobile),
                    ),
                    None => (Self::start(), Command::Nothing),
                }
            }
            other => (other, Command::Nothing),
        }
    }

    fn back_to_start(self) -> Self {
        match self {
            Self::EnterCode { .. } | Self::CheckingCode { .. } | Self::SendingCode { .. } => Self::start(),
            other => other,
        }
    }

    fn confirmed(self, answered: &TxnId, answer: SignedIn, at: Moment) -> (Self, Command) {
        match self {
            Self::CheckingCode { challenge } if challenge.txn_id() == answered => {
                let session = Session::from_answer(answer, at);
                (Self::SignedIn(Visit::begin(session.clone(), at)), Command::LoadRecords(session))
            }
            // The citizen has left the screen: the token that nobody waits for must not live on.
            other => (other, Command::SignOut(Session::from_answer(answer, at))),
        }
    }

    fn confirm_failed(self, answered: &TxnId, failure: Failure, at: Moment) -> Self {
        match self {
            Self::CheckingCode { challenge } if challenge.txn_id() == answered => match failure {
                Failure::Locked { retry_after } => Self::Locked { until: at.plus_seconds(retry_after) },
                Failure::Problem(problem) => Self::EnterCode { challenge, problem: Some(problem) },
                Failure::SignedOut => Self::EnterCode { challenge, problem: Some(Problem::Refused) },
            },
            other => other,
        }
    }

    fn sign_out(self) -> (Self, Command) {
        match self {
            Self::SignedIn(visit) => {
                (Self::Ended { why: Ending::SignedOut }, Command::SignOut(visit.session))
            }
            other => (other, Command::Nothing),
        }
    }

    fn ticked(self, now: Moment) -> (Self, Command) {
        match self {
            Self::SignedIn(visit) if visit.is_over(now) => visit.time_out(now),
            Self::SignedIn(mut visit) if visit.is_renewal_due(now) => {
                let command = visit.renew();
                (Self::SignedIn(visit), command)
            }
            Self::Locked { until } if until <= now => (Self::start(), Command::Nothing),
            other => (other, Command::Nothing),
        }
    }

    fn renewed(self, old: &BearerToken, answer: SignedIn, at: Moment) -> (Self, Command) {
        match self {
            Self::SignedIn(mut visit) if visit.is_renewing(old) => {
                let command = visit.renewed(answer, at);
                (Self::SignedIn(visit), command)
            }
            // As with a confirmation: the citizen has gone.
            other => (other, Command::SignOut(Session::from_answer(answer, at))),
        }
    }

    /// Back leads out of a person's certificate or the activity to the people, and out of the code to the number. It does not lead out
    /// of the list of people: a slip of the thumb must not cost another SMS.
    fn navigated(self, route: Route) -> Self {
        match (self, route) {
            (
                state @ (Self::EnterCode { .. } | Self::CheckingCode { .. } | Self::SendingCode { .. }),
                Route::Mobile,
            ) => state.back_to_start(),
            (Self::SignedIn(mut visit), route)
                if !matches!(route, Route::Certificate | Route::Activity)
                    && visit.screen != Screen::People =>
            {
                visit.enter(Screen::People);
                Self::SignedIn(visit)
            }
            (Self::Ended { .. } | Self::Locked { .. } | Self::Checking(_), Route::Mobile) => Self::start(),
            (other, _) => other,
        }
    }
}
