//! Labels with their values.

use leptos::prelude::*;

use super::phrase::Phrase;

#[component]
pub fn Rows(children: Children) -> impl IntoView {
    view! { <dl class="rows">{children()}</dl> }
}

/// The value may be in any script, so it finds its own direction.
#[component]
pub fn Row(label: &'static str, #[prop(into)] value: Phrase) -> impl IntoView {
    view! {
        <div class="rows__row">
            <dt class="rows__label">{label}</dt>
            <dd class="rows__value" dir="auto">{value.draw()}</dd>
        </div>
    }
}
