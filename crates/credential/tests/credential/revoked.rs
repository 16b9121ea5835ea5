//! The list of certificates that were called back.

use credential::{Refused, Revocations, TrustStore};

use crate::made::{key, signed, vaccination, verdict};

fn check(revocations: Revocations, expected: Option<Refused>) {
    assert_eq!(verdict(&signed(), &TrustStore::new(vec![key()], revocations)).err(), expected);
}

#[test]
fn a_revoked_certificate_is_refused_and_the_others_are_not() {
    let id = vaccination().id;
    let others: Vec<String> = (0..100).map(|n| format!("URN:UVCI:01:IN:{n}")).collect();
    let all = || others.iter().map(String::as_str);
    check(Revocations::default(), None);
    check(Revocations::of(all()), None);
    check(Revocations::of(all().chain([id.as_str()])), Some(Refused::Revoked));
}

#[test]
fn survives_its_way_to_the_page() {
    let id = vaccination().id;
    let list = Revocations::of(["b", id.as_str(), "a", "b"]);
    let bytes = list.to_bytes();
    assert_eq!(bytes.len(), 3 * 8, "eight bytes each, and none twice");
    assert_eq!(Revocations::parse(&bytes), Some(list));
    check(Revocations::parse(&bytes).unwrap(), Some(Refused::Revoked));
    let reversed: Vec<u8> = bytes.rchunks(8).flatten().copied().collect();
    assert_eq!(Revocations::parse(&reversed), None, "a search in it would miss some");
    assert_eq!(Revocations::parse(&bytes[1..]), None);
    assert_eq!(Revocations::parse(&[]), Some(Revocations::default()));
}

#[test]
fn an_entry_is_the_beginning_of_the_sha_256() {
    // FIPS 180-4's example: SHA-256 of "abc" begins with ba7816bf 8f01cfea.
    let bytes = Revocations::of(["abc"]).to_bytes();
    assert_eq!(bytes, [0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea]);
}
