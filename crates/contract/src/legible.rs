//! What a text of a record needs before people are shown it beside other texts.

/// Longer than any true name or address; the import refuses longer ones.
pub const LONGEST_TEXT: usize = 500;

/// The text on one line, without control characters and without the marks that turn the text around them the other
/// way. Past [`LONGEST_TEXT`] characters it ends in an ellipsis. `None` where nothing is left that could be seen.
pub fn legible(text: &str) -> Option<String> {
    let kept: String = text.chars().filter(|c| c.is_whitespace() || !c.is_control() && !turns(*c)).collect();
    let mut line = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = line.char_indices().nth(LONGEST_TEXT) {
        line.truncate(end);
        line.push('…');
    }
    (!line.chars().all(is_unseen)).then_some(line)
}

/// Embeddings, overrides and isolates: they reach beyond the text that they stand in, and an isolate of the page's
/// own is closed by one of theirs. Names need none. The marks U+200E, U+200F and U+061C, which mixed text does
/// need, reach no further than white space does, and stay.
fn turns(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Spaces, fillers, joiners and marks that draw nothing where they stand alone.
fn is_unseen(character: char) -> bool {
    matches!(character, ' ' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}
