//! The first screen as it stands in `index.html`, painted and typed into before the app is there.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::document::focus;
use super::fields::{empty_all_fields_in, fill_in};

fn shell() -> Option<Element> {
    leptos::prelude::document().get_element_by_id("shell")
}

fn typed_into(shell: &Element) -> String {
    let input = shell.query_selector("input").ok().flatten();
    input
        .and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
        .map(|input| input.value())
        .unwrap_or_default()
}

/// Whether the citizen has begun before the app was there.
pub fn is_shell_in_use() -> bool {
    shell().is_some_and(|shell| !typed_into(&shell).is_empty() || shell.has_attribute("data-submitted"))
}

/// Moves what was typed, and the focus, into the app's own field and takes the shell away, all before the next key
/// can arrive. Answers whether the button was pressed already.
pub fn leave_shell(field_id: &str) -> bool {
    let Some(shell) = shell() else { return false };
    fill_in(field_id, &typed_into(&shell));
    let is_submitted = shell.has_attribute("data-submitted");
    let has_focus =
        leptos::prelude::document().active_element().is_some_and(|active| shell.contains(Some(&active)));
    if has_focus && !is_submitted {
        focus(field_id);
    }
    empty_all_fields_in(&shell);
    shell.remove();
    is_submitted
}
