#![doc = include_str!("../README.md")]
// As the app does it. Elsewhere than in a browser there is nothing to see, and only tests are run.
#![cfg_attr(target_arch = "wasm32", no_main)]

mod browser;
mod colour;
mod contents;
mod controls;
mod language;
mod messages;
mod of_pages;
mod page;
mod records;
mod specimen;
mod tokens;

use leptos::mount::mount_to_body;

#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen(start))]
fn main() {
    language::speak();
    mount_to_body(page::StylePage);
}
