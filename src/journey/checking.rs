//! Checking anybody's certificate, without signing in. Once the keys are there, nothing needs a network any more.

use contract::TrustedKeys;

use super::{Command, Event, Failure, State};
use crate::problem::Problem;
use crate::proof::Proof;

/// Where the checking stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Checking {
    pub keys: Keys,
    pub stage: Stage,
}

/// The keys whose signatures count, and the script and the Wasm that check.
#[derive(Debug, Clone, PartialEq)]
pub enum Keys {
    Loading,
    Loaded(TrustedKeys),
    Failed(Problem),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    Idle,
    /// The camera looks for a code.
    Looking,
    /// A file is read.
    Reading,
    /// What was read is checked.
    Busy,
    Checked(Vec<Proof>),
    Failed(Problem),
}

impl Checking {
    pub(super) fn begin() -> (State, Command) {
        (State::Checking(Self { keys: Keys::Loading, stage: Stage::Idle }), Command::LoadTrust)
    }

    pub(super) fn update(mut self, event: Event) -> (State, Command) {
        let command = match (event, &self.keys, &self.stage) {
            (Event::TrustArrived(answer), Keys::Loading, _) => {
                self.keys = match answer {
                    Ok(keys) => Keys::Loaded(keys),
                    Err(Failure::Problem(Problem::NotOffered)) => Keys::Failed(Problem::NoKeys),
                    Err(Failure::Problem(problem)) => Keys::Failed(problem),
                    Err(Failure::SignedOut | Failure::Locked { .. }) => Keys::Failed(Problem::Refused),
                };
                Command::Nothing
            }
            (Event::AskedTrustAgain, Keys::Failed(_), _) => {
                self.keys = Keys::Loading;
                Command::LoadTrust
            }
            (Event::AskedCamera, Keys::Loaded(_), _) => self.at(Stage::Looking),
            (Event::CameraStopped, _, Stage::Looking) => self.at(Stage::Idle),
            (Event::AskedFile, Keys::Loaded(_), _) => self.at(Stage::Reading),
            (Event::NothingRead(problem), ..) => self.at(Stage::Failed(problem)),
            (Event::Read(contents), Keys::Loaded(keys), _) => {
                let keys = keys.clone();
                self.stage = Stage::Busy;
                Command::Check { contents, keys }
            }
            (Event::Checked(Ok(proofs)), _, Stage::Busy) => self.at(Stage::Checked(proofs)),
            (Event::Checked(Err(problem)), _, Stage::Busy) => self.at(Stage::Failed(problem)),
            (Event::AskedNextCheck, ..) => self.at(Stage::Idle),
            _ => Command::Nothing,
        };
        (State::Checking(self), command)
    }

    fn at(&mut self, stage: Stage) -> Command {
        self.stage = stage;
        Command::Nothing
    }

    pub fn proofs(&self) -> &[Proof] {
        match &self.stage {
            Stage::Checked(proofs) => proofs,
            _ => &[],
        }
    }

    pub fn problem(&self) -> Option<Problem> {
        match &self.stage {
            Stage::Failed(problem) => Some(*problem),
            _ => None,
        }
    }
}
