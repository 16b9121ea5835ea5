//! Digits as people type them: the keyboards of India write fifteen sets of them.

/// The zeros of the decimal digit sets that are typed in India; each set runs on for ten code points.
const ZEROS: [char; 15] = [
    '0',        // ASCII
    '\u{0660}', // Arabic-Indic
    '\u{06F0}', // Urdu, Kashmiri, Sindhi
    '\u{0966}', // Devanagari
    '\u{09E6}', // Bengali, Assamese
    '\u{0A66}', // Gurmukhi
    '\u{0AE6}', // Gujarati
    '\u{0B66}', // Odia
    '\u{0BE6}', // Tamil
    '\u{0C66}', // Telugu
    '\u{0CE6}', // Kannada
    '\u{0D66}', // Malayalam
    '\u{1C50}', // Santali (Ol Chiki)
    '\u{ABF0}', // Manipuri (Meetei Mayek)
    '\u{FF10}', // full width, from phones with an East Asian keyboard
];

/// The ASCII digit that `c` stands for, if it is a digit in any of these sets.
pub(crate) fn ascii_digit(c: char) -> Option<char> {
    ZEROS.iter().find_map(|&zero| {
        let value = u32::from(c).checked_sub(u32::from(zero)).filter(|value| *value < 10)?;
        char::from_digit(value, 10)
    })
}

/// Spaces, hyphens and the invisible marks that come along when a number is pasted.
pub(crate) fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
