//! Components, and what the page asks of the browser, in a headless browser: `cargo xtask test --only web`.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::expect_used, reason = "a test that cannot go on should stop and say where")]

mod button;
mod disclosure;
mod error_summary;
mod field;
mod json;
mod notice;
mod page_frame;
mod rows;
mod scan;
mod screen;
mod tab;
mod timeline;
mod typed;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
