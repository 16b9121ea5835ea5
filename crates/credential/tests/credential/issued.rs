//! What is issued: the text, the bytes, and that they follow the schema.

use ciborium::Value;
use credential::{
    CertificateId, Course, Event, IssueError, Issuer, UnixTime, product_codes, read, standard_name,
};

use crate::made::{
    EXPIRES, ISSUED, asha, cbor, cose, inflated, issue, issuer, key, read_cbor, trusting, vaccination,
    verdict,
};
use crate::schema;

#[test]
fn is_read_and_verified_as_it_was_made() {
    let text = issue(&vaccination());
    let verified = verdict(&read(&text).unwrap(), &trusting(vec![key()])).unwrap();
    assert_eq!(verified.issuer(), "IN");
    let claims = verified.claims();
    assert_eq!((claims.issued, claims.expires), (Some(ISSUED), Some(EXPIRES)));
    let certificate = &claims.certificate;
    assert_eq!(certificate.version.as_deref(), Some("1.3.0"));
    assert_eq!(certificate.name.surname.as_deref(), Some("Asha Devi"));
    assert_eq!(certificate.name.standard_surname.as_deref(), Some("ASHA<DEVI"));
    assert_eq!(certificate.name.forename, None);
    assert_eq!(certificate.birth.as_deref(), Some("1979"));
    assert_eq!(certificate.disease.as_deref(), Some("840539006"));
    assert_eq!(certificate.id.as_deref(), Some(vaccination().id.as_str()));
    let Event::Vaccination(dose) = &certificate.event else { panic!("not a vaccination") };
    assert_eq!((dose.dose, dose.doses, dose.date), (Some(2), Some(2), Some(vaccination().date)));
    assert_eq!(dose.product.as_deref(), Some("Covaxin"));
}

/// The text was read by the Python package cwt 3.3.0, which found the signature to hold, and its payload by the
/// package jsonschema against the schema: see samples/README.md.
#[test]
fn is_what_another_implementation_has_verified() {
    let known = credential::Compressed::parse(include_str!("samples/issued.txt")).unwrap().inflate().unwrap();
    assert_eq!(inflated(), known);
}

#[test]
fn fits_the_alphanumeric_mode_of_a_qr_code() {
    let text = issue(&vaccination());
    assert!(text.len() < 600, "{} characters", text.len());
    assert!(text.bytes().all(|byte| b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".contains(&byte)));
}

#[test]
fn is_the_same_each_time() {
    assert_eq!(issue(&vaccination()), issue(&vaccination()));
}

#[test]
fn is_deterministic_cbor() {
    fn assert_sorted(value: &Value) {
        match value {
            Value::Map(entries) => {
                let keys: Vec<Vec<u8>> = entries.iter().map(|(key, _)| cbor(key)).collect();
                assert!(keys.is_sorted(), "{keys:?}");
                entries.iter().for_each(|(_, value)| assert_sorted(value));
            }
            Value::Array(items) => items.iter().for_each(assert_sorted),
            _ => {}
        }
    }
    // Ciborium writes the shortest form, and keeps the order of keys: the same bytes mean shortest forms here, too.
    assert_eq!(cbor(&read_cbor(&inflated())), inflated());
    for part in [0, 2] {
        let bytes = cose().remove(part).into_bytes().unwrap();
        assert_eq!(cbor(&read_cbor(&bytes)), bytes);
        assert_sorted(&read_cbor(&bytes));
    }
}

#[test]
fn follows_the_schema() {
    let mut nameless_year = vaccination();
    nameless_year.birth_year = None;
    let mut long = vaccination();
    long.name = "नाम ".repeat(60);
    long.standard_name = standard_name(&long.name);
    long.codes = product_codes(&"टीका ".repeat(60));
    let mut unlettered = vaccination();
    unlettered.name = "ꯃꯩꯇꯩ".to_owned();
    unlettered.standard_name = standard_name(&unlettered.name);
    assert_eq!(unlettered.standard_name.as_str(), "<");
    let mut third = vaccination();
    third.course = Course::new(3, 2).unwrap();
    for vaccination in [vaccination(), nameless_year, long, unlettered, third] {
        let inflated = credential::Compressed::parse(&issue(&vaccination)).unwrap().inflate().unwrap();
        let parts = read_cbor(&inflated).into_tag().unwrap().1.into_array().unwrap();
        let token = read_cbor(parts[2].as_bytes().unwrap()).into_map().unwrap();
        let health = token.iter().find(|(key, _)| *key == Value::from(-260)).unwrap().1.as_map().unwrap();
        schema::check(&schema::json(&health[0].1));
    }
}

#[test]
fn a_name_too_long_for_the_schema_ends_with_a_whole_word_and_is_still_its_owner_s() {
    let mut long = vaccination();
    long.name = "Venkata ".repeat(15);
    let signed = read(&issue(&long)).unwrap();
    let name = signed.claims().unwrap().certificate.name.surname.unwrap();
    assert_eq!(name, "Venkata ".repeat(10).trim());
    let owner = credential::Subject { name: long.name, ..asha() };
    let verified = pollster::block_on(credential::verify(
        &signed,
        &trusting(vec![key()]),
        ISSUED,
        Some(&owner),
        &credential::NativeCheck,
    ));
    assert!(verified.is_ok(), "{verified:?}");
}

#[test]
fn what_the_schema_forbids_is_not_made() {
    let refused = |change: fn(&mut credential::NewVaccination)| {
        let mut vaccination = vaccination();
        change(&mut vaccination);
        issuer().issue(&vaccination, ISSUED, EXPIRES).unwrap_err()
    };
    assert_eq!(refused(|it| it.name = " \t".to_owned()), IssueError::Name);
    assert_eq!(refused(|it| it.birth_year = Some(1899)), IssueError::BirthYear);
    assert_eq!(refused(|it| it.birth_year = Some(2100)), IssueError::BirthYear);
    assert_eq!(issuer().issue(&vaccination(), ISSUED, ISSUED), Err(IssueError::Validity));
    assert_eq!(issuer().issue(&vaccination(), ISSUED, UnixTime(0)), Err(IssueError::Validity));
    assert_eq!(Course::new(0, 2), Err(IssueError::Course));
    assert_eq!(Course::new(1, 0), Err(IssueError::Course));
    assert_eq!(CertificateId::new("IN", "a name"), Err(IssueError::CertificateId));
    let key = || issuer().key().clone();
    for country in ["", "in", "IND", "I1"] {
        assert_eq!(Issuer::new(key(), country, "Ministry").err(), Some(IssueError::Country), "{country}");
    }
    for name in ["", "  ", &"x".repeat(81)] {
        assert_eq!(Issuer::new(key(), "IN", name).err(), Some(IssueError::IssuerName), "{name}");
    }
}
