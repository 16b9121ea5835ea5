//! What is typed: read where it stands, taken over from the first screen, and gone in time.

use beneficiary_portal::browser::{empty_all_fields, fill_in, is_shell_in_use, leave_shell, typed_text};
use leptos::prelude::document;
use leptos::web_sys::HtmlInputElement;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::screen::{append, has_focus};

fn input(id: &str, typed: &str) -> HtmlInputElement {
    let input: HtmlInputElement = append("input").unchecked_into();
    input.set_id(id);
    input.set_value(typed);
    input.set_default_value(typed);
    input
}

#[wasm_bindgen_test]
fn what_is_typed_is_read_where_it_stands() {
    let field = input("typed", "98765 43210");
    assert_eq!(typed_text("typed").expose(), "98765 43210");
    fill_in("typed", "123456");
    assert_eq!((field.value().as_str(), typed_text("typed").expose()), ("123456", "123456"));
    assert_eq!(field.default_value(), "123456", "browsers keep what is not the default");
    field.remove();
    assert_eq!(typed_text("typed").expose(), "", "a field that is gone holds nothing");
    fill_in("typed", "123456");
}

#[wasm_bindgen_test]
fn no_field_is_left_with_anything_in_it() {
    let fields = [input("a", "9876543210"), input("b", "123456"), input("c", "")];
    empty_all_fields();
    for field in fields {
        assert_eq!(field.value(), "", "{}", field.id());
        assert_eq!(field.default_value(), "", "{}", field.id());
        field.remove();
    }
}

/// The first screen as `index.html` has it, as far as the app asks.
fn draw_shell(attribute: &str) -> HtmlInputElement {
    let shell = append("div");
    shell.set_outer_html(&format!(r#"<div id="shell" {attribute}><input id="shell-mobile"></div>"#));
    document().get_element_by_id("shell-mobile").expect("just drawn").unchecked_into()
}

#[wasm_bindgen_test]
fn what_was_typed_on_the_first_screen_is_handed_on_with_the_focus() {
    let (first, own) = (draw_shell(""), input("mobile", ""));
    first.set_value("98765 43210");
    first.focus().expect("a field takes focus");
    assert!(is_shell_in_use());
    assert!(!leave_shell("mobile"), "the button was not pressed");
    assert_eq!(own.value(), "98765 43210");
    assert!(has_focus(&own), "the next key must not be lost");
    assert!(document().get_element_by_id("shell").is_none(), "the app draws the same screen itself");
    assert_eq!(first.value(), "", "browsers may keep what stands in a field that goes");
    own.remove();
}

#[wasm_bindgen_test]
fn a_button_that_was_pressed_on_the_first_screen_counts() {
    draw_shell("data-submitted");
    assert!(is_shell_in_use());
    assert!(leave_shell("mobile"));
}

#[wasm_bindgen_test]
fn an_untouched_first_screen_adds_nothing() {
    draw_shell("");
    assert!(!is_shell_in_use() && !leave_shell("mobile"));
    assert!(!is_shell_in_use() && !leave_shell("mobile"), "without one as well");
}
