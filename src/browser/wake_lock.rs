//! Keeps the screen on.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/browser/wake_lock.js")]
extern "C" {
    /// As long as the page is seen, or until it is not wanted any more.
    #[wasm_bindgen(js_name = keepAwake)]
    pub fn keep_awake(is_wanted: bool);
}
