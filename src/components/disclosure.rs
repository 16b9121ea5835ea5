//! What only some need: a line that opens it.

use leptos::prelude::*;

/// The browser's own, which keyboards and screen readers know.
#[component]
pub fn Disclosure(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary class="disclosure__title">{title}</summary>
            <div class="disclosure__body">{children()}</div>
        </details>
    }
}
