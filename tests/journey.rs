//! The journey: a table of what each event leads to, and properties that no order of events breaks.

use beneficiary_portal::journey::{
    Command, Ending, Event, Failure, Handover, Records, Screen, State, Way, Whose,
};
use beneficiary_portal::problem::Problem;
use beneficiary_portal::route::Route;
use beneficiary_portal::session::{Challenge, Moment};
use contract::{
    BearerToken, Beneficiary, CodeSent, MobileNumber, ReferenceId, SignedIn, TxnId, VaccinationStatus,
};
use proptest::prelude::*;

const NOW: Moment = Moment(1_700_000_000_000);
const NUMBER: &str = "9876543210";

fn mobile() -> MobileNumber {
    MobileNumber::parse(NUMBER).unwrap()
}

fn txn() -> TxnId {
    TxnId::new("txn".to_owned())
}

fn token() -> BearerToken {
    BearerToken::new("token".to_owned())
}

fn code_sent() -> Event {
    let answer = CodeSent { txn_id: txn(), expires_in: 180, resend_after: 30 };
    Event::CodeSent { mobile: mobile(), answer, at: NOW }
}

fn confirmed() -> Event {
    Event::Confirmed { txn_id: txn(), answer: SignedIn { token: token(), expires_in: 900 }, at: NOW }
}

fn confirm_failed(failure: Failure) -> Event {
    Event::ConfirmFailed { txn_id: txn(), failure, at: NOW }
}

fn send_failed(failure: Failure) -> Event {
    Event::SendFailed { mobile: mobile(), failure, at: NOW }
}

fn person(id: &str, status: VaccinationStatus) -> Beneficiary {
    Beneficiary {
        beneficiary_reference_id: ReferenceId::parse(id).ok(),
        vaccination_status: status,
        ..Beneficiary::default()
    }
}

/// Two who have a certificate, and between them one who has none.
fn family() -> Vec<Beneficiary> {
    vec![
        person("10000000000001", VaccinationStatus::Vaccinated),
        person("10000000000002", VaccinationStatus::NotVaccinated),
        person("10000000000003", VaccinationStatus::PartiallyVaccinated),
    ]
}

fn records() -> Event {
    Event::RecordsArrived { token: token(), beneficiaries: family() }
}

fn after(events: impl IntoIterator<Item = Event>) -> State {
    events.into_iter().fold(State::start(), |state, event| state.update(event).0)
}

fn at_code() -> Vec<Event> {
    vec![Event::SubmittedMobile(NUMBER.to_owned()), code_sent()]
}

fn checking() -> Vec<Event> {
    [at_code(), vec![Event::SubmittedCode("123456".to_owned())]].concat()
}

fn loading() -> Vec<Event> {
    [checking(), vec![confirmed()]].concat()
}

fn signed_in() -> Vec<Event> {
    [loading(), vec![records()]].concat()
}

#[track_caller]
fn check(before: Vec<Event>, event: Event, expected: impl FnOnce(&State, &Command) -> bool) {
    let (state, command) = after(before).update(event);
    assert!(expected(&state, &command), "{state:?}\n{command:?}");
}

#[track_caller]
fn check_unmoved(before: Vec<Event>, event: Event) {
    let state = after(before);
    let (next, command) = state.clone().update(event);
    assert_eq!((next, command), (state, Command::Nothing));
}

#[test]
fn a_number_leads_to_a_code() {
    check(vec![], Event::SubmittedMobile("+91 98765 43210".to_owned()), |state, command| {
        matches!(state, State::SendingCode { earlier: None, .. }) && *command == Command::SendCode(mobile())
    });
    check(vec![], Event::SubmittedMobile("98".to_owned()), |state, command| {
        state.problem() == Some(Problem::MobileWrongLength) && *command == Command::Nothing
    });
    check(vec![Event::SubmittedMobile(NUMBER.to_owned())], code_sent(), |state, _| {
        state.route() == Route::Code
            && state.challenge().is_some_and(|challenge| {
                challenge.resend_at() == NOW.plus_seconds(30)
                    && challenge.expires_at() == NOW.plus_seconds(180)
                    && !challenge.is_resent()
            })
    });
}

