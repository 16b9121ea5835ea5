//! Alphabets whose letters stand for themselves: Cyrillic, Greek and Ol Chiki.

use unicode_normalization::UnicodeNormalization;

/// ICAO Doc 9303 part 3, section 6, the table for Cyrillic, in its readings for Russian where languages differ.
const CYRILLIC: &[(char, &str)] = &[
    ('А', "A"),
    ('Б', "B"),
    ('В', "V"),
    ('Г', "G"),
    ('Ґ', "G"),
    ('Ѓ', "G"),
    ('Ғ', "G"),
    ('Д', "D"),
    ('Ђ', "D"),
    ('Е', "E"),
    ('Ё', "E"),
    ('Є', "IE"),
    ('Ж', "ZH"),
    ('З', "Z"),
    ('Ѕ', "DZ"),
    ('И', "I"),
    ('І', "I"),
    ('Ї', "I"),
    ('Й', "I"),
    ('Ј', "J"),
    ('К', "K"),
    ('Ќ', "K"),
    ('Қ', "K"),
    ('Л', "L"),
    ('Љ', "LJ"),
    ('М', "M"),
    ('Н', "N"),
    ('Њ', "NJ"),
    ('Ң', "N"),
    ('О', "O"),
    ('Ө', "O"),
    ('П', "P"),
    ('Р', "R"),
    ('С', "S"),
    ('Т', "T"),
    ('Ћ', "C"),
    ('У', "U"),
    ('Ў', "U"),
    ('Ү', "U"),
    ('Ұ', "U"),
    ('Ѫ', "U"),
    ('Ф', "F"),
    ('Х', "KH"),
    ('Ҳ', "H"),
    ('Һ', "H"),
    ('Ц', "TS"),
    ('Ч', "CH"),
    ('Ҷ', "J"),
    ('Џ', "DZ"),
    ('Ш', "SH"),
    ('Щ', "SHCH"),
    ('Ъ', "IE"),
    ('Ы', "Y"),
    ('Ь', ""),
    ('Э', "E"),
    ('Ә', "A"),
    ('Ю', "IU"),
    ('Я', "IA"),
    ('Ѵ', "Y"),
];

/// ELOT 743. `AUTO` and the like are told in [`romanised`].
const GREEK: &[(char, &str)] = &[
    ('Α', "A"),
    ('Β', "V"),
    ('Γ', "G"),
    ('Δ', "D"),
    ('Ε', "E"),
    ('Ζ', "Z"),
    ('Η', "I"),
    ('Θ', "TH"),
    ('Ι', "I"),
    ('Κ', "K"),
    ('Λ', "L"),
    ('Μ', "M"),
    ('Ν', "N"),
    ('Ξ', "X"),
    ('Ο', "O"),
    ('Π', "P"),
    ('Ρ', "R"),
    ('Σ', "S"),
    ('Τ', "T"),
    ('Υ', "Y"),
    ('Φ', "F"),
    ('Χ', "CH"),
    ('Ψ', "PS"),
    ('Ω', "O"),
];

const GREEK_PAIRS: &[(&str, &str)] = &[("ΓΓ", "NG"), ("ΓΞ", "NX"), ("ΓΧ", "NCH"), ("ΟΥ", "OU")];

/// Santali. Each letter of Unicode's chart is named for its sound: `AT` for ᱛ.
const OL_CHIKI: &[(char, &str)] = &[
    ('ᱚ', "O"),
    ('ᱛ', "T"),
    ('ᱜ', "G"),
    ('ᱝ', "NG"),
    ('ᱞ', "L"),
    ('ᱟ', "A"),
    ('ᱠ', "K"),
    ('ᱡ', "J"),
    ('ᱢ', "M"),
    ('ᱣ', "W"),
    ('ᱤ', "I"),
    ('ᱥ', "S"),
    ('ᱦ', "H"),
    ('ᱧ', "NY"),
    ('ᱨ', "R"),
    ('ᱩ', "U"),
    ('ᱪ', "CH"),
    ('ᱫ', "D"),
    ('ᱬ', "N"),
    ('ᱭ', "Y"),
    ('ᱮ', "E"),
    ('ᱯ', "P"),
    ('ᱰ', "D"),
    ('ᱱ', "N"),
    ('ᱲ', "R"),
    ('ᱳ', "O"),
    ('ᱴ', "T"),
    ('ᱵ', "B"),
    ('ᱶ', "W"),
    ('ᱷ', "H"),
];

pub(super) fn has(character: char) -> bool {
    let is_letter = matches!(character,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' | '\u{400}'..='\u{52f}' | '\u{1c5a}'..='\u{1c77}');
    is_letter && character.is_alphabetic()
}

pub(super) fn romanised(run: &[char]) -> String {
    let upper: Vec<char> = run.iter().flat_map(|letter| letter.to_uppercase()).nfc().collect();
    let mut latin = String::new();
    let mut at = 0;
    while let Some(letter) = upper.get(at) {
        let next = upper.get(at + 1).copied();
        if let Some(to) = next.and_then(|next| pair(*letter, next, upper.get(at + 2).copied())) {
            latin += to;
            at += 2;
        } else {
            latin += alone(*letter);
            at += 1;
        }
    }
    latin
}

fn alone(letter: char) -> &'static str {
    let told = |letter| {
        let tables = [CYRILLIC, GREEK, OL_CHIKI].into_iter().flatten();
        tables.into_iter().find(|(of, _)| *of == letter).map(|(_, to)| *to)
    };
    told(letter).or_else(|| told(bare(letter))).unwrap_or_default()
}

/// Two Greek letters that are read as one. A diaeresis on the second keeps them apart, an accent does not.
fn pair(first: char, second: char, after: Option<char>) -> Option<&'static str> {
    let second = if second == 'Ϋ' { second } else { bare(second) };
    let first = bare(first);
    let both = |(pair, _): &&(&str, &str)| pair.chars().eq([first, second]);
    if let Some((_, to)) = GREEK_PAIRS.iter().find(both) {
        return Some(to);
    }
    // Upsilon is F before what is not voiced and at the end, V elsewhere.
    let is_unvoiced = after.is_none_or(|after| "ΘΚΞΠΣΤΦΧΨ".contains(bare(after)));
    match (first, second, is_unvoiced) {
        ('Α', 'Υ', false) => Some("AV"),
        ('Α', 'Υ', true) => Some("AF"),
        ('Ε', 'Υ', false) => Some("EV"),
        ('Ε', 'Υ', true) => Some("EF"),
        _ => None,
    }
}

fn bare(letter: char) -> char {
    [letter].into_iter().nfd().next().unwrap_or(letter)
}
