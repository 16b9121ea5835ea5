//! What the backend tells its operator. No line holds personal data: no number, name, id, token, code or query.

use std::any::Any;
use std::io::IsTerminal as _;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::backend::Backend;
use crate::hex;
use crate::refusal::Refusal;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// For people.
    Compact,
    /// For machines: one object a line.
    Json,
}

/// Of HTTP/2 no more is told than this: below, its library quotes what callers sent, such as a path that is none.
const OF_HTTP2: LevelFilter = LevelFilter::INFO;

/// Logs go to standard error; panics are logged by their place alone, as their message could quote anything.
pub fn start(format: LogFormat, level: LevelFilter) {
    let told = Targets::new().with_default(level).with_target("h2", level.min(OF_HTTP2));
    let logs = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_max_level(level)
        .with_target(false);
    let started = match format {
        LogFormat::Compact => logs.compact().finish().with(told).try_init(),
        LogFormat::Json => logs.json().finish().with(told).try_init(),
    };
    if started.is_err() {
        tracing::debug!("logs are being written already");
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panicked");
    }));
}

/// One line a request: the route's pattern stands for the path, and the query is left out.
pub(crate) async fn log_request(State(backend): State<Backend>, request: Request, next: Next) -> Response {
    let method = told(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("(file)", MatchedPath::as_str);
    let request_id = backend.randomness.bytes::<8>().map(|id| hex::encode(&id)).unwrap_or_default();
    let started = backend.clock.now();
    let mut response = next.run(request).await;
    let millis = started.until(backend.clock.now()).as_millis();
    tracing::info!(method, route, status = response.status().as_u16(), millis, request_id, "answered");
    if let Ok(value) = HeaderValue::try_from(request_id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// A method that nobody knows is text of the caller's.
fn told(method: &Method) -> &'static str {
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
        .into_iter()
        .find(|known| *known == method.as_str())
        .unwrap_or("(other)")
}

/// A panic in one request is that request's failure, and nobody else's.
pub(crate) fn answer_panic(_: Box<dyn Any + Send>) -> Response {
    Refusal::Internal.into_response()
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::http::StatusCode;
    use axum::routing::get;
    use tower::ServiceExt as _;
    use tower_http::catch_panic::CatchPanicLayer;

    use super::*;

    #[tokio::test]
    async fn a_panic_is_one_request_s_failure() {
        async fn fails() {
            panic!("told to nobody");
        }
        let router: Router =
            Router::new().route("/", get(fails)).layer(CatchPanicLayer::custom(answer_panic));
        let answer = router.oneshot(Request::new(Body::empty())).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = axum::body::to_bytes(answer.into_body(), 1000).await.expect("a body");
        assert_eq!(body, r#"{"errorCode":"INTERNAL","error":"Internal error"}"#);
    }
}
