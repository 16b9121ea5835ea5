//! The command on small samples of our own making: it agrees with a right one, and tells what is wrong with a wrong one.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helper functions too")]

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs, process};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use credential::{
    CertificateId, Compressed, Course, Date, Issuer, IssuerKey, NewVaccination, ProductCodes, UnixTime, read,
    standard_name,
};
use rcgen::{CertificateParams, ExtendedKeyUsagePurpose, KeyPair};
use serde_json::{Value, json};

const ISSUED: UnixTime = UnixTime(1_790_000_000);
const EXPIRES: UnixTime = UnixTime(1_800_000_000);
const TEST: u64 = 1;
const VACCINATION: u64 = 2;

fn key() -> IssuerKey {
    IssuerKey::from_random(&[7; 32]).unwrap()
}

fn text() -> String {
    let vaccination = NewVaccination {
        name: "Asha Devi".to_owned(),
        standard_name: standard_name("Asha Devi"),
        birth_year: Some(1979),
        codes: ProductCodes { vp: "1119305005".into(), mp: "Covaxin".into(), ma: "Bharat-Biotech".into() },
        course: Course::new(2, 2).unwrap(),
        date: Date::new(2021, 6, 15).unwrap(),
        id: CertificateId::new("IN", "01HZX5J7Q2K9M4R8T3V6W1Y0AB").unwrap(),
    };
    Issuer::new(key(), "IN", "Ministry of Health").unwrap().issue(&vaccination, ISSUED, EXPIRES).unwrap()
}

