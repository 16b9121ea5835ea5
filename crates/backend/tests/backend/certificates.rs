//! The PDF: whose one can have, and what comes where there is none.

use axum::http::StatusCode;
use contract::path;

use crate::house::{Answer, FAMILY, House};
use crate::import::file;

const NOT_FOUND: &str = r#"404 {"errorCode":"RECORD_NOT_FOUND","error":"Record not found"}"#;

async fn download(house: &House, token: &str, id: &str) -> Answer {
    let query = format!("{}?{}={id}", path::CERTIFICATE, path::REFERENCE_ID_PARAMETER);
    house.get(&query, Some(token)).await
}

#[tokio::test]
async fn a_person_under_the_number_gets_a_pdf_whose_name_says_nothing_of_them() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    let answer = download(&house, &token, "99900000000001").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert!(answer.body.starts_with(b"%PDF-"));
    assert_eq!(answer.header("content-type"), "application/pdf");
    assert_eq!(answer.header("content-disposition"), r#"attachment; filename="vaccination-certificate.pdf""#);
    assert_eq!(answer.header("cache-control"), "no-store");
    let activity = house.get(path::ACTIVITY, Some(&token)).await.json();
    assert_eq!(activity["activity"][0]["what"], "downloaded");
    assert_eq!(activity["activity"][0]["beneficiary_reference_id"], "99900000000001");
}

#[tokio::test]
async fn a_foreign_id_an_unknown_one_and_no_id_answer_alike() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    let expected = download(&house, &token, "88888888888888").await;
    assert_eq!(expected.told(), NOT_FOUND);
    for id in ["99900000000003", "99900000000004", "9990000000900", "", "1", "x", "99900000000001%27"] {
        let mut answer = download(&house, &token, id).await;
        assert_eq!(answer.told(), NOT_FOUND, "{id}");
        let id = expected.headers["x-request-id"].clone();
        answer.headers.insert("x-request-id", id);
        assert_eq!(answer.headers, expected.headers);
    }
    assert_eq!(house.get(path::CERTIFICATE, Some(&token)).await.told(), NOT_FOUND);
    let downloads = house.count("SELECT COUNT(*) FROM activity WHERE what = 'downloaded'").await;
    assert_eq!(downloads, 0);
}

#[tokio::test]
async fn a_person_without_a_dose_has_no_certificate() {
    let house = House::with_sample_data().await;
    let token = house.sign_in("9999900002").await;
    let answer = download(&house, &token, "99900000000003").await;
    assert_eq!(answer.told(), r#"404 {"errorCode":"NO_DOSE_RECORDED","error":"No dose recorded"}"#);
}

#[tokio::test]
async fn a_status_that_promises_doses_makes_no_certificate_without_one() {
    let house = House::new().await;
    for (id, status) in [("99900000000001", "Vaccinated"), ("99900000000002", "Partially Vaccinated")] {
        let csv = file(&[&format!("{FAMILY},{id},Anita,1978,Female,,,{status},,,,,,,,,,,,")]);
        house.import(csv.as_bytes()).await;
    }
    let token = house.sign_in(FAMILY).await;
    for id in ["99900000000001", "99900000000002"] {
        let answer = download(&house, &token, id).await;
        assert_eq!(answer.told(), r#"404 {"errorCode":"NO_DOSE_RECORDED","error":"No dose recorded"}"#);
    }
}

#[tokio::test]
async fn everybody_in_the_sample_data_with_a_dose_gets_one() {
    let house = House::with_sample_data().await;
    for number in 1..=25 {
        let token = house.sign_in(&format!("99999000{number:02}")).await;
        let people = house.get(path::BENEFICIARIES, Some(&token)).await.json();
        for person in people["beneficiaries"].as_array().expect("a list") {
            let id = person["beneficiary_reference_id"].as_str().expect("an id");
            let expected = if person["doses"].is_array() { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(download(&house, &token, id).await.status, expected, "{id}");
        }
    }
}
