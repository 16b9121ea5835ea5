//! A message in the page that is read out when it appears.

use leptos::prelude::*;

use super::views::optional;

#[component]
pub fn Notice(
    #[prop(into)] message: Signal<Option<String>>,
    #[prop(optional)] is_problem: bool,
) -> impl IntoView {
    let (role, class) = if is_problem { ("alert", "notice notice--problem") } else { ("status", "notice") };
    view! {
        <div role=role>
            {move || optional(message.get().map(|text| view! { <p class=class>{text}</p> }.into_any()))}
        </div>
    }
}
