//! Who has seen the records under the number.

use contract::{ActivityEntry, Beneficiary};
use leptos::prelude::*;

use super::wording;
use crate::components::{
    Button, Look, Notice, PageFrame, Timeline, TimelineEntry, focus_heading, in_order, optional,
};
use crate::dispatch::Journey;
use crate::i18n::t;
use crate::journey::{Activity, Event, State};

#[component]
pub fn ActivityPage(journey: Journey) -> impl IntoView {
    let is_loading = journey.select(|state| matches!(activity(state), Activity::Loading { .. }));
    view! {
        <PageFrame
            heading=t(texts::activity::TITLE)
            on_sign_out=Callback::new(move |()| journey.dispatch(Event::AskedSignOut))
        >
            <p class="lead">{t(texts::activity::INTRO)}</p>
            <p role="status">{move || if is_loading.get() { t(texts::activity::LOADING).to_owned() } else { String::new() }}</p>
            {move || if is_loading.get() { ().into_any() } else { loaded(journey) }}
            <SomethingWrong />
            <Button
                label=t(texts::certificate::BACK)
                look=Look::Quiet
                on_press=Callback::new(move |()| journey.dispatch(Event::ClosedActivity))
            />
        </PageFrame>
    }
}

fn activity(state: &State) -> &Activity {
    state.visit().map_or(&Activity::Closed, |visit| &visit.activity)
}

/// The page that came, or why none did, and the ways on from there.
fn loaded(journey: Journey) -> AnyView {
    let problem = journey.read(|state| activity(state).problem());
    let entries = journey.read(|state| {
        let people = state.visit().map_or(&[][..], |visit| visit.people());
        activity(state).entries().iter().map(|entry| described(entry, people)).collect::<Vec<_>>()
    });
    let (has_earlier, is_newest, can_retry) = journey.read(|state| {
        let activity = activity(state);
        (activity.next().is_some(), activity.is_newest(), matches!(activity, Activity::Failed { .. }))
    });
    let way_on = move |is_there: bool, label, event: fn() -> Event| {
        optional(is_there.then(|| {
            let on_press = Callback::new(move |()| {
                journey.dispatch(event());
                focus_heading();
            });
            view! { <Button label=t(label) look=Look::Secondary on_press /> }.into_any()
        }))
    };
    view! {
        <Notice message=problem.map(wording::problem) is_problem=true />
        <Timeline>{in_order(entries)}</Timeline>
        {way_on(can_retry, texts::people::RETRY, || Event::AskedActivityAgain)}
        {way_on(has_earlier, texts::activity::EARLIER, || Event::AskedEarlierActivity)}
        {way_on(!is_newest, texts::activity::NEWEST, || Event::AskedNewestActivity)}
    }
    .into_any()
}

fn described(entry: &ActivityEntry, people: &[Beneficiary]) -> AnyView {
    let subject = entry.beneficiary_reference_id.as_ref().and_then(|id| {
        people.iter().find(|person| person.beneficiary_reference_id.as_ref() == Some(id)).map(wording::name)
    });
    let lines =
        vec![subject.unwrap_or_default().into(), wording::actor(entry), wording::time_of(entry).into()];
    view! { <TimelineEntry title=wording::deed(entry.what) lines is_apart=!wording::is_own(entry) /> }
        .into_any()
}

#[component]
fn SomethingWrong() -> impl IntoView {
    view! {
        <section class="something-wrong">
            <h2 class="something-wrong__title">{t(texts::activity::WRONG_TITLE)}</h2>
            <p>{t(texts::activity::WRONG_CODES)}</p>
            <p>{t(texts::activity::WRONG_OTHERS)}</p>
            <p>{wording::helpline()}</p>
        </section>
    }
}
