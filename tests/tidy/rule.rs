//! A rule, and how a file is held against it.

use core::fmt;

use crate::paths::named;
use crate::source::line_at;
use crate::tree::File;

pub(crate) struct Rule {
    pub(crate) says: &'static str,
    /// Where it holds: files, folders with a `/` at the end, or endings after a `*`. Nothing means everywhere.
    pub(crate) within: &'static [&'static str],
    pub(crate) but_not: &'static [&'static str],
    /// The endings of the files that it reads.
    pub(crate) endings: &'static [&'static str],
    pub(crate) forbids: Forbidden,
    /// A file that breaks it, and what stands in that; nothing stands for a thousand lines.
    pub(crate) such_as: (&'static str, &'static str),
}

pub(crate) enum Forbidden {
    /// Paths with one of these names in them, such as crates.
    Names(&'static [&'static str]),
    /// Paths that begin so, and are longer or used; except those that begin with one of the others.
    Paths(&'static [&'static str], &'static [&'static str]),
    /// What stands in the code, comments and texts apart.
    Code(&'static [&'static str]),
    /// What stands anywhere, as a word of its own.
    Words(&'static [&'static str]),
    /// What stands anywhere.
    Text(&'static [&'static str]),
    /// What stands in a text of the code.
    InLiterals(&'static [&'static str]),
    /// Texts of the code that a person would read, and those of elements that stand bare.
    Prose,
    MoreLinesThan(usize),
    ToBeCalled(&'static str),
}

pub(crate) struct Finding {
    path: String,
    line: usize,
    pub(crate) says: &'static str,
    found: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, says, found } = self;
        write!(f, "{path}:{line}: {says} (`{found}`)")
    }
}

pub(crate) fn is_at(path: &str, place: &str) -> bool {
    match place.strip_prefix('*') {
        Some(ending) => path.ends_with(ending),
        None if place.ends_with('/') => path.starts_with(place),
        None => path == place,
    }
}

impl Rule {
    pub(crate) fn holds_in(&self, path: &str) -> bool {
        let is_within = self.within.is_empty() || self.within.iter().any(|place| is_at(path, place));
        let is_excepted = self.but_not.iter().any(|place| is_at(path, place));
        is_within && !is_excepted && self.endings.iter().any(|ending| path.ends_with(ending))
    }

    pub(crate) fn check(&self, file: &File) -> Vec<Finding> {
        let found = self.forbids.found_in(file).into_iter();
        found.map(|(line, found)| Finding { path: file.path.clone(), line, says: self.says, found }).collect()
    }
}

impl Forbidden {
    fn found_in(&self, file: &File) -> Vec<(usize, String)> {
        let text = &file.text;
        let named = || named(&file.path, file.source()).into_iter().map(|it| (it.line, it.path));
        let literals = || file.source().literals.iter().map(|it| (it.line, it.text.clone()));
        match self {
            Self::Names(names) => {
                named().filter(|(_, path)| path.split("::").any(|name| names.contains(&name))).collect()
            }
            Self::Paths(roots, allowed) => {
                let is_under = |path: &str, roots: &[&str]| roots.iter().any(|root| begins_with(path, root));
                named().filter(|(_, path)| is_under(path, roots) && !is_under(path, allowed)).collect()
            }
            Self::Code(texts) => at_lines(&file.source().code, all(&file.source().code, texts)),
            Self::Text(texts) => at_lines(text, all(text, texts)),
            Self::Words(words) => {
                at_lines(text, all(text, words).filter(|(place, word)| is_apart(text, *place, word.len())))
            }
            Self::InLiterals(texts) => {
                literals().filter(|(_, literal)| texts.iter().any(|text| literal.contains(text))).collect()
            }
            Self::Prose => {
                literals().filter(|(_, literal)| is_prose(literal)).chain(bare(&file.source().code)).collect()
            }
            Self::MoreLinesThan(most) => {
                let lines = text.lines().count();
                (lines > *most).then(|| (lines, format!("{lines} lines"))).into_iter().collect()
            }
            Self::ToBeCalled(name) => {
                let is_called = file.path.rsplit('/').next() == Some(name);
                is_called.then(|| (1, (*name).to_owned())).into_iter().collect()
            }
        }
    }
}

fn begins_with(path: &str, root: &str) -> bool {
    path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn all(text: &str, forbidden: &[&'static str]) -> impl Iterator<Item = (usize, &'static str)> {
    forbidden.iter().flat_map(|found| text.match_indices(found).map(|(place, _)| (place, *found)))
}

fn at_lines(text: &str, places: impl Iterator<Item = (usize, &'static str)>) -> Vec<(usize, String)> {
    places.map(|(place, found)| (line_at(text, place), found.to_owned())).collect()
}

fn is_apart(text: &str, place: usize, length: usize) -> bool {
    let is_in_word = |c: char| c.is_alphanumeric() || c == '_';
    !text[..place].ends_with(is_in_word) && !text[place + length..].starts_with(is_in_word)
}

/// Two words or more, the first with a capital letter or in a script that has none.
fn is_prose(text: &str) -> bool {
    let words: Vec<_> = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).collect();
    let is_like_the_start = |c: char| c.is_uppercase() || !(c.is_lowercase() || c.is_ascii());
    let first_letter = words.first().and_then(|word| word.chars().find(|c| c.is_alphabetic()));
    words.len() > 1 && first_letter.is_some_and(is_like_the_start)
}

/// What stands in an element without quotes: `<p>so</p>`.
fn bare(code: &str) -> impl Iterator<Item = (usize, String)> {
    code.match_indices("</").filter_map(|(place, _)| {
        let before = &code[..place];
        let text = before[before.rfind(['>', '}', '"'])?..].get(1..)?.trim();
        text.contains(char::is_alphabetic).then(|| (line_at(code, place), text.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_what_people_read() {
        for prose in ["Send code", "“Send again” now", "கொட் அனுப்பு", "Dose {number}", "10 Digits only"]
        {
            assert!(is_prose(prose), "{prose}");
        }
        for code in ["", "Enter", "button button--quiet", "tag tag--done", "field {name}", "Male", "#", " – "]
        {
            assert!(!is_prose(code), "{code}");
        }
    }

    #[test]
    fn bare_texts_stand_in_elements() {
        let view = "<p>\n<b>{a}</b> so it is</p><i> </i>{move || a > b}</p>";
        assert_eq!(bare(view).collect::<Vec<_>>(), [(2, "so it is".to_owned())]);
    }

    #[test]
    fn places_are_files_folders_and_endings() {
        assert!(is_at("src/api.rs", "src/api.rs") && !is_at("src/api/call.rs", "src/api.rs"));
        assert!(is_at("src/api/call.rs", "src/api/") && !is_at("src/api.rs", "src/api/"));
        assert!(is_at("tests/e2e/a.spec.ts", "*.spec.ts"));
    }

    #[test]
    fn roots_end_where_names_end() {
        assert!(begins_with("crate::api", "crate::api") && begins_with("crate::api::x", "crate::api"));
        assert!(!begins_with("crate::apiary", "crate::api"));
    }

    #[test]
    fn words_stand_apart() {
        assert!(is_apart("// BAD: x", 3, 3) && is_apart("BAD", 0, 3));
        assert!(!is_apart("NOT_BAD", 4, 3) && !is_apart("BADLY", 0, 3));
    }
}
