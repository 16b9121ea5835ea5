//! Doses in their order, and the one that is still to come.

use beneficiary_portal::components::{Timeline, TimelineEntry};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::screen::{Screen, text};

#[wasm_bindgen_test]
async fn what_is_apart_stands_apart_and_nothing_is_said_of_what_is_not_known() {
    let screen = Screen::show(|| {
        let known = vec!["COVISHIELD".into(), "".into(), "சென்னை".into()];
        view! {
            <Timeline>
                <TimelineEntry title="Dose 1" lines=known />
                <TimelineEntry title="Dose 2 is due" lines=Vec::new() is_apart=true />
            </Timeline>
        }
    })
    .await;
    let entries = screen.all("ol > li");
    assert_eq!(entries.len(), 2);
    assert_eq!(text(&screen.the("li.timeline__entry--apart")), "Dose 2 is due");
    let lines = screen.all("ol > li:first-child [dir=auto]");
    assert_eq!(lines.iter().map(|line| text(line)).collect::<Vec<_>>(), ["COVISHIELD", "சென்னை"]);
}
