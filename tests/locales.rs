//! The words of the page: all there, all used, alike in each language, and on the first screen the same.
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop and say where")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// By these the page finds out which words it has; others are measured by them.
const FIRST: &str = "en.txt";

/// What speaks no words, and has texts that look like keys.
const SPEECHLESS: [&str; 2] = ["src/api", "src/browser"];

/// The first screen's texts in their order.
const FIRST_SCREEN: [&str; 12] = [
    "app.name",
    "mobile.title",
    "mobile.intro",
    "mobile.label",
    "mobile.hint",
    "mobile.send",
    "check.link",
    "mobile.privacy_title",
    "mobile.privacy_code",
    "mobile.privacy_nothing_kept",
    "mobile.privacy_no_address",
    "app.footer",
];

type Texts = BTreeMap<String, String>;

#[test]
fn each_language_has_the_same_keys_and_gaps() {
    let first = texts(FIRST);
    for language in languages() {
        assert_eq!(differences(&first, &texts(&language)), [""; 0], "{language}");
    }
}

#[test]
fn each_text_is_set_with_care() {
    for language in languages() {
        assert_eq!(careless(&texts(&language)), [""; 0], "{language}");
    }
}

#[test]
fn each_key_that_is_used_has_a_text_and_each_text_is_used() {
    let known: BTreeSet<_> = texts(FIRST).into_keys().collect();
    let used: BTreeSet<_> = sources().iter().flat_map(|source| keys(source)).map(str::to_owned).collect();
    assert!(used.len() > 100, "the sources are not where they should be");
    assert_eq!(used.difference(&known).collect::<Vec<_>>(), [""; 0], "used without a text");
    assert_eq!(known.difference(&used).collect::<Vec<_>>(), [""; 0], "texts that nobody sees");
}

#[test]
fn each_gap_is_filled() {
    let (texts, sources) = (texts(FIRST), sources());
    let mut calls = sources.iter().flat_map(|source| calls(source));
    assert!(calls.any(|call| !call.fills.is_empty()), "the calls are not written as they should be");
    let unfilled: Vec<_> = sources.iter().flat_map(|source| unfilled(&texts, source)).collect();
    assert_eq!(unfilled, [""; 0]);
}

#[test]
fn the_first_screen_says_what_the_app_says() {
    let (page, texts) = (read("index.html"), texts(FIRST));
    let expected: Vec<_> = FIRST_SCREEN.iter().map(|key| texts[*key].as_str()).collect();
    assert_eq!(words_of(between(&page, "<body>", "</body>")), expected);
    let title = format!("{} – {}", texts["mobile.page_title"], texts["app.name"]);
    assert_eq!(between(&page, "<title>", "</title>"), title);
    assert_eq!(between(&page, "data-busy=\"", "\""), texts["mobile.sending"]);
}

#[test]
fn each_id_of_the_first_screen_is_there_once_and_each_reference_leads_to_one() {
    let (page, loader) = (read("index.html"), read("src/loader.js"));
    let ids: Vec<_> = all_between(&page, " id=\"", "\"").collect();
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "the id {id}");
    }
    let references = all_between(&page, " for=\"", "\"")
        .chain(all_between(&page, "aria-describedby=\"", "\""))
        .chain(all_between(&loader, "getElementById(\"", "\""));
    for reference in references {
        assert!(ids.contains(&reference), "nothing has the id {reference}");
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of this tree")
}

fn languages() -> Vec<String> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("locales")).expect("the locales");
    let names = entries.map(|entry| entry.expect("a locale").file_name().to_string_lossy().into_owned());
    names.collect()
}

fn texts(language: &str) -> Texts {
    parse(&read(&format!("locales/{language}")))
}

/// As strict as the page is lenient: the page leaves out what it cannot read.
#[track_caller]
fn parse(file: &str) -> Texts {
    let mut texts = Texts::new();
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let entry = line.split_once(" = ").filter(|(key, text)| is_key(key) && !text.trim().is_empty());
        let Some((key, text)) = entry else { panic!("not `key = text`: {line}") };
        let earlier = texts.insert(key.to_owned(), text.to_owned());
        assert!(earlier.is_none(), "twice: {key}");
    }
    texts
}

/// `people.no_dose`, `month.12`
fn is_key(text: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.contains('.') && text.split('.').all(is_name)
}

