use credential::{LONGEST_NAME, standard_name};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Letters, signs and gaps of the scripts that have tables, in any order.
fn jumble() -> impl Strategy<Value = String> {
    let blocks = prop_oneof![
        proptest::char::range('\u{20}', '\u{24f}'),
        proptest::char::range('\u{300}', '\u{52f}'),
        proptest::char::range('\u{600}', '\u{6ff}'),
        proptest::char::range('\u{900}', '\u{d7f}'),
        proptest::char::range('\u{900}', '\u{d7f}'),
        proptest::char::range('\u{1c50}', '\u{1c7f}'),
        proptest::char::range('\u{1e00}', '\u{1eff}'),
        proptest::char::range('\u{2000}', '\u{206f}'),
    ];
    proptest::collection::vec(blocks, 0..120).prop_map(|letters| letters.into_iter().collect())
}

#[track_caller]
fn is_standard(name: &str) {
    assert!((1..=LONGEST_NAME).contains(&name.len()), "{name}");
    assert!(name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'<'), "{name}");
    assert!(name == "<" || name.split('<').all(|word| !word.is_empty()), "{name}");
}

proptest! {
    #[test]
    fn any_text_becomes_a_standard_name(text in any::<String>()) {
        is_standard(standard_name(&text).as_str());
    }

    #[test]
    fn any_jumble_of_letters_becomes_a_standard_name(text in jumble()) {
        is_standard(standard_name(&text).as_str());
    }

    #[test]
    fn composed_and_decomposed_are_one_name(text in jumble()) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(standard_name(&composed).to_string(), standard_name(&decomposed).to_string());
    }

    #[test]
    fn a_standard_name_stays_as_it_is(text in jumble()) {
        let name = standard_name(&text);
        prop_assert_eq!(standard_name(name.as_str()).to_string(), name.to_string());
    }
}

/// Nothing of it is read twice or kept.
#[test]
fn a_text_without_end_ends() {
    ["क", "ال", "\u{94d}", "\u{301}", "ﷺ", "a "].iter().for_each(|text| {
        is_standard(standard_name(&text.repeat(100_000)).as_str());
    });
}
