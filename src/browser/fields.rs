//! What is typed: read and filled in where it stands, and gone before it could be kept.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCollection, HtmlInputElement};

use crate::journey::Typed;

fn field(id: &str) -> Option<HtmlInputElement> {
    leptos::prelude::document().get_element_by_id(id)?.dyn_into().ok()
}

/// What stands in the field with this id.
pub fn typed_text(id: &str) -> Typed {
    field(id).map(|input| input.value()).unwrap_or_default().into()
}

pub fn fill_in(id: &str, text: &str) {
    if let Some(input) = field(id) {
        hold(&input, text);
    }
}

/// Browsers write what stands in a field to disk within seconds, so that they can restore the tab, but leave out
/// what is the field's default. `loader.js` does the same with what is typed.
fn hold(input: &HtmlInputElement, text: &str) {
    // In this order: a new value puts the cursor behind it, and a new default before it.
    input.set_value(text);
    input.set_default_value(text);
}

/// Empties every field. Browsers write what stands in a field to disk when it leaves the page or the history
/// changes while it is filled, so this comes before either.
pub fn empty_all_fields() {
    empty(&leptos::prelude::document().get_elements_by_tag_name("input"));
}

/// As [`empty_all_fields`], for a part of the page.
pub(super) fn empty_all_fields_in(part: &Element) {
    empty(&part.get_elements_by_tag_name("input"));
}

fn empty(inputs: &HtmlCollection) {
    for place in 0..inputs.length() {
        if let Some(input) =
            inputs.item(place).and_then(|element| element.dyn_into::<HtmlInputElement>().ok())
        {
            hold(&input, "");
        }
    }
}
