//! The certificates of the person who is shown: what is said to hold, and of whom.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "clippy takes these for product code; a test may fall here"
)]

use beneficiary_portal::journey::{
    CheckedDose, Command, Credentials, Ending, Event, Failure, Handover, Outcome, State, Visit, Way, Whose,
};
use beneficiary_portal::problem::Problem;
use beneficiary_portal::proof::{Doubt, Proof, Subject};
use beneficiary_portal::route::Route;
use contract::{
    BearerToken, Beneficiary, CredentialList, Date, DateField, Dose, DoseCredential, ReferenceId, SignedIn,
    VaccinationStatus,
};

use crate::steps::*;

const ID: &str = "10000000000001";
const OTHER_ID: &str = "10000000000002";
const DAYS: [&str; 2] = [DAY, "08-06-2021"];

fn id() -> ReferenceId {
    reference_id(ID)
}

fn dose(number: Option<u8>, day: &str) -> Dose {
    let date = Date::parse(day).map_or(DateField::Absent, DateField::Known);
    Dose { number, date, ..Dose::default() }
}

/// Somebody with two doses, and somebody of whom it is known only that they were vaccinated.
fn people() -> Vec<Beneficiary> {
    let doses = vec![dose(Some(1), DAYS[0]), dose(Some(2), DAYS[1])];
    let first = person(ID, VaccinationStatus::Vaccinated);
    vec![
        Beneficiary { name: Some("A B".to_owned()), birth_year: Some(1978), doses, ..first },
        person(OTHER_ID, VaccinationStatus::Vaccinated),
    ]
}

fn with(people: Vec<Beneficiary>) -> Vec<Event> {
    [loading(), vec![Event::RecordsArrived { token: token(), beneficiaries: people }]].concat()
}

fn opened() -> Vec<Event> {
    [with(people()), vec![Event::OpenedCertificate(0)]].concat()
}

fn list() -> CredentialList {
    let credential = |dose| DoseCredential { dose, hcert: format!("HC1:{dose}") };
    CredentialList { credentials: vec![credential(1), credential(2)] }
}

fn arrived() -> Event {
    Event::CredentialsArrived { token: token(), id: id(), list: list() }
}

fn failed(failure: Failure) -> Event {
    Event::CredentialsFailed { token: token(), id: id(), failure }
}

fn checking_them() -> Vec<Event> {
    [opened(), vec![arrived()]].concat()
}

fn holds(dose: &str, day: &str) -> Proof {
    let answer = ["holds", "IN", "AQID", dose, day, "1", "M0 0h1v1h-1z", "certificate.name", "A B"];
    Proof::read(answer.map(str::to_owned).to_vec())
}

fn both_hold() -> Vec<CheckedDose> {
    vec![
        CheckedDose { dose: 1, proof: holds("1", DAYS[0]) },
        CheckedDose { dose: 2, proof: holds("2", DAYS[1]) },
    ]
}

fn checked(doses: Vec<CheckedDose>) -> Event {
    Event::CredentialsChecked { id: id(), checked: Ok(doses) }
}

fn proven() -> Vec<Event> {
    [checking_them(), vec![checked(both_hold())]].concat()
}

fn credentials(state: &State) -> &Credentials {
    &state.visit().expect("signed in").credentials
}

fn is_proven(state: &State) -> bool {
    state.visit().is_some_and(Visit::is_proven)
}

fn asks_for_them(command: &Command) -> bool {
    matches!(command, Command::LoadCredentials { id: asked, .. } if *asked == id())
}

/// What is thought of the certificate for each dose, once these were checked.
fn doubts(doses: Vec<CheckedDose>) -> Vec<Option<Doubt>> {
    let state = after([checking_them(), vec![checked(doses)]].concat());
    let doubt = |checked: &CheckedDose| match checked.proof {
        Proof::Fails(doubt) => Some(doubt),
        Proof::Holds(_) => None,
        Proof::Unproven(_) => panic!("nothing unproven was given"),
    };
    credentials(&state).doses().iter().map(doubt).collect()
}

