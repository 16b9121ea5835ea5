//! The document's title and focus, printing, what it was given, and whether it is touched, seen, or left.

use core::sync::atomic::{AtomicBool, Ordering};

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{EventTarget, HtmlDialogElement, HtmlElement};

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

/// Shows a dialogue above everything else, or takes it away and returns the focus to where it was.
pub fn set_dialog_open(id: &str, is_open: bool) {
    let element = leptos::prelude::document().get_element_by_id(id);
    let Some(dialog) = element.and_then(|element| element.dyn_into::<HtmlDialogElement>().ok()) else {
        return;
    };
    if dialog.open() == is_open {
        return;
    }
    if !is_open {
        dialog.close();
    } else if dialog.show_modal().is_err() {
        // A browser that knows no modal dialogue shows it in the page.
        dialog.set_open(true);
    }
}

/// What the backend wrote into the document under this name; `None` where it wrote nothing.
pub fn document_setting(name: &str) -> Option<String> {
    let selector = ["meta[name=", name, "]"].concat();
    let meta = leptos::prelude::document().query_selector(&selector).ok().flatten()?;
    meta.get_attribute("content").filter(|content| !content.is_empty())
}

/// Calls `call` at each touch and key, for as long as the page lives.
pub fn on_touch(call: impl Fn() + 'static) {
    listen(&window(), &["pointerdown", "keydown", "wheel"], call);
}

pub(super) fn on_visible(call: impl Fn() + 'static) {
    listen(&leptos::prelude::document(), &["visibilitychange"], call);
}

/// Calls `call` when the page is left, whether for good or into the back-forward cache; then nothing is left of what
/// was drawn or typed.
pub fn on_leave(call: impl Fn() + 'static) {
    listen(&window(), &["pagehide"], move || {
        super::empty_all_fields();
        super::file::revoke_all();
        call();
        if let Some(body) = leptos::prelude::document().body() {
            body.set_text_content(None);
        }
    });
}

fn listen(target: &EventTarget, events: &[&str], call: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(call);
    for event in events {
        // Fails only where the target is gone, and the page with it.
        let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
