//! Where reading stops.

use ciborium::Value;
use credential::{Compressed, LONGEST_TEXT, MOST_INFLATED, Signed, Unreadable, read};

use crate::made::{base45, cbor, headers, issue, sign, text, vaccination};

fn check(text: &str, expected: Unreadable) {
    assert_eq!(read(text).err(), Some(expected), "{} characters", text.len());
}

#[test]
fn texts_of_another_kind() {
    for text in ["", "HC", "HC1", "HC2:6BF", "hc1:6BF", "https://example.org", "PK\u{3}\u{4}"] {
        check(text, Unreadable::NotAHealthCertificate);
    }
    for text in ["HC1:a", "HC1:A", "HC1:::", "HC1:ÄÖÜ", "HC1:6BF\u{0}"] {
        check(text, Unreadable::Base45);
    }
    check("HC1:", Unreadable::Inflate);
    check(&format!("HC1:{}", base45(b"not compressed at all")), Unreadable::Inflate);
}

#[test]
fn what_scanners_put_around_a_text() {
    let issued = issue(&vaccination());
    assert!(read(&format!(" \n{issued}\r\n")).is_ok());
    // Base45 has a space of its own, so the space at the end of a text is not a scanner's.
    assert_eq!(Compressed::parse("HC1:00 ").map(|it| it.zlib().to_vec()), Err(Unreadable::Base45));
    assert_eq!(Compressed::parse("HC1:U0 ").map(|it| it.zlib().len()), Err(Unreadable::Base45));
}

#[test]
fn the_length_of_a_text() {
    let of_length = |length: usize| format!("HC1:{}", "0".repeat(length));
    assert!(Compressed::parse(&of_length(LONGEST_TEXT - LONGEST_TEXT % 3)).is_ok());
    assert_eq!(Compressed::parse(&of_length(LONGEST_TEXT + 1)), Err(Unreadable::TooLong));
}

#[test]
fn a_text_that_inflates_a_thousandfold() {
    check(&text(&vec![0; MOST_INFLATED + 1]), Unreadable::TooLarge);
    // Refused before it is all in memory, and not after.
    let bomb = Compressed::parse(&text(&vec![0; 5_000_000])).unwrap();
    assert_eq!(bomb.inflate(), Err(Unreadable::TooLarge));
    assert_eq!(
        Compressed::parse(&text(&vec![0; MOST_INFLATED])).unwrap().inflate().unwrap().len(),
        MOST_INFLATED
    );
    // A browser's inflater may forget its bound.
    assert_eq!(Signed::parse(&vec![0; MOST_INFLATED + 1]), Err(Unreadable::TooLarge));
}

#[test]
fn values_nested_too_deep() {
    let nested = |depth: usize| (1..depth).fold(Value::Array(vec![]), |inner, _| Value::Array(vec![inner]));
    check(&text(&cbor(&nested(8))), Unreadable::NotCoseSign1);
    check(&text(&cbor(&nested(9))), Unreadable::TooDeep);
    check(&text(&[0x81].repeat(MOST_INFLATED)), Unreadable::TooDeep);
    check(&text(&[0xd2].repeat(1_000)), Unreadable::TooDeep);
    check(&text(&[0x9f].repeat(1_000)), Unreadable::TooDeep);
}

#[test]
fn lengths_that_are_not_there() {
    for bytes in [
        vec![],
        vec![0x84],
        [0x9b].into_iter().chain([0xff; 8]).collect(),
        [0xbb].into_iter().chain([0xff; 8]).collect(),
        [0x5b].into_iter().chain([0xff; 8]).collect(),
        vec![0x5f, 0x41, 0x00, 0xff],
        vec![0xbf, 0x00, 0xff],
        vec![0xff],
        vec![0x1c],
        vec![0x62, 0xc3, 0x28],
    ] {
        check(&text(&bytes), Unreadable::Cbor);
    }
}

#[test]
fn texts_inside() {
    let with_version = |length: usize| {
        let dcc = Value::Map(vec![
            ("ver".into(), "x".repeat(length).into()),
            ("v".into(), Value::Array(vec![Value::Map(vec![])])),
        ]);
        let health = Value::Map(vec![(1.into(), dcc)]);
        let token = cbor(&Value::Map(vec![((-260).into(), health)]));
        read(&text(&sign(&Value::Map(headers()), Value::Map(vec![]), &token))).unwrap().claims().map(|_| ())
    };
    assert_eq!(with_version(512), Ok(()));
    assert_eq!(with_version(513), Err(Unreadable::TextTooLong));
}

#[test]
fn signed_in_another_way() {
    let part = |bytes: &[u8]| Value::Bytes(bytes.to_vec());
    let map = || Value::Map(vec![]);
    for other in [
        Value::Null,
        map(),
        Value::Array(vec![part(b""), map(), part(b"")]),
        Value::Array(vec![part(b""), map(), part(b""), part(b""), part(b"")]),
        Value::Array(vec![part(b""), map(), Value::Null, part(b"")]),
        Value::Array(vec![map(), map(), part(b""), part(b"")]),
        Value::Tag(17, Box::new(Value::Array(vec![part(b""), map(), part(b""), part(b"")]))),
    ] {
        check(&text(&cbor(&other)), Unreadable::NotCoseSign1);
    }
    let unprotected = Value::Array(vec![part(b""), map(), part(b""), part(b"")]);
    check(&text(&cbor(&unprotected)), Unreadable::UnsupportedAlgorithm);
}