#[test]
fn they_are_asked_for_with_the_certificate_and_checked_for_its_holder() {
    check(with(people()), Event::OpenedCertificate(0), |state, command| {
        state.route() == Route::Certificate
            && *credentials(state) == Credentials::Loading
            && asks_for_them(command)
    });
    let subject = Subject { name: "A B".to_owned(), birth_year: Some(1978) };
    check(opened(), arrived(), |state, command| {
        *credentials(state) == Credentials::Checking
            && *command == Command::CheckCredentials { id: id(), subject, list: list() }
    });
    check(checking_them(), checked(both_hold()), |state, command| {
        *command == Command::Nothing && credentials(state).doses() == both_hold() && is_proven(state)
    });
}

#[test]
fn nobody_is_asked_for_without_an_id() {
    let nameless = Beneficiary { beneficiary_reference_id: None, ..people().remove(0) };
    check(with(vec![nameless]), Event::OpenedCertificate(0), |state, command| {
        *credentials(state) == Credentials::Closed && *command == Command::Nothing && !is_proven(state)
    });
}

#[test]
fn late_repeated_and_foreign_answers_change_nothing() {
    let foreign = BearerToken::new("another".to_owned());
    let somebody = reference_id(OTHER_ID);
    let offline = Failure::Problem(Problem::Offline);
    for event in [
        Event::CredentialsArrived { token: foreign.clone(), id: id(), list: list() },
        Event::CredentialsArrived { token: token(), id: somebody.clone(), list: list() },
        Event::CredentialsFailed { token: foreign.clone(), id: id(), failure: Failure::SignedOut },
        Event::CredentialsFailed { token: token(), id: somebody.clone(), failure: offline },
        checked(both_hold()),
        Event::AskedCredentialsAgain,
    ] {
        check_unmoved(opened(), event);
    }
    let of_somebody = Event::CredentialsChecked { id: somebody, checked: Ok(both_hold()) };
    for event in [arrived(), failed(offline), of_somebody, Event::AskedCredentialsAgain] {
        check_unmoved(checking_them(), event);
    }
    for event in [arrived(), failed(offline), checked(vec![]), Event::AskedCredentialsAgain] {
        check_unmoved(proven(), event);
    }
    for before in [opened(), checking_them(), proven()] {
        let left = [before, vec![Event::ClosedCertificate]].concat();
        assert_eq!(*credentials(&after(left.clone())), Credentials::Closed);
        for event in [arrived(), failed(offline), checked(both_hold()), Event::AskedCredentialsAgain] {
            check_unmoved(left.clone(), event);
        }
    }
}

#[test]
fn what_was_asked_for_one_person_is_not_shown_for_the_next() {
    let of_the_next = [checking_them(), vec![Event::ClosedCertificate, Event::OpenedCertificate(1)]].concat();
    for event in [arrived(), checked(both_hold())] {
        check_unmoved(of_the_next.clone(), event);
    }
}

#[test]
fn a_dead_token_ends_the_visit() {
    for failure in [Failure::SignedOut, Failure::Locked { retry_after: 9 }] {
        check(opened(), failed(failure), |state, command| {
            *state == State::Ended { why: Ending::TimedOut } && *command == Command::Nothing
        });
    }
}

/// The keys are for everybody, so that they are refused says nothing of the token.
#[test]
fn keys_that_do_not_come_end_no_visit() {
    for (failure, problem) in [
        (Failure::SignedOut, Problem::Refused),
        (Failure::Locked { retry_after: 9 }, Problem::Refused),
        (Failure::Problem(Problem::Offline), Problem::Offline),
    ] {
        let event = Event::CredentialsChecked { id: id(), checked: Err(failure) };
        check(checking_them(), event, |state, _| {
            *credentials(state) == Credentials::Failed(problem) && !is_proven(state)
        });
    }
}

