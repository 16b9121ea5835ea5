//! What a signed-in citizen sees and can do.

use contract::{BearerToken, Beneficiary, ReferenceId};

use super::{Command, Ending, Event, Failure, State};
use crate::problem::Problem;
use crate::session::Session;

/// What a signed-in citizen sees.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    pub session: Session,
    pub records: Records,
    pub screen: Screen,
    pub handover: Handover,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Records {
    Loading,
    Loaded(Vec<Beneficiary>),
    Failed(Problem),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    People,
    /// The place of the person in the list.
    Certificate(usize),
}

/// Where the making of a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handover {
    Idle,
    Busy { way: Way, done: usize, of: usize },
    Saved { files: usize },
    Failed(Problem),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Save,
    Share,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The place of the person in the list.
    One(usize),
    Everybody,
}

impl Visit {
    /// A visit begins with the question for the records.
    pub(super) fn begin(session: Session) -> Self {
        Self { session, records: Records::Loading, screen: Screen::People, handover: Handover::Idle }
    }

    pub(super) fn update(self, event: Event) -> (State, Command) {
        let (visit, command) = match event {
            Event::AskedRecords if matches!(self.records, Records::Failed(_)) => {
                let command = Command::LoadRecords(self.session.clone());
                (Self { records: Records::Loading, ..self }, command)
            }
            Event::RecordsArrived { token, beneficiaries } if self.is_waiting(&token) => {
                (Self { records: Records::Loaded(beneficiaries), ..self }, Command::Nothing)
            }
            Event::RecordsFailed { token, failure } if self.is_waiting(&token) => {
                return match failure {
                    Failure::Problem(problem) => (
                        State::SignedIn(Self { records: Records::Failed(problem), ..self }),
                        Command::Nothing,
                    ),
                    Failure::SignedOut | Failure::Locked { .. } => Self::refused(),
                };
            }
            Event::OpenedCertificate(place) if self.certificate_holder(place).is_some() => (
                Self { screen: Screen::Certificate(place), handover: Handover::Idle, ..self },
                Command::Nothing,
            ),
            Event::ClosedCertificate => {
                (Self { screen: Screen::People, handover: Handover::Idle, ..self }, Command::Nothing)
            }
            Event::AskedHandover { way, whose } if !matches!(self.handover, Handover::Busy { .. }) => {
                self.asked_handover(way, whose)
            }
            Event::HandedOver { token } if *self.session.token() == token => {
                (self.handed_over(), Command::Nothing)
            }
            Event::HandoverCancelled { token } if *self.session.token() == token => {
                (Self { handover: Handover::Idle, ..self }, Command::Nothing)
            }
            Event::HandoverFailed { token, failure } if *self.session.token() == token => {
                return match failure {
                    Failure::Problem(problem) => (
                        State::SignedIn(Self { handover: Handover::Failed(problem), ..self }),
                        Command::Nothing,
                    ),
                    Failure::SignedOut | Failure::Locked { .. } => Self::refused(),
                };
            }
            _ => (self, Command::Nothing),
        };
        (State::SignedIn(visit), command)
    }

    fn is_waiting(&self, token: &BearerToken) -> bool {
        self.session.token() == token && self.records == Records::Loading
    }

    fn refused() -> (State, Command) {
        (State::Ended { why: Ending::TimedOut }, Command::Nothing)
    }

    /// The people under the number; none until they have arrived.
    pub fn people(&self) -> &[Beneficiary] {
        match &self.records {
            Records::Loaded(people) => people,
            Records::Loading | Records::Failed(_) => &[],
        }
    }

    /// The person at this place, if there is a certificate to show for them.
    pub fn certificate_holder(&self, place: usize) -> Option<&Beneficiary> {
        self.people().get(place).filter(|person| person.certificate_kind().is_some())
    }

    /// The ids of the people for whom the backend can make a file.
    pub fn certificate_ids(&self, whose: Whose) -> Vec<ReferenceId> {
        let places = match whose {
            Whose::One(place) => place..place.saturating_add(1),
            Whose::Everybody => 0..self.people().len(),
        };
        places.filter_map(|place| self.certificate_holder(place)?.beneficiary_reference_id.clone()).collect()
    }

    fn asked_handover(self, way: Way, whose: Whose) -> (Self, Command) {
        let ids = self.certificate_ids(whose);
        if ids.is_empty() {
            return (self, Command::Nothing);
        }
        let handover = Handover::Busy { way, done: 0, of: ids.len() };
        let session = self.session.clone();
        (Self { handover, ..self }, Command::HandOver { session, way, ids })
    }

    fn handed_over(self) -> Self {
        let handover = match self.handover {
            Handover::Busy { way, done, of } if done + 1 < of => Handover::Busy { way, done: done + 1, of },
            Handover::Busy { way: Way::Save, of, .. } => Handover::Saved { files: of },
            Handover::Busy { way: Way::Share, .. } => Handover::Idle,
            other => other,
        };
        Self { handover, ..self }
    }
}
