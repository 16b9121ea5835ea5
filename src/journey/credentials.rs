//! The certificates of the person who is shown: fetched with the screen, checked on this device, and held against the
//! record.

use contract::{BearerToken, Beneficiary, CredentialList, Date, Dose, ReferenceId};

use super::{Command, Failure, Handover, Outcome, Renewal, Visit, Way};
use crate::problem::Problem;
use crate::proof::{Doubt, Proof, Subject};

/// Where the certificates stand.
#[derive(Debug, Clone, PartialEq)]
pub enum Credentials {
    Closed,
    Loading,
    Checking,
    /// One for each dose that has one.
    Checked(Vec<CheckedDose>),
    Failed(Problem),
    /// The backend has none.
    NotOffered,
}

/// One dose's certificate, and what its check has shown.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedDose {
    /// Counted from 1; 0 where the backend does not tell.
    pub dose: u8,
    pub proof: Proof,
}

impl Credentials {
    pub fn doses(&self) -> &[CheckedDose] {
        match self {
            Self::Checked(doses) => doses,
            _ => &[],
        }
    }

    pub fn is_on_its_way(&self) -> bool {
        matches!(self, Self::Loading | Self::Checking)
    }

    /// Of the calls; what the check of a certificate has shown stands in its [`Proof`].
    pub fn problem(&self) -> Option<Problem> {
        match self {
            Self::Failed(problem) => Some(*problem),
            _ => None,
        }
    }
}

impl Visit {
    /// Whether each dose of the person who is shown has a certificate that holds, and there is one at least. Nothing
    /// else may look like one.
    pub fn is_proven(&self) -> bool {
        let proven = self.credentials.doses();
        self.shown_person().is_some_and(|person| {
            let given = person.doses_given();
            !given.is_empty()
                && given.iter().all(|dose| {
                    proven
                        .iter()
                        .any(|it| Some(it.dose) == dose.number && matches!(it.proof, Proof::Holds(_)))
                })
        })
    }

    /// Asks for the certificates of the person who is shown.
    pub(super) fn load_credentials(&mut self) -> Command {
        if matches!(self.credentials, Credentials::NotOffered) || self.shown_id().is_none() {
            return Command::Nothing;
        }
        self.credentials = Credentials::Loading;
        self.or_later(self.credentials_call())
    }

    pub(super) fn credentials_call(&self) -> Command {
        match (&self.credentials, self.shown_id()) {
            (Credentials::Loading, Some(id)) => {
                Command::LoadCredentials { session: self.session.clone(), id }
            }
            _ => Command::Nothing,
        }
    }

    /// As with the activity, nothing was asked for yet while a new token is on its way.
    pub(super) fn is_waiting_for_credentials(&self, token: &BearerToken, id: &ReferenceId) -> bool {
        self.session.token() == token
            && !matches!(self.renewal, Renewal::Asked)
            && matches!(self.credentials, Credentials::Loading)
            && self.shown_id().as_ref() == Some(id)
    }

    pub(super) fn credentials_arrived(&mut self, id: ReferenceId, list: CredentialList) -> Command {
        let Some(person) = self.shown_person() else { return Command::Nothing };
        let subject =
            Subject { name: person.name.clone().unwrap_or_default(), birth_year: person.birth_year };
        self.credentials = Credentials::Checking;
        Command::CheckCredentials { id, subject, list }
    }

    pub(super) fn credentials_failed(&mut self, problem: Problem) -> Command {
        self.credentials = match problem {
            Problem::NotOffered => Credentials::NotOffered,
            problem => Credentials::Failed(problem),
        };
        Command::Nothing
    }

    pub(super) fn is_checking_credentials(&self, id: &ReferenceId) -> bool {
        matches!(self.credentials, Credentials::Checking) && self.shown_id().as_ref() == Some(id)
    }

    pub(super) fn credentials_checked(&mut self, checked: Result<Vec<CheckedDose>, Failure>) -> Command {
        match checked {
            Ok(doses) => {
                let person = self.shown_person();
                let held = doses.into_iter().map(|dose| dose.held_against(person)).collect();
                self.credentials = Credentials::Checked(held);
                Command::Nothing
            }
            Err(Failure::Problem(problem)) => self.credentials_failed(problem),
            // The keys are for everybody, so nobody is refused them.
            Err(Failure::SignedOut | Failure::Locked { .. }) => self.credentials_failed(Problem::Refused),
        }
    }

    pub(super) fn asked_code(&mut self, way: Way, place: usize) -> Command {
        let Some(CheckedDose { proof: Proof::Holds(verified), .. }) = self.credentials.doses().get(place)
        else {
            return Command::Nothing;
        };
        if matches!(self.handover, Handover::Busy(_)) {
            return Command::Nothing;
        }
        self.handover = Handover::Idle;
        verified.code().map_or(Command::Nothing, |code| Command::HandOverCode { way, code: code.clone() })
    }

    /// Nothing is said of what went well: a browser shows what it saves.
    pub(super) fn code_handed_over(&mut self, outcome: Outcome) -> Command {
        if let (Outcome::Failed(Failure::Problem(problem)), Handover::Idle) = (outcome, &self.handover) {
            self.handover = Handover::Failed(problem);
        }
        Command::Nothing
    }

    fn shown_person(&self) -> Option<&Beneficiary> {
        self.certificate_holder(self.shown_place()?)
    }

    fn shown_id(&self) -> Option<ReferenceId> {
        self.shown_person()?.beneficiary_reference_id.clone()
    }
}

impl CheckedDose {
    /// A certificate that holds, and tells of another dose than the record, is none of this record.
    fn held_against(self, person: Option<&Beneficiary>) -> Self {
        let recorded = person
            .and_then(|person| person.doses_given().into_iter().find(|dose| dose.number == Some(self.dose)));
        match (&self.proof, recorded) {
            (Proof::Holds(verified), Some(dose)) if is_told_of(&dose, verified.dose()) => self,
            (Proof::Holds(_), _) => Self { proof: Proof::Fails(Doubt::OtherSubject), ..self },
            (Proof::Unproven(_) | Proof::Fails(_), _) => self,
        }
    }
}

fn is_told_of(recorded: &Dose, told: (Option<u8>, Option<Date>)) -> bool {
    told == (recorded.number, recorded.date.known())
}
