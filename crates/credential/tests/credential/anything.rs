//! Whatever comes, nothing panics and nothing is verified.

use ciborium::Value;
use credential::{Compressed, Date, Revocations, Signed, certificate_json, read, recognise, recognise_bytes};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::made::{base45, headers, inflated, key, sign, trusting, verdict};

/// Bytes that are CBOR more often than chance would have it.
fn nearly_cbor() -> impl Strategy<Value = Vec<u8>> {
    const LIKELY: [u8; 16] =
        [0x84, 0x9f, 0xa1, 0xa2, 0xbf, 0xd2, 0xff, 0x40, 0x41, 0x44, 0x48, 0x60, 0x61, 0x01, 0x04, 0x26];
    let byte = any::<[u8; 2]>().prop_map(|[is_likely, byte]| match is_likely {
        0..128 => LIKELY[usize::from(byte % 16)],
        _ => byte,
    });
    vec(byte, 0..80)
}

fn any_archive() -> impl Strategy<Value = Vec<u8>> {
    let mark = prop_oneof![
        vec(any::<u8>(), 0..40),
        Just(b"PK\x03\x04".to_vec()),
        Just(b"PK\x01\x02".to_vec()),
        Just(b"PK\x05\x06".to_vec()),
        Just(b"certificate.json".to_vec()),
        vec(Just(0), 0..20)
    ];
    vec(mark, 0..8).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn any_text(text in any::<String>()) {
        let _ = read(&text);
        let _ = recognise(&text);
        let _ = Date::parse(&text);
        let _ = Compressed::parse(&format!("HC1:{text}"));
    }

    #[test]
    fn any_base45(text in "HC1:[0-9A-Z $%*+./:-]{0,200}") {
        let _ = read(&text);
    }

    #[test]
    fn any_compressed(bytes in vec(any::<u8>(), 0..200)) {
        let _ = read(&format!("HC1:{}", base45(&bytes)));
    }

    #[test]
    fn any_cbor(bytes in nearly_cbor()) {
        let _ = Signed::parse(&bytes);
    }

    #[test]
    fn any_splice_of_a_credential(at in 0..1_000_usize, cut in 0..20_usize, put in vec(any::<u8>(), 0..20)) {
        let right = inflated();
        let mut wrong = right.clone();
        let start = at % wrong.len();
        let end = (start + cut).min(wrong.len());
        wrong.splice(start..end, put);
        let is_verified = Signed::parse(&wrong).is_ok_and(|it| verdict(&it, &trusting(vec![key()])).is_ok());
        prop_assert!(!is_verified || wrong == right);
    }

    #[test]
    fn any_bytes_as_archive(bytes in any_archive()) {
        if let Ok(entry) = certificate_json(&bytes) {
            let _ = entry.inflate();
        }
        let _ = recognise_bytes(&bytes);
        let _ = Revocations::parse(&bytes);
    }
}

proptest! {
    // Each signs anew, which takes its time.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_signed_payload(payload in nearly_cbor()) {
        let signed = Signed::parse(&sign(&Value::Map(headers()), Value::Map(vec![]), &payload)).unwrap();
        let _ = signed.claims();
        prop_assert!(verdict(&signed, &trusting(vec![key()])).is_err());
    }
}