#[test]
fn a_second_press_and_a_late_answer_change_nothing() {
    check_unmoved(vec![Event::SubmittedMobile(NUMBER.to_owned())], Event::SubmittedMobile(NUMBER.to_owned()));
    check_unmoved(checking(), Event::SubmittedCode("123456".to_owned()));
    check_unmoved(at_code(), code_sent());
    check_unmoved(vec![], code_sent());
    check_unmoved(at_code(), confirm_failed(Failure::Problem(Problem::CodeWrong)));
    check_unmoved(signed_in(), records());
    check_unmoved(vec![], records());
    let other = Event::SendFailed {
        mobile: MobileNumber::parse("9000000000").unwrap(),
        failure: Failure::Problem(Problem::Offline),
        at: NOW,
    };
    check_unmoved(vec![Event::SubmittedMobile(NUMBER.to_owned())], other);
}

#[test]
fn a_send_that_failed_keeps_the_screen_it_was_asked_from() {
    let sending = vec![Event::SubmittedMobile(NUMBER.to_owned())];
    check(sending.clone(), send_failed(Failure::Problem(Problem::Offline)), |state, _| {
        *state == State::EnterMobile { problem: Some(Problem::Offline) }
    });
    check(sending, send_failed(Failure::Locked { retry_after: 600 }), |state, _| {
        *state == State::Locked { until: NOW.plus_seconds(600) }
    });
    let later = NOW.plus_seconds(30);
    let resending = [at_code(), vec![Event::AskedResend { at: later }]].concat();
    let too_many = Failure::Problem(Problem::TooMany { retry_after: Some(600) });
    check(resending, Event::SendFailed { mobile: mobile(), failure: too_many, at: later }, |state, _| {
        state.route() == Route::Code
            && state.challenge().is_some_and(|challenge| challenge.resend_at() == later.plus_seconds(600))
    });
}

#[test]
fn another_code_comes_after_the_wait_and_not_before() {
    check_unmoved(at_code(), Event::AskedResend { at: NOW.plus_seconds(29) });
    let asked = Event::AskedResend { at: NOW.plus_seconds(30) };
    check(at_code(), asked.clone(), |state, command| {
        state.route() == Route::Code && *command == Command::SendCode(mobile())
    });
    check([at_code(), vec![asked]].concat(), code_sent(), |state, _| {
        state.challenge().is_some_and(Challenge::is_resent)
    });
}

#[test]
fn each_refusal_of_a_code_has_its_own_next_step() {
    for problem in [Problem::CodeWrong, Problem::CodeExpired, Problem::CodeTriesUsed, Problem::TimedOut] {
        check(checking(), confirm_failed(Failure::Problem(problem)), |state, _| {
            state.problem() == Some(problem) && state.route() == Route::Code
        });
    }
    check(checking(), confirm_failed(Failure::Locked { retry_after: 60 }), |state, _| {
        *state == State::Locked { until: NOW.plus_seconds(60) }
    });
    check(at_code(), Event::SubmittedCode("12".to_owned()), |state, command| {
        state.problem() == Some(Problem::CodeNotSixDigits) && *command == Command::Nothing
    });
}

#[test]
fn a_lock_opens_by_itself() {
    let locked = [checking(), vec![confirm_failed(Failure::Locked { retry_after: 60 })]].concat();
    check_unmoved(locked.clone(), Event::Ticked(NOW.plus_seconds(59)));
    check(locked, Event::Ticked(NOW.plus_seconds(60)), |state, _| *state == State::start());
}

#[test]
fn the_right_code_opens_the_records() {
    check(checking(), confirmed(), |state, command| {
        state.visit().is_some_and(|visit| visit.records == Records::Loading)
            && matches!(command, Command::LoadRecords(_))
    });
    check(loading(), records(), |state, _| state.visit().is_some_and(|visit| visit.people().len() == 3));
    let failed = Event::RecordsFailed { token: token(), failure: Failure::Problem(Problem::Unavailable) };
    check(loading(), failed.clone(), |state, _| {
        state.visit().is_some_and(|visit| visit.records == Records::Failed(Problem::Unavailable))
    });
    check([loading(), vec![failed]].concat(), Event::AskedRecords, |_, command| {
        matches!(command, Command::LoadRecords(_))
    });
}

