//! How long a visit lasts, and what renews it.
#![expect(
    clippy::expect_used,
    reason = "clippy takes the readers below for product code; a test may fall here"
)]

use beneficiary_portal::journey::{
    Activity, Command, Ending, Event, Failure, Handover, IDLE_SECONDS, Outcome, Records, Renewal, State,
    Visit, WARNED_SECONDS, Warning, Way, Whose,
};
use beneficiary_portal::problem::Problem;
use beneficiary_portal::session::{Moment, Session};
use contract::{BearerToken, SignedIn};

use crate::steps::*;

fn seconds(after_sign_in: u32) -> Moment {
    NOW.plus_seconds(after_sign_in)
}

fn session(name: &str, expires_in: u32, at: Moment) -> Session {
    Session::from_answer(SignedIn { token: BearerToken::new(name.to_owned()), expires_in }, at)
}

fn renewed(expires_in: u32, at: Moment) -> Event {
    let answer = SignedIn { token: BearerToken::new("second".to_owned()), expires_in };
    Event::Renewed { token: token(), answer, at }
}

fn renewal_failed(problem: Problem, at: Moment) -> Event {
    Event::RenewalFailed { token: token(), failure: Failure::Problem(problem), at }
}

/// Signed in, and touched each minute up to `last` seconds after.
fn touched_until(last: u32) -> State {
    let mut state = after(signed_in());
    for at in (60..last).step_by(60).chain([last]) {
        state.touched(seconds(at));
    }
    state
}

/// As above, with the token's renewal asked for.
fn renewing() -> State {
    let (state, command) = touched_until(451).update(Event::Ticked(seconds(451)));
    assert!(matches!(command, Command::Renew(_)), "{command:?}");
    state
}

/// A backend that does not renew.
fn without_renewal() -> State {
    renewing().update(renewal_failed(Problem::NotOffered, seconds(452))).0
}

#[track_caller]
fn warning(state: &State, at: u32) -> Option<Warning> {
    state.visit().expect("signed in").warning(seconds(at))
}

fn has_ended(state: &State) -> bool {
    *state == State::Ended { why: Ending::TimedOut }
}

#[test]
fn five_minutes_untouched_end_a_visit_and_kill_its_token() {
    assert_eq!((IDLE_SECONDS, WARNED_SECONDS), (300, 120));
    let state = after(signed_in());
    assert!(!state.is_due(seconds(299)));
    assert!(state.is_due(seconds(300)));
    let (state, command) = state.update(Event::Ticked(seconds(300)));
    assert!(has_ended(&state));
    assert_eq!(command, Command::SignOut(session("token", 900, NOW)));
}

#[test]
fn a_phone_that_slept_wakes_up_signed_out() {
    let (state, command) = after(signed_in()).update(Event::Ticked(seconds(86_400)));
    assert!(has_ended(&state));
    assert_eq!(command, Command::Nothing, "the token is dead already");
    let mut state = after(signed_in());
    state.touched(seconds(400));
    assert!(state.is_due(seconds(400)), "the touch that wakes it comes too late");
}

#[test]
fn a_clock_that_was_set_back_ends_a_visit() {
    let check = |back: u32, is_over: bool| {
        let now = Moment(seconds(200).0 - u64::from(back) * 1000);
        let mut state = touched_until(200);
        state.touched(now);
        assert_eq!(state.is_due(now), is_over, "{back} s back");
        let (next, command) = state.clone().update(Event::Ticked(now));
        assert_eq!(has_ended(&next), is_over, "{back} s back");
        assert_eq!(matches!(command, Command::SignOut(_)), is_over, "its token still lives: {command:?}");
    };
    for (back, is_over) in [(1, false), (10, false), (11, true), (3600, true), (86_400, true)] {
        check(back, is_over);
    }
}

#[test]
fn a_touch_moves_the_end() {
    let mut state = touched_until(179);
    assert_eq!(state.visit().map(Visit::ends_at), Some(seconds(479)));
    assert_eq!(warning(&state, 358), None);
    assert_eq!(
        warning(&state, 359),
        Some(Warning { ends_at: seconds(479), can_stay: true, is_waiting: false })
    );
    state.touched(seconds(360));
    assert!(warning(&state, 360).is_some(), "once the warning is shown, only its button counts");
    state.touched(seconds(100));
    assert_eq!(warning(&state, 358), None, "a late touch does not bring the end nearer");
}

