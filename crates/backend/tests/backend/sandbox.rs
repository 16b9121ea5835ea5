//! The sandbox's phone: there only when asked for, and only for this machine.

use axum::http::StatusCode;
use portal_backend::server::{Listening, ServeError};

use crate::house::{FAMILY, House, NOBODY};

#[tokio::test]
async fn messages_are_listed_newest_first_for_their_number_alone() {
    let house = House::new().await;
    house.generate(FAMILY).await;
    house.pass(30);
    house.generate(FAMILY).await;
    house.generate(NOBODY).await;
    let messages = house.get("/sandbox/messages?mobile=9999900001", None).await;
    insta::assert_json_snapshot!(messages.json());
    let page = house.get("/sandbox?mobile=9999900001", None).await;
    assert_eq!(page.text().matches("<li ").count(), 2);
    assert!(page.text().contains("not a real phone"));
    assert!(page.header("content-security-policy").contains("style-src 'self'"));
}

#[tokio::test]
async fn what_is_typed_is_shown_as_text() {
    let house = House::new().await;
    let page = house.get("/sandbox?mobile=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", None).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text().contains("<script"));
}

#[tokio::test]
async fn it_does_not_start_where_others_can_reach_it() {
    for listen in ["0.0.0.0:0", "[::]:0", "192.0.2.1:0"] {
        let house = House::new().await;
        let outcome = Listening::on(&house.backend, listen.parse().expect("an address"), None).await;
        assert!(matches!(outcome, Err(ServeError::SandboxInTheOpen(_))), "{listen}");
    }
}