#[test]
fn what_is_not_offered_is_not_asked_for_again() {
    let not_offered = [opened(), vec![failed(Failure::Problem(Problem::NotOffered))]].concat();
    assert_eq!(*credentials(&after(not_offered.clone())), Credentials::NotOffered);
    check_unmoved(not_offered.clone(), Event::AskedCredentialsAgain);
    let left = [not_offered, vec![Event::ClosedCertificate]].concat();
    check(left, Event::OpenedCertificate(0), |state, command| {
        *credentials(state) == Credentials::NotOffered && *command == Command::Nothing
    });
}

#[test]
fn what_failed_is_asked_for_again() {
    let failed_once = [opened(), vec![failed(Failure::Problem(Problem::Offline))]].concat();
    assert_eq!(credentials(&after(failed_once.clone())).problem(), Some(Problem::Offline));
    check(failed_once.clone(), Event::AskedCredentialsAgain, |state, command| {
        credentials(state).is_on_its_way() && asks_for_them(command)
    });
    let tried_again = [failed_once, vec![Event::AskedCredentialsAgain, arrived()]].concat();
    assert_eq!(*credentials(&after(tried_again)), Credentials::Checking);
}

/// The old token dies of a renewal, so what is asked for meanwhile waits, and what was asked for before it comes first.
#[test]
fn a_renewal_and_they_wait_for_each_other() {
    let half_over = NOW.plus_seconds(460);
    let touched = |before| {
        let mut state = after(before);
        for seconds in [100, 200, 300, 400, 460] {
            state.touched(NOW.plus_seconds(seconds));
        }
        state
    };
    assert_eq!(touched(opened()).update(Event::Ticked(half_over)).1, Command::Nothing);

    let (renewing, command) = touched(with(people())).update(Event::Ticked(half_over));
    assert!(matches!(command, Command::Renew(_)), "{command:?}");
    let (waiting, command) = renewing.update(Event::OpenedCertificate(0));
    assert_eq!((credentials(&waiting), command), (&Credentials::Loading, Command::Nothing));
    let (unmoved, command) = waiting.clone().update(arrived());
    assert_eq!((&unmoved, command), (&waiting, Command::Nothing), "nobody has asked yet");

    let second = BearerToken::new("second".to_owned());
    let answer = SignedIn { token: second.clone(), expires_in: 900 };
    let renewed = Event::Renewed { token: token(), answer, at: half_over };
    let (state, command) = waiting.clone().update(renewed.clone());
    assert!(asks_for_them(&command), "{command:?}");
    let (state, command) = state.update(Event::CredentialsArrived { token: second, id: id(), list: list() });
    assert!(matches!(command, Command::CheckCredentials { .. }), "{command:?}");
    assert_eq!(*credentials(&state), Credentials::Checking);

    let with_file = Event::AskedHandover { way: Way::Save, whose: Whose::One(0) };
    let (_, command) = waiting.update(with_file).0.update(renewed);
    let Command::Both(both) = command else { panic!("not both: {command:?}") };
    assert!(asks_for_them(&both[0]) && matches!(both[1], Command::HandOver { .. }), "{both:?}");
}

#[test]
fn a_certificate_of_another_dose_than_the_record_is_not_its_own() {
    let other = Some(Doubt::OtherSubject);
    for (dose, told, day, expected) in [
        (1, "1", DAYS[0], None),
        (2, "2", DAYS[1], None),
        (1, "2", DAYS[0], other),
        (1, "1", DAYS[1], other),
        (2, "1", DAYS[0], other),
        (3, "3", DAYS[0], other),
        (0, "1", DAYS[0], other),
        (1, "", DAYS[0], other),
        (1, "1", "", other),
    ] {
        let proof = holds(told, day);
        assert_eq!(doubts(vec![CheckedDose { dose, proof }]), [expected], "{dose} {told} {day}");
    }
    let expired = Proof::Fails(Doubt::Expired);
    assert_eq!(doubts(vec![CheckedDose { dose: 7, proof: expired }]), [Some(Doubt::Expired)]);
}

