//! The files as they are read, compared and sent.
#![expect(
    clippy::unwrap_used,
    reason = "clippy takes what the tests share for product code; a test may fall here"
)]

use texts::file::{FileError, Texts, gaps, lines};
use texts::{COUNT, Filled, Text};

fn parsed(file: &str) -> Texts {
    Texts::parse(file).unwrap()
}

#[test]
fn a_file_is_read_strictly() {
    let read = parsed("# A = b\n\na.b = c = d\n");
    assert_eq!(read.iter().collect::<Vec<_>>(), [("a.b", "c = d")]);
    let check = |file: &str, expected: FileError| assert_eq!(Texts::parse(file), Err(expected), "{file}");
    for bad in ["a.b=c", "a.b = ", "A.b = c", "a..b = c", "no text"] {
        check(bad, FileError::NotKeyAndText(1));
    }
    check("a.b = c\n\na.b = d", FileError::Twice(3));
    for bad in ["a.b = {", "a.b = x {a", "a.b = a}", "a.b = {A}", "a.b = {a} {a}", "a.b = {}"] {
        check(bad, FileError::Gap(1));
    }
}

#[test]
fn languages_that_differ_are_named() {
    let first = parsed("a.a = {x} of {y}\na.b = plain");
    let check = |other: &str, expected: &[&str]| assert_eq!(first.differences(&parsed(other)), expected);
    check("a.a = {y}: {x}\na.b = schlicht", &[]);
    check("a.a = {x} of {y}", &["no a.b"]);
    check("a.a = {x} of {y}\na.b = b\na.c = c", &["unknown a.c"]);
    check("a.a = {x}\na.b = {z}", &[r#"a.a: ["x"] in place of ["x", "y"]"#, r#"a.b: ["z"] in place of []"#]);
}

#[test]
fn what_travels_has_lines_in_the_order_of_the_first_and_numbers_for_gaps() {
    let first = parsed("a.a = {x} of {y}\na.b = plain\na.c = only here");
    let other = parsed("a.b = schlicht\na.a = {y}: {x}");
    assert_eq!(lines(&first, &other), "{1}: {0}\nschlicht\nonly here");
    assert_eq!(lines(&first, &first), "{0} of {1}\nplain\nonly here");
}

#[test]
fn gaps_are_named_once_in_their_order() {
    assert_eq!(gaps("{b} {a}"), ["b", "a"]);
    assert_eq!(gaps("plain"), [""; 0]);
}

#[test]
fn the_names_are_made_of_the_english_file() {
    let english = parsed(include_str!("../../../locales/app/en.txt"));
    assert_eq!(usize::from(COUNT), english.iter().count());
    let line_of = |key: &str| english.iter().position(|(known, _)| known == key).unwrap();
    assert_eq!(usize::from(texts::mobile::SEND.line()), line_of("mobile.send"));
    let filled = Filled::from(texts::certificate::DownloadingMany { number: "1", count: "2" });
    assert_eq!(usize::from(filled.text.line()), line_of("certificate.downloading_many"));
    assert_eq!(filled.values[..2], ["1", "2"]);
    assert_eq!(Text::at_line(texts::mobile::SEND.line()), Some(texts::mobile::SEND));
    assert_eq!(Text::at_line(COUNT), None);
}