#[test]
fn a_token_that_nobody_waits_for_is_given_back() {
    for before in [vec![], at_code(), [checking(), vec![Event::AskedChangeNumber]].concat()] {
        check(before, confirmed(), |state, command| {
            state.visit().is_none() && matches!(command, Command::SignOut(_))
        });
    }
}

#[test]
fn a_certificate_is_shown_for_who_has_one() {
    check(signed_in(), Event::OpenedCertificate(0), |state, _| state.route() == Route::Certificate);
    check_unmoved(signed_in(), Event::OpenedCertificate(1));
    check_unmoved(signed_in(), Event::OpenedCertificate(7));
    let open = [signed_in(), vec![Event::OpenedCertificate(0)]].concat();
    check(open, Event::ClosedCertificate, |state, _| state.route() == Route::People);
}

#[test]
fn files_are_made_for_those_who_have_a_certificate() {
    let all = Event::AskedHandover { way: Way::Save, whose: Whose::Everybody };
    check(
        signed_in(),
        all.clone(),
        |_, command| matches!(command, Command::HandOver { ids, .. } if ids.len() == 2),
    );
    let first = [signed_in(), vec![all.clone()]].concat();
    check_unmoved(first.clone(), all);
    let handed_over = Event::HandedOver { token: token() };
    check(first.clone(), handed_over.clone(), |state, _| {
        state.visit().is_some_and(|v| v.handover == Handover::Busy { way: Way::Save, done: 1, of: 2 })
    });
    check([first, vec![handed_over.clone()]].concat(), handed_over, |state, _| {
        state.visit().is_some_and(|visit| visit.handover == Handover::Saved { files: 2 })
    });
    check_unmoved(signed_in(), Event::AskedHandover { way: Way::Share, whose: Whose::One(1) });
}

#[test]
fn back_goes_back_within_the_journey() {
    check(at_code(), Event::Navigated(Route::Mobile), |state, _| *state == State::start());
    let open = [signed_in(), vec![Event::OpenedCertificate(0)]].concat();
    check(open, Event::Navigated(Route::People), |state, _| {
        state.visit().is_some_and(|visit| visit.screen == Screen::People)
    });
    check_unmoved(signed_in(), Event::Navigated(Route::Mobile));
    for route in Route::ALL {
        check([signed_in(), vec![Event::AskedSignOut]].concat(), Event::Navigated(route), |state, _| {
            state.visit().is_none()
        });
    }
}

#[test]
fn every_end_drops_everything_held() {
    let refused = |event| [loading(), vec![event]].concat();
    let signed_out = Failure::SignedOut;
    for (before, event, why) in [
        (signed_in(), Event::AskedSignOut, Ending::SignedOut),
        (signed_in(), Event::Ticked(NOW.plus_seconds(900)), Ending::TimedOut),
        (loading(), Event::RecordsFailed { token: token(), failure: signed_out }, Ending::TimedOut),
        (refused(records()), Event::HandoverFailed { token: token(), failure: signed_out }, Ending::TimedOut),
    ] {
        check(before, event, |state, _| *state == State::Ended { why });
    }
    check(signed_in(), Event::AskedSignOut, |_, command| matches!(command, Command::SignOut(_)));
    check_unmoved(signed_in(), Event::Ticked(NOW.plus_seconds(899)));
}

#[test]
fn a_discarded_tab_goes_on_at_its_code() {
    let challenge = Challenge::resumed(txn(), NOW.plus_seconds(60));
    check(vec![], Event::Resumed(challenge.clone()), |state, _| state.route() == Route::Code);
    check_unmoved(signed_in(), Event::Resumed(challenge));
}

#[test]
fn every_route_has_its_own_path_and_is_found_by_it() {
    for route in Route::ALL {
        assert_eq!(Route::from_path(route.path()), route);
    }
    assert_eq!(Route::from_path("/people/10000000000001"), Route::Mobile);
}

