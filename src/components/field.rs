//! A text field with its label, hint and error. It stands in no `<form>`: browsers keep what forms are given.

use leptos::html::Input;
use leptos::prelude::*;

use crate::i18n::t;

/// What the keyboard and the browser should know of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Mobile,
    Code,
}

/// What stands in the field. It is read when it is needed and kept nowhere.
pub fn typed_text(input: NodeRef<Input>) -> String {
    input.get_untracked().map(|input| input.value()).unwrap_or_default()
}

#[component]
pub fn Field(
    id: &'static str,
    purpose: Purpose,
    label: &'static str,
    #[prop(into)] hint: String,
    #[prop(into)] problem: Signal<Option<String>>,
    input: NodeRef<Input>,
    /// Enter does what the button does.
    on_enter: Callback<()>,
) -> impl IntoView {
    let (kind, input_mode, autocomplete, width) = match purpose {
        Purpose::Mobile => ("tel", "tel", "tel-national", "field__input field__input--mobile"),
        Purpose::Code => ("text", "numeric", "one-time-code", "field__input field__input--code"),
    };
    let hint_id = [id, "-hint"].concat();
    let error_id = [id, "-error"].concat();
    let described_by = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || {
            if problem.with(Option::is_some) { [&hint_id, " ", &error_id].concat() } else { hint_id.clone() }
        }
    };
    view! {
        <div class="field" class:field--error=move || problem.with(Option::is_some)>
            <label class="field__label" for=id>{label}</label>
            <p class="field__hint" id=hint_id>{hint}</p>
            {move || {
                let error_id = error_id.clone();
                problem.get().map(|text| view! {
                    <p class="field__error" id=error_id>
                        <span class="visually-hidden">{t("app.error_prefix")}" "</span>
                        {text}
                    </p>
                })
            }}
            <input
                class=width
                id=id
                type=kind
                inputmode=input_mode
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="go"
                dir="ltr"
                aria-describedby=described_by
                aria-invalid=move || problem.with(Option::is_some).then_some("true")
                node_ref=input
                on:keydown=move |event| {
                    if event.key() == "Enter" && !event.is_composing() {
                        event.prevent_default();
                        on_enter.run(());
                    }
                }
            />
        </div>
    }
}
