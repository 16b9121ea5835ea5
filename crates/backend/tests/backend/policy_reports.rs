//! Reports of violations of the page's policy: taken from anybody, kept of nobody.

use axum::body::Body;
use axum::http::{Method, StatusCode};

use crate::house::{Answer, FAMILY, House, request};

const PATH: &str = "/api/policy-reports";
const LIST: &str = "application/reports+json";

async fn report(house: &House, content_type: &'static str, body: impl Into<Body>) -> Answer {
    let mut request = request(Method::POST, PATH, None, None);
    request.headers_mut().insert("content-type", content_type.parse().expect("a value"));
    *request.body_mut() = body.into();
    house.call(request).await
}

#[tokio::test]
async fn both_kinds_of_reports_are_taken_without_a_word() {
    let house = House::new().await;
    let check = async |content_type, body: &'static str| {
        assert_eq!(report(&house, content_type, body).await.told(), "204", "{content_type} {body}");
    };
    check("application/csp-report", r#"{"csp-report":{"effective-directive":"img-src"}}"#).await;
    check("application/csp-report; charset=utf-8", r#"{"csp-report":{}}"#).await;
    check(LIST, r#"[{"type":"csp-violation","body":{"effectiveDirective":"img-src"}},{},1]"#).await;
    check("Application/Reports+JSON", "[]").await;
}

#[tokio::test]
async fn what_is_no_report_is_refused() {
    let house = House::new().await;
    let no_report = r#"415 {"errorCode":"INVALID_REQUEST","error":"JSON expected"}"#;
    for content_type in ["application/json", "text/plain", "", "application/reports+json2"] {
        assert_eq!(report(&house, content_type, "[]").await.told(), no_report, "{content_type}");
    }
    let broken = r#"400 {"errorCode":"INVALID_REQUEST","error":"Invalid request"}"#;
    let deep = "[".repeat(10_000);
    for body in ["", "{", "\u{0}", "[1,]", &deep] {
        assert_eq!(report(&house, LIST, body.to_owned()).await.told(), broken);
    }
    assert_eq!(report(&house, LIST, vec![0xff_u8, 0xfe]).await.told(), broken);
    let large = format!("[\"{}\"]", "x".repeat(17_000));
    assert_eq!(report(&house, LIST, large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let answer = house.get(PATH, None).await;
    assert_eq!((answer.status, answer.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "POST"));
}

/// A page elsewhere could have its visitors report what never happened here.
#[tokio::test]
async fn what_a_page_of_another_site_sends_is_no_report() {
    let house = House::new().await;
    let from = async |sites: &[&'static str]| {
        let mut request = request(Method::POST, PATH, None, None);
        request.headers_mut().insert("content-type", LIST.parse().expect("a value"));
        for site in sites {
            request.headers_mut().append("sec-fetch-site", site.parse().expect("a value"));
        }
        *request.body_mut() = "[]".into();
        house.call(request).await.told()
    };
    for own in [&[][..], &["same-origin"], &["none"], &["same-site"]] {
        assert_eq!(from(own).await, "204", "{own:?}");
    }
    let refused = r#"403 {"errorCode":"INVALID_REQUEST","error":"Call from another origin"}"#;
    for foreign in [&["cross-site"][..], &["same-origin", "cross-site"]] {
        assert_eq!(from(foreign).await, refused, "{foreign:?}");
    }
}

#[tokio::test]
async fn reports_are_limited_and_use_up_no_calls() {
    let house = House::with(|rules| rules.address_calls = 2).await;
    for _ in 0..2 {
        assert_eq!(report(&house, LIST, "[]").await.status, StatusCode::NO_CONTENT);
    }
    let refused = r#"429 (retry after 300 s) {"errorCode":"TOO_MANY_CALLS","error":"Too Many Requests"}"#;
    assert_eq!(report(&house, LIST, "[]").await.told(), refused);
    assert_eq!(house.generate(FAMILY).await.status, StatusCode::OK);
}