#[test]
fn staying_works_again_and_again() {
    let mut state = after(signed_in());
    let mut at = 0;
    for _ in 0..15 {
        at += 180;
        if state.is_due(seconds(at)) {
            let (next, command) = state.update(Event::Ticked(seconds(at)));
            let Command::Renew(old) = command else { panic!("{command:?}") };
            let answer = SignedIn { token: BearerToken::new(format!("{at}")), expires_in: 900 };
            state = next.update(Event::Renewed { token: old.token().clone(), answer, at: seconds(at) }).0;
        }
        assert!(warning(&state, at).is_some_and(|warning| warning.can_stay), "{at}");
        state = state.update(Event::AskedToStay { at: seconds(at) }).0;
        assert_eq!(warning(&state, at), None);
    }
}

#[test]
fn without_a_warning_there_is_nothing_to_stay_for() {
    let state = after(signed_in());
    let (next, command) = state.clone().update(Event::AskedToStay { at: seconds(100) });
    assert_eq!((next, command), (state.clone(), Command::Nothing));
    let (next, _) = state.clone().update(Event::AskedToStay { at: seconds(300) });
    assert_eq!(next, state, "too late");
    check_unmoved(vec![], Event::AskedToStay { at: NOW });
}

#[test]
fn a_token_is_renewed_in_the_second_half_of_its_life() {
    let state = touched_until(449);
    assert!(!state.is_due(seconds(449)));
    assert!(state.is_due(seconds(450)));
    let (state, command) = state.update(Event::Ticked(seconds(450)));
    assert_eq!(command, Command::Renew(session("token", 900, NOW)));
    assert!(!state.is_due(seconds(451)), "once");
    let (state, command) = state.update(renewed(900, seconds(452)));
    assert_eq!(command, Command::Nothing);
    let visit = state.visit().expect("signed in");
    assert_eq!((visit.session.token().expose(), visit.session.ends_at()), ("second", seconds(1352)));
    assert!(!visit.people().is_empty(), "the records stay");
    assert!(!state.is_due(seconds(453)));
}

#[test]
fn an_answer_that_is_awaited_keeps_the_old_token() {
    let mut waiting = after(loading());
    for at in [150, 300, 449] {
        waiting.touched(seconds(at));
    }
    assert!(!waiting.is_due(seconds(460)));
    assert!(waiting.update(records()).0.is_due(seconds(460)));
    let busy = touched_until(449).update(Event::AskedHandover { way: Way::Save, whose: Whose::One(0) }).0;
    assert!(!busy.is_due(seconds(460)));
    let open = touched_until(449).update(Event::OpenedActivity).0;
    assert!(!open.is_due(seconds(460)));
}

#[test]
fn what_is_asked_for_during_a_renewal_is_asked_with_the_new_token() {
    let check = |event: Event, is_asked: fn(&Command) -> Option<&Session>| {
        let (state, command) = renewing().update(event);
        assert_eq!(command, Command::Nothing);
        let (_, command) = state.clone().update(renewed(900, seconds(452)));
        assert_eq!(is_asked(&command).map(|session| session.token().expose()), Some("second"), "{command:?}");
        let (_, command) = state.update(renewal_failed(Problem::Offline, seconds(452)));
        assert_eq!(is_asked(&command).map(|session| session.token().expose()), Some("token"), "{command:?}");
    };
    check(Event::AskedHandover { way: Way::Save, whose: Whose::One(0) }, |command| match command {
        Command::HandOver { session, .. } => Some(session),
        _ => None,
    });
    check(Event::OpenedActivity, |command| match command {
        Command::LoadActivity { session, after: None } => Some(session),
        _ => None,
    });
    let failed = Event::RecordsFailed { token: token(), failure: Failure::Problem(Problem::Offline) };
    let mut state = after([loading(), vec![failed]].concat());
    for at in [100, 200, 300, 400] {
        state.touched(seconds(at));
    }
    let (state, _) = state.update(Event::Ticked(seconds(451)));
    let (state, command) = state.update(Event::AskedRecords);
    assert_eq!((&state.visit().expect("signed in").records, command), (&Records::Loading, Command::Nothing));
    let (_, command) = state.update(renewed(900, seconds(452)));
    assert!(matches!(command, Command::LoadRecords(session) if session.token().expose() == "second"));
}

