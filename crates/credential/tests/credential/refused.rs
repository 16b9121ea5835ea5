//! One credential for each reason to refuse.

use ciborium::Value;
use credential::{
    Algorithm, CheckFailure, KeyUsage, NativeCheck, Refused, SignatureCheck, SpkiDer, TrustedKey, UnixTime,
    Unreadable, verify,
};

use crate::made::{
    EXPIRES, ISSUED, NOW, cbor, headers, issuer, key, sign, signed, signed_token, token, trusting, verdict,
};

fn check_time(now: UnixTime, key: TrustedKey, expected: Option<Refused>) {
    let verified = pollster::block_on(verify(&signed(), &trusting(vec![key]), now, None, &NativeCheck));
    assert_eq!(verified.err(), expected, "{now:?}");
}

#[test]
fn outside_the_life_of_the_certificate() {
    // The clocks may be five minutes apart when it begins, and not at all when it ends.
    check_time(UnixTime(ISSUED.0 - 301), key(), Some(Refused::NotYetValid));
    check_time(UnixTime(ISSUED.0 - 300), key(), None);
    check_time(UnixTime(EXPIRES.0 - 1), key(), None);
    check_time(EXPIRES, key(), Some(Refused::Expired));
    check_time(UnixTime(i64::MIN), key(), Some(Refused::NotYetValid));
    check_time(UnixTime(i64::MAX), key(), Some(Refused::Expired));
}

#[test]
fn outside_the_life_of_the_key() {
    let living = |from, until| issuer().trusted(Some(UnixTime(from)), Some(UnixTime(until)));
    check_time(NOW, living(ISSUED.0, NOW.0), None);
    check_time(NOW, living(ISSUED.0, NOW.0 - 1), Some(Refused::KeyExpired));
    // Valid by now, but not when it is said to have signed.
    check_time(NOW, living(ISSUED.0 + 1, EXPIRES.0), Some(Refused::KeyNotYetValid));
}

#[test]
fn signed_by_another_key() {
    let other = |change: fn(&mut TrustedKey)| {
        let mut key = key();
        change(&mut key);
        verdict(&signed(), &trusting(vec![key])).unwrap_err()
    };
    let strangers = || credential::IssuerKey::from_random(&[8; 32]).unwrap();
    assert_eq!(verdict(&signed(), &trusting(vec![])).err(), Some(Refused::UnknownKey));
    assert_eq!(other(|key| key.kid.0[7] ^= 1), Refused::UnknownKey);
    assert_eq!(other(|key| key.issuer = "AT".to_owned()), Refused::OtherIssuer);
    assert_eq!(other(|key| key.spki = SpkiDer(vec![])), Refused::NotChecked(CheckFailure::UnusableKey));
    assert_eq!(other(|key| key.spki.0.push(0)), Refused::NotChecked(CheckFailure::UnusableKey));
    let mut strange = key();
    strange.spki = strangers().spki().clone();
    assert_eq!(verdict(&signed(), &trusting(vec![strange])).err(), Some(Refused::SignatureWrong));
}

#[test]
fn several_keys_may_have_one_id() {
    let mut strange = key();
    strange.spki = credential::IssuerKey::from_random(&[8; 32]).unwrap().spki().clone();
    let mut unusable = key();
    unusable.spki = SpkiDer(vec![0x30]);
    let all = [strange, unusable, key()];
    assert!(verdict(&signed(), &trusting(all.to_vec())).is_ok());
    assert!(verdict(&signed(), &trusting(all.iter().rev().cloned().collect())).is_ok());
    assert_eq!(verdict(&signed(), &trusting(all[..2].to_vec())).err(), Some(Refused::SignatureWrong));
}

#[test]
fn of_a_kind_that_the_key_may_not_sign() {
    let mut key = key();
    key.usage = KeyUsage { vaccination: false, ..KeyUsage::ALL };
    assert_eq!(verdict(&signed(), &trusting(vec![key])).err(), Some(Refused::KeyUsage));
}

/// Takes the credential's token, changes it, and signs it by the right key.
fn check_token(change: impl FnOnce(&mut Vec<(Value, Value)>), expected: Option<Refused>) {
    let mut token = token();
    change(&mut token);
    assert_eq!(verdict(&signed_token(&Value::Map(token)), &trusting(vec![key()])).err(), expected);
}

/// The value of a key in the token's certificate, or in its dose.
fn entry<'a>(map: &'a mut [(Value, Value)], key: &Value) -> &'a mut Value {
    &mut map.iter_mut().find(|(name, _)| name == key).unwrap().1
}

fn certificate(token: &mut [(Value, Value)]) -> &mut Vec<(Value, Value)> {
    entry(token, &(-260).into()).as_map_mut().unwrap()[0].1.as_map_mut().unwrap()
}

fn dose(token: &mut [(Value, Value)]) -> &mut Vec<(Value, Value)> {
    entry(certificate(token), &"v".into()).as_array_mut().unwrap()[0].as_map_mut().unwrap()
}

