//! Runs the journey: an event changes the state, and what is to be done for it comes back as another event.

use contract::{CredentialList, TrustedKeys};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::browser::{self, File, HandoverError};
use crate::journey::{CheckedDose, Command, Event, Failure, Outcome, State, Way};
use crate::problem::Problem;
use crate::proof::{CodeContent, DrawnCode, Subject};
use crate::session::Challenge;

/// Says nothing about whose certificate it is.
const FILE_NAME: &str = "vaccination-certificate";
const PICTURE_NAME: &str = "vaccination-certificate-qr-code.png";

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
        let part: Box<dyn Fn(&State) -> T + Send + Sync> = Box::new(part);
        Memo::new(move |_| self.state.with(&part)).into()
    }

    /// A part of the state as it is now.
    pub fn read<T>(self, part: impl FnOnce(&State) -> T) -> T {
        self.state.with_untracked(part)
    }

    pub fn dispatch(self, event: Event) {
        let command = self.state.try_update(|state| {
            let (left, earlier) = (state.route(), state.challenge().map(Challenge::expires_at));
            let was_signed_in = state.visit().is_some();
            let (next, command) = core::mem::replace(state, State::start()).update(event);
            *state = next;
            if state.route() != left {
                browser::empty_all_fields();
            }
            if was_signed_in && state.visit().is_none() {
                browser::stop_reading();
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
        if self.read(|state| state.challenge().is_some_and(|challenge| challenge.kept_until() <= now)) {
            browser::forget_challenge();
        }
        if self.read(|state| state.is_due(now)) {
            self.dispatch(Event::Ticked(now));
        }
    }

    /// A touch or a key. Nothing that is seen depends on it, so nothing is drawn again.
    pub fn touch(self) {
        // Without a state the page is gone.
        let _ = self.state.try_update_untracked(|state| state.touched(browser::now()));
    }

    /// The page is being left: nothing may wait in memory for a way back to it.
    pub fn leave(self) {
        browser::stop_reading();
        // As above.
        let _ = self.state.try_update_untracked(|state| *state = State::start());
    }

    fn run(self, command: Command) {
        match command {
            Command::Nothing => {}
            Command::Both(both) => both.into_iter().for_each(|command| self.run(command)),
            command => spawn_local(async move {
                if let Some(event) = self.perform(command).await {
                    self.dispatch(event);
                }
            }),
        }
    }

    /// Does what is to be done, and says what came of it. There is one place that waits for an answer: each of its own
    /// would be a machine of its own in the Wasm.
    async fn perform(self, command: Command) -> Option<Event> {
        let command = match command {
            Command::HandOverCode { way, code } => {
                return Some(Event::CodeHandedOver(give_code(way, &code).await));
            }
            Command::Check { contents, keys } => {
                return Some(Event::Checked(browser::check(&contents, &keys, None).await));
            }
            call => call,
        };
        let response = api::send(asked(&command)?).await;
        let at = browser::now();
        Some(match command {
            Command::Nothing
            | Command::Both(_)
            | Command::HandOverCode { .. }
            | Command::Check { .. }
            | Command::SignOut(_) => return None,
            Command::LoadTrust => {
                let keys = response.read_extension();
                Event::TrustArrived(match browser::load_scanner().await {
                    Ok(()) => keys,
                    Err(problem) => keys.and(Err(Failure::Problem(problem))),
                })
            }
            Command::SendCode(mobile) => match response.read() {
                Ok(answer) => Event::CodeSent { mobile, answer, at },
                Err(failure) => Event::SendFailed { mobile, failure, at },
            },
            Command::ConfirmCode { txn_id, .. } => match response.read() {
                Ok(answer) => Event::Confirmed { txn_id, answer, at },
                Err(failure) => Event::ConfirmFailed { txn_id, failure, at },
            },
            Command::LoadRecords(session) => {
                let token = session.into_token();
                match response.into_beneficiaries() {
                    Ok(beneficiaries) => Event::RecordsArrived { token, beneficiaries },
                    Err(failure) => Event::RecordsFailed { token, failure },
                }
            }
            Command::HandOver { job, way, number, .. } => {
                if !self.read(|state| state.visit().is_some_and(|visit| visit.is_waiting_for(&job))) {
                    return None;
                }
                let outcome = match response.into_certificate() {
                    Ok(pdf) => give(way, &pdf, &file_name(number)).await,
                    Err(failure) => Outcome::Failed(failure),
                };
                Event::HandedOver { job, outcome, at: browser::now() }
            }
            Command::LoadCredentials { session, id } => {
                let token = session.into_token();
                match response.into_credentials() {
                    Ok(list) => Event::CredentialsArrived { token, id, list },
                    Err(failure) => Event::CredentialsFailed { token, id, failure },
                }
            }
            Command::CheckCredentials { id, subject, list } => {
                let checked = match response.read_extension() {
                    Ok(trust) => check_doses(list, &trust, &subject).await,
                    Err(failure) => Err(failure),
                };
                Event::CredentialsChecked { id, checked }
            }
            Command::LoadActivity { session, after } => {
                let token = session.into_token();
                match response.read_extension() {
                    Ok(page) => Event::ActivityArrived { token, after, page },
                    Err(failure) => Event::ActivityFailed { token, after, failure },
                }
            }
            Command::Renew(session) => {
                let token = session.into_token();
                match response.read_extension() {
                    Ok(answer) => Event::Renewed { token, answer, at },
                    Err(failure) => Event::RenewalFailed { token, failure, at },
                }
            }
        })
    }
}

/// What a command asks of the backend.
fn asked(command: &Command) -> Option<api::Call> {
    Some(match command {
        Command::Nothing | Command::Both(_) | Command::HandOverCode { .. } | Command::Check { .. } => {
            return None;
        }
        Command::LoadTrust => api::trust(),
        Command::SendCode(mobile) => api::send_code(mobile),
        Command::ConfirmCode { txn_id, digest } => api::confirm_code(txn_id, digest),
        Command::LoadRecords(session) => api::beneficiaries(session),
        Command::HandOver { session, id, .. } => api::certificate(session, id),
        Command::LoadCredentials { session, id } => api::credentials(session, id),
        Command::CheckCredentials { .. } => api::trust(),
        Command::LoadActivity { session, after } => api::activity(session, after.as_deref()),
        Command::Renew(session) => api::extend(session),
        Command::SignOut(session) => api::sign_out(session),
    })
}

fn file_name(number: Option<usize>) -> String {
    match number {
        Some(number) => [FILE_NAME, "-", &number.to_string(), ".pdf"].concat(),
        None => [FILE_NAME, ".pdf"].concat(),
    }
}

/// Checks each of the certificates, and that it is about `subject`.
async fn check_doses(
    list: CredentialList,
    trust: &TrustedKeys,
    subject: &Subject,
) -> Result<Vec<CheckedDose>, Failure> {
    let (doses, contents): (Vec<_>, Vec<_>) =
        list.credentials.iter().map(|it| (it.dose, CodeContent::new(it.hcert.clone().into_bytes()))).unzip();
    let proofs = browser::check(&contents, trust, Some(subject)).await;
    let proofs = proofs.map_err(Failure::Problem)?;
    Ok(doses.into_iter().zip(proofs).map(|(dose, proof)| CheckedDose { dose, proof }).collect())
}

async fn give_code(way: Way, code: &DrawnCode) -> Outcome {
    match File::picture(code).await {
        Some(picture) => give(way, &picture, PICTURE_NAME).await,
        None => Outcome::Failed(Failure::Problem(Problem::SaveFailed)),
    }
}

async fn give(way: Way, file: &File, name: &str) -> Outcome {
    let (given, problem) = match way {
        Way::Save => (file.save(name), Problem::SaveFailed),
        Way::Share => (file.share(name).await, Problem::ShareFailed),
    };
    match given {
        Ok(()) => Outcome::Given,
        Err(HandoverError::Cancelled) => Outcome::Cancelled,
        Err(HandoverError::Failed) => Outcome::Failed(Failure::Problem(problem)),
    }
}
