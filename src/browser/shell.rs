//! The first screen as it stands in `index.html`, painted and typed into before the app is there.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// What the citizen did before the app took over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shell {
    pub typed: String,
    pub is_focused: bool,
    /// The button was pressed already.
    pub is_submitted: bool,
}

/// Takes what was typed and removes the shell.
pub fn take_shell() -> Shell {
    let document = leptos::prelude::document();
    let Some(shell) = document.get_element_by_id("shell").and_then(|e| e.dyn_into::<HtmlElement>().ok())
    else {
        return Shell::default();
    };
    let input =
        shell.query_selector("input").ok().flatten().and_then(|e| e.dyn_into::<HtmlInputElement>().ok());
    let taken = Shell {
        typed: input.as_ref().map(HtmlInputElement::value).unwrap_or_default(),
        is_focused: document.active_element().is_some_and(|active| active.tag_name() == "INPUT"),
        is_submitted: shell.has_attribute("data-submitted"),
    };
    if let Some(input) = input {
        input.set_value("");
    }
    shell.remove();
    taken
}
