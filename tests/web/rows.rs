//! Values are said with their labels, in whatever script they are.

use beneficiary_portal::components::{Row, Rows};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::screen::{Screen, text};

#[wasm_bindgen_test]
async fn each_value_stands_with_its_label_and_finds_its_own_direction() {
    let screen = Screen::show(|| {
        view! {
            <Rows>
                <Row label="Name" value="محمد" />
                <Row label="Year of birth" value="1985" />
            </Rows>
        }
    })
    .await;
    let labels: Vec<_> = screen.all("dl > div > dt").iter().map(|label| text(label)).collect();
    let values = screen.all("dl > div > dt + dd");
    assert_eq!(labels, ["Name", "Year of birth"]);
    assert_eq!(values.iter().map(|value| text(value)).collect::<Vec<_>>(), ["محمد", "1985"]);
    assert!(values.iter().all(|value| value.dir() == "auto"));
}

/// What the backend tells is text, whatever it looks like.
#[wasm_bindgen_test]
async fn a_value_is_never_markup() {
    let screen = Screen::show(|| view! { <Row label="Name" value="<b>A</b>" /> }).await;
    assert_eq!(text(&screen.the("dd")), "<b>A</b>");
    assert!(screen.all("b").is_empty());
}
