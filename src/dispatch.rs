//! Runs the journey: an event changes the state, and what is to be done for it comes back as another event.

use contract::ReferenceId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::browser::{self, ShareError};
use crate::journey::{Command, Event, Failure, State, Way};
use crate::problem::Problem;
use crate::session::{Challenge, Session};

/// Says nothing about whose certificate it is.
const FILE_NAME: &str = "vaccination-certificate";

/// The journey under way.
#[derive(Clone, Copy)]
pub struct Journey {
    state: RwSignal<State>,
}

impl Journey {
    pub fn begin() -> Self {
        Self { state: RwSignal::new(State::start()) }
    }

    /// A part of the state; what depends on it runs again only when that part changes. Each type `T` costs the
    /// Wasm binary about 2 kB, so parts are yes or no, or words.
    pub fn select<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&State) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Memo::new(move |_| self.state.with(&part)).into()
    }

    /// A part of the state as it is now.
    pub fn read<T>(self, part: impl FnOnce(&State) -> T) -> T {
        self.state.with_untracked(part)
    }

    pub fn dispatch(self, event: Event) {
        let command = self.state.try_update(|state| {
            let (left, earlier) = (state.route(), state.challenge().map(Challenge::expires_at));
            let (next, command) = core::mem::replace(state, State::start()).update(event);
            *state = next;
            if state.route() != left {
                browser::empty_all_fields();
            }
            match state.challenge() {
                Some(challenge) if Some(challenge.expires_at()) != earlier => {
                    browser::keep_challenge(challenge);
                }
                None if earlier.is_some() => browser::forget_challenge(),
                _ => {}
            }
            command
        });
        // Without a state the page is gone, and nothing is to be done any more.
        self.run(command.unwrap_or(Command::Nothing));
    }

    /// The clock's tick: most of them change nothing, so they do not copy the state.
    pub fn tick(self) {
        let now = browser::now();
        if self.read(|state| state.challenge().is_some_and(|challenge| challenge.expires_at() <= now)) {
            browser::forget_challenge();
        }
        if self.read(|state| state.is_overdue(now)) {
            self.dispatch(Event::Ticked(now));
        }
    }

    fn run(self, command: Command) {
        if command != Command::Nothing {
            spawn_local(async move {
                if let Some(event) = self.perform(command).await {
                    self.dispatch(event);
                }
            });
        }
    }

    /// Does what is to be done, and says what came of it.
    async fn perform(self, command: Command) -> Option<Event> {
        match command {
            Command::Nothing => None,
            Command::SendCode(mobile) => {
                let answer = api::send_code(&mobile).await;
                let at = browser::now();
                Some(match answer {
                    Ok(answer) => Event::CodeSent { mobile, answer, at },
                    Err(failure) => Event::SendFailed { mobile, failure, at },
                })
            }
            Command::ConfirmCode { txn_id, digest } => {
                let answer = api::confirm_code(txn_id.clone(), digest).await;
                let at = browser::now();
                Some(match answer {
                    Ok(answer) => Event::Confirmed { txn_id, answer, at },
                    Err(failure) => Event::ConfirmFailed { txn_id, failure, at },
                })
            }
            Command::LoadRecords(session) => {
                let token = session.token().clone();
                Some(match api::beneficiaries(&session).await {
                    Ok(beneficiaries) => Event::RecordsArrived { token, beneficiaries },
                    Err(failure) => Event::RecordsFailed { token, failure },
                })
            }
            Command::HandOver { session, way, ids } => {
                self.hand_over(session, way, ids).await;
                None
            }
            Command::SignOut(session) => {
                api::sign_out(&session).await;
                None
            }
        }
    }

    /// One file after the other; stops at the first that fails, and when the session has ended meanwhile.
    async fn hand_over(self, session: Session, way: Way, ids: Vec<ReferenceId>) {
        let is_one_of_many = ids.len() > 1;
        for (place, id) in ids.iter().enumerate() {
            let token = session.token().clone();
            let name = file_name(is_one_of_many.then_some(place + 1));
            let outcome = match api::certificate(&session, id).await {
                Ok(_) if !self.read(|state| is_visit_of(state, &session)) => return,
                Ok(pdf) => give(way, &pdf, &name).await,
                Err(failure) => Err(Some(failure)),
            };
            match outcome {
                Ok(()) => self.dispatch(Event::HandedOver { token }),
                Err(None) => return self.dispatch(Event::HandoverCancelled { token }),
                Err(Some(failure)) => return self.dispatch(Event::HandoverFailed { token, failure }),
            }
        }
    }
}

fn is_visit_of(state: &State, session: &Session) -> bool {
    state.visit().is_some_and(|visit| visit.session == *session)
}

fn file_name(number: Option<usize>) -> String {
    match number {
        Some(number) => [FILE_NAME, "-", &number.to_string(), ".pdf"].concat(),
        None => [FILE_NAME, ".pdf"].concat(),
    }
}

/// `Err(None)` where the citizen changed their mind.
async fn give(way: Way, pdf: &[u8], name: &str) -> Result<(), Option<Failure>> {
    match way {
        Way::Save => {
            browser::save(pdf, name).map_err(|_| Some(Failure::Problem(Problem::CertificateUnreadable)))
        }
        Way::Share => browser::share(pdf, name).await.map_err(|error| match error {
            ShareError::Cancelled => None,
            ShareError::Failed => Some(Failure::Problem(Problem::ShareFailed)),
        }),
    }
}
