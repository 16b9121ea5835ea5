//! What is wrong, on top of the page, where focus and screen readers find it first.

use leptos::prelude::*;

use super::views::optional;
use crate::browser;
use crate::effect::effect;
use crate::i18n::t;

const ID: &str = "error-summary";

/// The same problem again is told again.
pub fn repeat_error() {
    browser::focus_soon(ID);
}

/// Takes the focus each time a problem appears.
#[component]
pub fn ErrorSummary(
    #[prop(into)] message: Signal<Option<String>>,
    /// The id of the field to mend.
    field: &'static str,
) -> impl IntoView {
    effect(move || {
        if message.with(Option::is_some) {
            browser::focus_soon(ID);
        }
    });
    view! {
        {move || optional(message.get().map(|text| {
            view! {
                <div class="error-summary" id=ID role="alert" tabindex="-1" aria-labelledby="error-summary-title">
                    <h2 class="error-summary__title" id="error-summary-title">{t(texts::app::PROBLEM_TITLE)}</h2>
                    <a class="error-summary__link" href=["#", field].concat() on:click:capture=move |event| {
                        event.prevent_default();
                        browser::focus_soon(field);
                    }>{text}</a>
                </div>
            }
            .into_any()
        }))}
    }
}