#[test]
fn a_file_asked_for_during_a_renewal_arrives() {
    let (state, _) = renewing().update(Event::AskedHandover { way: Way::Save, whose: Whose::One(0) });
    let (state, _) = state.update(renewed(900, seconds(452)));
    let given = handed_over(&state, Outcome::Given);
    let (state, _) = state.update(given);
    assert_eq!(state.visit().expect("signed in").handover, Handover::Saved { files: 1, missing: 0 });
}

#[test]
fn a_token_is_renewed_between_two_files() {
    let check = |at: u32, is_renewed: bool| {
        let (state, _) =
            touched_until(449).update(Event::AskedHandover { way: Way::Save, whose: Whose::Everybody });
        let given = handed_over_at(&state, Outcome::Given, seconds(at));
        let (state, command) = state.update(given);
        assert_eq!(matches!(command, Command::Renew(_)), is_renewed, "{command:?}");
        if is_renewed {
            let (state, command) = state.update(renewed(900, seconds(at + 1)));
            let Command::HandOver { session, number: Some(2), .. } = command else { panic!("{command:?}") };
            assert_eq!(session.token().expose(), "second");
            let (state, _) = state.clone().update(handed_over(&state, Outcome::Given));
            assert_eq!(state.visit().expect("signed in").handover, Handover::Saved { files: 2, missing: 0 });
        }
    };
    check(449, false);
    check(450, true);
    let (state, _) = touched_until(449).update(Event::AskedHandover { way: Way::Save, whose: Whose::One(0) });
    let given = handed_over_at(&state, Outcome::Given, seconds(460));
    let (_, command) = state.update(given);
    assert_eq!(command, Command::Nothing, "after the last file the clock's tick does it");
}

#[test]
fn staying_waits_for_what_is_under_way_where_the_token_is_about_to_end() {
    let is_waiting = |state: &State, at| warning(state, at).map(|warning| warning.is_waiting);
    let mut state =
        touched_until(449).update(Event::AskedHandover { way: Way::Save, whose: Whose::One(0) }).0;
    assert_eq!(is_waiting(&state, 629), Some(false), "the idle end can be moved");
    for at in (500..=779).step_by(60) {
        state.touched(seconds(at));
    }
    state.touched(seconds(779));
    assert_eq!(is_waiting(&state, 790), Some(true), "for the file");
    let given = handed_over(&state, Outcome::Given);
    let state = state.update(given).0;
    assert_eq!(is_waiting(&state, 790), Some(false));
    let state = state.update(Event::AskedToStay { at: seconds(790) }).0;
    assert_eq!(is_waiting(&state, 790), Some(true), "for the new token");
}

#[test]
fn a_renewal_that_failed_on_its_way_is_tried_again_later() {
    let (mut state, _) = renewing().update(renewal_failed(Problem::Offline, seconds(452)));
    assert_eq!(state.visit().expect("signed in").renewal.problem(), Some(Problem::Offline));
    state.touched(seconds(470));
    assert!(!state.is_due(seconds(481)));
    assert!(state.is_due(seconds(482)));
    for (retry_after, due_at) in [(None, 482), (Some(5), 482), (Some(60), 512)] {
        let (mut state, _) =
            renewing().update(renewal_failed(Problem::TooMany { retry_after }, seconds(452)));
        state.touched(seconds(470));
        assert!(!state.is_due(seconds(due_at - 1)), "{retry_after:?}");
        assert!(state.is_due(seconds(due_at)), "{retry_after:?}");
    }
    let (state, _) = renewing().update(Event::RenewalFailed {
        token: token(),
        failure: Failure::SignedOut,
        at: seconds(452),
    });
    assert!(has_ended(&state), "a dead token ends the visit");
}

