//! The mobile number. The same screen stands in `index.html`, so that it is there before the app is.

use leptos::html::Input;
use leptos::prelude::*;

use super::problems::{ProblemNotices, Problems};
use crate::browser::{self, Shell};
use crate::components::{Button, Field, Look, PageFrame, Purpose, typed_text};
use crate::dispatch::Journey;
use crate::i18n::t;
use crate::journey::{Event, State};

const FIELD: &str = "mobile";

#[component]
pub fn MobilePage(
    journey: Journey,
    /// What was done on the first screen before the app was there; `None` on a later return.
    shell: Option<Shell>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let (tries, set_tries) = signal(0);
    let problems = Problems::of(journey);
    let is_busy = journey.select(|state| matches!(state, State::SendingCode { .. }));

    let submit = Callback::new(move |()| {
        journey.dispatch(Event::SubmittedMobile(typed_text(input)));
        set_tries.update(|tries| *tries += 1);
    });
    let is_first_screen = shell.is_some();
    let shell = shell.unwrap_or_default();
    Effect::new(move || {
        if let (Some(input), false) = (input.get(), shell.typed.is_empty()) {
            input.set_value(&shell.typed);
        }
        if let (Some(input), true) = (input.get(), shell.is_focused) {
            browser::focus(&input);
        }
    });

    view! {
        <PageFrame
            page_title=t("mobile.page_title")
            heading=t("mobile.title")
            has_problem=problems.any()
            keeps_focus=is_first_screen
        >
            <ProblemNotices problems tries field=FIELD />
            <p class="lead">{t("mobile.intro")}</p>
            <Field
                id=FIELD
                purpose=Purpose::Mobile
                label=t("mobile.label")
                hint=t("mobile.hint")
                problem=problems.of_field
                input
                on_enter=submit
            />
            <Button
                label=t("mobile.send")
                busy_label=t("mobile.sending")
                is_busy
                look=Look::Primary
                on_press=submit
            />
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
