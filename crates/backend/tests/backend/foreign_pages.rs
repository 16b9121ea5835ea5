//! Pages of another origin may not call, whatever they know; and nobody calls a sandbox by another name.

use axum::http::{HeaderName, HeaderValue, StatusCode};
use portal_backend::router::{Beside, Caller, table};

use crate::house::{Answer, FAMILY, House, request};

const FOREIGN: &str = r#"403 {"errorCode":"INVALID_REQUEST","error":"Call from another origin"}"#;

#[tokio::test]
async fn every_call_refuses_pages_of_another_origin() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    let calls = table(Beside::PhoneAndStylePage).into_iter();
    for route in calls.filter(|route| matches!(route.caller, Caller::Citizen | Caller::Anybody)) {
        let call = async |told: &[(&'static str, &'static str)]| -> Answer {
            let mut call = request(route.method.clone(), route.path, Some(&token), None);
            for (name, value) in told {
                call.headers_mut().append(HeaderName::from_static(name), HeaderValue::from_static(value));
            }
            house.call(call).await
        };
        for foreign in [
            &[("origin", "https://evil.example")][..],
            &[("origin", "null")],
            &[("origin", "http://localhost.evil.example")],
            &[("origin", "http://localhost:81")],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "cross-site"), ("origin", "http://localhost")],
        ] {
            assert_eq!(call(foreign).await.told(), FOREIGN, "{} {foreign:?}", route.path);
        }
        for own in [
            &[][..],
            &[("origin", "http://localhost")],
            &[("sec-fetch-site", "same-origin"), ("origin", "http://localhost")],
        ] {
            // The last of the calls signs out: what it answers then is no 403 either.
            assert_ne!(call(own).await.status, StatusCode::FORBIDDEN, "{} {own:?}", route.path);
        }
    }
}

#[tokio::test]
async fn a_sandbox_answers_to_the_names_of_this_machine_alone() {
    let house = House::new().await;
    let sandbox =
        table(Beside::PhoneAndStylePage).into_iter().filter(|route| route.caller == Caller::ThisMachine);
    for route in sandbox {
        let path = format!("{}?mobile={FAMILY}", route.path);
        let call = async |hosts: &[&'static str]| {
            let mut call = request(route.method.clone(), &path, None, None);
            call.headers_mut().remove("host");
            for host in hosts {
                call.headers_mut().append("host", HeaderValue::from_static(host));
            }
            house.call(call).await
        };
        for hosts in [&["localhost:8080"][..], &["127.0.0.1"], &["[::1]:8080"], &["LOCALHOST"]] {
            assert_eq!(call(hosts).await.status, StatusCode::OK, "{hosts:?}");
        }
        let refused = r#"421 {"errorCode":"INVALID_REQUEST","error":"Call for another host"}"#;
        for hosts in [
            &["evil.example"][..],
            &["localhost.evil.example"],
            &["192.0.2.1:8080"],
            &["0.0.0.0"],
            &["evil.example@localhost"],
            &["localhost", "evil.example"],
            &[""],
            &[],
        ] {
            assert_eq!(call(hosts).await.told(), refused, "{} {hosts:?}", route.path);
        }
    }
}

#[tokio::test]
async fn without_tls_nothing_is_promised_about_it() {
    let house = House::new().await;
    assert_eq!(house.get("/health/live", None).await.header("strict-transport-security"), "");
}
