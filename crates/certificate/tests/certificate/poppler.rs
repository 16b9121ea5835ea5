//! Poppler's programs (Debian: poppler-utils), an implementation that shares no code with ours.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

use unicode_normalization::UnicodeNormalization;

/// The text in the order in which it was drawn.
pub fn text(pdf: &[u8]) -> String {
    folded(&run("pdftotext", &["-raw", "-", "-"], pdf))
}

/// The text as poppler orders it by its place on the page, with right-to-left lines put into reading order.
pub fn text_by_position(pdf: &[u8]) -> String {
    folded(&run("pdftotext", &["-", "-"], pdf))
}

pub fn information(pdf: &[u8]) -> String {
    folded(&run("pdfinfo", &["-"], pdf))
}

pub fn metadata(pdf: &[u8]) -> String {
    run("pdfinfo", &["-meta", "-"], pdf)
}

/// The structure tree with the text in it. Poppler 22 prints no more than the first letters of a text whose
/// glyphs carry an ActualText, so only Latin is to be looked for here.
pub fn structure(pdf: &[u8]) -> String {
    folded(&run("pdfinfo", &["-struct-text", "-"], pdf))
}

#[derive(Debug)]
pub struct Font {
    pub is_embedded: bool,
    pub is_subset: bool,
}

pub fn fonts(pdf: &[u8]) -> Vec<Font> {
    let table = run("pdffonts", &["-"], pdf);
    let rows = table.lines().skip(2).map(|line| {
        // name type encoding emb sub uni object-number generation
        let columns: Vec<_> = line.split_whitespace().rev().collect();
        Font { is_embedded: columns[4] == "yes", is_subset: columns[3] == "yes" }
    });
    rows.collect()
}

/// A word with the place of its upper left corner, in points.
#[derive(Debug)]
pub struct Word {
    pub text: String,
    pub x: f32,
    pub y: f32,
}

pub fn words(pdf: &[u8]) -> Vec<Word> {
    let page = run("pdftotext", &["-bbox", "-", "-"], pdf);
    let words = page.lines().filter_map(|line| {
        let line = line.trim().strip_prefix("<word xMin=\"")?.strip_suffix("</word>")?;
        let (x, line) = line.split_once("\" yMin=\"")?;
        let (y, line) = line.split_once('"')?;
        let (_, text) = line.split_once('>')?;
        Some(Word { text: folded(text), x: x.parse().ok()?, y: y.parse().ok()? })
    });
    words.collect()
}

/// NFC, white space as one space, and without the marks that poppler puts around right-to-left words.
pub fn folded(text: &str) -> String {
    let text: String =
        text.nfc().filter(|character| !('\u{202a}'..='\u{202e}').contains(character)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The page in grey, as binary PGM.
pub fn pixels(pdf: &[u8], dpi: u16) -> Vec<u8> {
    output("pdftoppm", &["-gray", "-r", &dpi.to_string(), "-singlefile", "-"], pdf)
}

fn run(program: &str, arguments: &[&str], input: &[u8]) -> String {
    String::from_utf8(output(program, arguments, input)).unwrap()
}

fn output(program: &str, arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child =
        command.spawn().unwrap_or_else(|error| panic!("{program} (package poppler-utils): {error}"));
    let mut stdin = child.stdin.take().unwrap();
    let output = thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input).unwrap());
        child.wait_with_output().unwrap()
    });
    assert!(output.status.success(), "{program} {arguments:?}: {}", output.status);
    output.stdout
}
