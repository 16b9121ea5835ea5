//! Limits on everybody together: what a flood may cost, and what it may take up.

use std::time::Duration;

use axum::http::StatusCode;
use contract::path;
use portal_backend::address::TrustedProxies;
use portal_backend::rules::Rules;
use serde_json::json;

use crate::house::House;
use crate::wire::Server;

fn unavailable(seconds: u32) -> String {
    format!(r#"503 (retry after {seconds} s) {{"errorCode":"INTERNAL","error":"Service unavailable"}}"#)
}

fn number(place: usize) -> String {
    format!("90000{place:05}")
}

#[tokio::test]
async fn all_numbers_together_get_so_many_codes_in_a_minute() {
    let house = House::with(|rules| rules.all_sends_per_minute = 3).await;
    for place in 0..3 {
        assert_eq!(house.generate(&number(place)).await.status, StatusCode::OK);
        house.pass(10);
    }
    assert_eq!(house.generate(&number(3)).await.told(), unavailable(30), "until the first is a minute old");
    assert_eq!(house.count("SELECT COUNT(*) FROM codes").await, 3, "and no code is made");
    house.pass(29);
    assert_eq!(house.generate(&number(3)).await.told(), unavailable(1));
    house.pass(1);
    assert_eq!(house.generate(&number(3)).await.status, StatusCode::OK);
    assert_eq!(house.generate(&number(4)).await.told(), unavailable(10));
}

#[tokio::test]
async fn all_numbers_together_get_so_many_codes_in_a_day_also_across_a_restart() {
    let mut house = House::with(|rules| rules.all_sends_per_day = 3).await;
    for place in 0..3 {
        assert_eq!(house.generate(&number(place)).await.status, StatusCode::OK);
        house.pass(3600);
    }
    house = house.restart().await;
    assert_eq!(house.generate(&number(3)).await.told(), unavailable(21 * 3600));
    house.pass(21 * 3600 - 1);
    assert_eq!(house.generate(&number(3)).await.told(), unavailable(1));
    house.pass(1);
    assert_eq!(house.generate(&number(3)).await.status, StatusCode::OK);
}

/// Whoever comes back when they were told to is not sent away for another reason that was known before.
#[tokio::test]
async fn of_several_waits_the_longest_is_told() {
    let house = House::with(|rules| rules.all_sends_per_minute = 1).await;
    let told = |code: &str, seconds, error: &str| {
        format!(r#"429 (retry after {seconds} s) {{"errorCode":"{code}","error":"{error}"}}"#)
    };
    // 30 s for the number, 60 s for all.
    house.send("9999900001").await;
    assert_eq!(house.generate("9999900001").await.told(), told("TOO_MANY_SENDS", 60, "Too many OTPs"));

    let house = House::with(|rules| {
        rules.wrong_until_locked = 1;
        rules.lock = Duration::from_secs(10);
    })
    .await;
    // 10 s for the lock, 30 s for the number.
    let (txn_id, code) = house.send("9999900001").await;
    house.guess_wrong(&txn_id, &code).await;
    assert_eq!(house.generate("9999900001").await.told(), told("MOBILE_LOCKED", 30, "Mobile number locked"));
}

/// Whoever reaches the limit of all learns nothing of a number, known or unknown, but what is that number's own.
#[tokio::test]
async fn the_limit_of_all_is_told_to_all_alike() {
    let house = House::with(|rules| rules.all_sends_per_minute = 1).await;
    house.bring_in_sample_data().await;
    assert_eq!(house.generate(&number(0)).await.status, StatusCode::OK);
    let shape = |mut answer: crate::house::Answer| {
        answer.headers.remove("x-request-id");
        (answer.status, answer.headers, answer.body)
    };
    assert_eq!(shape(house.generate("9999900001").await), shape(house.generate(&number(1)).await));
}

#[tokio::test]
async fn a_request_too_many_is_sent_away_at_once_and_a_seat_is_given_back() {
    let house = House::with(|rules| rules.requests_in_flight = 1).await;
    let in_the_way = house.backend.database.write().await.expect("a transaction");
    let body = json!({"mobile": "9999900001"});
    let waiting = house.post(path::GENERATE_OTP, None, Some(body));
    let others = async {
        // The first one has its seat before anybody else is polled, and waits for the database.
        for path in [path::ACTIVITY, "/", "/missing.js", "/api/openapi.json", "/health/ready"] {
            assert_eq!(house.get(path, None).await.told(), unavailable(5), "{path}");
        }
        assert_eq!(house.get("/health/live", None).await.status, StatusCode::OK);
        drop(in_the_way);
    };
    let (answer, ()) = tokio::join!(biased; waiting, others);
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(house.get(path::ACTIVITY, None).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_seat_is_kept_until_the_answer_has_gone_out() {
    let house = House::with(|rules| {
        rules.requests_in_flight = 1;
        rules.stall_timeout = Duration::from_secs(20);
    })
    .await;
    let dist = house.folder.path().join("dist");
    std::fs::create_dir_all(&dist).expect("a folder");
    std::fs::write(dist.join("large.bin"), vec![b'a'; 64 * 1024 * 1024]).expect("written");
    let server = Server::start(&house.backend, None).await;
    let mut reader = server.connect().await;
    reader.say("GET /large.bin HTTP/1.1\r\nhost: localhost\r\n\r\n").await;
    let head = reader.hear_head().await;
    assert!(head.starts_with("HTTP/1.1 200 OK") && head.contains("content-length: 67108864\r\n"), "{head}");
    assert!(server.connect().await.get("/code").await.starts_with("HTTP/1.1 503 "));
    drop(reader);
    while server.connect().await.get("/code").await.starts_with("HTTP/1.1 503 ") {}
}

#[tokio::test]
async fn an_address_has_so_many_connections_and_a_trusted_proxy_all() {
    let rules = Rules { connections_per_address: 2, ..Rules::default() };
    let house = House::build(rules.clone(), TrustedProxies::default()).await;
    let server = Server::start(&house.backend, None).await;
    let (mut first, mut second) = (server.connect().await, server.connect().await);
    let mut third = server.connect().await;
    assert_eq!(third.hear_all().await, "", "it is hung up on");
    assert!(first.get("/health/live").await.starts_with("HTTP/1.1 200 OK"));
    let mut fourth = server.connect().await;
    assert!(fourth.get("/health/live").await.starts_with("HTTP/1.1 200 OK"), "a place became free");
    assert!(second.get("/health/live").await.starts_with("HTTP/1.1 200 OK"));

    let proxies = TrustedProxies::new(vec!["127.0.0.0/8".parse().expect("a network")]);
    let house = House::build(rules, proxies).await;
    let server = Server::start(&house.backend, None).await;
    let mut lines = Vec::new();
    for _ in 0..5 {
        lines.push(server.connect().await);
    }
    for line in &mut lines {
        assert!(line.get("/health/live").await.starts_with("HTTP/1.1 200 OK"));
    }
}

#[tokio::test]
async fn beyond_all_connections_the_next_waits_for_one_to_end() {
    let house = House::with(|rules| rules.connections = 1).await;
    let server = Server::start(&house.backend, None).await;
    let mut first = server.connect().await;
    first.say("GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n").await;
    first.hear_head().await;
    let mut second = server.connect().await;
    let unanswered = tokio::time::timeout(Duration::from_millis(100), second.get("/health/live")).await;
    assert!(unanswered.is_err(), "nobody speaks with it yet");
    drop(first);
    assert!(second.hear_all().await.starts_with("HTTP/1.1 200 OK"));
}
