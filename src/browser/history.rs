//! The address bar. Entries hold a constant path and no state: `history.state` would reach the disk.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use web_sys::PageTransitionEvent;

use super::window;

pub fn current_path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Adds an entry, so that Back leads here again.
pub fn push_path(path: &str) {
    if let Ok(history) = window().history() {
        // Browsers refuse a page that changes its address too often; the page works without.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// Changes the entry that the page stands on.
pub fn replace_path(path: &str) {
    if let Ok(history) = window().history() {
        // As above.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

pub fn go_back() {
    if let Ok(history) = window().history() {
        // At the first entry there is nowhere to go, and the page stays.
        let _ = history.back();
    }
}

pub fn go_forward() {
    if let Ok(history) = window().history() {
        // At the last entry there is nowhere to go, and the page stays.
        let _ = history.forward();
    }
}

/// A page that comes back from the back-forward cache as it was left starts over, with nothing in it.
pub fn start_over_when_restored() {
    let listener = Closure::<dyn Fn(PageTransitionEvent)>::new(|event: PageTransitionEvent| {
        if event.persisted() {
            // Fails only while the page is being left again.
            let _ = window().location().reload();
        }
    });
    window().set_onpageshow(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
}

/// Calls `call` with the new path after Back or Forward, for as long as the page lives.
pub fn on_navigation(call: impl Fn(&str) + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || call(&current_path()));
    window().set_onpopstate(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
}
