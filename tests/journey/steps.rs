//! Events and states to begin with.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "clippy takes these for product code; a test may fall here"
)]

use beneficiary_portal::journey::{Command, Event, Failure, Handover, Outcome, State, Way, Whose};
use beneficiary_portal::session::Moment;
use contract::{
    BearerToken, Beneficiary, CodeSent, Date, DateField, Dose, MobileNumber, ReferenceId, SignedIn, TxnId,
    VaccinationStatus,
};

pub(crate) const NOW: Moment = Moment(1_700_000_000_000);
pub(crate) const NUMBER: &str = "9876543210";
pub(crate) const DAY: &str = "12-03-2021";

pub(crate) fn mobile() -> MobileNumber {
    MobileNumber::parse(NUMBER).expect("a valid sample")
}

pub(crate) fn txn() -> TxnId {
    TxnId::new("txn".to_owned())
}

pub(crate) fn token() -> BearerToken {
    BearerToken::new("token".to_owned())
}

pub(crate) fn code_sent() -> Event {
    let answer = CodeSent { txn_id: txn(), expires_in: 180, resend_after: 30 };
    Event::CodeSent { mobile: mobile(), answer, at: NOW }
}

pub(crate) fn confirmed() -> Event {
    Event::Confirmed { txn_id: txn(), answer: SignedIn { token: token(), expires_in: 900 }, at: NOW }
}

pub(crate) fn confirm_failed(failure: Failure) -> Event {
    Event::ConfirmFailed { txn_id: txn(), failure, at: NOW }
}

pub(crate) fn send_failed(failure: Failure) -> Event {
    Event::SendFailed { mobile: mobile(), failure, at: NOW }
}

pub(crate) fn reference_id(id: &str) -> ReferenceId {
    ReferenceId::parse(id).expect("a valid sample")
}

pub(crate) fn person(id: &str, status: VaccinationStatus) -> Beneficiary {
    Beneficiary {
        beneficiary_reference_id: ReferenceId::parse(id).ok(),
        vaccination_status: status,
        ..Beneficiary::default()
    }
}

/// Two who have a certificate, and between them one who has none. Of the first a dose is known, too.
pub(crate) fn family() -> Vec<Beneficiary> {
    let first = person("10000000000001", VaccinationStatus::Vaccinated);
    let date = Date::parse(DAY).map_or(DateField::Absent, DateField::Known);
    vec![
        Beneficiary { doses: vec![Dose { number: Some(1), date, ..Dose::default() }], ..first },
        person("10000000000002", VaccinationStatus::NotVaccinated),
        person("10000000000003", VaccinationStatus::PartiallyVaccinated),
    ]
}

pub(crate) fn records() -> Event {
    Event::RecordsArrived { token: token(), beneficiaries: family() }
}

pub(crate) fn after(events: impl IntoIterator<Item = Event>) -> State {
    events.into_iter().fold(State::start(), |state, event| state.update(event).0)
}

pub(crate) fn at_code() -> Vec<Event> {
    vec![Event::SubmittedMobile(NUMBER.to_owned().into()), code_sent()]
}

pub(crate) fn checking() -> Vec<Event> {
    [at_code(), vec![Event::SubmittedCode("123456".to_owned().into())]].concat()
}

pub(crate) fn loading() -> Vec<Event> {
    [checking(), vec![confirmed()]].concat()
}

pub(crate) fn signed_in() -> Vec<Event> {
    [loading(), vec![records()]].concat()
}

#[track_caller]
pub(crate) fn check(before: Vec<Event>, event: Event, expected: impl FnOnce(&State, &Command) -> bool) {
    let (state, command) = after(before).update(event);
    assert!(expected(&state, &command), "{state:?}\n{command:?}");
}

#[track_caller]
pub(crate) fn check_unmoved(before: Vec<Event>, event: Event) {
    let state = after(before);
    let (next, command) = state.clone().update(event);
    assert_eq!((next, command), (state, Command::Nothing));
}

/// The answer to the file that is being made.
pub(crate) fn handed_over(state: &State, outcome: Outcome) -> Event {
    handed_over_at(state, outcome, NOW)
}

pub(crate) fn handed_over_at(state: &State, outcome: Outcome, at: Moment) -> Event {
    match &state.visit().expect("signed in").handover {
        Handover::Busy(job) => Event::HandedOver { job: job.id().clone(), outcome, at },
        idle => panic!("no file is being made: {idle:?}"),
    }
}

pub(crate) fn asked_for(whose: Whose) -> State {
    after(signed_in()).update(Event::AskedHandover { way: Way::Save, whose }).0
}
