//! The visit is about to end: said on every page, with the way to stay.

use leptos::prelude::*;

use super::wording;
use crate::browser;
use crate::clock;
use crate::components::{Button, Dialog, Look, Notice};
use crate::dispatch::Journey;
use crate::i18n::{t, t_with};
use crate::journey::{Event, State, Warning};
use crate::session::Moment;

/// The time left is read out so often, in seconds, and not each second.
const SPOKEN_EVERY: u32 = 30;

const TEXT_ID: &str = "end-warning-text";

#[component]
pub fn EndWarning(journey: Journey) -> impl IntoView {
    let is_open = journey.select(move |state| warning(state, clock::now()).is_some());
    let can_stay =
        journey.select(move |state| warning(state, clock::now()).is_some_and(|warning| warning.can_stay));
    let is_busy =
        journey.select(move |state| warning(state, clock::now()).is_some_and(|warning| warning.is_waiting));
    let words = move |every| {
        journey.select(move |state| {
            let now = clock::now();
            warning(state, now).map(|warning| {
                let time = &wording::duration(warning.ends_at.seconds_from(now).div_ceil(every) * every);
                match warning.can_stay {
                    true => t_with(texts::end_warning::CanStay { time }),
                    false => t_with(texts::end_warning::CannotStay { time }),
                }
            })
        })
    };
    let (shown, spoken) = (words(1), words(SPOKEN_EVERY));
    let problem = journey.select(|state| state.visit()?.renewal.problem().map(wording::problem));
    let stay = Callback::new(move |()| journey.dispatch(Event::AskedToStay { at: browser::now() }));
    view! {
        <Dialog
            id="end-warning"
            title=t(texts::end_warning::TITLE).to_owned()
            described_by=TEXT_ID
            is_open
            on_close=stay
        >
            <p aria-hidden="true">{move || shown.get().unwrap_or_default()}</p>
            <p role="status" class="visually-hidden" id=TEXT_ID>{move || spoken.get().unwrap_or_default()}</p>
            <Notice message=problem is_problem=true />
            {move || {
                let label = if can_stay.get() { texts::end_warning::STAY } else { texts::end_warning::GO_ON };
                view! { <Button label=t(label) is_busy look=Look::Primary on_press=stay /> }.into_any()
            }}
            <Button
                label=t(texts::app::SIGN_OUT)
                look=Look::Secondary
                on_press=Callback::new(move |()| journey.dispatch(Event::AskedSignOut))
            />
        </Dialog>
    }
}

fn warning(state: &State, now: Moment) -> Option<Warning> {
    state.visit()?.warning(now)
}
