//! Too many wrong codes for the number.

use leptos::prelude::*;

use super::wording::duration;
use crate::clock;
use crate::components::{Button, Look, PageFrame};
use crate::dispatch::Journey;
use crate::i18n::{t, t_with};
use crate::journey::{Event, State};

#[component]
pub fn LockedPage(journey: Journey) -> impl IntoView {
    let until = journey.read(|state| match state {
        State::Locked { until } => Some(*until),
        _ => None,
    });
    let time_left = move || duration(until.map_or(0, |until| until.seconds_from(clock::now())));
    view! {
        <PageFrame heading=t(texts::locked::TITLE)>
            <p class="lead">{move || t_with(texts::locked::Body { time: &time_left() })}</p>
            <p>{t(texts::locked::NEXT)}</p>
            <Button
                label=t(texts::code::CHANGE_NUMBER)
                look=Look::Secondary
                on_press=Callback::new(move |()| journey.dispatch(Event::StartedOver))
            />
        </PageFrame>
    }
}
