//! Latin letters with marks and letters of their own: ICAO Doc 9303 part 3, section 6, table A.

use unicode_normalization::UnicodeNormalization;

/// Those of table A that are more than a letter whose mark is dropped, and below the line letters that Unicode has
/// and the table has not, by what they came from.
const TABLE_A: &[(char, &str)] = &[
    ('Ä', "AE"),
    ('Å', "AA"),
    ('Æ', "AE"),
    ('Ð', "D"),
    ('Ö', "OE"),
    ('Ø', "OE"),
    ('Ü', "UE"),
    ('Þ', "TH"),
    ('Đ', "D"),
    ('Ħ', "H"),
    ('Ł', "L"),
    ('Ŋ', "N"),
    ('Œ', "OE"),
    ('Ŧ', "T"),
    ('ẞ', "SS"),
    // ---
    ('Ɓ', "B"),
    ('Ɖ', "D"),
    ('Ɗ', "D"),
    ('Ə', "A"),
    ('Ɛ', "E"),
    ('Ƒ', "F"),
    ('Ɠ', "G"),
    ('Ɣ', "GH"),
    ('Ɨ', "I"),
    ('Ƙ', "K"),
    ('Ɲ', "N"),
    ('Ɔ', "O"),
    ('Ƴ', "Y"),
    ('Ʉ', "U"),
    ('ĸ', "K"),
];

pub(super) fn has(character: char) -> bool {
    matches!(character, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | 'ɓ'..='ʉ')
        && character.is_alphabetic()
}

pub(super) fn romanised(run: &[char]) -> String {
    let mut latin = String::new();
    for letter in run.iter().flat_map(|letter| letter.to_uppercase()) {
        match TABLE_A.iter().find(|(of, _)| *of == letter) {
            Some((_, to)) => latin += to,
            None => latin.extend([letter].into_iter().nfd().filter(char::is_ascii_uppercase)),
        }
    }
    latin
}
