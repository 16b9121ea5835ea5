//! Bytes that make no sense, at each place that takes bytes from outside: refused, never a fault, and nothing happens.

use std::fmt::Debug;

use axum::body::Body;
use axum::http::{HeaderValue, Method, Request, StatusCode};
use contract::{MobileNumber, UNAUTHENTICATED, path};
use portal_backend::address::TrustedProxies;
use portal_backend::codes::CodeHasher;
use portal_backend::rules::Rules;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::house::{Answer, FAMILY, House, Plan, request};

const OWN_ID: &str = "99900000000001";

/// A house for all cases of one test, and a session of the family in it.
struct Target {
    house: House,
    token: String,
}

fn check<S: Strategy>(strategy: &S, test: impl AsyncFn(&Target, S::Value) -> Result<(), TestCaseError>)
where
    S::Value: Debug,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let target = runtime.block_on(async {
        let house = House::planned(Plan { hasher: CodeHasher::cheap(2), ..Plan::default() }).await;
        let people = include_bytes!("../../sample-data/beneficiaries.csv");
        house.import(people).await;
        let token = house.sign_in(FAMILY).await;
        let dist = house.folder.path().join("dist");
        std::fs::create_dir(&dist).expect("a folder");
        std::fs::write(dist.join("boot.js"), "1").expect("written");
        Target { house, token }
    });
    let mut runner = TestRunner::new(Config { cases: 300, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(strategy, |value| runtime.block_on(test(&target, value)));
    assert!(outcome.is_ok(), "{outcome:?}");
}

fn is_refused(answer: &Answer) -> Result<(), TestCaseError> {
    prop_assert!(answer.status.is_client_error(), "{}", answer.told());
    Ok(())
}

/// Any JSON, of the names that requests have and of others.
fn any_json() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        Just("mobile".to_owned()),
        Just("otp".to_owned()),
        Just("txnId".to_owned()),
        any::<String>()
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[6-9][0-9]{9}".prop_map(Value::from),
        "[0-9a-f]{64}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 16, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map(name.clone(), inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// A body that is right but for what was cut off, put in or changed.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let right = prop_oneof![
        "[6-9][0-9]{9}".prop_map(|number| json!({ "mobile": number })),
        "[0-9a-f]{64}".prop_map(|otp| json!({ "otp": otp, "txnId": "c5ca74e6-bef2-45e8-bdbc-fc04b4c9f9a8" })),
    ];
    (right, any::<prop::sample::Index>(), prop::collection::vec(any::<u8>(), 0..4), any::<bool>()).prop_map(
        |(right, place, bytes, cut)| {
            let mut body = right.to_string().into_bytes();
            let place = place.index(body.len());
            if cut {
                body.truncate(place);
            } else {
                body.splice(place..place, bytes);
            }
            body
        },
    )
}

fn any_body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        any_json().prop_map(|json| json.to_string().into_bytes()),
        damaged(),
        // A list of what the fields hold.
        "\\[\"[6-9][0-9]{9}\"\\]".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..300),
        (1..8_000_usize).prop_map(|depth| "[".repeat(depth).into_bytes()),
    ]
}

#[test]
fn a_body_is_a_request_or_it_is_refused() {
    check(&any_body(), async |target, body| {
        let read: Option<Value> = serde_json::from_slice(&body).ok();
        let number = read.as_ref().and_then(|json| MobileNumber::parse(json["mobile"].as_str()?).ok());
        for path in [path::GENERATE_OTP, path::CONFIRM_OTP] {
            let mut request = request(Method::POST, path, None, Some(Value::Null));
            *request.body_mut() = Body::from(body.clone());
            let answer = target.house.call(request).await;
            if answer.status == StatusCode::OK {
                prop_assert!(path == path::GENERATE_OTP && number.is_some(), "{}", answer.told());
            } else {
                is_refused(&answer)?;
                prop_assert!(answer.json()["errorCode"].is_string());
            }
        }
        Ok(())
    });
}

