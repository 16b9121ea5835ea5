//! The document's title and focus, printing, and whether it is seen.

use core::sync::atomic::{AtomicBool, Ordering};

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::HtmlElement;

use super::window;

/// Titles reach the browser's history on disk: only constant ones come here.
pub fn set_title(title: &str) {
    leptos::prelude::document().set_title(title);
}

pub fn print() {
    // A browser without a print dialogue throws; there is nothing to print on then.
    let _ = window().print();
}

/// Moves the focus, and with it what a screen reader says next, to the element with this id, once what is being
/// drawn now is there.
pub fn focus_soon(id: &'static str) {
    leptos::prelude::request_animation_frame(move || focus(id));
}

pub(super) fn focus(id: &str) {
    let element = leptos::prelude::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Fails only for an element that cannot take focus, and then the focus stays where it was.
        let _ = element.focus();
    }
}

/// A new page begins at its top, with the focus on its heading. The first page of a visit leaves the focus where
/// the browser or its owner put it.
pub fn enter_page(heading_id: &'static str) {
    static HAS_ENTERED: AtomicBool = AtomicBool::new(false);
    if HAS_ENTERED.swap(true, Ordering::Relaxed) {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus_soon(heading_id);
    }
}

pub(super) fn on_visible(call: impl Fn() + 'static) {
    let document = leptos::prelude::document();
    let listener = Closure::<dyn Fn()>::new(call);
    // Fails only where the document is gone, and the page with it.
    let _ = document.add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref());
    listener.forget();
}
