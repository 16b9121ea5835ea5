//! A button is pressed once, and never loses the focus over it.

use beneficiary_portal::components::{Button, Look};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::screen::{Screen, append, has_focus, settle, text, told_by};

struct Pressed {
    screen: Screen,
    times: RwSignal<u32>,
    is_busy: RwSignal<bool>,
    is_disabled: RwSignal<bool>,
}

async fn show() -> Pressed {
    let (times, is_busy, is_disabled) = (RwSignal::new(0), RwSignal::new(false), RwSignal::new(false));
    let screen = Screen::show(move || {
        view! {
            <Button
                label="Send code"
                busy_label="Sending code…"
                is_busy
                is_disabled
                look=Look::Primary
                on_press=Callback::new(move |()| times.update(|times| *times += 1))
            />
        }
    })
    .await;
    Pressed { screen, times, is_busy, is_disabled }
}

#[wasm_bindgen_test]
async fn a_press_counts() {
    let Pressed { screen, times, .. } = show().await;
    let button = screen.button("Send code");
    button.click();
    button.click();
    assert_eq!(times.get_untracked(), 2);
    assert_eq!(button.get_attribute("type").as_deref(), Some("button"), "it submits nothing");
    assert_eq!((button.has_attribute("aria-disabled"), button.has_attribute("disabled")), (false, false));
}

#[wasm_bindgen_test]
async fn while_busy_it_does_nothing_says_so_and_keeps_the_focus() {
    let Pressed { screen, times, is_busy, .. } = show().await;
    let button = screen.button("Send code");
    button.focus().expect("a button takes focus");
    is_busy.set(true);
    settle().await;
    assert_eq!(text(&button), "Sending code…");
    assert_eq!(button.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert!(!button.has_attribute("disabled"), "a disabled button would lose the focus");
    button.click();
    assert_eq!(times.get_untracked(), 0);
    assert!(has_focus(&button));

    is_busy.set(false);
    settle().await;
    assert_eq!((text(&button).as_str(), button.has_attribute("aria-disabled")), ("Send code", false));
    button.click();
    assert_eq!(times.get_untracked(), 1);
    assert!(has_focus(&button));
}

/// The second press comes before anything could be drawn.
#[wasm_bindgen_test]
async fn a_double_press_is_one() {
    let (times, is_busy) = (RwSignal::new(0), RwSignal::new(false));
    let on_press = Callback::new(move |()| {
        times.update(|times| *times += 1);
        is_busy.set(true);
    });
    let screen =
        Screen::show(move || view! { <Button label="Continue" is_busy look=Look::Primary on_press /> }).await;
    let button = screen.button("Continue");
    button.click();
    button.click();
    settle().await;
    button.click();
    assert_eq!(times.get_untracked(), 1);
    assert_eq!(text(&button), "Continue", "without a label for it, it keeps its own");
}

#[wasm_bindgen_test]
async fn disabled_it_cannot_be_pressed() {
    let Pressed { screen, times, is_disabled, .. } = show().await;
    is_disabled.set(true);
    settle().await;
    let button = screen.button("Send code");
    button.click();
    assert_eq!(button.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert_eq!(times.get_untracked(), 0);
    is_disabled.set(false);
    settle().await;
    button.click();
    assert_eq!(times.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn several_alike_say_what_they_are_about() {
    let name = append("h2");
    name.set_id("person-0");
    name.set_text_content(Some("அன்பு"));
    let screen = Screen::show(|| {
        let on_press = Callback::new(|()| ());
        view! { <Button label="View certificate" described_by="person-0" look=Look::Quiet on_press /> }
    })
    .await;
    assert_eq!(told_by("aria-describedby", &screen.button("View certificate")), "அன்பு");
    name.remove();
}
