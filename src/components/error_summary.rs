//! What is wrong, on top of the page, where focus and screen readers find it first.

use leptos::html::Div;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::t;

/// Takes the focus each time a problem appears.
#[component]
pub fn ErrorSummary(
    #[prop(into)] message: Signal<Option<String>>,
    /// How often the citizen has tried: the same problem again is told again.
    #[prop(into)]
    tries: Signal<u32>,
    /// The id of the field to mend.
    field: &'static str,
) -> impl IntoView {
    let summary = NodeRef::<Div>::new();
    Effect::new(move || {
        tries.track();
        if let (Some(_), Some(summary)) = (message.get(), summary.get()) {
            browser::focus(&summary);
        }
    });
    move || {
        message.get().map(|text| {
            view! {
                <div class="error-summary" role="alert" tabindex="-1" node_ref=summary aria-labelledby="error-summary-title">
                    <h2 class="error-summary__title" id="error-summary-title">{t("app.problem_title")}</h2>
                    <a class="error-summary__link" href=["#", field].concat() on:click=move |event| {
                        event.prevent_default();
                        browser::focus_by_id(field);
                    }>{text}</a>
                </div>
            }
        })
    }
}
