//! A button, with a busy state that cannot be pressed twice.

use leptos::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Primary,
    Secondary,
    Quiet,
}

/// While it is busy it says so in place of its label. Busy or disabled, it keeps the focus and does nothing.
#[component]
pub fn Button(
    label: &'static str,
    #[prop(optional)] busy_label: Option<&'static str>,
    #[prop(optional, into)] is_busy: Signal<bool>,
    /// Something else has to happen first.
    #[prop(optional, into)]
    is_disabled: Signal<bool>,
    /// The id of the element that says what the button is about, where several have the same label.
    #[prop(optional, into)]
    described_by: Option<String>,
    look: Look,
    on_press: Callback<()>,
) -> impl IntoView {
    let class = match look {
        Look::Primary => "button",
        Look::Secondary => "button button--secondary",
        Look::Quiet => "button button--quiet",
    };
    view! {
        <button
            type="button"
            class=class
            aria-describedby=described_by
            aria-busy=move || is_busy.get().then_some("true")
            aria-disabled=move || (is_busy.get() || is_disabled.get()).then_some("true")
            on:click:capture=move |_| {
                if !is_busy.get_untracked() && !is_disabled.get_untracked() {
                    on_press.run(());
                }
            }
        >
            {move || busy_label.filter(|_| is_busy.get()).unwrap_or(label).to_owned()}
        </button>
    }
}
