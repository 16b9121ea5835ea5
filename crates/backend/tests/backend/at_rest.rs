//! What lies in the files of the database, byte for byte: used pages, free ones, and the journal beside them.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::path;
use portal_backend::import::COLUMNS;
use portal_backend::retention::tidy;
use sha2::Digest as _;

use crate::house::{DATABASE, FAMILY, House};

/// Stands in no record, and in no reference id either.
const STRANGER: &str = "9123456780";

const PERSON: &str = "9999900001,99900000000001,Anita,1978,Female,Aadhaar Card,PHOTO,Vaccinated,C1,,,1,COVISHIELD,\
                      12-03-2021,B1,04-06-2021,Nurse,Hospital,Satara,Maharashtra";

/// Which of the markers stand in one of the database's files.
fn found<'a>(folder: &Path, markers: &'a [(&str, Vec<u8>)]) -> Vec<&'a str> {
    let files = std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    let of_database = |file: &std::path::PathBuf| file.to_string_lossy().contains(DATABASE);
    let bytes: Vec<u8> =
        files.filter(of_database).flat_map(|file| std::fs::read(file).expect("readable")).collect();
    let stands = |marker: &[u8]| bytes.windows(marker.len()).any(|window| window == marker);
    markers.iter().filter(|(_, marker)| stands(marker)).map(|(name, _)| *name).collect()
}

fn marker(name: &str, bytes: impl Into<Vec<u8>>) -> (&str, Vec<u8>) {
    (name, bytes.into())
}

#[tokio::test]
async fn no_code_no_token_no_key_and_no_whole_photo_id_lies_in_the_database() {
    let house = House::new().await;
    for photo_id in ["1234 5678 9012", "1234 5678 9013"] {
        let line = PERSON.replace("PHOTO", photo_id);
        house.import(format!("{}\n{line}\n", COLUMNS.join(",")).as_bytes()).await;
    }
    let (txn_id, code) = house.send(FAMILY).await;
    house.guess_wrong(&txn_id, &code).await;
    let signed_in = house.confirm(&txn_id, &code).await.json();
    let first = signed_in["token"].as_str().expect("a token").to_owned();
    house.get(path::BENEFICIARIES, Some(&first)).await;
    for path in [path::CERTIFICATE, path::CREDENTIAL] {
        let query = format!("{path}?{}=99900000000001", path::REFERENCE_ID_PARAMETER);
        assert!(house.get(&query, Some(&first)).await.status.is_success());
    }
    let extended = house.post(path::EXTEND, Some(&first), None).await.json();
    let second = extended["token"].as_str().expect("a token").to_owned();
    house.pass(30);
    let (_, unused) = house.send(FAMILY).await;

    let wrong = crate::house::wrong(&code);
    let mut markers = vec![
        marker("photo id", "1234 5678 9012"),
        marker("photo id without spaces", "123456789012"),
        marker("later photo id", "5678 9013"),
        marker("later photo id without spaces", "56789013"),
    ];
    // What signs, in the house; and how a file holds it.
    markers.push(marker("signing key", [7; 32]));
    markers.push(marker("signing key in base64", "BwcHBwcHBwcHBwcH"));
    for (name, code) in [("code", &code), ("unused code", &unused), ("wrong code", &wrong)] {
        markers.push(marker(name, code.expose_digits()));
        markers.push(marker("digest", code.digest().expose()));
        let digest = sha2::Sha256::digest(code.expose_digits());
        markers.push(marker("digest in bytes", digest.to_vec()));
    }
    for token in [&first, &second] {
        markers.push(marker("token", token.as_str()));
        markers.push(marker("token in bytes", URL_SAFE_NO_PAD.decode(token).expect("base64")));
    }
    let nothing: [&str; 0] = [];
    assert_eq!(found(house.folder.path(), &markers), nothing);
    house.post(path::LOGOUT, Some(&second), None).await;
    house.pass(24 * 60 * 60);
    tidy(&house.backend).await.expect("tidied");
    assert_eq!(found(house.folder.path(), &markers), nothing);

    // The search finds what does lie there, also a moment after it was written.
    house.change("UPDATE beneficiaries SET name = 'Planted 1234 5678 9012'").await;
    assert_eq!(found(house.folder.path(), &markers), ["photo id"]);
    house.backend.database.close().await;
    assert_eq!(found(house.folder.path(), &markers), ["photo id"]);
}

#[tokio::test]
async fn what_was_let_go_does_not_stay_in_free_pages_or_in_the_journal() {
    let house = House::with_sample_data().await;
    let (txn_id, _) = house.send(STRANGER).await;
    let markers = [marker("number", STRANGER), marker("transaction", txn_id)];
    assert_eq!(found(house.folder.path(), &markers), ["number", "transaction"]);
    house.pass(24 * 60 * 60);
    tidy(&house.backend).await.expect("tidied");
    assert_eq!(found(house.folder.path(), &markers), ["number"], "the activity is younger than it may be");
    house.pass(400 * 24 * 60 * 60);
    // Something stays, and pages are not given up as a whole.
    house.generate(FAMILY).await;
    tidy(&house.backend).await.expect("tidied");
    let nothing: [&str; 0] = [];
    assert_eq!(found(house.folder.path(), &markers), nothing);
}
