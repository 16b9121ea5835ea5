//! The words: set with care, all used, nothing left in English, and on the first screen what the app says.
//!
//! That each language has the same keys and gaps, `crates/texts` sees to when it is compiled.
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop and say where")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use contract::Language;
use texts::file::Texts;

/// Where texts stand, a file for each language: those of the app, of the pages without scripts, and of the PDF.
const FOLDERS: [&str; 3] = ["locales/app", "locales/documents", "crates/certificate/locales"];

/// Words in Latin letters that stand in other scripts, too, each with its reason.
const LATIN: [(&str, &str); 5] = [
    ("HC1", "how the text of a code begins, literally"),
    ("WCAG", "the name of a guideline, which has no other"),
    ("GIGW", "likewise"),
    ("AA", "a level in it"),
    ("JavaScript", "as the settings of browsers have it, behind the word in the language's own script"),
];

#[test]
fn each_language_has_its_files() {
    let tags: BTreeSet<_> = Language::ALL.map(Language::tag).into_iter().collect();
    for folder in FOLDERS {
        let files: BTreeSet<_> = files(Path::new(folder)).iter().filter_map(|path| tag(path)).collect();
        assert_eq!(files, tags.iter().map(|tag| (*tag).to_owned()).collect(), "{folder}");
        let first = texts(folder, Language::English);
        for language in Language::ALL {
            let other = texts(folder, language);
            assert_eq!(first.differences(&other), [""; 0], "{folder}/{}", language.tag());
            let keys = |texts: &Texts| texts.iter().map(|(key, _)| key.to_owned()).collect::<Vec<_>>();
            assert_eq!(keys(&other), keys(&first), "{folder}/{}: another order", language.tag());
        }
    }
}

#[test]
fn each_language_has_its_glossary() {
    for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
        let glossary = read(Path::new(&format!("docs/glossary/{}.md", language.tag())));
        assert!(glossary.lines().filter(|line| line.starts_with('|')).count() > 20, "{}", language.tag());
    }
}

#[test]
fn each_text_is_set_with_care() {
    for (place, text) in everything() {
        assert!(!is_careless(&text), "{place}: {text}");
    }
}

#[test]
fn nothing_is_left_in_english() {
    let mut met = BTreeSet::new();
    for (place, text) in everything().filter(|(place, _)| !place.contains("/en.txt")) {
        for word in latin_words(&text) {
            assert!(LATIN.iter().any(|(known, _)| *known == word), "{place}: {word} in {text}");
            met.insert(word);
        }
    }
    for (word, reason) in LATIN {
        assert!(met.contains(word), "{word} ({reason}) stands nowhere any more");
    }
}

#[test]
fn each_text_of_the_app_is_used() {
    let mut sources: String = [Path::new("src"), Path::new("crates/checker/src")]
        .map(files)
        .concat()
        .iter()
        .map(|path| read(path))
        .collect();
    sources.push_str(&read(Path::new("index.html")));
    let unused: Vec<_> = texts(FOLDERS[0], Language::English)
        .iter()
        .filter(|(key, _)| !is_used(key, &sources))
        .map(|(key, _)| key.to_owned())
        .collect();
    assert_eq!(unused, [""; 0], "texts that nobody sees");
}

#[test]
fn each_text_of_the_pages_without_scripts_is_used() {
    let sources: String = files(Path::new("src/documents")).iter().map(|path| read(path)).collect();
    let texts = texts(FOLDERS[1], Language::English);
    let unused: Vec<_> = texts
        .iter()
        .filter(|(key, _)| !sources.contains(&format!("\"{key}\"")))
        .map(|(key, _)| key)
        .collect();
    assert_eq!(unused, [""; 0], "texts that nobody sees");
}

#[test]
fn the_first_screen_says_what_the_app_says() {
    let page = read(Path::new("index.html"));
    let texts = texts(FOLDERS[0], Language::English);
    let marked: Vec<_> = marked(&page).collect();
    assert!(marked.len() > 20, "the marks are not where they should be");
    for (key, text) in marked {
        assert_eq!(Some(text), texts.get(key), "{key}");
    }
    let text = |key| texts.get(key).expect("a text");
    let title = [text("mobile.title"), " – ", text("app.name")].concat();
    assert_eq!(between(&page, "<title>", "</title>"), title);
}

#[test]
fn the_strip_names_each_language_in_itself() {
    let page = read(Path::new("index.html"));
    let strip = between(&page, "id=\"languages\">", "</ul>");
    let links: Vec<_> = all_between(strip, "<li>", "</li>").collect();
    let expected = Language::ALL.map(|language| {
        let tag = language.tag();
        let direction = if language.is_right_to_left() { " dir=\"rtl\"" } else { "" };
        let current = if language == Language::English { " aria-current=\"true\"" } else { "" };
        let name = language.own_name();
        format!("<a href=\"?lang={tag}\" lang=\"{tag}\" hreflang=\"{tag}\"{direction}{current}>{name}</a>")
    });
    assert_eq!(links, expected);
}

