//! Calls from one address.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use axum::http::{Method, StatusCode};
use contract::path;
use portal_backend::address::TrustedProxies;
use portal_backend::rules::Rules;
use serde_json::json;

use crate::house::{House, request};

#[tokio::test]
async fn an_address_may_call_so_often_and_then_waits() {
    let house = House::with(|rules| rules.address_calls = 3).await;
    for _ in 0..3 {
        assert_eq!(house.get(path::ACTIVITY, None).await.status, StatusCode::UNAUTHORIZED);
    }
    house.pass(100);
    let refused = house.get(path::ACTIVITY, None).await;
    let expected = r#"429 (retry after 200 s) {"errorCode":"TOO_MANY_CALLS","error":"Too Many Requests"}"#;
    assert_eq!(refused.told(), expected);
    assert_eq!(house.generate("9999900001").await.told(), expected, "whatever is called");
    assert_eq!(house.get("/health/ready", None).await.status, StatusCode::OK);
    house.pass(200);
    assert_eq!(house.get(path::ACTIVITY, None).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_a_stranger_says_of_its_address_is_not_believed() {
    let rules = Rules { address_calls: 1, ..Rules::default() };
    let call = async |house: &House, from: &str| {
        let body = Some(json!({"mobile": "x"}));
        let mut request = request(Method::POST, path::GENERATE_OTP, None, body);
        request.headers_mut().insert("x-forwarded-for", from.parse().expect("a value"));
        house.call(request).await.status
    };
    let house = House::build(rules.clone(), TrustedProxies::default()).await;
    assert_eq!(call(&house, "203.0.113.1").await, StatusCode::BAD_REQUEST);
    assert_eq!(call(&house, "203.0.113.2").await, StatusCode::TOO_MANY_REQUESTS);

    let proxies = TrustedProxies::new(vec!["192.0.2.0/24".parse().expect("a network")]);
    let house = House::build(rules, proxies).await;
    assert_eq!(call(&house, "203.0.113.1").await, StatusCode::BAD_REQUEST);
    assert_eq!(call(&house, "203.0.113.2").await, StatusCode::BAD_REQUEST);
    assert_eq!(call(&house, "203.0.113.1").await, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_call_that_takes_too_long_is_given_up() {
    let house = House::with(|rules| rules.request_timeout = std::time::Duration::from_millis(20)).await;
    let in_the_way = house.backend.database.write().await.expect("a transaction");
    let answer = house.generate("9999900001").await;
    drop(in_the_way);
    let expected = r#"503 (retry after 5 s) {"errorCode":"INTERNAL","error":"Service unavailable"}"#;
    assert_eq!(answer.told(), expected);
    assert_eq!(house.count("SELECT COUNT(*) FROM codes").await, 0, "nothing is half done");
}

#[tokio::test]
async fn an_address_has_so_many_requests_at_a_time() {
    let house = House::with(|rules| rules.requests_per_address = 1).await;
    let in_the_way = house.backend.database.write().await.expect("a transaction");
    let waiting = house.generate("9999900001");
    let others = async {
        // The first one has its share before anybody else is polled, and waits for the database.
        let expected = r#"429 (retry after 5 s) {"errorCode":"TOO_MANY_CALLS","error":"Too Many Requests"}"#;
        for path in [path::ACTIVITY, "/", "/missing.js", "/api/openapi.json", "/health/ready"] {
            assert_eq!(house.get(path, None).await.told(), expected, "{path}");
        }
        let mut from_elsewhere = request(Method::GET, path::ACTIVITY, None, None);
        let peer: SocketAddr = "192.0.2.2:40000".parse().expect("an address");
        from_elsewhere.extensions_mut().insert(ConnectInfo(peer));
        assert_eq!(house.call(from_elsewhere).await.status, StatusCode::UNAUTHORIZED);
        drop(in_the_way);
    };
    let (answer, ()) = tokio::join!(biased; waiting, others);
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(house.get(path::ACTIVITY, None).await.status, StatusCode::UNAUTHORIZED);
}
