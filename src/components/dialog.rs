//! What cannot wait, or is all that is wanted for the moment: above the page, which is out of reach meanwhile.

use leptos::prelude::*;

use crate::browser;
use crate::effect::effect;

/// Escape, or Back on a phone, closes it, too; where it still has to be open after `on_close`, it opens again.
#[component]
pub fn Dialog(
    /// No other element of the page has it.
    #[prop(into)]
    id: String,
    title: String,
    /// The id of the element that says what it is about: read out with the title. It then interrupts whoever listens.
    #[prop(optional)]
    described_by: Option<&'static str>,
    /// Where the page's state says it; otherwise whoever opens it does so by its id.
    #[prop(optional, into)]
    is_open: Signal<bool>,
    on_close: Callback<()>,
    /// As large as the screen, and light whatever the scheme: something in it is held before a scanner.
    #[prop(optional)]
    is_bright: bool,
    children: Children,
) -> impl IntoView {
    let title_id = [&id, "-title"].concat();
    let labelled_by = title_id.clone();
    let (shown, closed) = (id.clone(), id.clone());
    effect(move || browser::set_dialog_open(&shown, is_open.get()));
    view! {
        <dialog
            class=if is_bright { "dialog dialog--bright" } else { "dialog" }
            id=id
            role=described_by.map(|_| "alertdialog")
            aria-labelledby=labelled_by
            aria-describedby=described_by
            on:close:capture=move |_| {
                on_close.run(());
                browser::set_dialog_open(&closed, is_open.get_untracked());
            }
        >
            <h2 class="dialog__title" id=title_id>{title}</h2>
            {children()}
        </dialog>
    }
}
