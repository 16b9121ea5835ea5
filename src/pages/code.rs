//! The one-time code.

use contract::MobileNumber;
use leptos::html::Input;
use leptos::prelude::*;

use super::problems::{ProblemNotices, Problems};
use crate::app::ClockContext;
use crate::browser::{self, SmsCode};
use crate::components::{Button, Field, Look, PageFrame, Purpose, typed_text};
use crate::dispatch::Journey;
use crate::i18n::{minutes_and_seconds, t, t_with};
use crate::journey::{Event, State};

const FIELD: &str = "code";

#[component]
pub fn CodePage(journey: Journey) -> impl IntoView {
    let ClockContext(clock) = expect_context();
    let input = NodeRef::<Input>::new();
    let (tries, set_tries) = signal(0);
    let problems = Problems::of(journey);
    let is_checking = journey.select(|state| matches!(state, State::CheckingCode { .. }));
    let is_resending = journey.select(|state| matches!(state, State::SendingCode { .. }));
    let is_resumed = journey.read(|state| state.challenge().is_some_and(|c| c.mobile().is_none()));
    let resend_wait = Memo::new({
        let resend_at = journey.select(|state| state.challenge().map(super::super::session::Challenge::resend_at));
        move |_| resend_at.get().map_or(0, |moment| moment.seconds_from(clock.get()))
    });

    let submit = Callback::new(move |()| {
        journey.dispatch(Event::SubmittedCode(typed_text(input)));
        set_tries.update(|tries| *tries += 1);
    });
    read_sms(journey, input, submit);

    view! {
        <PageFrame
            page_title=t("code.page_title")
            heading=t("code.title")
            has_problem=problems.any()
        >
            <ProblemNotices problems tries field=FIELD />
            <p class="lead" role="status">{sent_to(journey)}</p>
            <Field
                id=FIELD
                purpose=Purpose::Code
                label=t("code.label")
                hint=hint(journey)
                problem=problems.of_field
                input
                on_enter=submit
            />
            <Button
                label=t("code.continue")
                busy_label=t("code.checking")
                is_busy=is_checking
                look=Look::Primary
                on_press=submit
            />
            <section class="resend">
                {(!is_resumed).then(|| view! {
                    <p class="resend__text">
                        {move || match resend_wait.get() {
                            0 => t("code.resend_now").to_owned(),
                            wait => t_with("code.resend_in", &[("time", &minutes_and_seconds(wait))]),
                        }}
                    </p>
                    <Button
                        label=t("code.resend")
                        busy_label=t("code.resending")
                        is_busy=is_resending
                        is_disabled=Signal::derive(move || resend_wait.get() > 0)
                        look=Look::Secondary
                        on_press=Callback::new(move |()| {
                            journey.dispatch(Event::AskedResend { at: browser::now() });
                        })
                    />
                })}
                <Button
                    label=t("code.change_number")
                    look=Look::Quiet
                    on_press=Callback::new(move |()| journey.dispatch(Event::AskedChangeNumber))
                />
            </section>
        </PageFrame>
    }
}

/// Where the code went, by its last four digits. A tab that was discarded does not know the number any more.
fn sent_to(journey: Journey) -> impl Fn() -> String + Send + Sync + 'static {
    let sent = journey.select(|state| {
        state.challenge().map(|challenge| {
            (challenge.mobile().map(MobileNumber::last_four).map(str::to_owned), challenge.is_resent())
        })
    });
    move || match sent.get() {
        Some((Some(last_four), is_resent)) => t_with(
            if is_resent { "code.sent_again_to" } else { "code.sent_to" },
            &[("last_four", &last_four)],
        ),
        _ => t("code.sent_earlier").to_owned(),
    }
}

fn hint(journey: Journey) -> String {
    let seconds = journey.read(|state| {
        let challenge = state.challenge().filter(|challenge| challenge.mobile().is_some());
        challenge.map(|challenge| challenge.expires_at().seconds_from(browser::now()))
    });
    match seconds.map(|seconds| seconds.div_ceil(60)) {
        Some(minutes) => t_with("code.hint", &[("minutes", &minutes.to_string())]),
        None => t("code.hint_resumed").to_owned(),
    }
}

/// Lets the browser fill in the code from the SMS where it can; the wait ends with the screen.
fn read_sms(journey: Journey, input: NodeRef<Input>, submit: Callback<()>) {
    let wait = StoredValue::new_local(SmsCode::wait(move |code| {
        if let Some(input) = input.try_get_untracked().flatten() {
            input.set_value(&code);
            submit.run(());
        }
    }));
    Effect::new(move || {
        if journey.select(|state| matches!(state, State::CheckingCode { .. })).get() {
            wait.set_value(None);
        }
    });
}
