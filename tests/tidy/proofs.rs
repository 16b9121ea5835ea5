//! The tests that `SECURITY.md` names as proof, held against those that there are.

use crate::tree::{self, File};

#[test]
fn each_test_that_stands_as_proof_is_there() {
    let files = tree::files();
    let document = files.iter().find(|file| file.path == "SECURITY.md").map(|file| file.text.as_str());
    let proofs = proofs(document.unwrap_or_default());
    assert!(proofs.len() > 100, "the document names its proofs otherwise: {}", proofs.len());
    let gone: Vec<_> = proofs.into_iter().filter(|proof| !is_there(proof, &files)).collect();
    assert!(gone.is_empty(), "no such test:\n{}\n", gone.join("\n"));
}

/// `file::function` in Rust, `file.spec: title` in a browser, both between backticks.
fn proofs(document: &str) -> Vec<&str> {
    let quoted = document.split('`').skip(1).step_by(2);
    quoted.filter(|text| text.contains(".spec: ") || is_path(text)).collect()
}

fn is_path(text: &str) -> bool {
    let is_name =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    text.contains("::") && text.split("::").all(is_name)
}

fn is_there(proof: &str, files: &[File]) -> bool {
    let stands = |name: &str, holds: &dyn Fn(&str) -> bool| {
        files.iter().any(|file| file.path.rsplit('/').next() == Some(name) && holds(&file.text))
    };
    match (proof.split_once(".spec: "), proof.split_once("::")) {
        (Some((file, title)), _) => stands(&format!("{file}.spec.ts"), &|text| text.contains(title)),
        (None, Some((file, function))) => {
            stands(&format!("{file}.rs"), &|text| has_test(text, &format!("fn {function}(")))
        }
        (None, None) => false,
    }
}

/// A function of that name which is marked as a test, and not only one that is called like it.
fn has_test(text: &str, function: &str) -> bool {
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    let is_marked = |place: usize| {
        let above = lines.iter().take(place).rev();
        above.take_while(|line| line.starts_with("#[")).any(|line| line.contains("test"))
    };
    lines.iter().enumerate().any(|(place, line)| line.contains(function) && is_marked(place))
}

#[test]
fn proofs_are_told_from_other_words() {
    let document = "`a::b` and `c.spec: d e`, but not `f`, `g::h()`, `--i: j` or k::l";
    assert_eq!(proofs(document), ["a::b", "c.spec: d e"]);
}

#[test]
fn a_proof_is_a_test_of_that_file() {
    let file = |path: &str, text: &str| File::new(path.to_owned(), text.to_owned());
    let files = [
        file("tests/codes.rs", "#[tokio::test]\nasync fn used_once() {}\n\nfn helper() {}\n"),
        file("tests/e2e/back.spec.ts", "test('shows nothing', () => {});"),
    ];
    let check = |proof, expected| assert_eq!(is_there(proof, &files), expected, "{proof}");
    check("codes::used_once", true);
    check("codes::used", false);
    check("codes::helper", false);
    check("sends::used_once", false);
    check("back.spec: shows nothing", true);
    check("back.spec: shows all", false);
    check("forward.spec: shows nothing", false);
}
