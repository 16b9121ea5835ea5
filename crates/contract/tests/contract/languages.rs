//! The languages, and which of them a browser asks for.

use std::collections::HashSet;

use contract::Language;
use proptest::prelude::*;

#[test]
fn each_is_known_by_its_tag() {
    let tags = Language::ALL.map(Language::tag);
    assert_eq!(tags, ["en", "hi", "bn", "mr", "te", "ta", "gu", "ur", "kn", "or", "ml", "pa", "as"]);
    for language in Language::ALL {
        let tag = language.tag();
        for tag in [tag.to_owned(), tag.to_uppercase(), format!("{tag}-IN"), format!("{tag}-Latn-IN-x-a1")] {
            assert_eq!(Language::from_tag(&tag), Some(language), "{tag}");
        }
    }
}

#[test]
fn no_other_tag_is_taken() {
    for tag in [
        "",
        " ",
        "*",
        "fr",
        "hin",
        "h",
        "hi ",
        " hi",
        "hi_IN",
        "hi-",
        "hi--IN",
        "hi-IN!",
        "hi-हि",
        "-hi",
        "हि",
    ] {
        assert_eq!(Language::from_tag(tag), None, "{tag:?}");
    }
    assert_eq!(Language::from_tag("hi-abcdefgh"), Some(Language::Hindi));
    assert_eq!(Language::from_tag("hi-abcdefghi"), None);
}

#[test]
fn each_has_a_name_in_its_own_script() {
    assert_eq!(Language::ALL.into_iter().map(Language::own_name).collect::<HashSet<_>>().len(), 13);
    for language in Language::ALL {
        let is_ascii = language.own_name().is_ascii();
        assert_eq!(is_ascii, language == Language::English, "{language:?}");
    }
}

#[test]
fn a_name_is_written_from_right_to_left_where_the_language_is() {
    for language in Language::ALL {
        let is_arabic = language.own_name().chars().all(|letter| ('\u{600}'..='\u{6ff}').contains(&letter));
        assert_eq!(language.is_right_to_left(), is_arabic, "{language:?}");
    }
}

#[track_caller]
fn check(header: &str, expected: &str) {
    let wanted = Language::of_accept_language(header).map_or("none", Language::tag);
    assert_eq!(wanted, expected, "{header:?}");
}

#[test]
fn what_browsers_send_is_understood() {
    check("hi", "hi");
    check("hi-IN", "hi");
    check("HI-in", "hi");
    check("en-US,en;q=0.5", "en");
    check("ta-IN,ta;q=0.9,en-IN;q=0.8,en;q=0.7", "ta");
    check("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "en");
}

#[test]
fn the_heaviest_wins_and_the_first_among_equals() {
    check("en;q=0.8, ur", "ur");
    check("en;q=0.8, ur;q=0.81", "ur");
    check("en;q=0.8, ur;q=0.801", "ur");
    check("en;q=0.809, ur;q=0.81", "ur");
    check("bn, as", "bn");
    check("as, bn", "as");
    check("mr;q=0.5, te;q=0.50, kn;q=0.500", "mr");
    check("ml;q=1, pa;q=1.000, or", "ml");
    check("gu;q=0.001", "gu");
}

#[test]
fn what_is_not_wanted_is_not_taken() {
    check("hi;q=0", "none");
    check("hi;q=0.", "none");
    check("hi;q=0.000, en;q=0.1", "en");
}

#[test]
fn any_language_is_no_language() {
    check("*", "none");
    check("*, hi;q=0.1", "hi");
    check("*-IN", "none");
}

#[test]
fn space_and_letter_case_make_no_difference() {
    check("\t fr ;q=1 ,\t hi\t;\tq=0.5 , ", "hi");
    check("en;Q=0.1,hi;Q=0.2", "hi");
    check(",,hi,,", "hi");
}

#[test]
fn what_cannot_be_read_is_passed_over() {
    for bad in [
        "hi;q",
        "hi;q=",
        "hi;q=.5",
        "hi;q=0,5x",
        "hi;q=2",
        "hi;q=1.001",
        "hi;q=-1",
        "hi;q=+1",
        "hi;q=0.1234",
        "hi;q=1.0000",
        "hi;q=00.5",
        "hi;q=0.5;x=y",
        "hi;q=NaN",
        "hi;q= 1",
        "hi;q =1",
        "hi;level=1",
        "hi;",
        "hi_IN",
        "hi IN",
        "\u{a0}hi",
        "hi;q=०.५",
        "\"hi\"",
        "",
        ",",
        ";",
        ";q=1",
    ] {
        check(bad, "none");
        check(&format!("{bad}, ta;q=0.001"), "ta");
    }
}

proptest! {
    #[test]
    fn any_header_at_all_is_survived(header in any::<String>()) {
        Language::of_accept_language(&header);
        Language::from_tag(&header);
    }

    #[test]
    fn an_answer_is_among_what_is_asked_for(
        header in "((en|hi|ur|fr|\\*)(-IN)?(;q=[01](\\.[0-9]{0,4})?)?(, ?|;|-)){0,6}",
    ) {
        if let Some(language) = Language::of_accept_language(&header) {
            prop_assert!(header.contains(language.tag()), "{language:?} of {header}");
        }
    }

    #[test]
    fn weights_are_held_against_each_other(first in 0_u16..=1000, second in 0_u16..=1000) {
        let weight = |weight: u16| format!("{}.{:03}", weight / 1000, weight % 1000);
        let header = format!("hi;q={}, ta;q={}", weight(first), weight(second));
        let expected = match (first, second) {
            (0, 0) => None,
            _ if first >= second => Some(Language::Hindi),
            _ => Some(Language::Tamil),
        };
        prop_assert_eq!(Language::of_accept_language(&header), expected, "{}", header);
    }
}
