//! What is wrong is found first, each time it is wrong.

use beneficiary_portal::components::{ErrorSummary, Field, Purpose, repeat_error};
use beneficiary_portal::i18n::t;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::screen::{Screen, drop_focus, has_focus, settle, told_by};

const PROBLEM: &str = "Enter your mobile number";

async fn show() -> (Screen, RwSignal<Option<String>>) {
    let problem = RwSignal::new(None);
    let screen = Screen::show(move || {
        view! {
            <ErrorSummary message=problem field="mobile" />
            <Field
                id="mobile"
                purpose=Purpose::Mobile
                label="Mobile number"
                hint=""
                problem
                on_enter=Callback::new(|()| ())
            />
        }
    })
    .await;
    (screen, problem)
}

#[wasm_bindgen_test]
async fn a_problem_takes_the_focus_when_it_appears() {
    let (screen, problem) = show().await;
    assert!(screen.all("[role=alert]").is_empty(), "nothing is wrong yet");

    problem.set(Some(PROBLEM.to_owned()));
    settle().await;
    let summary = screen.role("alert");
    assert!(has_focus(&summary));
    assert_eq!(told_by("aria-labelledby", &summary), t(texts::app::PROBLEM_TITLE));
    assert_eq!(summary.tab_index(), -1, "the way by keyboard goes past it");

    drop_focus();
    problem.set(Some("Enter digits only".to_owned()));
    settle().await;
    assert!(has_focus(&screen.role("alert")), "another problem is told as well");

    problem.set(None);
    settle().await;
    assert!(screen.all("[role=alert]").is_empty());
}

#[wasm_bindgen_test]
async fn its_link_leads_to_the_field_and_leaves_the_address_alone() {
    let (screen, problem) = show().await;
    problem.set(Some(PROBLEM.to_owned()));
    settle().await;
    let link = screen.link(PROBLEM);
    assert_eq!(link.get_attribute("href").as_deref(), Some("#mobile"), "without the app it leads there too");
    let address = window().location().href();
    link.click();
    settle().await;
    assert!(has_focus(&screen.field("Mobile number")));
    assert_eq!(window().location().href(), address);
}

#[wasm_bindgen_test]
async fn the_same_problem_again_is_told_again() {
    let (screen, problem) = show().await;
    problem.set(Some(PROBLEM.to_owned()));
    settle().await;
    screen.field("Mobile number").focus().expect("a field takes focus");
    repeat_error();
    settle().await;
    assert!(has_focus(&screen.role("alert")));
}

#[wasm_bindgen_test]
async fn without_a_problem_there_is_nothing_to_repeat() {
    let (screen, _) = show().await;
    let field = screen.field("Mobile number");
    field.focus().expect("a field takes focus");
    repeat_error();
    settle().await;
    assert!(has_focus(&field));
}
