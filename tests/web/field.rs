//! A field is told of completely, and what is typed into it is not for the browser to keep.

use beneficiary_portal::components::{Field, Purpose};
use beneficiary_portal::i18n::t;
use leptos::prelude::*;
use leptos::web_sys::{HtmlInputElement, KeyboardEvent, KeyboardEventInit};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::screen::{Screen, settle, told_by};

const LABEL: &str = "Mobile number";

struct Shown {
    screen: Screen,
    problem: RwSignal<Option<String>>,
    entered: RwSignal<u32>,
}

async fn show(purpose: Purpose) -> Shown {
    let (problem, entered) = (RwSignal::new(None), RwSignal::new(0));
    let screen = Screen::show(move || {
        view! {
            <Field
                id="mobile"
                purpose
                label=LABEL
                hint="10 digits"
                problem
                on_enter=Callback::new(move |()| entered.update(|entered| *entered += 1))
            />
        }
    })
    .await;
    Shown { screen, problem, entered }
}

#[wasm_bindgen_test]
async fn a_problem_is_told_with_the_field_and_what_is_typed_stays() {
    let Shown { screen, problem, .. } = show(Purpose::Mobile).await;
    let field = screen.field(LABEL);
    field.set_value("98765");
    assert_eq!(told_by("aria-describedby", &field), "10 digits");
    assert!(!field.has_attribute("aria-invalid"));

    problem.set(Some("Enter a mobile number with 10 digits".to_owned()));
    settle().await;
    let error = t(texts::app::ERROR_PREFIX);
    let told = format!("{error} Enter a mobile number with 10 digits | 10 digits");
    assert_eq!(told_by("aria-describedby", &field), told);
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(screen.all(".field--error").len(), 1);

    problem.set(Some("Enter digits only".to_owned()));
    settle().await;
    assert_eq!(told_by("aria-describedby", &field), format!("{error} Enter digits only | 10 digits"));

    problem.set(None);
    settle().await;
    assert_eq!(told_by("aria-describedby", &field), "10 digits");
    assert!(!field.has_attribute("aria-invalid"));
    assert!(screen.all(".field--error").is_empty());
    assert_eq!(screen.field(LABEL).value(), "98765");
}

/// Says whether the browser would still act on the key itself.
fn press(field: &HtmlInputElement, key: &str, is_composing: bool) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_is_composing(is_composing);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("a key");
    field.dispatch_event(&event).expect("a field hears keys")
}

#[wasm_bindgen_test]
async fn enter_does_what_the_button_does() {
    let Shown { screen, entered, .. } = show(Purpose::Mobile).await;
    let field = screen.field(LABEL);
    assert!(!press(&field, "Enter", false), "the browser does nothing of its own on it");
    assert_eq!(entered.get_untracked(), 1);
    assert!(press(&field, "5", false));
    assert!(press(&field, "Tab", false));
    assert!(press(&field, "Enter", true), "it ends a word of an input method");
    assert_eq!(entered.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn browsers_are_given_nothing_to_keep() {
    let Shown { screen, .. } = show(Purpose::Mobile).await;
    let field = screen.field(LABEL);
    assert!(field.form().is_none(), "browsers keep what forms are given");
    assert!(!field.has_attribute("name"));
    assert!(field.default_value().is_empty(), "what is typed is no attribute");
}

async fn check_purpose(purpose: Purpose, expected: [(&str, &str); 4]) {
    let Shown { screen, .. } = show(purpose).await;
    let field = screen.field(LABEL);
    for (attribute, value) in expected {
        assert_eq!(field.get_attribute(attribute).as_deref(), Some(value), "{purpose:?}: {attribute}");
    }
}

#[wasm_bindgen_test]
async fn the_keyboard_fits_the_purpose() {
    let mobile =
        [("type", "tel"), ("inputmode", "tel"), ("autocomplete", "tel-national"), ("enterkeyhint", "go")];
    check_purpose(Purpose::Mobile, mobile).await;
    // Not `type=number`: it would drop a leading zero.
    let code =
        [("type", "text"), ("inputmode", "numeric"), ("autocomplete", "one-time-code"), ("dir", "ltr")];
    check_purpose(Purpose::Code, code).await;
}
