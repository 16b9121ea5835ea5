//! What each event leads to.

use beneficiary_portal::journey::{
    Command, Ending, Event, Failure, Handover, Outcome, Records, Screen, State, Way, Whose,
};
use beneficiary_portal::problem::Problem;
use beneficiary_portal::route::Route;
use beneficiary_portal::session::Challenge;
use contract::MobileNumber;

use crate::steps::*;

#[test]
fn a_number_leads_to_a_code() {
    check(vec![], Event::SubmittedMobile("+91 98765 43210".to_owned().into()), |state, command| {
        matches!(state, State::SendingCode { earlier: None, .. }) && *command == Command::SendCode(mobile())
    });
    check(vec![], Event::SubmittedMobile("98".to_owned().into()), |state, command| {
        state.problem() == Some(Problem::MobileWrongLength) && *command == Command::Nothing
    });
    check(vec![Event::SubmittedMobile(NUMBER.to_owned().into())], code_sent(), |state, _| {
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
    check_unmoved(
        vec![Event::SubmittedMobile(NUMBER.to_owned().into())],
        Event::SubmittedMobile(NUMBER.to_owned().into()),
    );
    check_unmoved(checking(), Event::SubmittedCode("123456".to_owned().into()));
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
    check_unmoved(vec![Event::SubmittedMobile(NUMBER.to_owned().into())], other);
}

#[test]
fn a_send_that_failed_keeps_the_screen_it_was_asked_from() {
    let sending = vec![Event::SubmittedMobile(NUMBER.to_owned().into())];
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
    check(at_code(), Event::SubmittedCode("12".to_owned().into()), |state, command| {
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

#[track_caller]
fn check_handover(outcomes: &[Outcome], expected: &Handover) {
    let state = outcomes.iter().fold(asked_for(Whose::Everybody), |state, outcome| {
        let event = handed_over(&state, *outcome);
        state.update(event).0
    });
    assert_eq!(state.visit().map(|visit| &visit.handover), Some(expected));
}

#[test]
fn files_are_made_one_after_the_other_for_those_who_have_a_certificate() {
    let not_found = Outcome::Failed(Failure::Problem(Problem::CertificateNotFound));
    let offline = Outcome::Failed(Failure::Problem(Problem::Offline));
    check_handover(&[Outcome::Given, Outcome::Given], &Handover::Saved { files: 2, missing: 0 });
    check_handover(&[not_found, Outcome::Given], &Handover::Saved { files: 1, missing: 1 });
    check_handover(&[Outcome::Given, not_found], &Handover::Saved { files: 1, missing: 1 });
    check_handover(&[not_found, not_found], &Handover::Failed(Problem::CertificateNotFound));
    check_handover(&[Outcome::Given, offline], &Handover::Failed(Problem::Offline));
    check_handover(&[Outcome::Cancelled], &Handover::Idle);

    let first = asked_for(Whose::Everybody);
    let event = handed_over(&first, Outcome::Given);
    let (second, command) = first.update(event);
    assert!(matches!(command, Command::HandOver { number: Some(2), .. }), "{command:?}");
    let again = Event::AskedHandover { way: Way::Save, whose: Whose::Everybody };
    assert_eq!(second.clone().update(again), (second, Command::Nothing));
    check_unmoved(signed_in(), Event::AskedHandover { way: Way::Share, whose: Whose::One(1) });
}

/// The answer to a job that the citizen has left must not tell them of a file that they did not ask for.
#[test]
fn an_answer_to_a_job_that_was_left_changes_nothing() {
    let state = asked_for(Whose::Everybody);
    let late = handed_over(&state, Outcome::Given);
    let (state, _) = state.update(Event::OpenedCertificate(0));
    assert_eq!(state.clone().update(late.clone()), (state.clone(), Command::Nothing));
    let (state, _) = state.update(Event::AskedHandover { way: Way::Save, whose: Whose::One(0) });
    assert_eq!(state.clone().update(late), (state, Command::Nothing));
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
    let signed_out = Failure::SignedOut;
    for (before, event, why) in [
        (signed_in(), Event::AskedSignOut, Ending::SignedOut),
        (signed_in(), Event::Ticked(NOW.plus_seconds(900)), Ending::TimedOut),
        (loading(), Event::RecordsFailed { token: token(), failure: signed_out }, Ending::TimedOut),
    ] {
        check(before, event, |state, _| *state == State::Ended { why });
    }
    let state = asked_for(Whose::One(0));
    let event = handed_over(&state, Outcome::Failed(signed_out));
    assert_eq!(state.update(event).0, State::Ended { why: Ending::TimedOut });
    check(signed_in(), Event::AskedSignOut, |_, command| matches!(command, Command::SignOut(_)));
    check_unmoved(signed_in(), Event::Ticked(NOW.plus_seconds(299)));
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