fn any_failure() -> impl Strategy<Value = Failure> {
    prop_oneof![
        Just(Failure::Problem(Problem::Offline)),
        Just(Failure::Problem(Problem::TooMany { retry_after: Some(9) })),
        Just(Failure::SignedOut),
        (0..900_u32).prop_map(|retry_after| Failure::Locked { retry_after }),
    ]
}

fn any_event() -> impl Strategy<Value = Event> {
    let moment = (0..2_000_u32).prop_map(|seconds| NOW.plus_seconds(seconds));
    let whose = prop_oneof![Just(Whose::Everybody), (0..4_usize).prop_map(Whose::One)];
    prop_oneof![
        prop_oneof![Just(NUMBER.to_owned()), "[0-9]{0,11}"].prop_map(Event::SubmittedMobile),
        Just(code_sent()),
        any_failure().prop_map(send_failed),
        prop_oneof![Just("123456".to_owned()), "[0-9]{0,7}"].prop_map(Event::SubmittedCode),
        moment.clone().prop_map(|at| Event::AskedResend { at }),
        Just(Event::AskedChangeNumber),
        Just(confirmed()),
        any_failure().prop_map(confirm_failed),
        Just(Event::AskedRecords),
        Just(records()),
        any_failure().prop_map(|failure| Event::RecordsFailed { token: token(), failure }),
        (0..4_usize).prop_map(Event::OpenedCertificate),
        Just(Event::ClosedCertificate),
        whose.prop_map(|whose| Event::AskedHandover { way: Way::Save, whose }),
        Just(Event::HandedOver { token: token() }),
        Just(Event::HandoverCancelled { token: token() }),
        any_failure().prop_map(|failure| Event::HandoverFailed { token: token(), failure }),
        Just(Event::AskedSignOut),
        moment.prop_map(Event::Ticked),
        (0..Route::ALL.len()).prop_map(|place| Event::Navigated(Route::ALL[place])),
        Just(Event::StartedOver),
    ]
}

proptest! {
    /// The proof of a state is an event that really came: a code's screen needs a code that went out, a visit
    /// needs a confirmed code, records need their arrival, and all of it is gone after an end.
    #[test]
    fn no_order_of_events_reaches_a_state_without_its_proof(
        events in prop::collection::vec(any_event(), 0..60),
    ) {
        let mut state = State::start();
        let (mut was_sent, mut was_confirmed, mut have_arrived) = (false, false, false);
        for event in events {
            let (was_sending, was_checking) =
                (matches!(state, State::SendingCode { .. }), matches!(state, State::CheckingCode { .. }));
            match &event {
                Event::CodeSent { .. } if was_sending => was_sent = true,
                Event::Confirmed { .. } if was_checking => was_confirmed = true,
                Event::RecordsArrived { .. } if state.visit().is_some() => have_arrived = true,
                _ => {}
            }
            let (next, command) = state.update(event);
            state = next;
            match state.visit() {
                Some(visit) => {
                    prop_assert!(was_confirmed);
                    prop_assert!(visit.people().is_empty() || have_arrived);
                    if let Screen::Certificate(place) = visit.screen {
                        prop_assert!(visit.certificate_holder(place).is_some());
                    }
                }
                None => (was_confirmed, have_arrived) = (false, false),
            }
            prop_assert!(state.challenge().is_none() || was_sent);
            if state.route() == Route::Mobile {
                was_sent = false;
            }
            if matches!(command, Command::LoadRecords(_) | Command::HandOver { .. }) {
                prop_assert!(state.visit().is_some());
            }
            if matches!(command, Command::ConfirmCode { .. }) {
                prop_assert!(was_sent);
            }
        }
    }

    #[test]
    fn debug_output_of_any_state_shows_nothing_personal(events in prop::collection::vec(any_event(), 0..30)) {
        let shown = format!("{:?}", after(events));
        prop_assert!(!shown.contains(NUMBER) && !shown.contains("1000000000000"), "{}", shown);
    }
}
