//! What is pressed and typed into.

use beneficiary_portal::browser::fill_in;
use beneficiary_portal::components::{
    Button, ErrorSummary, Field, FileButton, Look, Purpose, in_order, repeat_error,
};
use beneficiary_portal::effect::effect;
use beneficiary_portal::i18n::t;
use contract::Language;
use leptos::prelude::*;
use texts::Text;

use crate::contents;
use crate::language::part_in;
use crate::specimen::{Section, Specimen};

/// The field that the error summary leads to.
const WRONG: &str = "mobile-wrong";

fn nothing() -> Callback<()> {
    Callback::new(|()| {})
}

#[component]
pub(crate) fn Buttons() -> impl IntoView {
    let looks = [
        ("primary", Look::Primary, texts::mobile::SEND),
        ("secondary", Look::Secondary, texts::certificate::PRINT),
        ("quiet", Look::Quiet, texts::code::CHANGE_NUMBER),
    ];
    let buttons = looks.into_iter().flat_map(|(name, look, label)| {
        [
            ([name, ", plain"].concat(), false, false),
            ([name, ", busy"].concat(), true, false),
            ([name, ", disabled: something else has to happen first"].concat(), false, true),
        ]
        .map(|(state, is_busy, is_disabled)| {
            let state: &'static str = state.leak();
            view! {
                <Specimen component="Button" state>
                    <Button label=t(label) is_busy is_disabled look on_press=nothing() />
                </Specimen>
            }
            .into_any()
        })
    });
    view! {
        <Section
            of=contents::BUTTONS
            note="One primary at most on a screen. Busy or disabled, a button keeps the focus and does nothing. Point at one to see it hovered; go on with the Tab key to see the focus: a ring of --focus, two pixels away."
        >
            {in_order(buttons)}
            <Specimen component="Button" state="primary, busy, with words for it in place of its label">
                <Button
                    label=t(texts::mobile::SEND)
                    busy_label=t(texts::mobile::SENDING)
                    is_busy=true
                    look=Look::Primary
                    on_press=nothing()
                />
            </Specimen>
            <Specimen component="Button" state="several below one another, with long words: Malayalam, Tamil">
                {in_order([Language::Malayalam, Language::Tamil].map(|language| part_in(language, || view! {
                    <Button label=t(texts::people::DOWNLOAD_ALL) look=Look::Primary on_press=nothing() />
                    <Button label=t(texts::check::FILE) look=Look::Secondary on_press=nothing() />
                    <Button label=t(texts::activity::TITLE) look=Look::Quiet on_press=nothing() />
                }.into_any())))}
            </Specimen>
            <Specimen component="FileButton" state="plain; the whole label is what is pressed">
                <FileButton id="file" label=t(texts::check::FILE) accept="image/*,.pdf" on_pick=nothing() />
            </Specimen>
        </Section>
    }
}

/// What stands in a field, and what is wrong with it.
struct Sample {
    id: &'static str,
    state: &'static str,
    purpose: Purpose,
    typed: &'static str,
    problem: Option<Text>,
}

const SAMPLES: [Sample; 8] = [
    sample("mobile-empty", "mobile, empty", Purpose::Mobile, "", None),
    sample("mobile-filled", "mobile, filled", Purpose::Mobile, "98765 43210", None),
    sample(
        WRONG,
        "mobile, with an error",
        Purpose::Mobile,
        "12345",
        Some(texts::problem::MOBILE_WRONG_LENGTH),
    ),
    sample("code-empty", "code, empty", Purpose::Code, "", None),
    sample("code-filled", "code, filled", Purpose::Code, "123456", None),
    sample(
        "code-wrong",
        "code, with an error",
        Purpose::Code,
        "123",
        Some(texts::problem::CODE_NOT_SIX_DIGITS),
    ),
    sample("pasted-empty", "pasted, empty", Purpose::Pasted, "", None),
    sample("pasted-filled", "pasted, longer than the field", Purpose::Pasted, PASTED, None),
];

const PASTED: &str = "HC1:NCFOXN%TSMAHN-H/N8KMQ8ZJ+GJDX1K5AQC-6A3QQ4UGVS6BZ4";

const fn sample(
    id: &'static str,
    state: &'static str,
    purpose: Purpose,
    typed: &'static str,
    problem: Option<Text>,
) -> Sample {
    Sample { id, state, purpose, typed, problem }
}

#[component]
pub(crate) fn Fields() -> impl IntoView {
    let fields = in_order(SAMPLES.into_iter().map(|sample| {
        let Sample { id, state, purpose, typed, problem } = sample;
        view! { <Specimen component="Field" state>{field(id, purpose, typed, problem)}</Specimen> }.into_any()
    }));
    view! {
        <Section
            of=contents::FIELDS
            note="What is typed runs from left to right in every language. The error stands between hint and field, and the field names both."
        >
            {fields}
            <Specimen component="Field" state="from right to left: Urdu">
                {part_in(Language::Urdu, || field("mobile-urdu", Purpose::Mobile, "98765 43210", None))}
            </Specimen>
        </Section>
    }
}

fn field(id: &'static str, purpose: Purpose, typed: &'static str, problem: Option<Text>) -> AnyView {
    let (label, hint) = match purpose {
        Purpose::Mobile => (texts::mobile::LABEL, texts::mobile::HINT),
        Purpose::Code => (texts::code::LABEL, texts::code::HINT_RESUMED),
        Purpose::Pasted => (texts::check::PASTE_LABEL, texts::check::PASTE_HINT),
    };
    let problem = problem.map(|text| t(text).to_owned());
    effect(move || fill_in(id, typed));
    view! { <Field id purpose label=t(label) hint=t(hint) problem on_enter=nothing() /> }.into_any()
}

#[component]
pub(crate) fn Errors() -> impl IntoView {
    view! {
        <Section
            of=contents::ERRORS
            note="On top of the page, with the focus, as soon as something is wrong. Its line leads to the field: here to the one with an error among the fields."
        >
            <Specimen component="ErrorSummary" state="with a problem; without one it is not there">
                <ErrorSummary message=Some(t(texts::problem::MOBILE_WRONG_LENGTH).to_owned()) field=WRONG />
            </Specimen>
            <Specimen component="repeat_error" state="the same problem again takes the focus again">
                <Button
                    label=t(texts::mobile::SEND)
                    look=Look::Secondary
                    on_press=Callback::new(|()| repeat_error())
                />
            </Specimen>
        </Section>
    }
}
