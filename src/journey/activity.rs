//! Who has seen the records: one page of it at a time, the newest first.

use contract::{ActivityEntry, ActivityPage, BearerToken};

use super::{Command, Renewal, Screen, Visit};
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
            Self::NotOffered => Some(Problem::NotOffered),
            _ => None,
        }
    }
}

impl Visit {
    pub(super) fn opened_activity(&mut self) -> Command {
        if self.screen != Screen::People {
            return Command::Nothing;
        }
        self.enter(Screen::Activity);
        self.load_activity(None)
    }

    pub(super) fn asked_newest(&mut self) -> Command {
        if self.activity.is_newest() { Command::Nothing } else { self.load_activity(None) }
    }

    pub(super) fn asked_earlier(&mut self) -> Command {
        match self.activity.next().cloned() {
            Some(after) => self.load_activity(Some(after)),
            None => Command::Nothing,
        }
    }

    pub(super) fn asked_activity_again(&mut self) -> Command {
        match &mut self.activity {
            Activity::Failed { after, .. } => {
                let after = after.take();
                self.load_activity(after)
            }
            _ => Command::Nothing,
        }
    }

    /// While a new token is on its way nothing was asked for yet: what comes then belongs to a list that was left, and may
    /// be the refusal of the token that has died meanwhile.
    pub(super) fn is_waiting_for_activity(&self, token: &BearerToken, after: &Option<String>) -> bool {
        self.session.token() == token
            && !matches!(self.renewal, Renewal::Asked)
            && matches!(&self.activity, Activity::Loading { after: awaited } if awaited == after)
    }

    pub(super) fn activity_failed(&mut self, after: Option<String>, problem: Problem) -> Command {
        self.activity = match problem {
            Problem::NotOffered => Activity::NotOffered,
            problem => Activity::Failed { after, problem },
        };
        Command::Nothing
    }

    fn load_activity(&mut self, after: Option<String>) -> Command {
        self.activity = Activity::Loading { after };
        self.or_later(self.call_that_is_awaited())
    }
}