const NOT_JSON: [&str; 8] = [
    "text/plain",
    "text/plain; application/json",
    "text/plain, application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=json",
    "application",
    "json",
    "",
];

#[test]
fn a_body_that_is_not_said_to_be_json_is_refused() {
    let kinds = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..40),
        // What forms of other sites may send unasked, and what is almost the right word.
        prop::sample::select(&NOT_JSON[..]).prop_map(|kind| kind.as_bytes().to_vec()),
        "[a-z]{0,3}/?application/json[a-z+-]{1,5}".prop_map(String::into_bytes),
        "[a-z]{1,5}/[a-z+]{0,5}json".prop_map(String::into_bytes),
    ];
    check(&kinds, async |target, kind| {
        let Ok(kind) = HeaderValue::from_bytes(&kind) else { return Ok(()) };
        let body = json!({ "mobile": "9876543210" });
        let mut request = request(Method::POST, path::GENERATE_OTP, None, Some(body));
        request.headers_mut().insert("content-type", kind);
        is_refused(&target.house.call(request).await)
    });
}

#[test]
fn only_a_living_token_opens_anything() {
    let words = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..80),
        "(Bearer|bearer|Basic|Token)? {0,2}[A-Za-z0-9_-]{0,50}".prop_map(String::into_bytes),
        any::<prop::sample::Index>().prop_map(|place| place.index(43).to_string().into_bytes()),
    ];
    check(&words, async |target, words| {
        // The living token but for one character, or something else altogether.
        let place: Option<usize> = std::str::from_utf8(&words).ok().and_then(|text| text.parse().ok());
        let words = match place.filter(|&place| place < target.token.len()) {
            Some(place) => {
                let mut token = target.token.clone().into_bytes();
                token[place] = if token[place] == b'A' { b'B' } else { b'A' };
                [b"Bearer ".as_slice(), &token].concat()
            }
            None => words,
        };
        let Ok(words) = HeaderValue::from_bytes(&words) else { return Ok(()) };
        for path in [path::BENEFICIARIES, path::ACTIVITY, path::CERTIFICATE] {
            let mut request = request(Method::GET, path, None, None);
            request.headers_mut().insert("authorization", words.clone());
            let answer = target.house.call(request).await;
            prop_assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
            prop_assert_eq!(answer.text(), UNAUTHENTICATED);
        }
        Ok(())
    });
}

fn get(target: &Target, path: &str, query: &str) -> Option<Request<Body>> {
    let address = format!("{path}?{query}").parse::<axum::http::Uri>().ok()?;
    let mut request = request(Method::GET, path, Some(&target.token), None);
    *request.uri_mut() = address;
    Some(request)
}

#[test]
fn a_query_finds_ones_own_record_or_nothing() {
    let queries = prop_oneof![
        "[ -~]{0,60}",
        "beneficiary_reference_id=[0-9%+a-f&=.-]{0,30}",
        Just(format!("beneficiary_reference_id=%2B{OWN_ID}")),
        Just(format!("beneficiary_reference_id={OWN_ID}%00")),
        Just(format!("Beneficiary_Reference_Id={OWN_ID}")),
        Just(format!("beneficiary_reference_id={OWN_ID}&beneficiary_reference_id=99900000000003")),
        // Somebody else's.
        Just("beneficiary_reference_id=99900000000003".to_owned()),
    ];
    check(&queries, async |target, query| {
        let Some(request) = get(target, path::CERTIFICATE, &query) else { return Ok(()) };
        is_refused(&target.house.call(request).await)
    });
}

#[test]
fn a_cursor_is_one_that_was_given_or_it_is_refused() {
    let queries = prop_oneof![
        "after=[ -~]{0,60}",
        "after=[0-9a-f]{24}",
        "after=(%[0-9A-Fa-f]{2}){0,20}",
        "after=[0-9]{1,9}",
        // What a search would take for any cursor.
        "after=(%25|_){1,24}",
    ];
    check(&queries, async |target, query| {
        let Some(request) = get(target, path::ACTIVITY, &query) else { return Ok(()) };
        let answer = target.house.call(request).await;
        // `#` begins what is no query any more; `&` ends the cursor.
        prop_assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.told());
        Ok(())
    });
}

