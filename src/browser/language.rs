//! The language that is spoken.

use wasm_bindgen::prelude::{Closure, wasm_bindgen};

#[wasm_bindgen(module = "/src/browser/language.js")]
extern "C" {
    /// A line for each text, in the language that is spoken now.
    pub fn texts() -> String;
    /// Whether the number takes the singular, by the rules of the language.
    #[wasm_bindgen(js_name = isOne)]
    pub fn is_one(number: u32) -> bool;
    #[wasm_bindgen(js_name = onLanguage)]
    fn listen(call: &Closure<dyn Fn()>);
}

/// Calls `call` when another language is spoken, for as long as the page lives. What it draws anew takes no focus, and
/// has what was typed.
pub fn on_language(call: impl Fn() + 'static) {
    let call = Closure::new(call);
    listen(&call);
    call.forget();
}
