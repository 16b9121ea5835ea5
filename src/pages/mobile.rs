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
        <PageFrame page_title=t("mobile.page_title") heading=t("mobile.title") has_problem=problems.any()>
            <ProblemNotices problems field=FIELD />
            <p class="lead">{t("mobile.intro")}</p>
            <Field
                id=FIELD
                purpose=Purpose::Mobile
                label=t("mobile.label")
                hint=t("mobile.hint")
                problem=problems.of_field
                on_enter=submit
            />
            <Button
                label=t("mobile.send")
                busy_label=t("mobile.sending")
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
                {t("check.link")}
            </a>
            <section class="assurance">
                <h2 class="assurance__title">{t("mobile.privacy_title")}</h2>
                <ul class="assurance__list">
                    <li>{t("mobile.privacy_code")}</li>
                    <li>{t("mobile.privacy_nothing_kept")}</li>
                    <li>{t("mobile.privacy_no_address")}</li>
                </ul>
            </section>
        </PageFrame>
    }
}
