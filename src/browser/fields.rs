//! What is typed: read and filled in where it stands, and gone before it could be kept. The first screen stands in
//! `index.html`, painted and typed into before the app is there.
//!
//! Browsers write what stands in a field to disk within seconds, so that they can restore the tab, but leave out
//! what is the field's default. So what is filled in is made the default, too; `loader.js` does the same with what is
//! typed.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::journey::Typed;

#[wasm_bindgen(module = "/src/browser/fields.js")]
extern "C" {
    #[wasm_bindgen(js_name = typedText)]
    fn text_in(id: &str) -> String;

    #[wasm_bindgen(js_name = fillIn)]
    pub fn fill_in(id: &str, text: &str);

    /// Empties every field. Browsers write what stands in a field to disk when it leaves the page or the history
    /// changes while it is filled, so this comes before either.
    #[wasm_bindgen(js_name = emptyAllFields)]
    pub fn empty_all_fields();

    /// Whether the citizen has begun before the app was there.
    #[wasm_bindgen(js_name = isShellInUse)]
    pub fn is_shell_in_use() -> bool;

    /// Moves what was typed, and the focus, into the app's own field and takes the shell away, all before the next key
    /// can arrive. Answers whether the button was pressed already.
    #[wasm_bindgen(js_name = leaveShell)]
    pub fn leave_shell(field_id: &str) -> bool;
}

/// What stands in the field with this id.
pub fn typed_text(id: &str) -> Typed {
    text_in(id).into()
}
