//! A name in any script, in the letters of a passport's machine-readable zone.

mod alphabets;
mod arabic;
mod brahmic;
mod eastern;
mod latin;
mod malayalam;
mod northern;
mod southern;
mod tamil;

use core::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use brahmic::Script;

/// The most that the schema of the EU DCC 1.3.0 takes, in characters.
pub const LONGEST_NAME: usize = 80;

/// No record holds a longer name (`contract::LONGEST_TEXT`); what lies beyond is not read.
const LONGEST_TEXT: usize = 500;

/// `fnt` or `gnt` of a credential: 1 to [`LONGEST_NAME`] characters, each of `A` to `Z` or the filler `<`. A filler
/// stands between words, never first, last or twice; alone it says that the name had no letter that can be told.
///
/// It is personal data, so `Debug` does not show it. `Display` does: it is what is written into a credential.
#[derive(Clone, PartialEq, Eq)]
pub struct StandardName(String);

impl StandardName {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for StandardName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StandardName(…)")
    }
}

impl fmt::Display for StandardName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name as a reader of passports expects it.
///
/// - **Latin, Cyrillic, Arabic**: ICAO Doc 9303 part 3 (8th edition, 2021), section 6. Of the spellings that table A
///   leaves to the issuer, the first is taken: `Ä` is `AE`. For Arabic letters see `arabic.rs`, which departs from it.
/// - **Greek**: ELOT 743, as in Greek passports. **Ol Chiki**: the sounds by which Unicode names its letters.
/// - **Scripts of India**, for which ICAO has no table: the Hunterian system, which is the Government of India's own
///   (UNGEGN, *The Romanization of Toponyms in the Countries of South Asia*, 2006), without its diacritics. The
///   tables say where passports of a region commonly differ from it, and follow the passports.
///
/// Section 4.6 of the same part says what becomes of the rest: an apostrophe is dropped, a hyphen or space is a filler.
/// So is every other sign and digit, since `K.R.` is two initials. Joiners and other invisible marks are dropped,
/// and so are letters of scripts that no table covers. What is too long ends after its last word that fits.
///
/// Composed and decomposed text come out alike.
pub fn standard_name(name: &str) -> StandardName {
    let mut words = Words::default();
    for character in name.chars().filter(|c| !is_dropped(*c)).take(LONGEST_TEXT).nfkc() {
        match Writing::of(character) {
            Some(writing) => words.add(writing, character),
            None if is_dropped(character) || is_combining_mark(character) => {}
            None if character.is_alphabetic() => words.end_run(),
            None => words.end_word(),
        }
    }
    StandardName(words.joined())
}

/// Apostrophes, and what is not seen.
fn is_dropped(character: char) -> bool {
    matches!(character, '\'' | '`' | '´' | '\u{2b9}'..='\u{2c1}' | '\u{2c8}' | '\u{5f3}' | '\u{1fbd}' | '\u{1fbf}'
        | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{a78b}' | '\u{a78c}' | '\u{ff07}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[derive(Clone, Copy)]
enum Writing {
    Latin,
    Alphabet,
    Arabic,
    Brahmic(&'static Script),
}

impl Writing {
    fn of(character: char) -> Option<Self> {
        if latin::has(character) {
            return Some(Self::Latin);
        }
        if alphabets::has(character) {
            return Some(Self::Alphabet);
        }
        if arabic::has(character) {
            return Some(Self::Arabic);
        }
        let scripts = [northern::SCRIPTS, eastern::SCRIPTS, southern::SCRIPTS].into_iter().flatten();
        let mut scripts = scripts.chain([&malayalam::SCRIPT, &tamil::SCRIPT]);
        scripts.find(|script| script.has(character)).map(Self::Brahmic)
    }

    fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Brahmic(one), Self::Brahmic(other)) => core::ptr::eq(one, other),
            _ => core::mem::discriminant(&self) == core::mem::discriminant(&other),
        }
    }

    fn romanised(self, run: &[char]) -> String {
        match self {
            Self::Latin => latin::romanised(run),
            Self::Alphabet => alphabets::romanised(run),
            Self::Arabic => arabic::romanised(run),
            Self::Brahmic(script) => brahmic::romanised(script, run),
        }
    }
}

/// The words so far. A word can be of several runs, each of one script.
#[derive(Default)]
struct Words {
    done: Vec<String>,
    word: String,
    run: Vec<char>,
    writing: Option<Writing>,
}

impl Words {
    fn add(&mut self, writing: Writing, character: char) {
        if self.writing.is_some_and(|current| !current.is(writing)) {
            self.end_run();
        }
        self.writing = Some(writing);
        self.run.push(character);
    }

    fn end_run(&mut self) {
        if let Some(writing) = self.writing.take() {
            self.word += &writing.romanised(&self.run);
            self.run.clear();
        }
    }

    fn end_word(&mut self) {
        self.end_run();
        if !self.word.is_empty() {
            self.done.push(core::mem::take(&mut self.word));
        }
    }

    fn joined(mut self) -> String {
        self.end_word();
        let mut name = String::new();
        for word in &self.done {
            let filler = usize::from(!name.is_empty());
            if name.len() + filler + word.len() > LONGEST_NAME {
                break;
            }
            name.extend((filler > 0).then_some('<'));
            name += word;
        }
        if name.is_empty() {
            name =
                self.done.first().map_or_else(String::new, |word| word.chars().take(LONGEST_NAME).collect());
        }
        if name.is_empty() { "<".to_owned() } else { name }
    }
}
