//! What no order of events breaks.

use beneficiary_portal::journey::{
    CheckedDose, Command, Credentials, Event, Failure, Outcome, Screen, State, Visit, Way, Whose,
};
use beneficiary_portal::problem::Problem;
use beneficiary_portal::proof::Proof;
use beneficiary_portal::route::Route;
use contract::{ActivityPage, CredentialList, DoseCredential, SignedIn};
use proptest::prelude::*;

use crate::steps::*;

fn is_proven(state: &State) -> bool {
    state.visit().is_some_and(Visit::is_proven)
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
        prop_oneof![Just(NUMBER.to_owned()), "[0-9]{0,11}"]
            .prop_map(|raw| Event::SubmittedMobile(raw.into())),
        Just(code_sent()),
        any_failure().prop_map(send_failed),
        prop_oneof![Just("123456".to_owned()), "[0-9]{0,7}"].prop_map(|raw| Event::SubmittedCode(raw.into())),
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
        any_stay_event(),
        any_credential_event(),
        Just(Event::AskedSignOut),
        moment.prop_map(Event::Ticked),
        (0..Route::ALL.len()).prop_map(|place| Event::Navigated(Route::ALL[place])),
        Just(Event::StartedOver),
    ]
}

fn any_stay_event() -> impl Strategy<Value = Event> {
    let moment = (0..2_000_u32).prop_map(|seconds| NOW.plus_seconds(seconds));
    let renewed = |(expires_in, at)| Event::Renewed {
        token: token(),
        answer: SignedIn { token: token(), expires_in },
        at,
    };
    let page = ActivityPage { activity: Vec::new(), next: Some("x".to_owned()) };
    prop_oneof![
        Just(Event::OpenedActivity),
        Just(Event::ClosedActivity),
        Just(Event::AskedNewestActivity),
        Just(Event::AskedEarlierActivity),
        Just(Event::AskedActivityAgain),
        Just(Event::ActivityArrived { token: token(), after: None, page }),
        any_failure().prop_map(|failure| Event::ActivityFailed { token: token(), after: None, failure }),
        moment.clone().prop_map(|at| Event::AskedToStay { at }),
        (0..1_000_u32, moment.clone()).prop_map(renewed),
        (any_failure(), moment).prop_map(|(failure, at)| Event::RenewalFailed {
            token: token(),
            failure,
            at
        }),
    ]
}

fn any_credential_event() -> impl Strategy<Value = Event> {
    let id = || (1..4_u8).prop_map(|nth| reference_id(&format!("1000000000000{nth}")));
    let way = prop_oneof![Just(Way::Save), Just(Way::Share)];
    let outcome =
        prop_oneof![Just(Outcome::Given), Just(Outcome::Cancelled), any_failure().prop_map(Outcome::Failed)];
    let credentials = vec![DoseCredential { dose: 1, hcert: NUMBER.to_owned() }];
    let list = CredentialList { credentials };
    let checked = prop_oneof![
        prop::collection::vec((0..4_u8, any_proof()), 0..3).prop_map(|doses| {
            Ok(doses.into_iter().map(|(dose, proof)| CheckedDose { dose, proof }).collect())
        }),
        any_failure().prop_map(Err),
    ];
    prop_oneof![
        Just(Event::AskedCredentialsAgain),
        id().prop_map(move |id| Event::CredentialsArrived { token: token(), id, list: list.clone() }),
        (id(), any_failure()).prop_map(|(id, failure)| Event::CredentialsFailed {
            token: token(),
            id,
            failure
        }),
        (id(), checked).prop_map(|(id, checked)| Event::CredentialsChecked { id, checked }),
        (way, 0..3_usize).prop_map(|(way, place)| Event::AskedCode { way, place }),
        outcome.prop_map(Event::CodeHandedOver),
    ]
}

/// With the number in whatever of it is personal.
fn any_proof() -> impl Strategy<Value = Proof> {
    let answers: [&[&str]; 4] = [
        &["holds", "IN", "AQID", "1", DAY, "1", NUMBER, "certificate.name", NUMBER],
        &["holds", "IN", "AQID", "2", DAY, "", ""],
        &["unproven", "certificate.name", NUMBER],
        &["expired"],
    ];
    (0..answers.len())
        .prop_map(move |place| Proof::read(answers[place].iter().copied().map(str::to_owned).collect()))
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
                    } else {
                        prop_assert!(matches!(visit.credentials, Credentials::Closed | Credentials::NotOffered));
                    }
                }
                None => (was_confirmed, have_arrived) = (false, false),
            }
            prop_assert!(state.challenge().is_none() || was_sent);
            if state.route() == Route::Mobile {
                was_sent = false;
            }
            if matches!(
                command,
                Command::LoadRecords(_)
                    | Command::HandOver { .. }
                    | Command::LoadActivity { .. }
                    | Command::LoadCredentials { .. }
                    | Command::CheckCredentials { .. }
                    | Command::HandOverCode { .. }
                    | Command::Both(_)
                    | Command::Renew(_)
            ) {
                prop_assert!(state.visit().is_some());
            }
            if matches!(command, Command::ConfirmCode { .. }) {
                prop_assert!(was_sent);
            }
        }
    }

    /// Whoever has signed in long ago is more likely to get there.
    #[test]
    fn nothing_is_proven_but_by_a_check(
        events in prop::collection::vec(
            prop_oneof![
                any_credential_event(),
                (0..4_usize).prop_map(Event::OpenedCertificate),
                Just(Event::ClosedCertificate),
                Just(records()),
            ],
            0..30,
        ),
    ) {
        let mut state = after(signed_in());
        for event in events {
            let holds = matches!(&event, Event::CredentialsChecked { checked: Ok(doses), .. }
                if doses.iter().any(|it| matches!(it.proof, Proof::Holds(_))));
            let was_proven = is_proven(&state);
            state = state.update(event).0;
            prop_assert!(!is_proven(&state) || was_proven || holds);
        }
    }

    #[test]
    fn debug_output_of_any_state_shows_nothing_personal(events in prop::collection::vec(any_event(), 0..30)) {
        let shown = format!("{:?}", after(events));
        prop_assert!(!shown.contains(NUMBER) && !shown.contains("1000000000000"), "{}", shown);
    }
}
