//! The document's title and focus, printing, what it was given, and whether it is touched, seen, or left.

use wasm_bindgen::prelude::{Closure, wasm_bindgen};

#[wasm_bindgen(module = "/src/browser/document.js")]
extern "C" {
    /// Titles reach the browser's history on disk: only constant ones come here.
    #[wasm_bindgen(js_name = setTitle)]
    pub fn set_title(title: &str);

    #[wasm_bindgen(js_name = printPage)]
    pub fn print();

    /// Moves the focus, and with it what a screen reader says next, to the element with this id, once what is being
    /// drawn now is there.
    #[wasm_bindgen(js_name = focusSoon)]
    pub fn focus_soon(id: &str);

    /// A new page begins at its top, with the focus on its heading. The first page of a visit leaves the focus where
    /// the browser or its owner put it.
    #[wasm_bindgen(js_name = enterPage)]
    pub fn enter_page(heading_id: &str);

    /// Shows a dialogue above everything else, or takes it away and returns the focus to where it was. A browser that
    /// knows no modal dialogue shows none.
    #[wasm_bindgen(js_name = setDialogOpen)]
    pub fn set_dialog_open(id: &str, is_open: bool);

    /// What the backend wrote into the document under this name; `None` where it wrote nothing.
    #[wasm_bindgen(js_name = setting)]
    pub fn document_setting(name: &str) -> Option<String>;

    #[wasm_bindgen(js_name = onWindow)]
    fn listen(events: &str, call: &Closure<dyn Fn()>);

    #[wasm_bindgen(js_name = eachSecond)]
    fn each_second(call: &Closure<dyn Fn()>);

    #[wasm_bindgen(js_name = emptyBody)]
    fn empty_body();
}

/// Calls `call` each second for as long as the page lives, and at once when a phone wakes up or the tab is shown
/// again: timers stand still meanwhile.
pub fn every_second(call: impl Fn() + 'static) {
    let call = Closure::new(call);
    each_second(&call);
    call.forget();
}

/// Calls `call` at each touch and key, for as long as the page lives.
pub fn on_touch(call: impl Fn() + 'static) {
    on_window("pointerdown keydown wheel", call);
}

/// Calls `call` when the page is left, whether for good or into the back-forward cache; then nothing is left of what
/// was drawn or typed.
pub fn on_leave(call: impl Fn() + 'static) {
    on_window("pagehide", move || {
        super::empty_all_fields();
        super::file::revoke_all();
        call();
        empty_body();
    });
}

pub(super) fn on_window(events: &str, call: impl Fn() + 'static) {
    let call = Closure::new(call);
    listen(events, &call);
    call.forget();
}
