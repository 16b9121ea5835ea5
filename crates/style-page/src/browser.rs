//! What the page asks of the browser, beyond what the app does.

use wasm_bindgen::prelude::{Closure, wasm_bindgen};

#[wasm_bindgen(module = "/src/browser.js")]
extern "C" {
    /// The names of the tokens in the stylesheet, a line each.
    pub(crate) fn tokens() -> String;

    /// What a token is worth now: it may be another thing in the dark.
    #[wasm_bindgen(js_name = valueOf)]
    pub(crate) fn value_of(token: &str) -> String;

    #[wasm_bindgen(js_name = onScheme)]
    fn listen(call: &Closure<dyn Fn()>);

    /// A parameter of the address.
    pub(crate) fn asked(name: &str) -> Option<String>;

    #[wasm_bindgen(js_name = setLanguage)]
    pub(crate) fn set_language(tag: &str, direction: &str);

    /// Opens the disclosures in elements that are marked for it.
    #[wasm_bindgen(js_name = openMarked)]
    pub(crate) fn open_marked();
}

/// Calls `call` when it gets dark or light, for as long as the page lives.
pub(crate) fn on_scheme(call: impl Fn() + 'static) {
    let call = Closure::new(call);
    listen(&call);
    call.forget();
}
