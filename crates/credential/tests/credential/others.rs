//! Credentials that other implementations wrote: see samples/make.py.

use credential::{
    Algorithm, Date, Event, KeyUsage, NativeCheck, PersonName, SpkiDer, TrustedKey, UnixTime,
    VerifiedCredential, read, verify,
};

use crate::made::trusting;

fn verified(name: &str, algorithm: Algorithm) -> VerifiedCredential {
    let mut line = include_str!("samples/samples.tsv")
        .lines()
        .map(|line| line.split('\t'))
        .find(|line| line.clone().next() == Some(name))
        .unwrap();
    let (spki, text) = (line.nth(1).unwrap(), line.next().unwrap());
    let signed = read(text).unwrap();
    assert_eq!(signed.algorithm(), algorithm);
    let key = TrustedKey {
        kid: signed.kid().clone(),
        spki: SpkiDer::from_base64(spki).unwrap(),
        issuer: "AT".to_owned(),
        not_before: None,
        not_after: None,
        usage: KeyUsage::ALL,
    };
    let now = UnixTime(1_700_000_000);
    let verified =
        pollster::block_on(verify(&signed, &trusting(vec![key]), now, None, &NativeCheck)).unwrap();
    assert_eq!(verified.claims().issued, Some(UnixTime(1_620_000_000)));
    assert_eq!(verified.claims().expires, Some(UnixTime(1_900_000_000)));
    let PersonName { surname, forename, standard_surname, standard_forename } =
        &verified.claims().certificate.name;
    assert_eq!(surname.as_deref(), Some("Musterfrau-Gößinger"));
    assert_eq!(forename.as_deref(), Some("Gabriele"));
    assert_eq!(standard_surname.as_deref(), Some("MUSTERFRAU<GOESSINGER"));
    assert_eq!(standard_forename.as_deref(), Some("GABRIELE"));
    verified
}

fn assert_vaccination(verified: &VerifiedCredential) {
    let certificate = &verified.claims().certificate;
    assert_eq!(certificate.birth_year(), Some(1998));
    assert_eq!(certificate.country.as_deref(), Some("AT"));
    assert_eq!(certificate.issued_by.as_deref(), Some("Ministry of Health, Austria"));
    assert_eq!(certificate.id.as_deref(), Some("URN:UVCI:01:AT:10807843F94AEE0EE5093FBC254BD813#B"));
    let Event::Vaccination(dose) = &certificate.event else { panic!("not a vaccination") };
    assert_eq!(dose.vaccine.as_deref(), Some("1119349007"));
    assert_eq!(dose.product.as_deref(), Some("EU/1/20/1528"));
    assert_eq!(dose.manufacturer.as_deref(), Some("ORG-100030215"));
    assert_eq!((dose.dose, dose.doses, dose.date), (Some(1), Some(2), Date::new(2021, 2, 18)));
}

#[test]
fn a_vaccination_by_cwt() {
    assert_vaccination(&verified("vaccination by cwt, ES256", Algorithm::Es256));
}

#[test]
fn a_vaccination_with_two_tags_and_a_map_without_a_length() {
    assert_vaccination(&verified("vaccination by cbor2, PS256, indefinite map, two tags", Algorithm::Ps256));
}

#[test]
fn a_recovery_by_cwt() {
    let verified = verified("recovery by cwt, PS256", Algorithm::Ps256);
    assert_eq!(verified.claims().certificate.birth_year(), None);
    let Event::Recovery(recovery) = &verified.claims().certificate.event else { panic!("not a recovery") };
    assert_eq!(recovery.first_positive, Date::new(2021, 2, 20));
    assert_eq!((recovery.from, recovery.until), (Date::new(2021, 4, 4), Date::new(2021, 10, 4)));
}

#[test]
fn a_test_without_tag_whose_key_id_is_not_signed_and_whose_times_are_fractions() {
    let verified = verified("test by cbor2, ES256, id unprotected, untagged", Algorithm::Es256);
    let certificate = &verified.claims().certificate;
    assert_eq!(certificate.birth_year(), Some(1998));
    let Event::Test(test) = &certificate.event else { panic!("not a test") };
    assert_eq!(test.kind.as_deref(), Some("LP6464-4"));
    assert_eq!(test.taken.as_deref(), Some("2021-02-20T12:34:56Z"));
    assert_eq!(test.result.as_deref(), Some("260415000"));
    assert_eq!(test.centre.as_deref(), Some("Testing center Vienna 1"));
}
