//! Every route of the table that the router is made of: what carries data needs a token born of a code.
//!
//! The tests walk the table itself. A route that is added is walked with the others, and is held to need a token
//! until it is named in [`WITHOUT_A_TOKEN`].

use std::collections::BTreeSet;

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use contract::path;
use portal_backend::router::{Beside, Caller, Route, table};
use sha2::{Digest as _, Sha256};

use crate::house::{Answer, FAMILY, House, request};

/// Each with the reason why it may do without.
pub(crate) const WITHOUT_A_TOKEN: [(&str, &str); 14] = [
    (
        path::GENERATE_OTP,
        "whoever asks for a code has no session yet; the answer is the same for every number",
    ),
    (path::CONFIRM_OTP, "the code is what opens a session"),
    (
        path::TRUST,
        "public keys, and hashes of ids that nobody can guess; whoever checks a certificate needs them",
    ),
    ("/api/policy-reports", "browsers report there; nothing of a report is kept but a word of ours"),
    ("/api/openapi.json", "it describes the calls, and is the same for everybody"),
    ("/health/live", "a word for whoever runs the backend"),
    ("/health/ready", "a word for whoever runs the backend"),
    ("/sandbox", "there only with --sandbox, on loopback addresses: it stands for the phone itself"),
    ("/sandbox/style.css", "how that page looks"),
    ("/sandbox/messages", "that page for programs"),
    (
        "/style",
        "there only in a sandbox that is given it: the parts that pages are made of, and nobody's data",
    ),
    ("/style/page.css", "how that page looks"),
    ("/style/page.js", "what draws it"),
    ("/style/page_bg.wasm", "likewise"),
];

fn is_named(route: &Route) -> bool {
    WITHOUT_A_TOKEN.iter().any(|(path, _)| *path == route.path)
}

/// What carries data, or may.
pub(crate) fn guarded() -> impl Iterator<Item = Route> {
    table(Beside::PhoneAndStylePage).into_iter().filter(|route| !is_named(route))
}

#[test]
fn what_needs_no_token_is_named_here_with_its_reason() {
    let table = table(Beside::PhoneAndStylePage);
    for route in &table {
        let is_for_citizens = route.caller == Caller::Citizen;
        assert_ne!(is_for_citizens, is_named(route), "{} {}: name it, or guard it", route.method, route.path);
    }
    for (path, _) in WITHOUT_A_TOKEN {
        assert!(table.iter().any(|route| route.path == path), "{path} is not there any more");
    }
}

#[test]
fn without_a_sandbox_there_is_no_phone_to_read() {
    let in_the_sandbox =
        |route: &Route| ["/sandbox", "/style"].iter().any(|place| route.path.starts_with(place));
    assert!(table(Beside::PhoneAndStylePage).iter().any(in_the_sandbox));
    assert!(!table(Beside::Nothing).iter().any(in_the_sandbox));
    assert!(
        table(Beside::PhoneAndStylePage)
            .iter()
            .all(|route| in_the_sandbox(route) == (route.caller == Caller::ThisMachine))
    );
}

#[tokio::test]
async fn without_a_sandbox_the_phone_is_a_page_like_any_other() {
    let house = House::without_sandbox().await;
    house.generate(FAMILY).await;
    for path in ["/sandbox", "/sandbox/messages?mobile=9999900001"] {
        assert_eq!(house.get(path, None).await.text(), house.get("/", None).await.text(), "{path}");
    }
}

/// A call without a living token, and what it says in place of one.
fn credentials(living: &str, dead: [&str; 3]) -> Vec<(&'static str, HeaderMap)> {
    let [signed_out, extended_away, run_out] = dead;
    let hash: String = Sha256::digest(living.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let shorter = &living[..living.len() - 1];
    let swapped: String = living
        .chars()
        .map(|c| if c.is_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() })
        .collect();
    let authorizations = [
        ("no header", vec![]),
        ("nothing in it", vec![String::new()]),
        ("a scheme alone", vec!["Bearer".to_owned()]),
        ("a scheme and nothing", vec!["Bearer ".to_owned()]),
        ("nonsense", vec!["Bearer x".to_owned()]),
        ("a number", vec![format!("Bearer {FAMILY}")]),
        ("a reference id", vec!["Bearer 99900000000001".to_owned()]),
        ("words of programs", vec!["Bearer null".to_owned()]),
        ("a token that was signed out", vec![format!("Bearer {signed_out}")]),
        ("a token that was exchanged", vec![format!("Bearer {extended_away}")]),
        ("a token that ran out", vec![format!("Bearer {run_out}")]),
        ("no scheme", vec![living.to_owned()]),
        ("another scheme", vec![format!("Token {living}")]),
        ("a password", vec!["Basic OTk5OTkwMDAwMTo=".to_owned()]),
        ("a letter more", vec![format!("Bearer {living}A")]),
        ("a letter less", vec![format!("Bearer {shorter}")]),
        ("another case", vec![format!("Bearer {swapped}")]),
        ("two in one", vec![format!("Bearer {living}, Bearer {living}")]),
        ("two of them", vec![format!("Bearer {living}"), format!("Bearer {living}")]),
        ("what the database holds of it", vec![format!("Bearer {hash}")]),
        ("a wildcard", vec!["Bearer %".to_owned()]),
        ("a query", vec!["Bearer ' OR '1'='1".to_owned()]),
        ("four thousand letters", vec![format!("Bearer {}", "a".repeat(4000))]),
    ];
    let mut credentials: Vec<_> = authorizations
        .into_iter()
        .map(|(told, values)| {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append("authorization", HeaderValue::from_str(&value).expect("a value"));
            }
            (told, headers)
        })
        .collect();
    let elsewhere = [
        ("in a cookie", "cookie", format!("token={living}; Authorization=Bearer {living}")),
        ("in another header", "x-access-token", living.to_owned()),
        ("for a proxy", "proxy-authorization", format!("Bearer {living}")),
        ("bytes that are no text", "authorization", "Bearer \u{fe}".to_owned()),
    ];
    for (told, name, value) in elsewhere {
        let value = HeaderValue::from_bytes(value.as_bytes()).expect("a value");
        credentials.push((told, HeaderMap::from_iter([(HeaderName::from_static(name), value)])));
    }
    credentials
}

