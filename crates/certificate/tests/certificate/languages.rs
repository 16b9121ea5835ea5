//! The labels of every language, as they stand on the page and as programs read them.

use std::collections::HashMap;

use certificate::{Certificate, Kind, Language, Renderer};

use crate::poppler;
use crate::sample::{dose, dose_with, person};
use crate::scans::CODE;

/// What a file of `locales/` says, by its keys.
fn labels(tag: &str) -> HashMap<String, String> {
    let path = format!("{}/locales/{tag}.txt", env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::read_to_string(path).unwrap();
    let lines = file.lines().filter_map(|line| line.split_once(" = "));
    lines.map(|(key, text)| (key.to_owned(), text.replace("{address}", "portal.example/check"))).collect()
}

/// The keys of what stands once on a page of one dose, with a code or without.
fn shown(is_provisional: bool, has_code: bool) -> Vec<&'static str> {
    let title = if is_provisional { "title.provisional" } else { "title.final" };
    let always = [
        "beneficiary",
        "beneficiary.name",
        "beneficiary.birth_year",
        "beneficiary.gender",
        "beneficiary.id_verified",
        "beneficiary.reference_id",
        "beneficiary.certificate_id",
        "beneficiary.status",
        "doses",
        "dose.number",
        "dose.vaccine",
        "dose.batch",
        "dose.date",
        "dose.next_due",
        "dose.vaccinated_by",
        "dose.place",
    ];
    let with_code = ["codes", "footer.scan", "footer.signed"];
    let without = ["footer.check", "footer.issued"];
    let last = if has_code { &with_code[..] } else { &without };
    [&[title], &always[..], last].concat()
}

/// With and without a code, provisional and final.
fn pages() -> [(Certificate<'static>, Vec<&'static str>); 2] {
    let mut provisional = person("Asha Kumari");
    provisional.kind = Kind::Provisional;
    provisional.doses = vec![dose(1)];
    let mut with_code = person("Asha Kumari");
    with_code.doses = vec![dose_with(1, CODE)];
    [(provisional, shown(true, false)), (with_code, shown(false, true))]
}

#[test]
fn the_labels_of_every_language_are_read_back_whole() {
    let renderer = Renderer::new().unwrap();
    for language in Language::ALL {
        let labels = labels(language.tag());
        for (certificate, keys) in pages() {
            let pdf = renderer.render(&certificate, language).unwrap();
            // Only so does poppler put right-to-left words into reading order, and only the other way it keeps cells apart.
            let text = match language {
                Language::Urdu => poppler::text_by_position(&pdf),
                _ => poppler::text(&pdf),
            };
            for key in keys {
                for piece in pieces(&labels[key], language) {
                    let piece = poppler::folded(piece);
                    assert!(text.contains(&piece), "{language:?} {key}: no `{piece}` in `{text}`");
                }
            }
        }
    }
}

/// Poppler has an order of its own for a line in two directions: there, what runs in one of them is looked for.
fn pieces(label: &str, language: Language) -> Vec<&str> {
    let is_latin = |c: char| c.is_ascii_graphic();
    match language {
        Language::Urdu if label.contains(is_latin) => label.split(is_latin).map(str::trim).collect(),
        _ => vec![label],
    }
}

/// A reader changes its voice at each of these spans.
#[test]
fn every_label_says_its_language_and_no_other_text_does() {
    let renderer = Renderer::new().unwrap();
    for language in Language::ALL {
        let labels = labels(language.tag());
        for (certificate, keys) in pages() {
            let pdf = renderer.render(&certificate, language).unwrap();
            let mut expected: Vec<_> = keys.into_iter().map(|key| labels[key].clone()).collect();
            let mut said = spans_in(&pdf, language.tag());
            expected.sort();
            said.sort();
            assert_eq!(said, expected, "{language:?}");
            let others = Language::ALL.into_iter().filter(|other| *other != language);
            for other in others {
                assert!(spans_in(&pdf, other.tag()).is_empty(), "{other:?} on a page in {language:?}");
            }
        }
    }
}

#[test]
fn a_large_certificate_stays_on_its_page_in_every_language() {
    let renderer = Renderer::new().unwrap();
    let long = &*"Venkatanarasimharajuvaripeta ".repeat(40);
    let mut without_codes = person(long);
    without_codes.doses = (1..=6).map(dose).collect();
    for dose in &mut without_codes.doses {
        (dose.facility, dose.vaccinated_by, dose.batch) = (Some(long), Some(long), Some(long));
    }
    let mut with_codes = person(&long[..100]);
    with_codes.doses = (1..=6).map(|number| dose_with(number, CODE)).collect();
    for dose in &mut with_codes.doses {
        (dose.facility, dose.vaccinated_by) = (Some(&long[..80]), Some(&long[..30]));
    }
    for language in Language::ALL {
        for certificate in [&without_codes, &with_codes] {
            let pdf = renderer.render(certificate, language);
            let pdf = pdf.unwrap_or_else(|error| panic!("{language:?}: {error}"));
            assert!(poppler::information(&pdf).contains("Pages: 1"), "{language:?}");
            assert!(pdf.len() < 90_000, "{language:?}: {} bytes", pdf.len());
        }
    }
}

#[test]
fn urdu_runs_from_right_to_left() {
    let pdf = Renderer::new().unwrap().render(&person("Asha Kumari"), Language::Urdu).unwrap();
    let words = poppler::words(&pdf);
    let name = &labels("ur")["beneficiary.name"];
    let place = |word: &str| {
        // Poppler lists the letters as they are seen from left to right.
        let found: Vec<_> = words.iter().filter(|found| found.text.chars().rev().eq(word.chars())).collect();
        assert!(!found.is_empty(), "no {word} among {words:?}");
        found
    };
    let (first, last) = (name.split(' ').next().unwrap(), name.split(' ').next_back().unwrap());
    let last = place(last)[0];
    let first = place(first).into_iter().find(|word| (word.y - last.y).abs() < 1.0).unwrap();
    assert!(first.x > last.x, "{first:?} {last:?}");
}

/// What the structure tree holds as the texts of spans in a language, each in UTF-16 as hexadecimal digits.
fn spans_in(pdf: &[u8], tag: &str) -> Vec<String> {
    let file = String::from_utf8_lossy(pdf);
    let spans = file.split("/S/Span/P ").skip(1).filter_map(|span| {
        let (_, text) = span.split_once(">>")?.0.split_once(&format!("/Lang({tag})"))?;
        text.split_once("/ActualText<FEFF")?.1.split_once('>').map(|(digits, _)| digits.to_owned())
    });
    spans.map(|digits| from_utf_16(&digits)).collect()
}

fn from_utf_16(digits: &str) -> String {
    let unit = |at: usize| u16::from_str_radix(&digits[at..at + 4], 16).unwrap();
    let units: Vec<_> = (0..digits.len()).step_by(4).map(unit).collect();
    String::from_utf16(&units).unwrap()
}
