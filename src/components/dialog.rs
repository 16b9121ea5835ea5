//! A question that cannot wait: above the page, which is out of reach meanwhile.

use leptos::prelude::*;

use crate::browser;
use crate::effect::effect;

const ID: &str = "dialog";
const TITLE_ID: &str = "dialog-title";

/// There is one at most in a page. Escape, or Back on a phone, closes it, too; where the question still stands after
/// `on_close`, it is asked again.
#[component]
pub fn Dialog(
    title: &'static str,
    /// The id of the element that says what it is about: read out with the title.
    described_by: &'static str,
    #[prop(into)] is_open: Signal<bool>,
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    effect(move || browser::set_dialog_open(ID, is_open.get()));
    view! {
        <dialog
            class="dialog"
            id=ID
            role="alertdialog"
            aria-labelledby=TITLE_ID
            aria-describedby=described_by
            on:close:capture=move |_| {
                on_close.run(());
                browser::set_dialog_open(ID, is_open.get_untracked());
            }
        >
            <h2 class="dialog__title" id=TITLE_ID>{title}</h2>
            {children()}
        </dialog>
    }
}
