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
        (texts::ended::TIMED_OUT_TITLE, texts::ended::TIMED_OUT_BODY)
    } else {
        (texts::ended::SIGNED_OUT_TITLE, texts::ended::SIGNED_OUT_BODY)
    };
    view! {
        <PageFrame page_title=t(texts::ended::PAGE_TITLE) heading=t(heading)>
            <p class="lead">{t(body)}</p>
            <Button
                label=t(texts::ended::SIGN_IN_AGAIN)
                look=Look::Primary
                on_press=Callback::new(move |()| journey.dispatch(Event::StartedOver))
            />
        </PageFrame>
    }
}