/// A record without day or number has nothing that a certificate could be held against.
#[test]
fn an_unknown_day_is_told_by_no_certificate() {
    let doses = vec![dose(Some(1), ""), dose(None, DAYS[0])];
    let record = Beneficiary { doses, ..people().remove(0) };
    let doses = vec![
        CheckedDose { dose: 1, proof: holds("1", DAYS[0]) },
        CheckedDose { dose: 0, proof: holds("", DAYS[0]) },
    ];
    let events = vec![Event::OpenedCertificate(0), arrived(), checked(doses)];
    assert!(!is_proven(&after([with(vec![record]), events].concat())));
}

#[test]
fn each_dose_needs_a_certificate_that_holds() {
    let [first, second] = [0, 1].map(|place| both_hold().remove(place));
    let unproven = || Proof::read(vec!["unproven".to_owned()]);
    let instead = |proof| CheckedDose { dose: 2, proof };
    for (doses, expected) in [
        (vec![first.clone(), second.clone()], true),
        (vec![second.clone(), first.clone()], true),
        (vec![], false),
        (vec![first.clone()], false),
        (vec![second], false),
        (vec![first.clone(), first.clone()], false),
        (vec![first.clone(), instead(Proof::Fails(Doubt::Revoked))], false),
        (vec![first.clone(), instead(unproven())], false),
        (vec![first, instead(holds("2", DAYS[0]))], false),
    ] {
        let state = after([checking_them(), vec![checked(doses.clone())]].concat());
        assert_eq!(is_proven(&state), expected, "{doses:?}");
    }
    for before in [with(people()), opened(), checking_them()] {
        assert!(!is_proven(&after(before)));
    }
}

#[test]
fn who_has_no_dose_in_the_record_is_not_proven_by_nothing() {
    let second = reference_id(OTHER_ID);
    let opened = [with(people()), vec![Event::OpenedCertificate(1)]].concat();
    assert!(!is_proven(&after(opened.clone())));
    let none = CredentialList { credentials: vec![] };
    let answered = [
        opened,
        vec![
            Event::CredentialsArrived { token: token(), id: second.clone(), list: none },
            Event::CredentialsChecked { id: second, checked: Ok(vec![]) },
        ],
    ];
    assert!(!is_proven(&after(answered.concat())));
}

#[test]
fn only_the_code_of_a_certificate_that_holds_is_handed_over() {
    let asked = |place| Event::AskedCode { way: Way::Save, place };
    let Proof::Holds(verified) = holds("2", DAYS[1]) else { panic!("it holds") };
    let code = verified.code().expect("it has one").clone();
    check(proven(), asked(1), |_, command| *command == Command::HandOverCode { way: Way::Save, code });
    check_unmoved(proven(), asked(2));
    let failing = vec![CheckedDose { dose: 1, proof: Proof::Fails(Doubt::Expired) }];
    for before in [signed_in(), opened(), [checking_them(), vec![checked(failing)]].concat()] {
        check_unmoved(before, asked(0));
    }
}

#[test]
fn a_code_that_was_not_handed_over_says_so_until_the_next_try() {
    let problem = Outcome::Failed(Failure::Problem(Problem::SaveFailed));
    let handover = |state: &State| state.visit().map(|visit| visit.handover.clone());
    check(proven(), Event::CodeHandedOver(problem), |state, _| {
        handover(state) == Some(Handover::Failed(Problem::SaveFailed))
    });
    let told = [proven(), vec![Event::CodeHandedOver(problem)]].concat();
    check(told, Event::AskedCode { way: Way::Share, place: 0 }, |state, command| {
        handover(state) == Some(Handover::Idle) && matches!(command, Command::HandOverCode { .. })
    });
    for outcome in [Outcome::Given, Outcome::Cancelled] {
        check_unmoved(proven(), Event::CodeHandedOver(outcome));
    }
    check_unmoved([proven(), vec![Event::ClosedCertificate]].concat(), Event::CodeHandedOver(problem));
    let busy = [proven(), vec![Event::AskedHandover { way: Way::Save, whose: Whose::One(0) }]].concat();
    check_unmoved(busy.clone(), Event::AskedCode { way: Way::Save, place: 0 });
    check_unmoved(busy, Event::CodeHandedOver(problem));
}