#[test]
fn each_id_of_the_first_screen_is_there_once_and_each_reference_leads_to_one() {
    let (page, loader) = (read(Path::new("index.html")), read(Path::new("src/loader.js")));
    let ids: Vec<_> = all_between(&page, " id=\"", "\"").collect();
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "the id {id}");
    }
    let references = all_between(&page, " for=\"", "\"")
        .chain(all_between(&page, "aria-describedby=\"", "\""))
        .chain(all_between(&page, "aria-labelledby=\"", "\""))
        .chain(all_between(&loader, "getElementById(\"", "\""));
    for reference in references {
        assert!(ids.contains(&reference), "nothing has the id {reference}");
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of this tree")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let inside =
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder of this tree");
    let paths = inside.map(|entry| folder.join(entry.expect("a file").file_name()));
    let is_folder = |path: &PathBuf| Path::new(env!("CARGO_MANIFEST_DIR")).join(path).is_dir();
    paths.flat_map(|path| if is_folder(&path) { files(&path) } else { vec![path] }).collect()
}

fn tag(path: &Path) -> Option<String> {
    Some(path.file_stem()?.to_string_lossy().into_owned())
}

fn texts(folder: &str, language: Language) -> Texts {
    let path = format!("{folder}/{}.txt", language.tag());
    Texts::parse(&read(Path::new(&path))).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Each text of each file in each language, with its place.
fn everything() -> impl Iterator<Item = (String, String)> {
    let files = FOLDERS.into_iter().flat_map(|folder| Language::ALL.map(|language| (folder, language)));
    files.flat_map(|(folder, language)| {
        let texts = texts(folder, language);
        let placed =
            |(key, text): (&str, &str)| (format!("{folder}/{}.txt: {key}", language.tag()), text.to_owned());
        texts.iter().map(placed).collect::<Vec<_>>()
    })
}

/// Signs that a typewriter would have in place of those that print has.
fn is_careless(text: &str) -> bool {
    text.contains(['"', '\'', '\t'])
        || ["...", "  ", " - "].iter().any(|sign| text.contains(sign))
        || text.trim() != text
}

/// Without the names of gaps.
fn latin_words(text: &str) -> Vec<String> {
    let gaps = texts::file::gaps(text);
    let plain = gaps.iter().fold(text.to_owned(), |text, gap| text.replace(&["{", gap, "}"].concat(), " "));
    let is_letter = |c: char| c.is_ascii_alphanumeric();
    let words =
        plain.split(|c: char| !is_letter(c)).filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()));
    words.map(str::to_owned).collect()
}

/// By its name in Rust, or as the mark of an element.
fn is_used(key: &str, sources: &str) -> bool {
    let (group, name) = key.split_once('.').expect("a group");
    let camel: String =
        name.split('_').map(|word| [&word[..1].to_uppercase(), &word[1..]].concat()).collect();
    let is_followed = |start: String| {
        sources.match_indices(&start).any(|(place, _)| {
            !sources[place + start.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
        })
    };
    let months = group == "month" && sources.contains(&format!("N{name}"));
    months
        || is_followed(format!("texts::{group}::{}", name.to_uppercase()))
        || is_followed(format!("texts::{group}::{camel}"))
        || sources.contains(&format!("data-text=\"{key}\""))
}

/// The marked elements: key and text.
fn marked(page: &str) -> impl Iterator<Item = (&str, &str)> {
    page.split("data-text=\"").skip(1).filter_map(|rest| {
        let (key, rest) = rest.split_once('"')?;
        let (text, _) = rest.split_once('>')?.1.split_once('<')?;
        Some((key, text.trim()))
    })
}

fn all_between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).filter_map(move |rest| Some(rest.split_once(end)?.0))
}

#[track_caller]
fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> &'a str {
    let found = all_between(text, start, end).next();
    found.unwrap_or_else(|| panic!("nothing between {start} and {end}"))
}

mod the_checks_themselves {
    use super::*;

    #[test]
    fn careless_texts_are_known() {
        for text in ["it's", "\"so\"", "wait...", "a  b", "a - b", "a "] {
            assert!(is_careless(text), "{text}");
        }
        for text in ["it’s", "“so”", "wait…", "a – b", "{a}: {b}"] {
            assert!(!is_careless(text), "{text}");
        }
    }

    #[test]
    fn latin_words_are_found_between_other_scripts() {
        assert_eq!(latin_words("कोड HC1: {time} में, OTP-पर 98765"), ["HC1", "OTP"]);
    }

    #[test]
    fn uses_are_known_by_the_whole_name() {
        let sources =
            "t(texts::code::SENT_AGAIN); t_with(texts::code::SentTo { a }); [N1, N2] data-text=\"app.skip\"";
        for key in ["code.sent_again", "code.sent_to", "month.2", "app.skip"] {
            assert!(is_used(key, sources), "{key}");
        }
        for key in ["code.sent", "code.sent_t", "people.sent_to", "month.3", "app.ski"] {
            assert!(!is_used(key, sources), "{key}");
        }
    }

    #[test]
    fn marked_elements_are_found() {
        let page = "<p id=\"a\" data-text=\"b.c\" hidden>\n d\n</p><b>e</b><i data-text=\"f.g\">h</i>";
        assert_eq!(marked(page).collect::<Vec<_>>(), [("b.c", "d"), ("f.g", "h")]);
    }
}
