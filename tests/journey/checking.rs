//! Checking anybody's certificate.

use beneficiary_portal::journey::{Checking, Command, Event, Failure, Keys, Stage, State};
use beneficiary_portal::problem::Problem;
use beneficiary_portal::proof::{CodeContent, Proof};
use beneficiary_portal::route::Route;
use contract::TrustedKeys;

use crate::steps::{after, check, check_unmoved, signed_in};

fn keys() -> TrustedKeys {
    TrustedKeys { keys: Vec::new(), revoked: None }
}

fn contents() -> Vec<CodeContent> {
    vec![CodeContent::new(b"HC1:".to_vec())]
}

fn proofs() -> Vec<Proof> {
    vec![Proof::read(vec!["expired".to_owned()])]
}

fn opened() -> Vec<Event> {
    vec![Event::OpenedCheck]
}

fn ready() -> Vec<Event> {
    [opened(), vec![Event::TrustArrived(Ok(keys()))]].concat()
}

fn busy() -> Vec<Event> {
    [ready(), vec![Event::Read(contents())]].concat()
}

fn checked() -> Vec<Event> {
    [busy(), vec![Event::Checked(Ok(proofs()))]].concat()
}

/// Leads there, and orders nothing.
#[track_caller]
fn check_at(before: Vec<Event>, event: Event, expected: impl FnOnce(&Checking) -> bool) {
    check(before, event, |state, command| {
        state.checking().is_some_and(expected) && *command == Command::Nothing
    });
}

#[test]
fn it_is_opened_from_the_first_screen_alone() {
    check(vec![], Event::OpenedCheck, |state, command| {
        state.route() == Route::Check && *command == Command::LoadTrust
    });
    check_unmoved(signed_in(), Event::OpenedCheck);
    check_unmoved(opened(), Event::OpenedCheck);
    assert_eq!(Route::Check.path(), contract::path::CHECK_PAGE, "The address that stands on certificates");
}

#[test]
fn it_is_left_by_its_button_and_by_back() {
    for event in [Event::ClosedCheck, Event::Navigated(Route::Mobile)] {
        check(checked(), event, |state, command| *state == State::start() && *command == Command::Nothing);
    }
    check_unmoved(signed_in(), Event::ClosedCheck);
}

#[test]
fn without_keys_nothing_is_checked() {
    for event in [Event::AskedCamera, Event::AskedFile, Event::Read(contents()), Event::Checked(Ok(proofs()))]
    {
        check_unmoved(opened(), event);
    }
}

#[test]
fn keys_that_do_not_come_are_asked_for_again() {
    let failed = Event::TrustArrived(Err(Failure::Problem(Problem::Offline)));
    check_at(opened(), failed.clone(), |it| it.keys == Keys::Failed(Problem::Offline));
    check_at(opened(), Event::TrustArrived(Err(Failure::SignedOut)), |it| {
        it.keys == Keys::Failed(Problem::Refused)
    });
    let not_offered = Event::TrustArrived(Err(Failure::Problem(Problem::NotOffered)));
    check_at(opened(), not_offered, |it| it.keys == Keys::Failed(Problem::NoKeys));
    check([opened(), vec![failed.clone()]].concat(), Event::AskedTrustAgain, |state, command| {
        state.checking().is_some_and(|it| it.keys == Keys::Loading) && *command == Command::LoadTrust
    });
    check_unmoved(ready(), Event::AskedTrustAgain);
    check_unmoved(ready(), failed);
}

#[test]
fn what_was_read_is_checked_against_the_keys() {
    check(ready(), Event::Read(contents()), |state, command| {
        let ordered = Command::Check { contents: contents(), keys: keys() };
        state.checking().is_some_and(|it| it.stage == Stage::Busy) && *command == ordered
    });
    check_at(busy(), Event::Checked(Ok(proofs())), |it| it.proofs() == proofs());
    check_at(busy(), Event::Checked(Err(Problem::CheckerNotLoaded)), |it| {
        it.problem() == Some(Problem::CheckerNotLoaded) && it.proofs().is_empty()
    });
}

#[test]
fn a_file_is_read_and_holds_a_code_or_none() {
    let reading = || [ready(), vec![Event::AskedFile]].concat();
    check_at(ready(), Event::AskedFile, |it| it.stage == Stage::Reading);
    check_at(reading(), Event::NothingRead(Problem::NoCodeFound), |it| {
        it.problem() == Some(Problem::NoCodeFound)
    });
    check(reading(), Event::Read(contents()), |_, command| matches!(command, Command::Check { .. }));
}

#[test]
fn an_answer_that_nobody_waits_for_shows_nothing() {
    check_unmoved(ready(), Event::Checked(Ok(proofs())));
    let left = [busy(), vec![Event::AskedNextCheck]].concat();
    check_unmoved(left, Event::Checked(Ok(proofs())));
    check_unmoved(vec![], Event::Checked(Ok(proofs())));
}

#[test]
fn the_next_one_leaves_nothing_of_the_last() {
    check_at(checked(), Event::AskedNextCheck, |it| it.stage == Stage::Idle);
}

#[test]
fn the_camera_stops_by_itself_and_by_its_button() {
    let looking = || [ready(), vec![Event::AskedCamera]].concat();
    assert_eq!(after(looking()).checking().map(|it| &it.stage), Some(&Stage::Looking));
    check_at(looking(), Event::CameraStopped, |it| it.stage == Stage::Idle);
    check_at(looking(), Event::NothingRead(Problem::CameraBusy), |it| {
        it.problem() == Some(Problem::CameraBusy)
    });
    check_unmoved(checked(), Event::CameraStopped);
}
