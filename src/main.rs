//! The page's entry point. By itself, and not by the runtime of the standard library: that would bring what it does at a
//! program's end, which a page never comes to, and every word that it has for errors of files.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen(start))]
fn main() {
    beneficiary_portal::app::mount();
}
