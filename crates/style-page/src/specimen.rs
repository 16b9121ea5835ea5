//! What stands around a component: where it belongs, its name, and the state that it is in.

use leptos::prelude::*;

use crate::contents::Part;

/// A part of the page, with what is to be known before its use.
#[component]
pub(crate) fn Section(of: Part, note: &'static str, children: Children) -> impl IntoView {
    let Part { id, title } = of;
    view! {
        <section class="specimens" aria-labelledby=id>
            <h2 class="specimens__title" id=id lang="en" dir="ltr">{title}</h2>
            <p class="specimens__note" lang="en" dir="ltr">{note}</p>
            {children()}
        </section>
    }
}

/// One component in one state. The journey looks for its name.
#[component]
pub(crate) fn Specimen(
    /// As Rust calls it.
    component: &'static str,
    state: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <figure class="specimen" data-component=component>
            <figcaption class="specimen__caption" lang="en" dir="ltr">
                <code class="specimen__name">{component}</code>
                " "
                {state}
            </figcaption>
            <div class="specimen__drawn">{children()}</div>
        </figure>
    }
}
