//! Who has seen the records: one page of it at a time, the newest first.

use contract::{ActivityEntry, ActivityPage, BearerToken};

use super::{Command, Failure, Screen, State, Visit};
use crate::problem::Problem;

/// The page that is seen. `after` is the cursor that it was asked for with; none for the newest.
#[derive(Debug, Clone, PartialEq)]
pub enum Activity {
    Closed,
    Loading {
        after: Option<String>,
    },
    Loaded {
        after: Option<String>,
        page: ActivityPage,
    },
    Failed {
        after: Option<String>,
        problem: Problem,
    },
    /// The backend does not tell.
    NotOffered,
}

impl Activity {
    pub fn entries(&self) -> &[ActivityEntry] {
        match self {
            Self::Loaded { page, .. } => &page.activity,
            _ => &[],
        }
    }

    /// The cursor of the page that follows.
    pub fn next(&self) -> Option<&String> {
        match self {
            Self::Loaded { page, .. } => page.next.as_ref(),
            _ => None,
        }
    }

    pub fn is_newest(&self) -> bool {
        !matches!(
            self,
            Self::Loading { after: Some(_) }
                | Self::Loaded { after: Some(_), .. }
                | Self::Failed { after: Some(_), .. }
        )
    }

    pub fn problem(&self) -> Option<Problem> {
        match self {
            Self::Failed { problem, .. } => Some(*problem),
            _ => None,
        }
    }
}

impl Visit {
    pub(super) fn opened_activity(self) -> (Self, Command) {
        match self.screen {
            Screen::People => self.at(Screen::Activity).load_activity(None),
            Screen::Certificate(_) | Screen::Activity => (self, Command::Nothing),
        }
    }

    pub(super) fn asked_newest(self) -> (Self, Command) {
        if self.activity.is_newest() { (self, Command::Nothing) } else { self.load_activity(None) }
    }

    pub(super) fn asked_earlier(self) -> (Self, Command) {
        match self.activity.next().cloned() {
            Some(after) => self.load_activity(Some(after)),
            None => (self, Command::Nothing),
        }
    }

    pub(super) fn asked_activity_again(self) -> (Self, Command) {
        match &self.activity {
            Activity::Failed { after, .. } => {
                let after = after.clone();
                self.load_activity(after)
            }
            _ => (self, Command::Nothing),
        }
    }

    pub(super) fn is_waiting_for_activity(&self, token: &BearerToken, after: &Option<String>) -> bool {
        self.session.token() == token
            && matches!(&self.activity, Activity::Loading { after: awaited } if awaited == after)
    }

    pub(super) fn activity_failed(self, after: Option<String>, failure: Failure) -> (State, Command) {
        match failure {
            Failure::Problem(Problem::NotOffered) => {
                (State::SignedIn(Self { activity: Activity::NotOffered, ..self }), Command::Nothing)
            }
            Failure::Problem(problem) => (
                State::SignedIn(Self { activity: Activity::Failed { after, problem }, ..self }),
                Command::Nothing,
            ),
            Failure::SignedOut | Failure::Locked { .. } => Self::refused(),
        }
    }

    fn load_activity(self, after: Option<String>) -> (Self, Command) {
        let command =
            self.or_later(Command::LoadActivity { session: self.session.clone(), after: after.clone() });
        (Self { activity: Activity::Loading { after }, ..self }, command)
    }
}
