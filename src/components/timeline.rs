//! Events in their order.

use leptos::prelude::*;

use super::phrase::Phrase;
use super::views::in_order;

#[component]
pub fn Timeline(children: Children) -> impl IntoView {
    view! { <ol class="timeline">{children()}</ol> }
}

#[component]
pub fn TimelineEntry(
    #[prop(into)] title: String,
    /// Lines below the title; blank ones are left out.
    lines: Vec<Phrase>,
    /// To be told apart from the others.
    #[prop(optional)]
    is_apart: bool,
) -> impl IntoView {
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    let lines =
        lines.map(|line| view! { <span class="timeline__line" dir="auto">{line.draw()}</span> }.into_any());
    let class = if is_apart { "timeline__entry timeline__entry--apart" } else { "timeline__entry" };
    view! {
        <li class=class>
            <span class="timeline__title">{title}</span>
            {in_order(lines)}
        </li>
    }
}
