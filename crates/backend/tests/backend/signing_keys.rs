//! The files that signing keys lie in, and the program's commands for them.

use std::path::{Path, PathBuf};
use std::process::Command;

use credential::{
    CertificateId, Course, Date, Issuer, IssuerKey, KeyError, KeyId, NewVaccination, UnixTime, product_codes,
    read, standard_name,
};
use portal_backend::clock::{Clock as _, SystemClock, Timestamp};
use portal_backend::issuing::{BadKeyFile, KeyRing, RingError, RingKey, add_key, retire_key};
use tempfile::TempDir;

use crate::house::{AUDIT_KEY, DATABASE, DAY, FAMILY, House, START, signing_key, signing_key_of};

fn text_of(folder: &Path) -> (PathBuf, String) {
    let file = std::fs::read_dir(folder).expect("a folder").next().expect("a file").expect("a file").path();
    let text = std::fs::read_to_string(&file).expect("text");
    (file, text)
}

#[test]
fn what_is_written_reads_back_the_same() {
    let folder = TempDir::new().expect("a folder");
    let key = signing_key(7);
    let file = add_key(folder.path(), &key).expect("written");
    let read = KeyRing::read(folder.path()).expect("a ring");
    assert_eq!((read.keys().len(), read.keys()[0].kid()), (1, key.kid()));
    assert_eq!((read.keys()[0].about(), read.keys()[0].spki()), (key.about(), key.spki()));
    assert!(matches!(add_key(folder.path(), &key), Err(RingError::Unwritable(..))), "never over a key");
    std::fs::copy(&file, folder.path().join("copy.pem")).expect("copied");
    assert!(matches!(KeyRing::read(folder.path()), Err(RingError::Twice(_))));
}

#[cfg(unix)]
#[test]
fn a_key_s_file_and_folder_are_its_owner_s_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = TempDir::new().expect("a folder");
    let keys = folder.path().join("made/when/missing");
    let file = add_key(&keys, &signing_key(7)).expect("written");
    let mode = |path: &Path| path.metadata().expect("rights").permissions().mode() & 0o777;
    assert_eq!((mode(&keys), mode(&file)), (0o700, 0o600));
    let kid = signing_key(7).kid().clone();
    retire_key(&keys, &kid, Timestamp::from_millis(START)).expect("retired");
    assert_eq!(mode(&file), 0o600);
}

#[test]
fn a_bad_file_is_told_by_what_is_wrong_with_it() {
    let folder = TempDir::new().expect("a folder");
    add_key(folder.path(), &signing_key(7)).expect("written");
    let (_, good) = text_of(folder.path());
    let check = |from: &str, to: &str, expected: BadKeyFile| {
        assert!(good.contains(from), "{from}");
        assert_eq!(RingKey::parse(&good.replace(from, to)).err(), Some(expected), "{from} -> {to}");
    };
    check("Issuer: IN\n", "", BadKeyFile::Missing("Issuer"));
    check("Authority: House\n", "", BadKeyFile::Missing("Authority"));
    check("Not-Before: 2026-06-30T06:00:00Z\n", "", BadKeyFile::Missing("Not-Before"));
    check("Not-After: ", "Not-After: x", BadKeyFile::Time("Not-After"));
    check("Not-After: 2028", "Not-After: 2024", BadKeyFile::Validity);
    check("Issuer: IN\n", "Issuer: IN\nIssuer: NL\n", BadKeyFile::Twice("Issuer"));
    check("Issuer: IN\n", "Issuer: IN\nUsage: all\n", BadKeyFile::UnknownLine);
    check("Issuer: IN", "Issuer: India", BadKeyFile::Issuer(credential::IssueError::Country));
    check("Authority: House", "Authority:", BadKeyFile::Issuer(credential::IssueError::IssuerName));
    check("PRIVATE KEY", "CERTIFICATE", BadKeyFile::Key(KeyError::NotAKey));
    check("Issuer: IN\n", "Issuer: IN\nRetired: 2026-07-01T00:00:00Z\n", BadKeyFile::NotPublic);
    assert_eq!(RingKey::parse("").err(), Some(BadKeyFile::Key(KeyError::NotAKey)));
    let debug = format!("{:?}", RingKey::parse(&good).expect("good"));
    let secret = good.lines().rev().nth(1).expect("base64");
    assert!(!debug.contains(secret));
}

#[test]
fn a_folder_without_a_key_is_a_mistake() {
    let folder = TempDir::new().expect("a folder");
    assert!(matches!(KeyRing::read(folder.path()), Err(RingError::Empty(_))));
    assert!(matches!(KeyRing::read(&folder.path().join("mistyped")), Err(RingError::Folder(..))));
}

fn portal() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portal-backend"));
    command.env_remove("PORTAL_KEYS").env_remove("PORTAL_SIGNING_KEY");
    command
}

fn said(command: &mut Command) -> (bool, String) {
    let output = command.output().expect("ran");
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    (output.status.success(), said.concat())
}