fn gaps(text: &str) -> BTreeSet<&str> {
    all_between(text, "{", "}").collect()
}

fn differences(first: &Texts, other: &Texts) -> Vec<String> {
    let missing = first.keys().filter(|key| !other.contains_key(*key)).map(|key| format!("no {key}"));
    let unknown = other.keys().filter(|key| !first.contains_key(*key)).map(|key| format!("unknown {key}"));
    let unlike = first.iter().filter_map(|(key, text)| {
        let (gaps, others) = (gaps(text), gaps(other.get(key)?));
        (gaps != others).then(|| format!("{key}: {others:?} in place of {gaps:?}"))
    });
    missing.chain(unknown).chain(unlike).collect()
}

/// Signs that a typewriter would have in place of those that print has.
fn careless(texts: &Texts) -> Vec<String> {
    let is_careless = |text: &str| {
        text.contains(['"', '\'', '\t'])
            || ["...", "  ", " - "].iter().any(|sign| text.contains(sign))
            || text.trim() != text
            || text.matches('{').count() != gaps(text).len()
            || text.matches('}').count() != gaps(text).len()
    };
    texts.iter().filter(|(_, text)| is_careless(text)).map(|(key, text)| format!("{key}: {text}")).collect()
}

fn sources() -> Vec<String> {
    let mut files = Vec::new();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    collect(here.join("src"), &mut files);
    // It names labels that the page draws.
    collect(here.join("crates/checker/src"), &mut files);
    let is_speechless = |file: &Path| {
        let file = file.to_string_lossy().replace('\\', "/");
        SPEECHLESS.iter().any(|place| file.contains(place))
    };
    let files = files.into_iter().filter(|file| !is_speechless(file));
    files.map(|file| fs::read_to_string(file).expect("a source")).collect()
}

fn collect(folder: PathBuf, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("a source").path();
        if path.is_dir() {
            collect(path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The texts in a source that are keys. Nothing else between two quotes looks like one.
fn keys(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').filter(|text| is_key(text))
}

/// One use of `t("…")` or `t_with("…", &[("name", …)])`, as far as it names its key itself.
#[derive(Debug, PartialEq, Eq)]
struct Call {
    key: String,
    fills: BTreeSet<String>,
}

fn calls(source: &str) -> Vec<Call> {
    let starts = ["t(", "t_with("].iter().flat_map(|start| source.match_indices(start));
    let is_whole = |place: &usize| !source[..*place].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let starts = starts.filter(|(place, _)| is_whole(place)).map(|(place, start)| place + start.len());
    starts.filter_map(|start| call(arguments(&source[start..]))).collect()
}

/// Up to the parenthesis that closes the call. There is none in our keys and names.
fn arguments(rest: &str) -> &str {
    let mut depth = 1;
    let end = rest.find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth == 0
    });
    &rest[..end.unwrap_or(rest.len())]
}

fn call(arguments: &str) -> Option<Call> {
    let key = arguments.trim_start().strip_prefix('"')?.split('"').next().filter(|key| is_key(key))?;
    let fills = all_between(arguments, "(\"", "\",").map(str::to_owned).collect();
    Some(Call { key: key.to_owned(), fills })
}

/// Calls that fill other gaps than their text has. Where a call does not name its key itself, the source must at
/// least name the gaps of the keys that it may be.
fn unfilled(texts: &Texts, source: &str) -> Vec<String> {
    let calls = calls(source);
    let gaps_of = |key: &str| -> BTreeSet<String> {
        gaps(texts.get(key).map_or("", String::as_str)).into_iter().map(str::to_owned).collect()
    };
    let named = calls.iter().filter_map(|Call { key, fills }| {
        let gaps = gaps_of(key);
        (gaps != *fills).then(|| format!("{key}: {fills:?} for {gaps:?}"))
    });
    let chosen = keys(source).filter(|key| calls.iter().all(|call| call.key != *key)).filter_map(|key| {
        let gaps = gaps_of(key);
        let is_filled = gaps.iter().all(|gap| source.contains(&format!("(\"{gap}\",")));
        (!is_filled).then(|| format!("{key}: nothing for {gaps:?}"))
    });
    named.chain(chosen).collect()
}

fn all_between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).filter_map(move |rest| Some(rest.split_once(end)?.0))
}