/// X.509 around the issuer's key, which may sign that kind alone.
fn certificate(kind: u64) -> String {
    let key = KeyPair::from_pem(&key().expose_pem().unwrap()).unwrap();
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    let usage = ExtendedKeyUsagePurpose::Other(vec![1, 3, 6, 1, 4, 1, 1847, 2021, 1, kind]);
    params.extended_key_usages = vec![usage];
    STANDARD.encode(params.self_signed(&key).unwrap().der())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The web token: the last of what is signed, a byte string with a length of one byte after an empty one.
fn payload(text: &str) -> Vec<u8> {
    let signed = read(text).unwrap().to_be_signed();
    let place = signed.windows(2).position(|pair| pair == [0x40, 0x58]).unwrap();
    signed[place + 3..].to_vec()
}

fn content() -> Value {
    json!({
        "ver": "1.3.0", "nam": {"fn": "Asha Devi", "fnt": "ASHA<DEVI"}, "dob": "1979",
        "v": [{"tg": "840539006", "vp": "1119305005", "mp": "Covaxin", "ma": "Bharat-Biotech", "dn": 2, "sd": 2,
               "dt": "2021-06-15", "co": "IN", "is": "Ministry of Health",
               "ci": read(&text()).unwrap().claims().unwrap().certificate.id}],
    })
}

/// In the format of the EU's test data.
fn sample() -> Value {
    let text = text();
    let compressed = Compressed::parse(&text).unwrap();
    json!({
        "JSON": content(),
        "CBOR": hex(&payload(&text)),
        "COSE": hex(&compressed.inflate().unwrap()),
        "COMPRESSED": hex(compressed.zlib()),
        "BASE45": text.strip_prefix("HC1:"),
        "PREFIX": text,
        "TESTCTX": {
            "VERSION": 1, "SCHEMA": "1.3.0", "CERTIFICATE": certificate(VACCINATION),
            "VALIDATIONCLOCK": "2026-10-01T02:00:00+02:00",
        },
        "EXPECTEDRESULTS": {
            "EXPECTEDUNPREFIX": true, "EXPECTEDB45DECODE": true, "EXPECTEDCOMPRESSION": true,
            "EXPECTEDVERIFY": true, "EXPECTEDKEYUSAGE": true, "EXPECTEDEXPIRATIONCHECK": true,
            "EXPECTEDDECODE": true, "EXPECTEDVALIDJSON": true,
        },
    })
}

/// A folder with samples, which goes with its owner.
struct Samples(PathBuf);

impl Samples {
    fn of(name: &str, files: &[(&str, String)]) -> Self {
        let folder = env::temp_dir().join(format!("conformance-{name}-{}", process::id()));
        fs::create_dir_all(folder.join("IN/raw")).unwrap();
        for (file, content) in files {
            fs::write(folder.join("IN/raw").join(file), content).unwrap();
        }
        Self(folder)
    }

    /// Whether the command ends well, and what it prints.
    fn looked_through(&self) -> (bool, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_conformance")).arg(&self.0).output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    }
}

impl Drop for Samples {
    fn drop(&mut self) {
        // What is left in a temporary folder is no failure.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[track_caller]
fn check(name: &str, changed: &Value, last_line: &str, reason: &str) {
    let samples = Samples::of(name, &[("1.json", changed.to_string())]);
    let (is_good, printed) = samples.looked_through();
    assert_eq!(printed.lines().last(), Some(last_line), "{printed}");
    assert!(printed.contains(reason), "{reason}: {printed}");
    assert_eq!(is_good, last_line.contains(" 0 disagreed") && !last_line.contains(" 0 agreed"));
}

#[test]
fn a_right_sample_agrees_throughout() {
    check("right", &sample(), "1 files: 8 agreed, 0 disagreed, 0 not looked at", "");
}

#[test]
fn what_is_wrong_is_told() {
    let other_text = text().replace("HC1:", "HC2:");
    let wrong = [
        ("/PREFIX", other_text.into(), 6, 2, "EXPECTEDUNPREFIX: PREFIX does not begin with HC1:"),
        ("/BASE45", "A".into(), 6, 2, "EXPECTEDB45DECODE: the text is no base45"),
        ("/COMPRESSED", "00".into(), 6, 2, "EXPECTEDCOMPRESSION: the bytes cannot be inflated"),
        ("/CBOR", "a0".into(), 7, 1, "EXPECTEDDECODE: the certificate tells of no vaccination"),
        ("/JSON/v/0/dn", 1.into(), 6, 2, "EXPECTEDVALIDJSON: differs in dn"),
        ("/JSON/nam/fn", "Asha".into(), 6, 2, "EXPECTEDDECODE: differs in fn"),
        ("/TESTCTX/CERTIFICATE", certificate(TEST).into(), 7, 1, "EXPECTEDKEYUSAGE: the key may not sign"),
        ("/TESTCTX/VALIDATIONCLOCK", "2031-01-01T00:00:00Z".into(), 7, 1, "EXPECTEDEXPIRATIONCHECK: the"),
        ("/EXPECTEDRESULTS/EXPECTEDVERIFY", false.into(), 7, 1, "EXPECTEDVERIFY: it holds, and is expected"),
    ];
    for (number, (pointer, value, agreed, disagreed, reason)) in wrong.into_iter().enumerate() {
        let mut changed = sample();
        *changed.pointer_mut(pointer).unwrap() = value;
        let last_line = format!("1 files: {agreed} agreed, {disagreed} disagreed, 0 not looked at");
        check(&format!("wrong-{number}"), &changed, &last_line, reason);
    }
}

#[test]
fn a_signature_of_another_is_told() {
    let mut changed = sample();
    let cose = changed["COSE"].as_str().unwrap().to_owned();
    let last = if cose.ends_with('0') { "1" } else { "0" };
    changed["COSE"] = [&cose[..cose.len() - 1], last].concat().into();
    changed["EXPECTEDRESULTS"] = json!({"EXPECTEDVERIFY": true});
    check(
        "signature",
        &changed,
        "1 files: 0 agreed, 1 disagreed, 0 not looked at",
        "EXPECTEDVERIFY: the signature is wrong",
    );
}

#[test]
fn what_a_file_has_not_is_not_looked_at() {
    let mut changed = sample();
    changed["EXPECTEDRESULTS"] = json!({
        "EXPECTEDPICTUREDECODE": true, "EXPECTEDENCODE": true, "EXPECTEDVERIFY": true,
    });
    changed.as_object_mut().unwrap().remove("COSE");
    check("absent", &changed, "1 files: 1 agreed, 0 disagreed, 2 not looked at", "");
}

#[test]
fn no_picture_is_no_code() {
    let mut changed = sample();
    changed["2DCODE"] = "AAAA".into();
    changed["EXPECTEDRESULTS"] = json!({"EXPECTEDPICTUREDECODE": true});
    check(
        "picture",
        &changed,
        "1 files: 0 agreed, 1 disagreed, 0 not looked at",
        "zbarimg finds no code in the picture",
    );
}

#[test]
fn a_sample_of_who_agrees_with_what_is_beside_it() {
    let other = [content().to_string().replace("Covaxin", "Covishield"), content().to_string()];
    let [wrong, right] = other.map(|unpacked| {
        let files = [("EUIndiaContents.txt", text()), ("EUIndiaUnpacked.txt", unpacked)];
        Samples::of("who", &files).looked_through()
    });
    assert!(right.0, "{}", right.1);
    assert!(!wrong.0 && wrong.1.contains("WHO: differs in mp"), "{}", wrong.1);
}

#[test]
fn a_folder_without_samples_agrees_with_nothing() {
    let (is_good, _) = Samples::of("empty", &[]).looked_through();
    assert!(!is_good);
}