#[test]
fn a_token_that_says_too_little_or_something_else() {
    check_token(|_| {}, None);
    check_token(|token| token.retain(|(key, _)| *key != 1.into()), None);
    check_token(|token| *entry(token, &1.into()) = "AT".into(), Some(Refused::OtherIssuer));
    check_token(|token| token.retain(|(key, _)| *key != 4.into()), Some(Refused::NoValidity));
    check_token(|token| token.retain(|(key, _)| *key != 6.into()), Some(Refused::NoValidity));
    check_token(|token| *entry(token, &4.into()) = Value::Float(f64::NAN), Some(Refused::NoValidity));
    check_token(|token| *entry(token, &4.into()) = Value::Float(f64::INFINITY), Some(Refused::NoValidity));
    check_token(|token| token.push((4.into(), i64::MAX.into())), Some(Refused::NoValidity));
    check_token(|token| dose(token).retain(|(key, _)| *key != "ci".into()), Some(Refused::NoCertificateId));
    check_token(
        |token| token.retain(|(key, _)| *key != (-260).into()),
        Some(Refused::Unreadable(Unreadable::NoHealthCertificate)),
    );
    check_token(
        |token| *entry(token, &(-260).into()) = Value::Map(vec![(2.into(), Value::Map(vec![]))]),
        Some(Refused::Unreadable(Unreadable::NoHealthCertificate)),
    );
    let no_event = Some(Refused::Unreadable(Unreadable::NoEvent));
    check_token(|token| certificate(token).retain(|(key, _)| *key != "v".into()), no_event);
    check_token(|token| *entry(certificate(token), &"v".into()) = Value::Array(vec![]), no_event);
    check_token(|token| *entry(certificate(token), &"v".into()) = Value::Array(vec![1.into()]), no_event);
}

#[test]
fn headers_that_cannot_be_relied_on() {
    let payload = cbor(&Value::Map(token()));
    let read = |protected: &Value, unprotected| {
        credential::Signed::parse(&sign(protected, unprotected, &payload)).map(|signed| signed.kid().clone())
    };
    let with = |entries: &[(i64, Value)]| {
        Value::Map(entries.iter().map(|(key, value)| ((*key).into(), value.clone())).collect())
    };
    let (es256, kid) = (Value::from(-7), Value::from(key().kid.0));
    let none = || with(&[]);
    assert_eq!(read(&Value::Map(headers()), none()), Ok(key().kid));
    assert_eq!(read(&with(&[(1, es256.clone())]), with(&[(4, kid.clone())])), Ok(key().kid));
    assert_eq!(
        read(&Value::Map(headers()), with(&[(4, Value::Bytes(vec![1]))])),
        Ok(key().kid),
        "the signed id counts"
    );
    assert_eq!(read(&with(&[(1, es256.clone())]), none()), Err(Unreadable::NoKeyId));
    assert_eq!(
        read(&with(&[(1, es256.clone()), (4, Value::Bytes(vec![]))]), none()),
        Err(Unreadable::NoKeyId)
    );
    for algorithm in [-8, -35, -257, 5, 0] {
        assert_eq!(
            read(&with(&[(1, algorithm.into()), (4, kid.clone())]), none()),
            Err(Unreadable::UnsupportedAlgorithm)
        );
    }
    assert_eq!(
        read(&with(&[(4, kid.clone())]), with(&[(1, es256.clone())])),
        Err(Unreadable::UnsupportedAlgorithm),
        "an algorithm that nobody signed"
    );
    assert_eq!(
        read(&with(&[(1, es256.clone()), (1, (-37).into()), (4, kid.clone())]), none()),
        Err(Unreadable::UnsupportedAlgorithm),
        "two algorithms"
    );
    assert_eq!(
        read(&with(&[(1, es256), (2, Value::Array(vec![33.into()])), (4, kid)]), none()),
        Err(Unreadable::CriticalHeader)
    );
    assert_eq!(read(&Value::Array(vec![]), none()), Err(Unreadable::NotCoseSign1));
    assert_eq!(read(&Value::Map(headers()), Value::Array(vec![])), Err(Unreadable::NotCoseSign1));
}

/// The server's tasks go from thread to thread.
#[test]
fn a_native_check_can_be_sent_to_another_thread() {
    fn assert_send(_: impl Send) {}
    assert_send(verify(&signed(), &trusting(vec![]), NOW, None, &NativeCheck));
}

/// A browser without the algorithm, or without WebCrypto.
struct Unable(CheckFailure);

impl SignatureCheck for Unable {
    async fn holds(&self, _: &SpkiDer, _: Algorithm, _: &[u8], _: &[u8]) -> Result<bool, CheckFailure> {
        Err(self.0)
    }
}

#[test]
fn what_cannot_be_checked_is_not_called_wrong() {
    for failure in [CheckFailure::Unavailable, CheckFailure::UnsupportedAlgorithm] {
        let check = Unable(failure);
        let verified = pollster::block_on(verify(&signed(), &trusting(vec![key()]), NOW, None, &check));
        assert_eq!(verified.err(), Some(Refused::NotChecked(failure)));
    }
}