#[track_caller]
fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> &'a str {
    let found = all_between(text, start, end).next();
    found.unwrap_or_else(|| panic!("nothing between {start} and {end}"))
}

/// What a page shows when all goes well: neither what it says without scripts, nor what is hidden at first.
fn words_of(body: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut is_shown = true;
    for part in body.split('<').skip(1) {
        let Some((tag, text)) = part.split_once('>') else { continue };
        is_shown = match tag {
            "/noscript" | "/p" => true,
            _ => is_shown && tag != "noscript" && !tag.ends_with(" hidden"),
        };
        if is_shown && !text.trim().is_empty() {
            words.push(text.trim());
        }
    }
    words
}

mod the_checks_themselves {
    use super::*;

    fn parsed(pairs: &[(&str, &str)]) -> Texts {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_file_is_read_strictly() {
        assert_eq!(parse("# A = b\n\na.b = c = d\n"), parsed(&[("a.b", "c = d")]));
        for bad in ["a.b=c", "a.b = ", "A.b = c", "a = b", "a.b = c\na.b = d", "no text"] {
            assert!(std::panic::catch_unwind(|| parse(bad)).is_err(), "{bad}");
        }
    }

    #[test]
    fn languages_that_differ_are_named() {
        let first = parsed(&[("a.a", "{x} of {y}"), ("a.b", "plain")]);
        let check = |other: &[(&str, &str)], expected: &[&str]| {
            assert_eq!(differences(&first, &parsed(other)), expected);
        };
        check(&[("a.a", "{y}: {x}"), ("a.b", "schlicht")], &[]);
        check(&[("a.a", "{x} of {y}")], &["no a.b"]);
        check(&[("a.a", "{x} of {y}"), ("a.b", "b"), ("a.c", "c")], &["unknown a.c"]);
        check(
            &[("a.a", "{x}"), ("a.b", "{z}")],
            &[r#"a.a: {"x"} in place of {"x", "y"}"#, r#"a.b: {"z"} in place of {}"#],
        );
    }

    #[test]
    fn careless_texts_are_named() {
        for text in ["it's", "\"so\"", "wait...", "a  b", "a - b", "a ", "open {", "{a} {a", "a}"] {
            assert_eq!(careless(&parsed(&[("a.a", text)])).len(), 1, "{text}");
        }
        for text in ["it’s", "“so”", "wait…", "a – b", "{a}: {b}"] {
            assert_eq!(careless(&parsed(&[("a.a", text)])).len(), 0, "{text}");
        }
    }

    #[test]
    fn keys_are_found_wherever_they_stand() {
        let source = "t(\"a.b\") // don't \"\nlet key = if x { \"c.d_1\" } else { \"E.f\" }; \"g\"; \"h. i\"";
        assert_eq!(keys(source).collect::<Vec<_>>(), ["a.b", "c.d_1"]);
    }

    #[test]
    fn gaps_that_are_not_filled_are_named() {
        let texts = parsed(&[("a.a", "plain"), ("a.b", "{x} of {y}")]);
        let check = |source: &str, expected: &[&str]| {
            assert_eq!(unfilled(&texts, source), expected, "{source}");
        };
        check("t(\"a.a\"); t(key); left(\"a.c\")", &[]);
        check("let key = \"a.b\"; t_with(key, &[(\"x\", \"1\"), (\"y\", \"2\")])", &[]);
        check("let key = \"a.b\"; t_with(key, &[(\"x\", \"1\")])", &[r#"a.b: nothing for {"x", "y"}"#]);
        check("t_with(\n  \"a.b\", &[(\"x\", &f(1)), (\"y\", \"2\")])", &[]);
        check("t(\"a.b\")", &[r#"a.b: {} for {"x", "y"}"#]);
        check("t_with(\"a.b\", &[(\"x\", &f(1))]); (\"y\", 2)", &[r#"a.b: {"x"} for {"x", "y"}"#]);
        check("t_with(\"a.a\", &[(\"x\", \"1\")])", &[r#"a.a: {"x"} for {}"#]);
    }

    #[test]
    fn words_are_those_that_are_shown() {
        let body = "<!-- a --><p class=\"a\">b</p><noscript><p>c</p></noscript><p id=\"d\" hidden>\ne\n</p><p> f </p>";
        assert_eq!(words_of(body), ["b", "f"]);
    }
}