#[test]
fn the_longest_life_of_a_session_is_told_and_cannot_be_moved() {
    let (state, _) = renewing().update(renewed(500, seconds(452)));
    let mut state = state;
    assert_eq!(state.visit().expect("signed in").renewal, Renewal::Impossible);
    for at in (500..=830).step_by(30) {
        state.touched(seconds(at));
    }
    assert!(!state.is_due(seconds(831)), "there is nothing more to renew");
    let expected = Warning { ends_at: seconds(952), can_stay: false, is_waiting: false };
    assert_eq!(warning(&state, 832), Some(expected));
    let (state, command) = state.update(Event::AskedToStay { at: seconds(840) });
    assert_eq!((warning(&state, 841), command), (None, Command::Nothing), "noted");
    let (state, command) = state.update(Event::Ticked(seconds(952)));
    assert!(has_ended(&state));
    assert_eq!(command, Command::Nothing);
}

#[test]
fn a_backend_that_does_not_renew_leaves_the_token_its_own_life() {
    let mut state = without_renewal();
    for at in (480..=779).step_by(60) {
        state.touched(seconds(at));
    }
    state.touched(seconds(779));
    assert_eq!(warning(&state, 779), None);
    assert_eq!(
        warning(&state, 780),
        Some(Warning { ends_at: seconds(900), can_stay: false, is_waiting: false })
    );
    assert!(state.is_due(seconds(900)));
}

#[test]
fn near_the_token_s_end_staying_asks_for_a_new_one() {
    let (mut state, _) = renewing().update(renewal_failed(Problem::Offline, seconds(452)));
    for at in (480..=779).step_by(60) {
        state.touched(seconds(at));
    }
    state.touched(seconds(779));
    assert_eq!(
        warning(&state, 790),
        Some(Warning { ends_at: seconds(900), can_stay: true, is_waiting: false })
    );
    let (state, command) = state.update(Event::AskedToStay { at: seconds(790) });
    assert!(matches!(command, Command::Renew(_)), "{command:?}");
    let (state, _) = state.update(renewed(900, seconds(791)));
    assert_eq!(warning(&state, 792), None);
}

#[test]
fn a_token_that_arrives_after_its_citizen_has_left_is_signed_out() {
    let (state, _) = renewing().update(Event::AskedSignOut);
    let (state, command) = state.update(renewed(900, seconds(452)));
    assert_eq!(state, State::Ended { why: Ending::SignedOut });
    assert_eq!(command, Command::SignOut(session("second", 900, seconds(452))));
    let (state, command) = after(signed_in()).update(renewed(900, NOW));
    assert_eq!(state, after(signed_in()), "nobody asked for it");
    assert!(matches!(command, Command::SignOut(_)));
}

#[test]
fn what_comes_of_a_call_that_was_left_does_not_end_a_visit() {
    let left = touched_until(449).update(Event::OpenedActivity).0.update(Event::ClosedActivity).0;
    let (renewing, command) = left.update(Event::Ticked(seconds(451)));
    assert!(matches!(command, Command::Renew(_)), "{command:?}");
    let (opened, command) = renewing.update(Event::OpenedActivity);
    assert_eq!(command, Command::Nothing, "the new token is awaited");
    let refused = Event::ActivityFailed { token: token(), after: None, failure: Failure::SignedOut };
    let (state, command) = opened.clone().update(refused);
    assert_eq!((&state, command), (&opened, Command::Nothing));
    let (_, command) = state.update(renewed(900, seconds(452)));
    assert!(matches!(command, Command::LoadActivity { .. }), "{command:?}");
}

#[test]
fn leaving_the_activity_closes_it_unless_it_is_not_offered() {
    let open = || after([signed_in(), vec![Event::OpenedActivity]].concat());
    let not_offered = Failure::Problem(Problem::NotOffered);
    let failed = |failure| Event::ActivityFailed { token: token(), after: None, failure };
    let left = open().update(failed(not_offered)).0.update(Event::ClosedActivity).0;
    assert_eq!(left.visit().expect("signed in").activity, Activity::NotOffered);
    let left = open().update(Event::ClosedActivity).0;
    assert_eq!(left.visit().expect("signed in").activity, Activity::Closed);
    assert!(has_ended(&open().update(failed(Failure::SignedOut)).0));
}
