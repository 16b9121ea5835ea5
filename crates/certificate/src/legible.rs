//! Any string at all becomes a line of text that can be shaped, embedded and read.

/// Longer than any true name or address; beyond it the layout would only spend time.
const MOST_CHARACTERS: usize = 400;
const ELLIPSIS: char = '…';
/// Real orthographies need two; stacks beyond that climb over the lines above.
const MOST_COMBINING: usize = 2;

/// The text on one line, without characters that draw nothing or reorder their neighbours. A letter that no
/// font of ours has becomes U+FFFD, so that a reader sees that something is missing; other signs that no font
/// has, such as emoji, are left out.
pub(crate) fn legible(text: &str, is_covered: impl Fn(char) -> bool) -> String {
    let mut line = String::new();
    let mut length = 0;
    let mut combining = 0;
    for character in text.chars() {
        let Some(character) = replacement(character, &line, &is_covered) else { continue };
        combining = if is_combining(character) { combining + 1 } else { 0 };
        if combining > MOST_COMBINING {
            continue;
        }
        if length == MOST_CHARACTERS {
            line.push(ELLIPSIS);
            break;
        }
        line.push(character);
        length += 1;
    }
    line.truncate(line.trim_end().len());
    line
}

fn replacement(character: char, before: &str, is_covered: impl Fn(char) -> bool) -> Option<char> {
    let last = before.chars().next_back();
    match character {
        // The joiners shape Indic and Arabic letters and mean nothing elsewhere.
        '\u{200c}' | '\u{200d}' => {
            last.filter(|last| !last.is_ascii() && !is_joiner(*last)).map(|_| character)
        }
        _ if character.is_whitespace() => last.filter(|last| *last != ' ').map(|_| ' '),
        _ if is_invisible(character) => None,
        _ if is_covered(character) => Some(character),
        _ if character.is_alphanumeric() => {
            last.filter(|last| *last == '\u{fffd}').map_or(Some('\u{fffd}'), |_| None)
        }
        _ => None,
    }
}

fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Controls, format characters (among them every bidi embedding, override and isolate), variation selectors,
/// fillers, tags, private use and noncharacters.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}'
            | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..)
        || (0x600..=0x605).contains(&u32::from(character))
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1cd0}'..='\u{1cff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(legible(text, |c| c < '\u{1000}' || c == '\u{fffd}'), expected);
    }

    #[test]
    fn true_names_are_left_as_they_are() {
        check("Asha Kumari", "Asha Kumari");
        check("श्रीमती लक्ष्मी", "श्रीमती लक्ष्मी");
        check("क\u{94d}\u{200d}ष", "क\u{94d}\u{200d}ष");
    }

    #[test]
    fn white_space_is_one_space() {
        check("  Asha\r\n\tKumari\u{2028}\u{a0} ", "Asha Kumari");
    }

    #[test]
    fn what_draws_nothing_or_reorders_is_dropped() {
        check("A\u{202e}sh\u{0}a\u{2066}\u{feff}\u{e001}", "Asha");
        check("A\u{200d}sha", "Asha");
    }

    #[test]
    fn a_letter_without_a_font_shows_as_missing_and_an_emoji_does_not() {
        check("王小明 Li", "\u{fffd} Li");
        check("Asha 💉", "Asha");
    }

    #[test]
    fn stacks_of_marks_are_cut() {
        check(&format!("a{}b", "\u{301}".repeat(50)), "a\u{301}\u{301}b");
    }

    #[test]
    fn ten_thousand_characters_end_in_an_ellipsis() {
        check(&"a".repeat(10_000), &format!("{}…", "a".repeat(MOST_CHARACTERS)));
    }
}
