//! Why a certificate does not hold: the words that the page knows.

use checker::{of_refused, of_unreadable};
use credential::{CheckFailure, Differs, Refused, Unreadable};

const PAGE: &str = include_str!("../../../../src/proof.rs");

/// What an answer begins with that says more than why not.
const VERDICTS: [&str; 2] = ["holds", "unproven"];

const REFUSALS: [Refused; 17] = [
    Refused::UnknownKey,
    Refused::NotChecked(CheckFailure::UnsupportedAlgorithm),
    Refused::NotChecked(CheckFailure::UnusableKey),
    Refused::NotChecked(CheckFailure::Unavailable),
    Refused::SignatureWrong,
    Refused::Unreadable(Unreadable::NoEvent),
    Refused::OtherIssuer,
    Refused::KeyUsage,
    Refused::KeyNotYetValid,
    Refused::KeyExpired,
    Refused::NoValidity,
    Refused::NotYetValid,
    Refused::Expired,
    Refused::NoCertificateId,
    Refused::Revoked,
    Refused::OtherSubject(Differs::Name),
    Refused::OtherSubject(Differs::BirthYear),
];

const UNREADABLE: [Unreadable; 14] = [
    Unreadable::NotAHealthCertificate,
    Unreadable::TooLong,
    Unreadable::Base45,
    Unreadable::Inflate,
    Unreadable::TooLarge,
    Unreadable::Cbor,
    Unreadable::TooDeep,
    Unreadable::TextTooLong,
    Unreadable::NotCoseSign1,
    Unreadable::CriticalHeader,
    Unreadable::NoKeyId,
    Unreadable::UnsupportedAlgorithm,
    Unreadable::NoHealthCertificate,
    Unreadable::NoEvent,
];

/// The words in the page's table of doubts.
fn known_to_the_page() -> Vec<&'static str> {
    let table = PAGE.split_once("const ALL").and_then(|(_, after)| after.split_once("];")).unwrap().0;
    let words: Vec<_> =
        table.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.split('"').next()).collect();
    assert!(words.len() > 5, "the table was not found: {words:?}");
    words
}

#[test]
fn each_reason_has_a_word_that_the_page_knows() {
    let known = known_to_the_page();
    for refused in REFUSALS {
        let word = of_refused(refused);
        assert!(word == "unreadable" || known.contains(&word), "{refused:?}: {word}");
        assert!(!VERDICTS.contains(&word), "{refused:?}: {word}");
    }
    // The page takes for it whatever word it does not know.
    assert!(UNREADABLE.into_iter().all(|unreadable| of_unreadable(unreadable) == "unreadable"));
}

#[test]
fn the_page_knows_no_other_word() {
    let said: Vec<_> = REFUSALS.into_iter().map(of_refused).chain(["not-a-certificate"]).collect();
    for word in known_to_the_page() {
        assert!(said.contains(&word), "{word}");
    }
}

#[test]
fn what_differs_is_told_apart() {
    for (refused, word) in [
        (Refused::UnknownKey, "unknown-key"),
        (Refused::SignatureWrong, "signature-wrong"),
        (Refused::OtherIssuer, "key-not-good"),
        (Refused::KeyUsage, "key-not-good"),
        (Refused::KeyNotYetValid, "key-not-good"),
        (Refused::KeyExpired, "key-not-good"),
        (Refused::NotYetValid, "not-yet-valid"),
        (Refused::Expired, "expired"),
        (Refused::Revoked, "revoked"),
        (Refused::OtherSubject(Differs::Name), "other-subject"),
        (Refused::NotChecked(CheckFailure::Unavailable), "not-checked"),
        (Refused::NoValidity, "unreadable"),
        (Refused::NoCertificateId, "unreadable"),
    ] {
        assert_eq!(of_refused(refused), word);
    }
}
