//! The certificates of Co-WIN: see samples/make_archives.py.

use credential::{DivocCertificate, SpkiDer, What, ZipError, certificate_json, recognise, recognise_bytes};
use serde_json::Value;

fn archive(name: &str) -> Vec<u8> {
    let lines = include_str!("samples/archives.tsv").lines();
    let base64 = lines.filter_map(|line| line.split_once('\t')).find(|(it, _)| *it == name).unwrap().1;
    // Base64 is read by what reads keys: only the name of the type is about keys.
    SpkiDer::from_base64(base64).unwrap().0
}

fn read(json: &[u8]) -> Option<DivocCertificate> {
    let json: Value = serde_json::from_slice(json).unwrap();
    DivocCertificate::read(&|path| match json.pointer(&format!("/{}", path.join("/")))? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

#[test]
fn a_certificate_is_read_however_it_was_packed() {
    for name in ["deflated", "deflated, as a stream, second of two", "stored"] {
        let archive = archive(name);
        let entry = certificate_json(&archive).unwrap();
        let json = entry.inflate().unwrap();
        assert_eq!(json.len(), entry.size, "{name}");
        let certificate = read(&json).unwrap();
        assert_eq!(certificate.name.as_deref(), Some("Bhaya Mitra"));
        assert_eq!(certificate.vaccine.as_deref(), Some("COVAXIN"));
        assert_eq!(certificate.dose.as_deref(), Some("1"));
        assert_eq!(certificate.doses.as_deref(), Some("2"));
        assert_eq!(certificate.date.as_deref(), Some("2021-02-28T18:30:00Z"));
        assert_eq!(certificate.certificate_id.as_deref(), Some("123456789"));
        assert_eq!(certificate.facility.as_deref(), Some("ABC Medical Center"));
        assert_eq!(certificate.issuer.as_deref(), Some("https://cowin.gov.in/"));
    }
}

#[test]
fn other_json_is_no_certificate() {
    for json in
        ["{}", "[]", r#"{"credentialSubject":{"name":"Asha"}}"#, r#"{"evidence":[{"vaccine":"COVAXIN"}]}"#]
    {
        assert_eq!(read(json.as_bytes()), None, "{json}");
    }
}

#[test]
fn archives_that_cannot_be_read() {
    let check = |archive: &[u8], expected| assert_eq!(certificate_json(archive).err(), Some(expected));
    check(&archive("without certificate"), ZipError::NoCertificate);
    check(&archive("by bzip2"), ZipError::UnsupportedMethod);
    check(&archive("too large"), ZipError::TooLarge);
    let mut elsewhere = archive("deflated");
    elsewhere[0] = b'Q';
    check(&elsewhere, ZipError::Damaged);
    check(b"PK\x03\x04", ZipError::Damaged);
    check(b"", ZipError::Damaged);
    check(&vec![0; 8_193], ZipError::TooLong);
}

#[test]
fn a_cut_archive_is_damaged() {
    let archive = archive("deflated");
    for length in 0..archive.len() - 2 {
        assert_eq!(certificate_json(&archive[..length]).err(), Some(ZipError::Damaged), "{length} bytes");
    }
}

#[test]
fn kinds_are_told_apart() {
    let archive = archive("deflated");
    let latin1: String = archive.iter().copied().map(char::from).collect();
    assert_eq!(recognise(&latin1), What::Zip(archive.clone()));
    assert_eq!(recognise_bytes(&archive), What::Zip(archive.clone()));
    assert_eq!(recognise(&String::from_utf8_lossy(&archive)), What::Neither, "its bytes are lost");
    assert_eq!(recognise("HC1:ABC"), What::HealthCertificate("HC1:ABC".to_owned()));
    assert_eq!(recognise_bytes(b"HC1:ABC"), What::HealthCertificate("HC1:ABC".to_owned()));
    for other in ["", "HC", "https://cowin.gov.in", "9999900001", "PK"] {
        assert_eq!(recognise(other), What::Neither, "{other}");
        assert_eq!(recognise_bytes(other.as_bytes()), What::Neither, "{other}");
    }
    assert_eq!(recognise_bytes(&[0xff, 0xfe]), What::Neither);
}
