//! What is read of a check's answer.
#![expect(clippy::panic, reason = "clippy takes these for product code; a test may fall here")]

use beneficiary_portal::proof::{Doubt, Proof, VerifiedCredential};
use contract::Date;

use crate::steps::{DAY, NUMBER};

/// All that comes before the labels.
const HOLDS: [&str; 7] = ["holds", "IN", "AQIDBAUGBwg=", "1", DAY, "29", "M4 4h7v1h-7z"];

fn read(answer: &[&str]) -> Proof {
    Proof::read(answer.iter().copied().map(str::to_owned).collect())
}

/// What is read where the part at this place is another one.
#[track_caller]
fn changed(place: usize, part: &str) -> VerifiedCredential {
    let mut answer = HOLDS;
    answer[place] = part;
    match read(&answer) {
        Proof::Holds(verified) => verified,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_holds_is_read_whole() {
    let Proof::Holds(verified) =
        read(&[&HOLDS[..], &["certificate.name", "A", "check.dose", "1 / 2"]].concat())
    else {
        panic!("it holds")
    };
    assert_eq!((verified.issuer(), verified.kid()), ("IN", "AQIDBAUGBwg="));
    assert_eq!(verified.dose(), (Some(1), Date::new(2021, 3, 12)));
    let code = verified.code().map(|code| (code.side, code.path.as_str()));
    assert_eq!(code, Some((29, "M4 4h7v1h-7z")));
    let rows: Vec<_> = verified.told().rows().collect();
    assert_eq!(rows, [&["certificate.name", "A"], &["check.dose", "1 / 2"]]);
}

#[test]
fn what_is_empty_is_not_known() {
    assert_eq!(changed(3, "").dose(), (None, Date::new(2021, 3, 12)));
    assert_eq!(changed(4, "").dose(), (Some(1), None));
    assert_eq!(changed(5, "").code(), None);
    assert_eq!(changed(1, "").told().rows().count(), 0);
}

#[test]
fn what_is_out_of_bounds_is_not_known() {
    for dose in ["256", "-1", "1 / 2", "one"] {
        assert_eq!(changed(3, dose).dose().0, None, "{dose}");
    }
    for day in ["31-02-2021", "2021-03-12", "never"] {
        assert_eq!(changed(4, day).dose().1, None, "{day}");
    }
    assert_eq!(changed(5, "wide").code(), None);
}

#[test]
fn a_cut_answer_proves_nothing() {
    for length in 0..HOLDS.len() {
        assert_eq!(read(&HOLDS[..length]), Proof::Fails(Doubt::Unreadable), "{length} parts");
    }
}

#[test]
fn a_label_without_its_value_is_left_out() {
    let Proof::Unproven(told) = read(&["unproven", "certificate.name", "A", "check.dose"]) else {
        panic!("it is unproven")
    };
    assert_eq!(told.rows().collect::<Vec<_>>(), [&["certificate.name", "A"]]);
    let Proof::Unproven(nothing) = read(&["unproven"]) else { panic!("it is unproven") };
    assert_eq!(nothing.rows().count(), 0);
}

#[test]
fn each_word_has_its_doubt_and_each_doubt_its_own_words() {
    let doubts = [
        ("not-a-certificate", Doubt::NoCertificate, texts::proof::NO_CERTIFICATE),
        ("unreadable", Doubt::Unreadable, texts::proof::UNREADABLE),
        ("unknown-key", Doubt::UnknownKey, texts::proof::UNKNOWN_KEY),
        ("signature-wrong", Doubt::SignatureWrong, texts::proof::SIGNATURE_WRONG),
        ("key-not-good", Doubt::KeyNotGood, texts::proof::KEY_NOT_GOOD),
        ("not-yet-valid", Doubt::NotYetValid, texts::proof::NOT_YET_VALID),
        ("expired", Doubt::Expired, texts::proof::EXPIRED),
        ("revoked", Doubt::Revoked, texts::proof::REVOKED),
        ("other-subject", Doubt::OtherSubject, texts::proof::OTHER_SUBJECT),
        ("not-checked", Doubt::NotChecked, texts::proof::NOT_CHECKED),
    ];
    for (word, doubt, text) in doubts {
        assert_eq!(read(&[word]), Proof::Fails(doubt), "{word}");
        assert_eq!(doubt.text(), text, "{word}");
    }
}

#[test]
fn a_word_that_is_not_known_proves_nothing() {
    for answer in [&[""][..], &["Holds"], &["holds "], &["fine", "IN", "AQID", "1", DAY, "", ""]] {
        assert_eq!(read(answer), Proof::Fails(Doubt::Unreadable), "{answer:?}");
    }
}

#[test]
fn debug_output_shows_nothing_personal() {
    let holding = read(&["holds", "IN", "AQID", "1", DAY, "1", NUMBER, "certificate.name", NUMBER]);
    for proof in [holding, read(&["unproven", "certificate.name", NUMBER])] {
        let shown = format!("{proof:?}");
        assert!(!shown.contains(NUMBER) && !shown.contains(DAY), "{shown}");
    }
}
