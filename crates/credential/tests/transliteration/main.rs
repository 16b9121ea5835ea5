//! Names as passports have them, by group of scripts; then what holds for any text.

mod any_text;
mod arabic;
mod eastern;
mod european;
mod northern;
mod sample_people;
mod signs;
mod southern;
mod tamil_malayalam;

use credential::standard_name;
use unicode_normalization::UnicodeNormalization;

/// A name, what it becomes, and the usual spelling in passports where no rule gives it, else nothing.
type Row = (&'static str, &'static str, &'static str);

/// A script has at least eight names, and each comes out the same composed and decomposed.
#[track_caller]
fn check_script(rows: &[Row]) {
    assert!(rows.len() >= 8, "too few names to tell: {}", rows.len());
    for (name, expected, in_passports) in rows {
        check(name, expected);
        check(&name.nfc().collect::<String>(), expected);
        check(&name.nfd().collect::<String>(), expected);
        assert_ne!(expected, in_passports, "not different: {name}");
    }
}

#[track_caller]
fn check(name: &str, expected: &str) {
    assert_eq!(standard_name(name).as_str(), expected, "{name}");
}
