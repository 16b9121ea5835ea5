//! The address bar. Entries hold a constant path and no state: `history.state` would reach the disk.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

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

/// Calls `call` with the new path after Back or Forward, for as long as the page lives.
pub fn on_navigation(call: impl Fn(&str) + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || call(&current_path()));
    window().set_onpopstate(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
}
