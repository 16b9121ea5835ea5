//! A message is heard only where its region was there before it.

use beneficiary_portal::components::Notice;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::screen::{Screen, settle, text};

async fn check(is_problem: bool, role: &str) {
    let message = RwSignal::new(None);
    let screen = Screen::show(move || view! { <Notice message is_problem /> }).await;
    let region = screen.role(role);
    assert_eq!(text(&region), "");
    assert!(screen.all("p").is_empty(), "an empty message has no frame");

    message.set(Some("The certificate was downloaded.".to_owned()));
    settle().await;
    assert_eq!(text(&region), "The certificate was downloaded.", "in the region that was there before");
    assert_eq!(screen.all(".notice--problem").len(), usize::from(is_problem));
    assert!(region.is_connected());

    message.set(None);
    settle().await;
    assert_eq!(text(&region), "");
}

#[wasm_bindgen_test]
async fn news_waits_for_its_turn() {
    check(false, "status").await;
}

#[wasm_bindgen_test]
async fn a_problem_does_not_wait() {
    check(true, "alert").await;
}
