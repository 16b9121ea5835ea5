//! What only some need stays out of the way until it is asked for.

use beneficiary_portal::components::Disclosure;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::screen::{Screen, text};

#[wasm_bindgen_test]
async fn its_title_opens_it() {
    let screen =
        Screen::show(|| view! { <Disclosure title="No message?">"Look at spam."</Disclosure> }).await;
    let (title, details) = (screen.the("summary"), screen.the("details"));
    assert_eq!(text(&title), "No message?");
    assert!(!details.has_attribute("open"), "closed at first");
    title.click();
    assert!(details.has_attribute("open"));
    assert_eq!(text(&screen.the("details > div")), "Look at spam.");
}
