//! The mobile number. The same screen stands in `index.html`, so that it is there before the app is.

use leptos::prelude::*;

use super::problems::{ProblemNotices, Problems};
use crate::browser;
use crate::components::{Button, Field, Look, PageFrame, Purpose, repeat_error};
use crate::dispatch::Journey;
use crate::i18n::t;
use crate::journey::{Event, State};
use crate::route::Route;

/// The id of the field.
pub const FIELD: &str = "mobile";

#[component]
pub fn MobilePage(journey: Journey) -> impl IntoView {
    let problems = Problems::of(journey);
    let submit = Callback::new(move |()| {
        journey.dispatch(Event::SubmittedMobile(browser::typed_text(FIELD)));
        repeat_error();
    });
    view! {
        <PageFrame heading=t(texts::mobile::TITLE) has_problem=problems.any()>
            <ProblemNotices problems field=FIELD />
            <p class="lead">{t(texts::mobile::INTRO)}</p>
            <Field
                id=FIELD
                purpose=Purpose::Mobile
                label=t(texts::mobile::LABEL)
                hint=t(texts::mobile::HINT)
                problem=problems.of_field
                on_enter=submit
            />
            <Button
                label=t(texts::mobile::SEND)
                busy_label=t(texts::mobile::SENDING)
                is_busy=journey.select(|state| matches!(state, State::SendingCode { .. }))
                look=Look::Primary
                on_press=submit
            />
            <a
                class="button button--quiet"
                href=Route::Check.path()
                on:click:capture=move |event| {
                    event.prevent_default();
                    journey.dispatch(Event::OpenedCheck);
                }
            >
                {t(texts::check::LINK)}
            </a>
            <section class="assurance">
                <h2 class="assurance__title">{t(texts::mobile::PRIVACY_TITLE)}</h2>
                <ul class="assurance__list">
                    <li>{t(texts::mobile::PRIVACY_CODE)}</li>
                    <li>{t(texts::mobile::PRIVACY_NOTHING_KEPT)}</li>
                    <li>{t(texts::mobile::PRIVACY_NO_ADDRESS)}</li>
                </ul>
            </section>
        </PageFrame>
    }
}