/// All of an answer but what is different each time.
fn shape(mut answer: Answer) -> (StatusCode, HeaderMap, String) {
    answer.headers.remove("x-request-id");
    let text = answer.text();
    (answer.status, answer.headers, text)
}

async fn two_dead_tokens(house: &House) -> [String; 2] {
    let signed_out = house.sign_in("9999900003").await;
    house.post(path::LOGOUT, Some(&signed_out), None).await;
    let extended_away = house.sign_in("9999900004").await;
    let extended = house.post(path::EXTEND, Some(&extended_away), None).await.json();
    house.get(path::ACTIVITY, extended["token"].as_str()).await;
    [signed_out, extended_away]
}

#[tokio::test]
async fn every_route_that_carries_data_refuses_alike_without_a_living_token() {
    let house = House::with_sample_data().await;
    let [signed_out, extended_away] = two_dead_tokens(&house).await;
    let mut walked = 0;
    for route in guarded() {
        // Signing in forgets what ran out before: what runs out after it is still in the database.
        let run_out = house.sign_in("9999900002").await;
        house.pass(890);
        let living = house.sign_in(FAMILY).await;
        house.pass(10);
        let expected = shape(house.call(request(route.method.clone(), route.path, None, None)).await);
        assert_eq!((expected.0, expected.2.as_str()), (StatusCode::UNAUTHORIZED, "Unauthenticated access!"));
        for (told, headers) in credentials(&living, [&signed_out, &extended_away, &run_out]) {
            let mut call = request(route.method.clone(), route.path, None, None);
            call.headers_mut().extend(headers);
            let place = format!("{} {} with {told}", route.method, route.path);
            assert_eq!(shape(house.call(call).await), expected, "{place}");
        }
        let accepted = house.call(request(route.method.clone(), route.path, Some(&living), None)).await;
        assert_ne!(accepted.status, StatusCode::UNAUTHORIZED, "{} takes a living token", route.path);
        walked += 1;
    }
    assert_eq!(walked, table(Beside::PhoneAndStylePage).len() - WITHOUT_A_TOKEN.len());
}

#[tokio::test]
async fn asking_for_the_head_alone_needs_a_token_too() {
    let house = House::with_sample_data().await;
    for route in guarded().filter(|route| route.method == Method::GET) {
        let answer = house.call(request(Method::HEAD, route.path, None, None)).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", route.path);
    }
}

#[tokio::test]
async fn what_a_call_does_not_take_is_refused() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    let invalid = r#"400 {"errorCode":"INVALID_REQUEST","error":"Invalid request"}"#;
    let calls = table(Beside::PhoneAndStylePage).into_iter();
    for route in calls.filter(|route| matches!(route.caller, Caller::Citizen | Caller::Anybody)) {
        let mut queries = vec!["mobile=9999900001".to_owned(), "x".to_owned(), "token=1".to_owned()];
        queries.extend(route.parameters.iter().map(|name| format!("{name}=1&{name}=1")));
        for query in queries {
            let path = format!("{}?{query}", route.path);
            let answer = house.call(request(route.method.clone(), &path, Some(&token), None)).await;
            assert_eq!(answer.told(), invalid, "{} {path}", route.method);
        }
    }
}

/// A second way of adding routes would make routes that nobody walks.
#[test]
fn the_router_is_made_of_the_table_alone() {
    let router = include_str!("../../src/router.rs");
    let ways: [&str; 6] = [".route(", ".route_service(", ".nest", ".merge(", ".fallback", "_service("];
    let found: BTreeSet<_> =
        ways.iter().flat_map(|way| router.match_indices(way)).map(|(place, _)| place).collect();
    assert_eq!(found.len(), 2, "one for the table, one for the app's files");
    assert!(router.contains("router.route(route.path, guard::guarded(route, &backend, &in_flight))"));
    assert!(router.contains(".fallback(pages::serve."));
}
