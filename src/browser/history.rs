//! The address bar. Entries hold a constant path and no state: `history.state` would reach the disk.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/browser/history.js")]
extern "C" {
    #[wasm_bindgen(js_name = currentPath)]
    pub fn current_path() -> String;

    /// Adds an entry, so that Back leads here again.
    #[wasm_bindgen(js_name = pushPath)]
    pub fn push_path(path: &str);

    /// Changes the entry that the page stands on.
    #[wasm_bindgen(js_name = replacePath)]
    pub fn replace_path(path: &str);

    /// At the first entry there is nowhere to go, and the page stays.
    #[wasm_bindgen(js_name = goBack)]
    pub fn go_back();

    /// At the last entry there is nowhere to go, and the page stays.
    #[wasm_bindgen(js_name = goForward)]
    pub fn go_forward();

    /// A page that comes back from the back-forward cache as it was left starts over, with nothing in it.
    #[wasm_bindgen(js_name = startOverWhenRestored)]
    pub fn start_over_when_restored();
}

/// Calls `call` with the new path after Back or Forward, for as long as the page lives.
pub fn on_navigation(call: impl Fn(&str) + 'static) {
    super::document::on_window("popstate", move || call(&current_path()));
}
