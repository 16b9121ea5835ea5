//! Texts of records before they are shown.

use contract::{LONGEST_TEXT, legible};

#[track_caller]
fn check(text: &str, expected: Option<&str>) {
    assert_eq!(legible(text).as_deref(), expected, "{text:?}");
}

#[test]
fn true_names_are_left_as_they_are() {
    for name in [
        "Asha Kumari",
        "<b>A</b> {name} & \"B\"",
        "क\u{94d}\u{200d}ष",
        "محمد\u{200f} یوسف",
        "👨‍👩‍👧",
        "a\u{301}\u{301}\u{301}",
    ] {
        check(name, Some(name));
    }
}

#[test]
fn white_space_is_one_space() {
    check("  Asha\r\n\tKumari\u{2028}\u{2029}\u{a0}\u{85} ", Some("Asha Kumari"));
}

#[test]
fn control_characters_and_what_turns_the_text_around_are_dropped() {
    check("A\u{0}s\u{7f}h\u{9b}a\u{1b}", Some("Asha"));
    for mark in ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}') {
        check(&format!("A{mark}sha"), Some("Asha"));
        check(&format!("Asha {mark} Rao"), Some("Asha Rao"));
    }
}

#[test]
fn what_cannot_be_seen_is_no_text() {
    for text in
        ["", " \u{3000}\n", "\u{0}\u{202e}", "\u{200b}\u{feff}\u{ad}", "\u{3164} \u{2800}", "\u{e0041}"]
    {
        check(text, None);
    }
    check("\u{200b}.", Some("\u{200b}."));
}

#[test]
fn a_text_without_end_is_cut_between_characters() {
    for letter in ["a", "अ", "💉"] {
        let longest = letter.repeat(LONGEST_TEXT);
        check(&longest, Some(&longest));
        check(&[&longest, " \u{0}"].concat(), Some(&longest));
        check(&letter.repeat(10_000), Some(&[&longest, "…"].concat()));
    }
}
