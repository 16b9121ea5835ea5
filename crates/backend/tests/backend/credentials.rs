//! Credentials: what is issued, that it is kept, and when another one comes.

use axum::http::StatusCode;
use contract::path;
use credential::{CertificateId, Event, KeyId, Refused, Subject, read};
use portal_backend::backend::Parts;
use portal_backend::issuing::{self, KeyRing, Revoked};

use crate::holds::verdict;
use crate::house::{Answer, DAY, FAMILY, House, signing_key, signing_key_of};
use crate::import::file;

const ANITA: &str = "99900000000001";

async fn ask(house: &House, token: &str, id: &str) -> Answer {
    let query = format!("{}?{}={id}", path::CREDENTIAL, path::REFERENCE_ID_PARAMETER);
    house.get(&query, Some(token)).await
}

/// What is issued to a person under [`FAMILY`], after signing in.
async fn issued(house: &House, id: &str) -> Vec<String> {
    // No more codes than a number gets in a quarter of an hour.
    house.pass(200);
    let token = house.sign_in(FAMILY).await;
    let answer = ask(house, &token, id).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let list = answer.json()["credentials"].as_array().expect("a list").clone();
    list.iter().map(|it| it["hcert"].as_str().expect("text").to_owned()).collect()
}

fn id(hcert: &str) -> String {
    read(hcert).expect("readable").claims().expect("claims").certificate.id.expect("an id")
}

fn kid(hcert: &str) -> KeyId {
    read(hcert).expect("readable").kid().clone()
}

#[tokio::test]
async fn each_dose_has_one_that_holds_for_its_owner() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    let answer = ask(&house, &token, ANITA).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("content-type"), "application/json");
    let list = answer.json()["credentials"].as_array().expect("a list").clone();
    assert_eq!(list.len(), 2);
    let anita = Subject { name: "Anita Deshmukh".to_owned(), birth_year: Some(1978) };
    for (place, day) in [(0, "2021-03-12"), (1, "2021-06-08")] {
        let hcert = list[place]["hcert"].as_str().expect("text");
        let claims = verdict(&house, hcert, Some(&anita)).await.expect("it holds");
        let Event::Vaccination(dose) = &claims.certificate.event else { unreachable!("of a dose") };
        let number = u8::try_from(place + 1).expect("small");
        assert_eq!(list[place]["dose"], number);
        assert_eq!((dose.dose, dose.doses), (Some(number), Some(2)));
        assert_eq!(dose.date.expect("a day").to_string(), day);
        assert_eq!(dose.product.as_deref(), Some("Covishield"));
        assert_eq!(claims.certificate.issued_by.as_deref(), Some("House"));
        assert_eq!(claims.certificate.name.standard_surname.as_deref(), Some("ANITA<DESHMUKH"));
        let other = Subject { birth_year: Some(1979), ..anita.clone() };
        assert!(matches!(verdict(&house, hcert, Some(&other)).await, Err(Refused::OtherSubject(_))));
    }
    let activity = house.get(path::ACTIVITY, Some(&token)).await.json();
    assert_eq!(activity["activity"][0]["what"], "downloaded");
    assert_eq!(activity["activity"][0]["beneficiary_reference_id"], ANITA);
}

#[tokio::test]
async fn a_foreign_id_an_unknown_one_and_no_id_answer_alike() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    let not_found = r#"404 {"errorCode":"RECORD_NOT_FOUND","error":"Record not found"}"#;
    let expected = ask(&house, &token, "88888888888888").await;
    assert_eq!(expected.told(), not_found);
    for id in ["99900000000003", "99900000000004", "", "1", "x", "99900000000001%27"] {
        let mut answer = ask(&house, &token, id).await;
        answer.headers.insert("x-request-id", expected.headers["x-request-id"].clone());
        assert_eq!((answer.told(), &answer.headers), (not_found.to_owned(), &expected.headers), "{id}");
    }
    assert_eq!(house.get(path::CREDENTIAL, Some(&token)).await.told(), not_found);
    assert_eq!(house.count("SELECT COUNT(*) FROM credentials").await, 0);
    assert_eq!(house.count("SELECT COUNT(*) FROM activity WHERE what = 'downloaded'").await, 0);
}

