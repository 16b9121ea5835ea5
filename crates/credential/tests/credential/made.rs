//! An issuer with a key that everybody knows, and what it makes; also what it would never make.

use std::sync::LazyLock;

use ciborium::Value;
use credential::{
    CertificateId, Compressed, Course, Date, Issuer, IssuerKey, NativeCheck, NewVaccination, ProductCodes,
    Refused, Revocations, Signed, Subject, TrustStore, TrustedKey, UnixTime, VerifiedCredential,
    standard_name, verify,
};
use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};

pub const ISSUED: UnixTime = UnixTime(1_790_000_000);
pub const NOW: UnixTime = UnixTime(1_790_500_000);
pub const EXPIRES: UnixTime = UnixTime(1_800_000_000);

const SECRET: [u8; 32] = [7; 32];

pub fn issuer() -> Issuer {
    Issuer::new(IssuerKey::from_random(&SECRET).unwrap(), "IN", "Ministry of Health & Family Welfare")
        .unwrap()
}

pub fn vaccination() -> NewVaccination {
    NewVaccination {
        name: "Asha Devi".to_owned(),
        standard_name: standard_name("Asha Devi"),
        birth_year: Some(1979),
        codes: ProductCodes { vp: "1119305005".into(), mp: "Covaxin".into(), ma: "Bharat-Biotech".into() },
        course: Course::new(2, 2).unwrap(),
        date: Date::new(2021, 6, 15).unwrap(),
        id: CertificateId::new("IN", "01HZX5J7Q2K9M4R8T3V6W1Y0AB").unwrap(),
    }
}

pub fn asha() -> Subject {
    Subject { name: "Asha Devi".to_owned(), birth_year: Some(1979) }
}

pub fn issue(vaccination: &NewVaccination) -> String {
    issuer().issue(vaccination, ISSUED, EXPIRES).unwrap()
}

pub fn signed() -> Signed {
    Signed::parse(&inflated()).unwrap()
}

pub fn key() -> TrustedKey {
    issuer().trusted(None, None)
}

pub fn trusting(keys: Vec<TrustedKey>) -> TrustStore {
    TrustStore::new(keys, Revocations::default())
}

/// The verdict on a credential at [`NOW`], for nobody in particular.
pub fn verdict(signed: &Signed, trust: &TrustStore) -> Result<VerifiedCredential, Refused> {
    pollster::block_on(verify(signed, trust, NOW, None, &NativeCheck))
}

/// Signs anything by the issuer's key.
pub fn sign(protected: &Value, unprotected: Value, payload: &[u8]) -> Vec<u8> {
    let protected = cbor(protected);
    let message = cbor(&Value::Array(vec![
        "Signature1".into(),
        protected.clone().into(),
        Value::Bytes(vec![]),
        payload.to_vec().into(),
    ]));
    let signature: Signature = SigningKey::from_slice(&SECRET).unwrap().sign(&message);
    cbor(&Value::Array(vec![
        protected.into(),
        unprotected,
        payload.to_vec().into(),
        signature.to_bytes().to_vec().into(),
    ]))
}

/// The headers that the issuer writes.
pub fn headers() -> Vec<(Value, Value)> {
    vec![(1.into(), (-7).into()), (4.into(), key().kid.0.into())]
}

/// Signs a token that somebody wrote by hand.
pub fn signed_token(token: &Value) -> Signed {
    Signed::parse(&sign(&Value::Map(headers()), Value::Map(vec![]), &cbor(token))).unwrap()
}

/// A token as the issuer writes it, to be changed.
pub fn token() -> Vec<(Value, Value)> {
    let payload = cose().remove(2).into_bytes().unwrap();
    read_cbor(&payload).into_map().unwrap()
}

/// The four parts of the credential that the issuer makes.
pub fn cose() -> Vec<Value> {
    read_cbor(&inflated()).into_tag().unwrap().1.into_array().unwrap()
}

/// The credential as it was signed, before it is compressed.
pub fn inflated() -> Vec<u8> {
    static INFLATED: LazyLock<Vec<u8>> =
        LazyLock::new(|| Compressed::parse(&issue(&vaccination())).unwrap().inflate().unwrap());
    INFLATED.clone()
}

pub fn cbor(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    ciborium::into_writer(value, &mut out).unwrap();
    out
}

pub fn read_cbor(bytes: &[u8]) -> Value {
    ciborium::from_reader(bytes).unwrap()
}

/// The text of any bytes, also of those that no issuer would wrap.
pub fn text(bytes: &[u8]) -> String {
    let zlib = miniz_oxide::deflate::compress_to_vec_zlib(bytes, 9);
    format!("HC1:{}", base45(&zlib))
}

pub fn base45(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(2) {
        let mut number = group.iter().fold(0, |number, byte| number * 256 + usize::from(*byte));
        for _ in 0..=group.len() {
            text.push(char::from(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"[number % 45]));
            number /= 45;
        }
    }
    text
}
