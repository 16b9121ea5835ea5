//! What is written down of each touch, and who may read it.

use contract::path;
use portal_backend::router::{Beside, Caller, table};
use serde_json::Value;

use crate::house::{FAMILY, House, NOBODY, request};

async fn page(house: &House, token: &str, after: Option<&str>) -> Value {
    let query = after.map(|cursor| format!("?after={cursor}")).unwrap_or_default();
    house.get(&format!("{}{query}", path::ACTIVITY), Some(token)).await.json()
}

/// Newest first: `what` and the last digits of the person.
fn told(page: &Value) -> Vec<String> {
    let entries = page["activity"].as_array().expect("a list");
    entries
        .iter()
        .map(|entry| {
            let what = entry["what"].as_str().expect("what");
            let person = entry["beneficiary_reference_id"].as_str().unwrap_or_default();
            format!("{what} {}", person.trim_start_matches(['9', '0'])).trim().to_owned()
        })
        .collect()
}

#[tokio::test]
async fn every_touch_is_written_down() {
    let house = House::with_sample_data().await;
    let (txn_id, code) = house.send(FAMILY).await;
    house.guess_wrong(&txn_id, &code).await;
    house.pass(5);
    let answer = house.confirm(&txn_id, &code).await.json();
    let first = answer["token"].as_str().expect("a token");
    house.get(path::BENEFICIARIES, Some(first)).await;
    house.post(path::LOGOUT, Some(first), None).await;
    house.pass(60);
    let token = house.sign_in(FAMILY).await;
    let page = page(&house, &token, None).await;
    let expected = [
        "signed_in",
        "code_sent",
        "signed_out",
        "viewed 2",
        "viewed 1",
        "signed_in",
        "code_refused",
        "code_sent",
        "updated 2",
        "updated 1",
    ];
    assert_eq!(told(&page), expected);
    insta::assert_json_snapshot!(page["activity"][3]);
    insta::assert_json_snapshot!(page["activity"][9]);
}

/// What each call of a citizen leaves behind, newest first. To read this activity and to renew a token leaves nothing:
/// both go on in a session whose sign-in is there.
const LEFT_BEHIND: [(&str, &[&str]); 6] = [
    (path::BENEFICIARIES, &["viewed 2", "viewed 1"]),
    (path::CERTIFICATE, &["downloaded 1"]),
    (path::CREDENTIAL, &["downloaded 1"]),
    (path::ACTIVITY, &[]),
    (path::EXTEND, &[]),
    (path::LOGOUT, &["signed_out"]),
];

#[tokio::test]
async fn every_call_of_a_citizen_leaves_behind_what_it_did() {
    for route in table(Beside::PhoneAndStylePage).into_iter().filter(|route| route.caller == Caller::Citizen)
    {
        let (_, expected) = LEFT_BEHIND
            .into_iter()
            .find(|(path, _)| *path == route.path)
            .unwrap_or_else(|| panic!("say what {} {} leaves behind", route.method, route.path));
        let house = House::with_sample_data().await;
        let reader = house.sign_in(FAMILY).await;
        house.pass(30);
        let token = house.sign_in(FAMILY).await;
        let before = told(&page(&house, &reader, None).await).len();
        let query = if route.parameters == [path::REFERENCE_ID_PARAMETER] {
            format!("?{}=99900000000001", path::REFERENCE_ID_PARAMETER)
        } else {
            String::new()
        };
        let answer =
            house.call(request(route.method, &format!("{}{query}", route.path), Some(&token), None)).await;
        assert!(answer.status.is_success(), "{}: {}", route.path, answer.told());
        let mut after = told(&page(&house, &reader, None).await);
        after.truncate(after.len() - before);
        assert_eq!(after, expected, "{}", route.path);
    }
}

#[tokio::test]
async fn pages_of_twenty_follow_one_another_without_gap_or_repeat() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    for _ in 0..20 {
        house.get(path::BENEFICIARIES, Some(&token)).await;
    }
    // 2 updated, 1 sent, 1 signed in, 40 viewed.
    let first = page(&house, &token, None).await;
    let second = page(&house, &token, first["next"].as_str()).await;
    // What is added meanwhile moves nothing.
    house.get(path::BENEFICIARIES, Some(&token)).await;
    let third = page(&house, &token, second["next"].as_str()).await;
    assert_eq!((told(&first).len(), told(&second).len(), told(&third).len()), (20, 20, 4));
    assert_eq!(told(&third), ["signed_in", "code_sent", "updated 2", "updated 1"]);
    assert_eq!(third["next"], Value::Null);
}

#[tokio::test]
async fn a_cursor_is_taken_to_the_letter() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    for _ in 0..20 {
        house.get(path::BENEFICIARIES, Some(&token)).await;
    }
    let cursor = page(&house, &token, None).await["next"].as_str().expect("a cursor").to_owned();
    assert!(cursor.contains(|c: char| c.is_ascii_lowercase()), "{cursor}");
    let any_letter = "_".repeat(cursor.len());
    for other in [
        &*cursor.to_uppercase(),
        &format!("%20{cursor}"),
        &format!("{cursor}%20"),
        &format!("{cursor}%00"),
        &cursor[1..],
        &format!("{}%25", &cursor[..5]),
        &any_letter,
        "%25",
        "20",
    ] {
        let answer = house.get(&format!("{}?after={other}", path::ACTIVITY), Some(&token)).await;
        assert_eq!(answer.status.as_u16(), 400, "{other}");
    }
    let answer = house.get(&format!("{}?after={cursor}", path::ACTIVITY), Some(&token)).await;
    assert_eq!(answer.status.as_u16(), 200);
}

#[tokio::test]
async fn a_cursor_of_somebody_else_opens_nothing() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    for _ in 0..20 {
        house.get(path::BENEFICIARIES, Some(&token)).await;
    }
    let cursor = page(&house, &token, None).await["next"].as_str().expect("a cursor").to_owned();
    let stranger = house.sign_in(NOBODY).await;
    for after in [cursor.as_str(), "x", "", "1", "%27%20OR%201=1"] {
        let answer = house.get(&format!("{}?after={after}", path::ACTIVITY), Some(&stranger)).await;
        let expected = r#"400 {"errorCode":"INVALID_REQUEST","error":"Invalid request"}"#;
        assert_eq!(answer.told(), expected, "{after}");
    }
    let own = page(&house, &stranger, None).await;
    assert_eq!(told(&own), ["signed_in", "code_sent"]);
}
