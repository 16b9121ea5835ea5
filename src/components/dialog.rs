//! A question that cannot wait: above the page, which is out of reach meanwhile.

use leptos::prelude::*;

use crate::browser;
use crate::effect::effect;

const ID: &str = "dialog";
const TITLE_ID: &str = "dialog-title";

/// There is one at most in a page. Escape closes it, too.
#[component]
pub fn Dialog(
    title: &'static str,
    #[prop(into)] is_open: Signal<bool>,
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    effect(move || browser::set_dialog_open(ID, is_open.get()));
    view! {
        <dialog class="dialog" id=ID role="alertdialog" aria-labelledby=TITLE_ID on:close:capture=move |_| on_close.run(())>
            <h2 class="dialog__title" id=TITLE_ID>{title}</h2>
            {children()}
        </dialog>
    }
}
