//! Tokens: what they open, and when they stop.

use axum::http::StatusCode;
use contract::path;
use insta::assert_snapshot;

use crate::house::{FAMILY, House};

const UNAUTHENTICATED: &str = "401 Unauthenticated access!";

async fn opens(house: &House, token: &str) -> bool {
    house.get(path::ACTIVITY, Some(token)).await.status == StatusCode::OK
}

#[tokio::test]
async fn a_token_lives_for_a_quarter_of_an_hour() {
    let house = House::new().await;
    let token = house.sign_in(FAMILY).await;
    house.pass(899);
    assert!(opens(&house, &token).await);
    let house = house.restart().await;
    assert!(opens(&house, &token).await, "a restart ends no session");
    house.pass(1);
    assert_eq!(house.get(path::ACTIVITY, Some(&token)).await.told(), UNAUTHENTICATED);
}

async fn extend(house: &House, token: &str) -> String {
    let answer = house.post(path::EXTEND, Some(token), None).await;
    assert_eq!(answer.json()["expiresIn"], 900);
    answer.json()["token"].as_str().expect("a token").to_owned()
}

/// A session whose token is ten minutes old and was extended: the old one, and the new one.
async fn extended() -> (House, String, String) {
    let house = House::new().await;
    let old = house.sign_in(FAMILY).await;
    house.pass(600);
    let new = extend(&house, &old).await;
    (house, old, new)
}

#[tokio::test]
async fn extending_gives_a_new_token_and_its_use_kills_the_old_one() {
    let (house, old, new) = extended().await;
    assert!(opens(&house, &new).await);
    assert!(!opens(&house, &old).await);
    assert_eq!(house.post(path::EXTEND, Some(&old), None).await.told(), UNAUTHENTICATED);
    house.pass(899);
    assert!(opens(&house, &new).await);
    house.pass(1);
    assert!(!opens(&house, &new).await);
}

#[tokio::test]
async fn an_extension_whose_answer_was_lost_ends_nothing() {
    let (house, old, lost) = extended().await;
    let house = house.restart().await;
    assert!(opens(&house, &old).await);
    let new = extend(&house, &old).await;
    assert!(!opens(&house, &lost).await, "of two new tokens the later one counts");
    assert!(opens(&house, &old).await);
    assert!(opens(&house, &new).await);
    assert!(!opens(&house, &old).await);
}

#[tokio::test]
async fn the_old_token_does_not_outlive_its_quarter_of_an_hour() {
    let (house, old, new) = extended().await;
    house.pass(300);
    assert!(!opens(&house, &old).await);
    assert!(opens(&house, &new).await);
}

#[tokio::test]
async fn signing_out_kills_an_unused_token_of_the_same_session() {
    for signs_out_with_new in [false, true] {
        let (house, old, new) = extended().await;
        let token = if signs_out_with_new { &new } else { &old };
        assert_eq!(house.post(path::LOGOUT, Some(token), None).await.told(), "204");
        assert!(!opens(&house, &old).await);
        assert!(!opens(&house, &new).await);
    }
}

#[tokio::test]
async fn a_session_cannot_be_extended_beyond_an_hour() {
    let house = House::new().await;
    let mut token = house.sign_in(FAMILY).await;
    for expected in [900, 900, 900, 600] {
        house.pass(750);
        let answer = house.post(path::EXTEND, Some(&token), None).await;
        assert_eq!(answer.json()["expiresIn"], expected);
        token = answer.json()["token"].as_str().expect("a token").to_owned();
    }
    house.pass(599);
    assert!(opens(&house, &token).await);
    house.pass(1);
    assert_eq!(house.post(path::EXTEND, Some(&token), None).await.told(), UNAUTHENTICATED);
}

#[tokio::test]
async fn signing_out_kills_the_token_at_once() {
    let house = House::new().await;
    let token = house.sign_in(FAMILY).await;
    let answer = house.post(path::LOGOUT, Some(&token), None).await;
    assert_snapshot!(answer.told(), @"204");
    assert_snapshot!(answer.header("clear-site-data"), @r#""cookies", "storage""#);
    assert!(!opens(&house, &token).await);
    assert_eq!(house.post(path::LOGOUT, Some(&token), None).await.told(), UNAUTHENTICATED);
    assert_eq!(house.post(path::EXTEND, Some(&token), None).await.told(), UNAUTHENTICATED);
}

#[tokio::test]
async fn sessions_of_one_number_do_not_end_each_other() {
    let house = House::new().await;
    let first = house.sign_in(FAMILY).await;
    house.pass(30);
    let second = house.sign_in(FAMILY).await;
    house.post(path::LOGOUT, Some(&second), None).await;
    assert!(opens(&house, &first).await);
}

#[tokio::test]
async fn what_ended_is_forgotten() {
    let house = House::new().await;
    house.sign_in(FAMILY).await;
    house.pass(900);
    house.sign_in("9999900002").await;
    assert_eq!(house.count("SELECT COUNT(*) FROM sessions").await, 1);
}
