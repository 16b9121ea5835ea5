//! A text field with its label, hint and error. It stands in no `<form>`: browsers keep what forms are given.

use leptos::prelude::*;

use super::views::optional;
use crate::i18n::t;

/// What the keyboard and the browser should know of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Mobile,
    Code,
    /// What was copied somewhere else.
    Pasted,
}

/// What is typed stays in the field: it is read there when it is needed, and kept nowhere.
#[component]
pub fn Field(
    id: &'static str,
    purpose: Purpose,
    label: &'static str,
    #[prop(into)] hint: String,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    /// Enter does what the button does.
    on_enter: Callback<()>,
) -> impl IntoView {
    let (kind, input_mode, autocomplete, class) = match purpose {
        Purpose::Mobile => ("tel", "tel", "tel-national", "field__input field__input--mobile"),
        Purpose::Code => ("text", "numeric", "one-time-code", "field__input field__input--code"),
        Purpose::Pasted => ("text", "text", "off", "field__input"),
    };
    let hint_id = [id, "-hint"].concat();
    let error_id = [id, "-error"].concat();
    // The error's id may name nothing yet; assistive technology looks it up when there is an error.
    let described_by = [&error_id, " ", &hint_id].concat();
    let has_problem = move || problem.with(Option::is_some);
    view! {
        <div class=move || if has_problem() { "field field--error" } else { "field" }>
            <label class="field__label" for=id>{label}</label>
            <p class="field__hint" id=hint_id>{hint}</p>
            {move || {
                let error_id = error_id.clone();
                optional(problem.get().map(|text| view! {
                    <p class="field__error" id=error_id>
                        <span class="visually-hidden">{t(texts::app::ERROR_PREFIX)}" "</span>
                        {text}
                    </p>
                }.into_any()))
            }}
            <input
                class=class
                id=id
                type=kind
                inputmode=input_mode
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="go"
                dir="ltr"
                aria-describedby=described_by
                aria-invalid=move || has_problem().then_some("true")
                on:keydown:capture=move |event| {
                    if event.key() == "Enter" && !event.is_composing() {
                        event.prevent_default();
                        on_enter.run(());
                    }
                }
            />
        </div>
    }
}