#[tokio::test]
async fn without_a_dose_or_a_key_there_is_none() {
    let house = House::with_sample_data().await;
    let token = house.sign_in("9999900002").await;
    let answer = ask(&house, &token, "99900000000003").await;
    assert_eq!(answer.told(), r#"404 {"errorCode":"NO_DOSE_RECORDED","error":"No dose recorded"}"#);

    let ended = KeyRing::new(vec![signing_key_of(7, -DAY, 0), signing_key_of(8, DAY, 2 * DAY)]);
    for keys in [None, Some(ended)] {
        let house = House::with_sample_data().await.restart_with(|plan| plan.keys = keys).await;
        let token = house.sign_in(FAMILY).await;
        let answer = ask(&house, &token, ANITA).await;
        assert_eq!(answer.told(), r#"404 {"errorCode":"INVALID_REQUEST","error":"No such call"}"#);
        assert_eq!(house.count("SELECT COUNT(*) FROM activity WHERE what = 'downloaded'").await, 0);
    }
}

/// The format has no place for a dose that was given on no day.
#[tokio::test]
async fn a_dose_whose_day_is_lost_has_none() {
    let house = House::new().await;
    let doses = ["1,COVISHIELD,,B1,,,,,", "2,COVISHIELD,08-06-2021,B2,,,,,"];
    let lines = doses.map(|dose| format!("{FAMILY},{ANITA},Anita,1978,Female,,,Vaccinated,,,,{dose}"));
    house.import(file(&lines.each_ref().map(String::as_str)).as_bytes()).await;
    let token = house.sign_in(FAMILY).await;
    let list = ask(&house, &token, ANITA).await.json();
    assert_eq!(list["credentials"].as_array().map(Vec::len), Some(1));
    assert_eq!(list["credentials"][0]["dose"], 2);
}

#[tokio::test]
async fn everybody_with_a_dose_has_one_that_holds() {
    let house = House::with_sample_data().await;
    let mut seen = 0;
    for number in 1..=25 {
        let token = house.sign_in(&format!("99999000{number:02}")).await;
        let people = house.get(path::BENEFICIARIES, Some(&token)).await.json();
        for person in people["beneficiaries"].as_array().expect("a list") {
            let name = person["name"].as_str().expect("a name").to_owned();
            let birth_year = person["birth_year"].as_u64().and_then(|year| u16::try_from(year).ok());
            let owner = Subject { name, birth_year };
            let answer =
                ask(&house, &token, person["beneficiary_reference_id"].as_str().expect("an id")).await;
            for it in answer.json()["credentials"].as_array().into_iter().flatten() {
                let hcert = it["hcert"].as_str().expect("text");
                assert!(verdict(&house, hcert, Some(&owner)).await.is_ok());
                seen += 1;
            }
        }
    }
    assert!(seen > 60, "{seen}");
}

#[tokio::test]
async fn it_stays_the_same_until_it_has_run_out() {
    let house = House::with_sample_data().await;
    let first = issued(&house, ANITA).await;
    house.pass(364 * 24 * 60 * 60);
    assert!(issued(&house, ANITA).await == first);
    let house = house.restart().await;
    assert!(issued(&house, ANITA).await == first);
    house.pass(24 * 60 * 60);
    assert_eq!(verdict(&house, &first[0], None).await, Err(Refused::Expired));
    let second = issued(&house, ANITA).await;
    assert!(second.iter().zip(&first).all(|(new, old)| new != old && id(new) == id(old)));
    assert!(verdict(&house, &second[0], None).await.is_ok());
    assert_ne!(id(&first[0]), id(&first[1]));
}

#[tokio::test]
async fn a_dose_that_was_changed_has_another_one_under_the_same_id() {
    let house = House::with_sample_data().await;
    let first = issued(&house, ANITA).await;
    house.change("UPDATE doses SET batch = 'B9', facility = 'Elsewhere'").await;
    assert!(issued(&house, ANITA).await == first, "a credential says nothing of these");
    house.change("UPDATE doses SET given_on = '2021-06-09' WHERE dose = 2").await;
    let second = issued(&house, ANITA).await;
    assert!(second[0] == first[0]);
    assert!(second[1] != first[1] && id(&second[1]) == id(&first[1]));
    house.change("UPDATE beneficiaries SET name = 'Anita Patil'").await;
    let third = issued(&house, ANITA).await;
    assert!(third.iter().zip(&second).all(|(new, old)| new != old && id(new) == id(old)));
}

#[tokio::test]
async fn two_first_requests_at_once_issue_one() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    let answers = futures_util::future::join_all((0..6).map(|_| ask(&house, &token, ANITA))).await;
    assert!(answers.iter().all(|answer| answer.status == StatusCode::OK && answer.body == answers[0].body));
    assert_eq!(house.count("SELECT COUNT(*) FROM credentials").await, 2);
}

#[tokio::test]
async fn the_newest_key_signs_once_its_time_has_come_and_the_old_one_counts_on() {
    let house = House::with_sample_data().await;
    let old = issued(&house, ANITA).await;
    let next = signing_key_of(8, 10 * DAY, 800 * DAY);
    let next_kid = next.kid().clone();
    let keys = Some(KeyRing::new(vec![next, signing_key(7)]));
    let house = house.restart_with(|plan| plan.keys = keys).await;
    let rohan = issued(&house, "99900000000002").await;
    assert_eq!(kid(&rohan[0]), kid(&old[0]), "the new key waits");
    house.pass(10 * 24 * 60 * 60);
    house.change("UPDATE doses SET given_on = '2021-06-09'").await;
    let new = issued(&house, ANITA).await;
    assert_eq!(kid(&new[0]), next_kid);
    for hcert in [&new[0], &old[0], &rohan[0]] {
        assert!(verdict(&house, hcert, None).await.is_ok());
    }
}

#[tokio::test]
async fn a_retired_key_counts_until_what_it_signed_has_run_out() {
    let house = House::with_sample_data().await;
    let old = issued(&house, ANITA).await;
    let retired = signing_key(7).retired(portal_backend::clock::Timestamp::from_millis(0));
    let unused = signing_key(9).retired(portal_backend::clock::Timestamp::from_millis(0));
    let keys = Some(KeyRing::new(vec![retired, unused, signing_key(8)]));
    let house = house.restart_with(|plan| plan.keys = keys).await;
    assert!(issued(&house, ANITA).await == old, "kept, and it holds");
    // Issued anew by another key: the former text is still out there.
    house.change("UPDATE doses SET given_on = '2021-06-09'").await;
    assert_eq!(kid(&issued(&house, ANITA).await[0]), *signing_key(8).kid());
    house.pass(364 * 24 * 60 * 60);
    let keys = house.get(path::TRUST, None).await.json()["keys"].as_array().map(Vec::len);
    assert_eq!(keys, Some(2), "one that has signed nothing is of no use to anybody");
    assert!(verdict(&house, &old[0], None).await.is_ok());
    house.pass(24 * 60 * 60);
    assert_eq!(verdict(&house, &old[0], None).await, Err(Refused::UnknownKey));
}

/// A key that was stolen is taken out of the folder: what it signed holds no more, and is issued anew.
#[tokio::test]
async fn what_a_key_signed_that_is_gone_is_issued_anew() {
    let house = House::with_sample_data().await;
    let old = issued(&house, ANITA).await;
    let house = house.restart_with(|plan| plan.keys = Some(KeyRing::new(vec![signing_key(8)]))).await;
    assert_eq!(verdict(&house, &old[0], None).await, Err(Refused::UnknownKey));
    let new = issued(&house, ANITA).await;
    assert_eq!((kid(&new[0]), id(&new[0])), (signing_key(8).kid().clone(), id(&old[0])));
}

#[tokio::test]
async fn no_credential_outlives_its_key() {
    let keys = Some(KeyRing::new(vec![signing_key_of(7, -DAY, 5 * DAY)]));
    let house = House::with_sample_data().await.restart_with(|plan| plan.keys = keys).await;
    let hcert = issued(&house, ANITA).await.remove(0);
    let claims = verdict(&house, &hcert, None).await.expect("it holds");
    assert_eq!(claims.expires, Some(signing_key_of(7, -DAY, 5 * DAY).about().not_after));
}

#[tokio::test]
async fn one_that_was_called_back_does_not_hold_and_its_owner_learns_of_it() {
    let house = House::with_sample_data().await;
    let credentials = issued(&house, ANITA).await;
    let id = CertificateId::parse(&id(&credentials[0])).expect("an id");
    let Parts { database, activity, clock, .. } = &*house.backend;
    let revoke = async |id: &CertificateId| {
        issuing::revoke(database, activity, clock.now(), id).await.expect("the database works")
    };
    assert_eq!(house.get(path::TRUST, None).await.json()["revoked"], serde_json::Value::Null);
    assert_eq!(revoke(&id).await, Revoked::OfPerson);
    assert_eq!(revoke(&id).await, Revoked::Before);
    assert_eq!(revoke(&CertificateId::new("IN", "A").expect("an id")).await, Revoked::Unknown);
    assert_eq!(verdict(&house, &credentials[0], None).await, Err(Refused::Revoked));
    assert!(verdict(&house, &credentials[1], None).await.is_ok());
    house.pass(200);
    let token = house.sign_in(FAMILY).await;
    let entries = house.get(path::ACTIVITY, Some(&token)).await.json();
    // After the code and the sign-in.
    let entry = &entries["activity"][2];
    assert_eq!((&entry["who"], &entry["what"]), (&"System".into(), &"updated".into()));
    assert_eq!(entry["beneficiary_reference_id"], ANITA);
}

#[tokio::test]
async fn the_keys_are_everybody_s_and_kept_briefly() {
    let house = House::with_sample_data().await;
    let answer = house.get(path::TRUST, None).await;
    assert_eq!(answer.header("cache-control"), "public, max-age=300");
    insta::assert_snapshot!(answer.told(), @r#"200 {"keys":[{"kid":"zpfsINQ2YaE=","issuer":"IN","spki":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHhhTL9R1TALzBB2cdc6zO4P/2BrHzk/ogsyxyYvFiW6kbDEcTi/0DdlqNlPm5FRF0y3+SG7O11x6kMahiIHAow==","not_before":"2026-06-30T06:00:00Z","not_after":"2028-06-30T06:00:00Z"}]}"#);
    let house = house.restart_with(|plan| plan.keys = None).await;
    assert_eq!(house.get(path::TRUST, None).await.told(), r#"200 {"keys":[]}"#);
}
