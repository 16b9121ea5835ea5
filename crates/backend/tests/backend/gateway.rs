//! The HTTP gateway, against one that runs in the test.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::routing::any;
use contract::MobileNumber;
use http_body_util::BodyExt as _;
use portal_backend::clock::Timestamp;
use portal_backend::randomness::SystemRandomness;
use portal_backend::sms::{BodyFormat, Gateway, GatewaySettings, Sms, SmsError, SmsSender as _};

/// Answers with each status in turn, and writes down what it was asked.
#[derive(Clone)]
struct TestGateway {
    answers: Arc<Mutex<Vec<u16>>>,
    heard: Arc<Mutex<Vec<String>>>,
}

impl TestGateway {
    async fn start(answers: &[u16]) -> (Self, SocketAddr) {
        let turn = answers.iter().rev().copied().collect();
        let gateway = Self { answers: Arc::new(Mutex::new(turn)), heard: Arc::default() };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let router = axum::Router::new().fallback(any(Self::hear)).with_state(gateway.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (gateway, address)
    }

    async fn hear(State(gateway): State<Self>, request: Request) -> StatusCode {
        let (parts, body) = request.into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        let header = |name| parts.headers.get(name).map_or("", |value| value.to_str().expect("text"));
        let said = format!(
            "{} {} {} {} {}",
            parts.method,
            parts.uri,
            header("content-type"),
            header("api-key"),
            String::from_utf8_lossy(&body)
        );
        gateway.heard.lock().expect("a lock").push(said);
        let answer = gateway.answers.lock().expect("a lock").pop();
        match answer {
            Some(0) => std::future::pending().await,
            Some(status) => StatusCode::from_u16(status).expect("a status"),
            None => StatusCode::OK,
        }
    }

    fn heard(&self) -> Vec<String> {
        self.heard.lock().expect("a lock").clone()
    }
}

fn settings(address: SocketAddr) -> GatewaySettings {
    GatewaySettings {
        url: format!("http://{address}/send"),
        method: Method::POST,
        headers: vec!["Api-Key: secret".to_owned()],
        body: r#"{"to":"91{to}","text":"{text}"}"#.to_owned(),
        format: BodyFormat::Json,
        timeout: Duration::from_secs(5),
        retries: 3,
        back_off: Duration::from_millis(1),
    }
}

async fn send(settings: GatewaySettings) -> Result<(), SmsError> {
    let gateway = Gateway::new(settings, Arc::new(SystemRandomness)).expect("good settings");
    let to = MobileNumber::parse("9999900001").expect("a number");
    let text = "Say \"351187\"\n\n@localhost #351187".to_owned();
    gateway.send(&Sms { to, text, sent_at: Timestamp::from_millis(0) }).await
}

#[tokio::test]
async fn the_message_goes_out_as_the_operator_describes_it() {
    let (gateway, address) = TestGateway::start(&[]).await;
    send(settings(address)).await.expect("sent");
    let form = GatewaySettings {
        url: format!("http://{address}/sms/{{to}}?dlt=1"),
        method: Method::PUT,
        body: "to={to}&message={text}".to_owned(),
        format: BodyFormat::Form,
        ..settings(address)
    };
    send(form).await.expect("sent");
    insta::assert_snapshot!(gateway.heard().join("\n"), @r#"
    POST /send application/json secret {"to":"919999900001","text":"Say \"351187\"\n\n@localhost #351187"}
    PUT /sms/9999900001?dlt=1 application/x-www-form-urlencoded secret to=9999900001&message=Say%20%22351187%22%0A%0A%40localhost%20%23351187
    "#);
}

#[tokio::test]
async fn what_may_pass_is_tried_again_and_what_stays_is_not() {
    let check = async |answers: &[u16], tries: usize, sent: bool| {
        let (gateway, address) = TestGateway::start(answers).await;
        let outcome = send(settings(address)).await;
        assert_eq!((gateway.heard().len(), outcome.is_ok()), (tries, sent), "{answers:?}");
    };
    check(&[200], 1, true).await;
    check(&[202], 1, true).await;
    check(&[503, 200], 2, true).await;
    check(&[500, 502, 429, 200], 4, true).await;
    check(&[503, 503, 503, 503, 200], 4, false).await;
    check(&[400, 200], 1, false).await;
    check(&[401, 200], 1, false).await;
    check(&[302, 200], 1, false).await;
}

#[tokio::test]
async fn a_gateway_that_does_not_answer_is_given_up() {
    let (gateway, address) = TestGateway::start(&[0, 0]).await;
    let impatient = GatewaySettings { timeout: Duration::from_millis(50), retries: 1, ..settings(address) };
    assert!(matches!(send(impatient).await, Err(SmsError::TimedOut)));
    assert_eq!(gateway.heard().len(), 2);
}

#[tokio::test]
async fn a_gateway_that_is_not_there_is_told_of() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    assert!(matches!(send(settings(address)).await, Err(SmsError::Unreachable)));
}

#[tokio::test]
async fn bad_settings_are_refused_at_the_start() {
    let address = "127.0.0.1:1".parse().expect("an address");
    let check = |settings: GatewaySettings| {
        assert!(Gateway::new(settings, Arc::new(SystemRandomness)).is_err());
    };
    check(GatewaySettings { url: "gateway".to_owned(), ..settings(address) });
    for url in [
        "ftp://gateway/",
        "http://name:password@gateway/",
        "http://name@gateway/",
        "http://{to}.gateway/",
        "http://gateway:{to}/",
    ] {
        check(GatewaySettings { url: url.to_owned(), ..settings(address) });
    }
    check(GatewaySettings { headers: vec!["no colon".to_owned()], ..settings(address) });
    check(GatewaySettings { headers: vec!["a b: c".to_owned()], ..settings(address) });
}
