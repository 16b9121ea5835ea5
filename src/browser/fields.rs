//! Typed text leaves the fields before they leave the page.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Empties every field. Browsers write what stands in a field to disk when it leaves the page or the history
/// changes while it is filled, so this comes before either.
pub fn empty_all_fields() {
    let inputs = leptos::prelude::document().get_elements_by_tag_name("input");
    for place in 0..inputs.length() {
        if let Some(input) =
            inputs.item(place).and_then(|element| element.dyn_into::<HtmlInputElement>().ok())
        {
            input.set_value("");
        }
    }
}
