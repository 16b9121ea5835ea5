//! The session is over: why, and the way in again.

use leptos::prelude::*;

use crate::components::{Button, Look, PageFrame};
use crate::dispatch::Journey;
use crate::i18n::t;
use crate::journey::{Ending, Event, State};

#[component]
pub fn EndedPage(journey: Journey) -> impl IntoView {
    let is_timed_out = journey.read(|state| matches!(state, State::Ended { why: Ending::TimedOut }));
    let (heading, body) = if is_timed_out {
        ("ended.timed_out_title", "ended.timed_out_body")
    } else {
        ("ended.signed_out_title", "ended.signed_out_body")
    };
    view! {
        <PageFrame page_title=t("ended.page_title") heading=t(heading)>
            <p class="lead">{t(body)}</p>
            <Button
                label=t("ended.sign_in_again")
                look=Look::Primary
                on_press=Callback::new(move |()| journey.dispatch(Event::StartedOver))
            />
        </PageFrame>
    }
}
