//! There is no way around the code: not by a header, a name, a place, or another spelling of a path.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Method, Request, Uri};
use contract::path;
use portal_backend::address::TrustedProxies;
use portal_backend::router::{Beside, Caller, table};
use portal_backend::rules::Rules;
use serde_json::json;

use crate::every_route::guarded;
use crate::house::{Answer, FAMILY, House, request};

/// What stands in the sample data of each person: number, id and name.
fn everybody() -> BTreeSet<String> {
    let lines = include_str!("../../sample-data/beneficiaries.csv").lines().skip(1);
    lines.flat_map(|line| line.split(',').take(3)).map(str::to_owned).collect()
}

/// Of the first person under [`FAMILY`].
const REFERENCE_ID: &str = "99900000000001";

fn tells_of_somebody(answer: &Answer) -> Option<String> {
    let headers = answer.headers.values().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let told: Vec<String> = headers.chain([text_but_examples(&answer.text())]).collect();
    everybody().into_iter().find(|marker| told.iter().any(|text| text.contains(marker)))
}

async fn house_behind_a_proxy() -> House {
    let rules = Rules { address_calls: u32::MAX, ..Rules::default() };
    let proxies = TrustedProxies::new(vec!["192.0.2.0/24".parse().expect("a network")]);
    let house = House::build(rules, proxies).await;
    house.bring_in_sample_data().await;
    house
}

/// What elsewhere opens a door: keys, names, places inside, and other methods.
const HEADERS: [(&str, &str); 24] = [
    ("x-api-key", "1"),
    ("x-api-key", "admin"),
    ("api-key", "1"),
    ("apikey", "1"),
    ("x-partner-id", "cowin"),
    ("x-internal", "true"),
    ("x-forwarded-for", "127.0.0.1"),
    ("x-forwarded-for", "::1"),
    ("x-forwarded-host", "localhost"),
    ("x-forwarded-user", "admin"),
    ("x-forwarded-client-cert", "By=admin"),
    ("x-real-ip", "127.0.0.1"),
    ("forwarded", "for=127.0.0.1;host=localhost;proto=https"),
    ("x-remote-user", FAMILY),
    ("x-mobile", FAMILY),
    ("x-beneficiary-reference-id", REFERENCE_ID),
    ("x-original-url", path::GENERATE_OTP),
    ("x-rewrite-url", path::GENERATE_OTP),
    ("x-http-method-override", "GET"),
    ("x-http-method", "GET"),
    ("x-method-override", "POST"),
    ("host", "127.0.0.1"),
    ("origin", "http://localhost"),
    ("sec-fetch-site", "same-origin"),
];

#[tokio::test]
async fn no_header_stands_in_for_a_token() {
    let house = house_behind_a_proxy().await;
    for route in guarded() {
        for (name, value) in HEADERS {
            for method in [Method::GET, Method::POST, Method::HEAD, Method::OPTIONS] {
                let mut call = request(method.clone(), route.path, None, None);
                call.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
                let answer = house.call(call).await;
                let place = format!("{method} {} with {name}: {value}", route.path);
                let refused = if is_served(&method, &route.method) { 401 } else { 405 };
                assert_eq!(answer.status.as_u16(), refused, "{place}");
                assert_eq!(tells_of_somebody(&answer), None, "{place}");
            }
        }
    }
}

fn is_served(asked: &Method, served: &Method) -> bool {
    asked == served || (asked == Method::HEAD && served == Method::GET)
}