#[test]
fn the_program_makes_lists_and_retires_keys() {
    let folder = TempDir::new().expect("a folder");
    let keys = folder.path().join("keys");
    let key = |arguments: &[&str]| said(portal().arg("key").args(arguments).arg("--keys").arg(&keys));
    let (made, old) =
        key(&["new", "--authority", "Ministry", "--from", "2026-01-01T00:00:00Z", "--days", "3650"]);
    assert!(made, "{old}");
    let (made, waits) = key(&["new", "--authority", "Ministry", "--from", "2090-01-01T00:00:00Z"]);
    assert!(made, "{waits}");
    let (old, waits) = (old.trim(), waits.trim());
    let (_, list) = key(&["list"]);
    let expected = format!(
        "{waits} IN 2090-01-01T00:00:00Z 2092-01-01T00:00:00Z waits · Ministry\n\
         {old} IN 2026-01-01T00:00:00Z 2035-12-30T00:00:00Z signs · Ministry\n"
    );
    assert_eq!(list, expected);
    assert!(key(&["retire", old]).0);
    let (_, list) = key(&["list"]);
    assert!(
        list.contains(&format!("{old} IN 2026-01-01T00:00:00Z 2035-12-30T00:00:00Z retired 2")),
        "{list}"
    );
    let ring = KeyRing::read(&keys).expect("a ring");
    let kid = KeyId::from_base64(old).expect("base64");
    let retired = ring.keys().iter().find(|key| *key.kid() == kid).expect("it is there");
    assert!(retired.retired_at().is_some());
    let private = std::fs::read_dir(&keys).expect("a folder").filter(|file| {
        let file = file.as_ref().expect("a file").path();
        std::fs::read_to_string(file).expect("text").contains("PRIVATE")
    });
    assert_eq!(private.count(), 1, "the retired one is gone");
    let (retired, told) = key(&["retire", "AAECAwQFBgc="]);
    assert!(!retired && told.contains("no key in"), "{told}");
}

/// By the machine's own clock, as the program checks it.
fn issued_now(id: CertificateId) -> String {
    let now = UnixTime(SystemClock.now().millis() / 1000);
    let key = IssuerKey::from_random(&[7; 32]).expect("a key");
    let vaccination = NewVaccination {
        name: "अनीता देशमुख".to_owned(),
        standard_name: standard_name("अनीता देशमुख"),
        birth_year: Some(1978),
        codes: product_codes("COVISHIELD"),
        course: Course::new(2, 2).expect("a course"),
        date: Date::new(2021, 6, 8).expect("a day"),
        id,
    };
    let issuer = Issuer::new(key, "IN", "House\u{1b}[2J").expect("an issuer");
    issuer.issue(&vaccination, now, UnixTime(now.0 + DAY)).expect("issued")
}

#[tokio::test]
async fn the_program_inspects_and_revokes() {
    let house = House::with_sample_data().await;
    let keys = house.folder.path().join("keys");
    // Valid from 2020 to 2121, whenever this runs.
    let key = signing_key_of(7, -200_000_000, 3_000_000_000);
    add_key(&keys, &key).expect("written");
    let token = house.sign_in(FAMILY).await;
    let query = format!("{}?beneficiary_reference_id=99900000000001", contract::path::CREDENTIAL);
    let answer = house.get(&query, Some(&token)).await.json();
    let kept = read(answer["credentials"][1]["hcert"].as_str().expect("text")).expect("readable");
    let id = kept.claims().expect("claims").certificate.id.expect("an id");
    house.backend.database.close().await;

    let database = house.folder.path().join(DATABASE);
    let inspect = |text: &str| {
        let mut command = portal();
        command.args(["credential", "inspect", text, "--keys"]).arg(&keys).arg("--database").arg(&database);
        said(&mut command)
    };
    let hcert = issued_now(CertificateId::parse(&id).expect("an id"));
    let (holds, told) = inspect(&hcert);
    assert!(holds, "{told}");
    for line in [
        "issuer       IN",
        &format!("id           {id}"),
        "issued by    House[2J",
        "surname      अनीता देशमुख",
        "standard     ANITA<DESHMUKH",
        "born         1978",
        "product      Covishield",
        "dose         2 of 2",
        "given        2021-06-08",
        "it holds",
    ] {
        assert!(told.lines().any(|told| told == line), "{line}\n{told}");
    }
    let tampered = format!("{}{}", &hcert[..hcert.len() - 1], if hcert.ends_with('0') { '1' } else { '0' });
    for text in [&tampered, "HC1:", "x"] {
        assert!(!inspect(text).0, "{text}");
    }
    let revoke = |id: &str| {
        let mut command = portal();
        command.args(["credential", "revoke", id, "--database"]).arg(&database);
        said(command.arg("--audit-key").arg(house.folder.path().join(AUDIT_KEY)))
    };
    assert_eq!(revoke(&id), (true, "revoked\n".to_owned()));
    assert_eq!(revoke(&id), (true, "it was revoked before\n".to_owned()));
    assert!(!revoke(&id.replace("URN:UVCI:01:IN", "URN:UVCI:01:NI")).0, "a slip of the pen");
    let (holds, told) = inspect(&hcert);
    assert!(!holds && told.contains("the certificate was revoked"), "{told}");
}
