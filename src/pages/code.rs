//! The one-time code.

use contract::MobileNumber;
use leptos::prelude::*;

use super::problems::{ProblemNotices, Problems};
use super::wording::{self, duration};
use crate::browser;
use crate::clock;
use crate::components::{Button, Disclosure, Field, Look, PageFrame, Purpose, repeat_error};
use crate::dispatch::Journey;
use crate::i18n::{number, t, t_with};
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
        <PageFrame heading=t(texts::code::TITLE) has_problem=problems.any()>
            <ProblemNotices problems field=FIELD />
            <p class="lead" role="status">
                {move || sent_to.get().unwrap_or_else(|| t(texts::code::SENT_EARLIER).to_owned())}
            </p>
            <Field
                id=FIELD
                purpose=Purpose::Code
                label=t(texts::code::LABEL)
                hint=hint(journey)
                problem=problems.of_field
                on_enter=submit
            />
            <Button
                label=t(texts::code::CONTINUE)
                busy_label=t(texts::code::CHECKING)
                is_busy=is_checking
                is_disabled=is_resending
                look=Look::Primary
                on_press=submit
            />
            <section class="resend">
                <Resend journey is_checking is_resending />
                <NoMessage journey />
                <Button
                    label=t(texts::code::CHANGE_NUMBER)
                    look=Look::Quiet
                    on_press=Callback::new(move |()| journey.dispatch(Event::AskedChangeNumber))
                />
            </section>
        </PageFrame>
    }
}

/// What to look at, in which order, while no message comes.
#[component]
fn NoMessage(journey: Journey) -> impl IntoView {
    let sent_ago = journey.select(move |state| {
        let since = clock::now().seconds_from(state.challenge()?.sent_at()?);
        Some(t_with(texts::code::SentAgo { time: &duration(since) }))
    });
    view! {
        <Disclosure title=t(texts::code::NO_MESSAGE)>
            <p>{move || sent_ago.get().unwrap_or_default()}</p>
            <ol>
                <li>{t(texts::code::CHECK_NUMBER)}</li>
                <li>{t(texts::code::CHECK_PHONE)}</li>
                <li>{t(texts::code::CHECK_BLOCKED)}</li>
                <li>{t(texts::code::CHECK_WAIT)}</li>
                <li>{t(texts::code::CHECK_AGAIN)}</li>
            </ol>
            <p>{wording::helpline()}</p>
        </Disclosure>
    }
}

/// Another code, once the backend allows one.
#[component]
fn Resend(journey: Journey, is_checking: Signal<bool>, is_resending: Signal<bool>) -> impl IntoView {
    let wait = journey.select(move |state| {
        let seconds = state.challenge()?.resend_at().seconds_from(clock::now());
        (seconds > 0).then(|| duration(seconds))
    });
    view! {
        <p class="resend__text">
            {move || match wait.get() {
                Some(time) => t_with(texts::code::ResendIn { time: &time }),
                None => t(texts::code::RESEND_NOW).to_owned(),
            }}
        </p>
        <Button
            label=t(texts::code::RESEND)
            busy_label=t(texts::code::RESENDING)
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
        Some(match challenge.is_resent() {
            true => t_with(texts::code::SentAgainTo { last_four }),
            false => t_with(texts::code::SentTo { last_four }),
        })
    })
}

fn hint(journey: Journey) -> String {
    let minutes = journey.read(|state| {
        let challenge = state.challenge().filter(|challenge| challenge.mobile().is_some())?;
        Some(challenge.expires_at().seconds_from(browser::now()).div_ceil(60))
    });
    let Some(count) = minutes else { return t(texts::code::HINT_RESUMED).to_owned() };
    let minutes = &number(count);
    match browser::is_one(count) {
        true => t_with(texts::code::HintOne { minutes }),
        false => t_with(texts::code::Hint { minutes }),
    }
}
