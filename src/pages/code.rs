//! The one-time code.

use contract::MobileNumber;
use leptos::prelude::*;

use super::problems::{ProblemNotices, Problems};
use crate::browser;
use crate::clock::ClockContext;
use crate::components::{Button, Field, Look, PageFrame, Purpose, repeat_error};
use crate::dispatch::Journey;
use crate::i18n::{duration, t, t_with};
use crate::journey::{Event, State};

const FIELD: &str = "code";

#[component]
pub fn CodePage(journey: Journey) -> impl IntoView {
    let problems = Problems::of(journey);
    let sent_to = sent_to(journey);
    let is_checking = journey.select(|state| matches!(state, State::CheckingCode { .. }));
    let is_resending = journey.select(|state| matches!(state, State::SendingCode { .. }));
    let submit = Callback::new(move |()| {
        browser::stop_awaiting_sms_code();
        journey.dispatch(Event::SubmittedCode(browser::typed_text(FIELD)));
        repeat_error();
    });
    browser::await_sms_code(move |code| {
        browser::fill_in(FIELD, &code);
        submit.try_run(());
    });
    on_cleanup(browser::stop_awaiting_sms_code);

    view! {
        <PageFrame page_title=t("code.page_title") heading=t("code.title") has_problem=problems.any()>
            <ProblemNotices problems field=FIELD />
            <p class="lead" role="status">
                {move || sent_to.get().unwrap_or_else(|| t("code.sent_earlier").to_owned())}
            </p>
            <Field
                id=FIELD
                purpose=Purpose::Code
                label=t("code.label")
                hint=hint(journey)
                problem=problems.of_field
                on_enter=submit
            />
            <Button
                label=t("code.continue")
                busy_label=t("code.checking")
                is_busy=is_checking
                is_disabled=is_resending
                look=Look::Primary
                on_press=submit
            />
            <section class="resend">
                <Resend journey is_checking is_resending />
                <Button
                    label=t("code.change_number")
                    look=Look::Quiet
                    on_press=Callback::new(move |()| journey.dispatch(Event::AskedChangeNumber))
                />
            </section>
        </PageFrame>
    }
}

/// Another code, once the backend allows one.
#[component]
fn Resend(journey: Journey, is_checking: Signal<bool>, is_resending: Signal<bool>) -> impl IntoView {
    let clock: ClockContext = expect_context();
    let wait = journey.select(move |state| {
        let seconds = state.challenge()?.resend_at().seconds_from(clock.now());
        (seconds > 0).then(|| duration(seconds))
    });
    view! {
        <p class="resend__text">
            {move || match wait.get() {
                Some(time) => t_with("code.resend_in", &[("time", &time)]),
                None => t("code.resend_now").to_owned(),
            }}
        </p>
        <Button
            label=t("code.resend")
            busy_label=t("code.resending")
            is_busy=is_resending
            is_disabled=Signal::derive(move || wait.with(Option::is_some) || is_checking.get())
            look=Look::Secondary
            on_press=Callback::new(move |()| journey.dispatch(Event::AskedResend { at: browser::now() }))
        />
    }
}

/// Where the code went, by its last four digits. A tab that was discarded does not know the number any more.
fn sent_to(journey: Journey) -> Signal<Option<String>> {
    journey.select(|state| {
        let challenge = state.challenge()?;
        let last_four = challenge.mobile().map(MobileNumber::last_four)?;
        let key = if challenge.is_resent() { "code.sent_again_to" } else { "code.sent_to" };
        Some(t_with(key, &[("last_four", last_four)]))
    })
}

fn hint(journey: Journey) -> String {
    let minutes = journey.read(|state| {
        let challenge = state.challenge().filter(|challenge| challenge.mobile().is_some())?;
        Some(challenge.expires_at().seconds_from(browser::now()).div_ceil(60))
    });
    match minutes {
        Some(1) => t("code.hint_one").to_owned(),
        Some(minutes) => t_with("code.hint", &[("minutes", &minutes.to_string())]),
        None => t("code.hint_resumed").to_owned(),
    }
}