/// Other ways to write a path that something in between, or we, might take for it.
fn spellings(path: &str) -> Vec<String> {
    let (folder, name) = path.rsplit_once('/').expect("a path");
    let first = name.chars().next().expect("a name");
    vec![
        format!("/{path}"),
        format!("//{}", path.replace('/', "//")),
        format!("{path}/"),
        format!("{path}//"),
        format!("{folder}//{name}"),
        format!("{folder}/./{name}"),
        format!("{folder}/x/../{name}"),
        format!("{folder}/%2e/{name}"),
        format!("{folder}/x/%2e%2e/{name}"),
        format!("{folder}%2f{name}"),
        format!("{folder}/%{:02x}{}", u32::from(first), &name[1..]),
        format!("{path}%00"),
        format!("{path}%20"),
        format!("{path}."),
        format!("{path}.json"),
        format!("{path};a=b"),
        format!("{path};/../public"),
        format!("{path}%3fx"),
        format!("/public/..{path}"),
        format!("{}/..{path}", path::GENERATE_OTP),
        path.to_uppercase(),
        path.to_lowercase() + "X",
        path.replace("/v2/", "/v1/"),
        path.replace("/api/", "/API/"),
        path.replace("/api/", "/"),
        format!("http://localhost{path}"),
    ]
}

#[tokio::test]
async fn no_spelling_of_a_path_leads_around_the_guard() {
    let house = House::with_sample_data().await;
    let app = house.get("/", None).await.text();
    let mut tried = 0;
    for route in guarded() {
        for spelling in spellings(route.path) {
            for query in ["", "?mobile=9999900001", "?beneficiary_reference_id=99900000000001", "?token=1"] {
                let Ok(uri) = format!("{spelling}{query}").parse::<Uri>() else { continue };
                let mut call = request(route.method.clone(), "/", None, None);
                *call.uri_mut() = uri;
                let answer = house.call(call).await;
                let is_refused = answer.status.is_client_error();
                assert!(is_refused || answer.text() == app, "{spelling}{query}: {}", answer.told());
                assert_eq!(tells_of_somebody(&answer), None, "{spelling}{query}");
                tried += 1;
            }
        }
    }
    assert!(tried > 400, "{tried}");
}

/// Of bodies that one or other of the routes takes.
const KINDS: [&str; 3] = ["application/json", "application/csp-report", "application/reports+json"];

/// Whoever names somebody by number or id, in whatever place, and holds no token, learns nothing.
#[tokio::test]
async fn what_anybody_may_call_tells_of_nobody() {
    let house = House::with_sample_data().await;
    let named = "mobile=9999900001&mobile_number=9999900001&beneficiary_reference_id=99900000000001&id=1";
    let bodies = [
        None,
        Some(json!({"mobile": FAMILY})),
        Some(json!({"mobile": FAMILY, "beneficiary_reference_id": REFERENCE_ID})),
        Some(json!({"beneficiary_reference_id": REFERENCE_ID})),
        Some(json!({"txnId": REFERENCE_ID, "otp": FAMILY})),
        Some(json!({"txnId": REFERENCE_ID, "otp": "0".repeat(64)})),
    ];
    for route in
        table(Beside::PhoneAndStylePage).into_iter().filter(|route| route.caller != Caller::ThisMachine)
    {
        // All at once are refused where any one of them is not taken.
        let queries = ["", named].into_iter().chain(named.split('&'));
        for path in queries.map(|query| format!("{}?{query}", route.path)) {
            for (body, kind) in bodies.iter().flat_map(|body| KINDS.map(|kind| (body, kind))) {
                let mut call = request(route.method.clone(), &path, None, body.clone());
                call.headers_mut().insert("content-type", HeaderValue::from_static(kind));
                let answer = house.call(call).await;
                assert_ne!(answer.header("content-type"), "application/pdf", "{path} {body:?}");
                assert_eq!(tells_of_somebody(&answer), None, "{path} {kind} {body:?}");
            }
        }
    }
}

/// The API's description shows how a number and an id look; the first of the made-up ones stand for them.
fn text_but_examples(text: &str) -> String {
    [FAMILY, REFERENCE_ID]
        .iter()
        .fold(text.to_owned(), |text, example| text.replace(&format!(r#""example":"{example}""#), ""))
}

/// The markers are in what a citizen sees, or the tests above would find nothing anywhere.
#[tokio::test]
async fn what_a_citizen_sees_tells_of_them() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    let people = house.get(path::BENEFICIARIES, Some(&token)).await;
    assert!(tells_of_somebody(&people).is_some());
    let stated: Request<Body> = request(Method::GET, path::BENEFICIARIES, None, None);
    assert_eq!(house.call(stated).await.status.as_u16(), 401);
}
