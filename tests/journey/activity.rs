//! Who has seen the records: its pages.

use beneficiary_portal::journey::{Activity, Command, Event, Failure, State};
use beneficiary_portal::problem::Problem;
use beneficiary_portal::route::Route;
use contract::{ActivityEntry, ActivityPage, BearerToken, How, What};

use crate::steps::*;

fn page(at: &str, next: Option<&str>) -> ActivityPage {
    let entry = ActivityEntry {
        at: at.to_owned(),
        who: "Beneficiary".to_owned(),
        how: How::Citizen,
        what: What::Viewed,
        beneficiary_reference_id: None,
    };
    ActivityPage { activity: vec![entry], next: next.map(str::to_owned) }
}

fn arrived(after: Option<&str>, page: ActivityPage) -> Event {
    Event::ActivityArrived { token: token(), after: after.map(str::to_owned), page }
}

fn failed(after: Option<&str>) -> Event {
    let failure = Failure::Problem(Problem::Offline);
    Event::ActivityFailed { token: token(), after: after.map(str::to_owned), failure }
}

fn opened() -> Vec<Event> {
    [signed_in(), vec![Event::OpenedActivity]].concat()
}

fn at_newest() -> Vec<Event> {
    [opened(), vec![arrived(None, page("2", Some("older")))]].concat()
}

fn at_oldest() -> Vec<Event> {
    [at_newest(), vec![Event::AskedEarlierActivity, arrived(Some("older"), page("1", None))]].concat()
}

fn asks_for(command: &Command, wanted: Option<&str>) -> bool {
    matches!(command, Command::LoadActivity { after, .. } if after.as_deref() == wanted)
}

fn first_entry(state: &State) -> Option<String> {
    state.visit()?.activity.entries().first().map(|entry| entry.at.clone())
}

#[test]
fn it_opens_from_the_people_and_leads_back_to_them() {
    check(signed_in(), Event::OpenedActivity, |state, command| {
        state.route() == Route::Activity && asks_for(command, None)
    });
    check(at_newest(), Event::ClosedActivity, |state, _| state.route() == Route::People);
    check(at_newest(), Event::Navigated(Route::People), |state, _| state.route() == Route::People);
    check_unmoved([signed_in(), vec![Event::OpenedCertificate(0)]].concat(), Event::OpenedActivity);
    check_unmoved(vec![], Event::OpenedActivity);
}

#[test]
fn one_page_at_a_time() {
    check(at_newest(), Event::AskedEarlierActivity, |_, command| asks_for(command, Some("older")));
    let oldest = after(at_oldest());
    assert_eq!(first_entry(&oldest).as_deref(), Some("1"));
    assert!(!oldest.visit().is_some_and(|visit| visit.activity.is_newest()));
    check_unmoved(at_oldest(), Event::AskedEarlierActivity);
    check(at_oldest(), Event::AskedNewestActivity, |_, command| asks_for(command, None));
    check_unmoved(at_newest(), Event::AskedNewestActivity);
}

#[test]
fn a_page_that_did_not_come_is_asked_for_again() {
    let failed_at_second = [at_newest(), vec![Event::AskedEarlierActivity, failed(Some("older"))]].concat();
    let problem = after(failed_at_second.clone()).visit().and_then(|visit| visit.activity.problem());
    assert_eq!(problem, Some(Problem::Offline));
    check(failed_at_second, Event::AskedActivityAgain, |_, command| asks_for(command, Some("older")));
    check_unmoved(at_newest(), Event::AskedActivityAgain);
}

#[test]
fn late_and_foreign_answers_change_nothing() {
    check_unmoved(at_newest(), arrived(None, page("3", None)));
    check_unmoved(opened(), arrived(Some("older"), page("3", None)));
    check_unmoved(opened(), failed(Some("older")));
    check_unmoved(signed_in(), arrived(None, page("3", None)));
    let foreign = BearerToken::new("another".to_owned());
    check_unmoved(opened(), Event::ActivityArrived { token: foreign, after: None, page: page("3", None) });
    let closed = [opened(), vec![Event::ClosedActivity]].concat();
    check_unmoved(closed.clone(), arrived(None, page("3", None)));
    assert_eq!(after(closed).visit().map(|visit| visit.activity.clone()), Some(Activity::Closed));
}