/// A file of the built app, beside the folder in which the database lies.
const SERVED: &str = "served.txt";

#[test]
fn no_address_of_a_page_leads_out_of_its_folder() {
    let part = prop_oneof![
        Just("..".to_owned()),
        Just("%2e%2e".to_owned()),
        Just("..%2f".to_owned()),
        Just("%2e%2e%5c".to_owned()),
        Just("portal.sqlite3".to_owned()),
        Just("dist".to_owned()),
        Just(SERVED.to_owned()),
        Just("../portal.sqlite3".to_owned()),
        Just("%2e%2e/portal.sqlite3".to_owned()),
        "[!-~]{0,8}",
    ];
    let paths = prop::collection::vec(part, 0..6).prop_map(|parts| parts.join("/"));
    check(&paths, async |target, path| {
        let dist = target.house.folder.path().join("dist");
        if !dist.exists() {
            std::fs::create_dir(&dist).expect("a folder");
            std::fs::write(dist.join(SERVED), SERVED).expect("written");
            assert!(dist.join("../portal.sqlite3").exists(), "the way out leads somewhere");
            assert_eq!(
                target.house.get(&format!("/{SERVED}"), None).await.text(),
                SERVED,
                "files are served"
            );
        }
        let Ok(address) = format!("/{path}").parse::<axum::http::Uri>() else { return Ok(()) };
        let mut request = request(Method::GET, "/", None, None);
        *request.uri_mut() = address;
        let answer = target.house.call(request).await;
        prop_assert!(!answer.status.is_server_error(), "{}", answer.told());
        prop_assert!(!answer.body.starts_with(b"SQLite format"), "the database");
        Ok(())
    });
}

/// What a client writes into `X-Forwarded-For` stands on the left of what the proxy adds.
#[test]
fn nobody_chooses_the_address_that_is_counted() {
    let before = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..60),
        "([0-9]{1,3}\\.){3}[0-9]{1,3}(, ?([0-9]{1,3}\\.){3}[0-9]{1,3}){0,3}".prop_map(String::into_bytes),
        "[0-9a-f:]{2,30},".prop_map(String::into_bytes),
    ];
    let rules = Rules { address_calls: 1, ..Rules::default() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let proxies = TrustedProxies::new(vec!["192.0.2.0/24".parse().expect("a network")]);
    let behind_a_proxy = runtime.block_on(House::build(rules.clone(), proxies));
    let in_the_open = runtime.block_on(House::build(rules, TrustedProxies::default()));
    let call = async |house: &House, forwarded: HeaderValue| {
        let mut request = request(Method::POST, path::GENERATE_OTP, None, Some(json!({ "mobile": "x" })));
        request.headers_mut().insert("x-forwarded-for", forwarded);
        house.call(request).await.status
    };
    // The one call that this address may make; all that follow are refused, whatever they say.
    let caller = HeaderValue::from_static("203.0.113.7");
    for house in [&behind_a_proxy, &in_the_open] {
        assert_eq!(runtime.block_on(call(house, caller.clone())), StatusCode::BAD_REQUEST);
    }
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&before, |before| {
        let Ok(said) = HeaderValue::from_bytes(&before) else { return Ok(()) };
        let in_the_open = runtime.block_on(call(&in_the_open, said));
        prop_assert_eq!(in_the_open, StatusCode::TOO_MANY_REQUESTS);
        let Ok(said) = HeaderValue::from_bytes(&[&before, b", 203.0.113.7".as_slice()].concat()) else {
            return Ok(());
        };
        prop_assert_eq!(runtime.block_on(call(&behind_a_proxy, said)), StatusCode::TOO_MANY_REQUESTS);
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}
