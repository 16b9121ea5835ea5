//! All routes, in two lists: what anybody may call, and what takes a session.

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequestParts as _, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};
use contract::path;
use tower_http::catch_panic::CatchPanicLayer;

use crate::backend::Backend;
use crate::refusal::Refusal;
use crate::sessions::Session;
use crate::{address, headers, openapi, pages, routes, telemetry};

/// Far more than any request of the contract needs.
const BODY_LIMIT: usize = 16 * 1024;

pub fn router(backend: Backend) -> Router {
    let calls = Router::new()
        .merge(public())
        .merge(guarded(&backend))
        .route_layer(from_fn_with_state(backend.clone(), address::limit_calls));
    Router::new()
        .merge(calls)
        .merge(operations())
        .merge(sandbox(&backend))
        .fallback(pages::serve)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(from_fn_with_state(backend.clone(), give_up_late))
        .layer(CatchPanicLayer::custom(telemetry::answer_panic))
        .layer(from_fn(headers::add))
        .layer(from_fn_with_state(backend.clone(), telemetry::log_request))
        .with_state(backend)
}

/// Calls that carry nobody's data.
fn public() -> Router<Backend> {
    Router::new()
        .route(path::GENERATE_OTP, post(routes::generate_otp::generate_otp))
        .route(path::CONFIRM_OTP, post(routes::confirm_otp::confirm_otp))
}

/// Calls that take a token born of a code. The layer refuses before any handler is reached; the handlers take the
/// [`Session`] as well, because without it they can read nothing.
fn guarded(backend: &Backend) -> Router<Backend> {
    Router::new()
        .route(path::BENEFICIARIES, get(routes::beneficiaries::beneficiaries))
        .route(path::CERTIFICATE, get(routes::certificate::certificate))
        .route(path::ACTIVITY, get(routes::activity::activity))
        .route(path::EXTEND, post(routes::session::extend))
        .route(path::LOGOUT, post(routes::session::logout))
        .route_layer(from_fn_with_state(backend.clone(), require_session))
}

/// For those who run the backend, or write a client for it.
fn operations() -> Router<Backend> {
    Router::new()
        .route(openapi::PATH, get(openapi::serve))
        .route("/health/live", get(routes::health::live))
        .route("/health/ready", get(routes::health::ready))
}

/// There only with `--sandbox`.
fn sandbox(backend: &Backend) -> Router<Backend> {
    if backend.sandbox.is_none() {
        return Router::new();
    }
    Router::new()
        .route("/sandbox", get(routes::sandbox::page))
        .route("/sandbox/style.css", get(routes::sandbox::style))
        .route("/sandbox/messages", get(routes::sandbox::messages))
}

async fn require_session(
    State(backend): State<Backend>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    let (mut parts, body) = request.into_parts();
    Session::from_request_parts(&mut parts, &backend).await?;
    Ok(next.run(Request::from_parts(parts, body)).await)
}

async fn give_up_late(
    State(backend): State<Backend>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    tokio::time::timeout(backend.rules.request_timeout, next.run(request))
        .await
        .map_err(|_| Refusal::TookTooLong)
}

async fn method_not_allowed() -> Refusal {
    Refusal::MethodNotAllowed
}
