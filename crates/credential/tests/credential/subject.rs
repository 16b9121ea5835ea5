//! Whether a credential is about the person in a record.

use ciborium::Value;
use credential::{Differs, NativeCheck, Refused, Subject, read, verify};

use crate::made::{NOW, issue, key, signed_token, token, trusting, vaccination};

/// Issues for one name and year, and checks for another.
fn check(issued: (&str, Option<u16>), recorded: (&str, Option<u16>), expected: Option<Differs>) {
    let mut vaccination = vaccination();
    vaccination.name = issued.0.to_owned();
    vaccination.birth_year = issued.1;
    let subject = Subject { name: recorded.0.to_owned(), birth_year: recorded.1 };
    let signed = read(&issue(&vaccination)).unwrap();
    let verified =
        pollster::block_on(verify(&signed, &trusting(vec![key()]), NOW, Some(&subject), &NativeCheck));
    assert_eq!(verified.err(), expected.map(Refused::OtherSubject), "{issued:?} for {recorded:?}");
}

fn check_name(issued: &str, recorded: &str, expected: Option<Differs>) {
    check((issued, Some(1979)), (recorded, Some(1979)), expected);
}

#[test]
fn the_same_name() {
    check_name("Asha Devi", "Asha Devi", None);
    check_name("Asha Devi", "  ASHA   devi ", None);
    check_name("आशा देवी", "आशा देवी", None);
    check_name("Asha", "Asha", None);
    check_name(&"Venkata ".repeat(15), &"Venkata ".repeat(15), None);
    check_name(&"A".repeat(122), &"A".repeat(122), None);
}

#[test]
fn another_name() {
    for other in ["Asha", "Asha Devi Kumari", "Asha Deva", "AshaDevi", "", "आशा देवी"] {
        check_name("Asha Devi", other, Some(Differs::Name));
    }
    check_name(&"Venkata ".repeat(15), &"Venkata ".repeat(9), Some(Differs::Name));
    check_name(&"Venkata ".repeat(9), &"Venkata ".repeat(15), Some(Differs::Name));
}

#[test]
fn a_certificate_without_a_name_is_nobody_s() {
    let mut token = token();
    let health = token.iter_mut().find(|(key, _)| *key == Value::from(-260)).unwrap();
    let certificate = health.1.as_map_mut().unwrap()[0].1.as_map_mut().unwrap();
    certificate.retain(|(key, _)| *key != Value::from("nam"));
    let signed = signed_token(&Value::Map(token));
    for name in ["", " ", "Asha Devi"] {
        let subject = Subject { name: name.to_owned(), birth_year: Some(1979) };
        let verified =
            pollster::block_on(verify(&signed, &trusting(vec![key()]), NOW, Some(&subject), &NativeCheck));
        assert_eq!(verified.err(), Some(Refused::OtherSubject(Differs::Name)), "{name:?}");
    }
}

#[test]
fn the_year_of_birth() {
    let asha = |year| ("Asha Devi", year);
    check(asha(Some(1979)), asha(Some(1979)), None);
    check(asha(None), asha(None), None);
    for (issued, recorded) in [(Some(1979), Some(1980)), (None, Some(1979)), (Some(1979), None)] {
        check(asha(issued), asha(recorded), Some(Differs::BirthYear));
    }
}

#[test]
fn a_name_in_two_parts_in_either_order() {
    let sample = include_str!("samples/samples.tsv").lines().next().unwrap();
    let mut columns = sample.split('\t').skip(1);
    let spki = credential::SpkiDer::from_base64(columns.next().unwrap()).unwrap();
    let signed = read(columns.next().unwrap()).unwrap();
    let mut key = key();
    key.kid = signed.kid().clone();
    key.spki = spki;
    key.issuer = "AT".to_owned();
    let trust = trusting(vec![key]);
    let differs = |name: &str| {
        let subject = Subject { name: name.to_owned(), birth_year: Some(1998) };
        let now = credential::UnixTime(1_700_000_000);
        pollster::block_on(verify(&signed, &trust, now, Some(&subject), &NativeCheck)).err()
    };
    assert_eq!(differs("Gabriele Musterfrau-Gößinger"), None);
    assert_eq!(differs("MUSTERFRAU-GößINGER gabriele"), None);
    assert_eq!(differs("Gabriele"), Some(Refused::OtherSubject(Differs::Name)));
}
