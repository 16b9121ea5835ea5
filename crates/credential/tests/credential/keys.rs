//! The key file, and what a key is called.

use credential::{IssuerKey, KeyError, KeyId, SpkiDer};

/// Made by `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`, with its public key by
/// `openssl pkey -pubout -outform DER | base64` and the id by `… | sha256sum`. A throwaway.
const PEM: &str = include_str!("samples/openssl.pem");
const SPKI: &str = include_str!("samples/openssl.spki");
const KID: &str = include_str!("samples/openssl.kid");

#[test]
fn reads_what_openssl_wrote() {
    let key = IssuerKey::from_pem(PEM).unwrap();
    assert_eq!(key.spki().to_base64(), SPKI.trim());
    assert_eq!(key.kid().to_base64(), KID.trim());
    assert_eq!(SpkiDer::from_base64(SPKI.trim()).as_ref(), Some(key.spki()));
    assert_eq!(KeyId::from_base64(KID.trim()).as_ref(), Some(key.kid()));
}

#[test]
fn writes_what_it_reads() {
    let key = IssuerKey::from_random(&[7; 32]).unwrap();
    let pem = key.expose_pem().unwrap();
    assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\n"), "another kind of file");
    assert_eq!(IssuerKey::from_pem(&pem).unwrap().spki(), key.spki());
}

#[test]
fn refuses_what_is_no_key() {
    let other_curve = include_str!("samples/openssl-p384.pem");
    for pem in ["", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", SPKI, other_curve] {
        assert_eq!(IssuerKey::from_pem(pem).err(), Some(KeyError::NotAKey));
    }
    for bytes in [[0; 32], [0xff; 32]] {
        assert_eq!(IssuerKey::from_random(&bytes).err(), Some(KeyError::OutOfRange));
    }
}

#[test]
fn debug_shows_nothing_of_the_secret() {
    let key = IssuerKey::from_random(&[7; 32]).unwrap();
    assert_eq!(format!("{key:?}"), format!("IssuerKey({:?})", key.kid()));
}
