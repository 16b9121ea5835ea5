//! From the table of all routes to the service that answers.

mod guard;
mod in_flight;
mod route;
mod table;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::handler::Handler as _;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use tower_http::catch_panic::CatchPanicLayer;

use crate::backend::Backend;
use crate::refusal::Refusal;
use crate::{headers, origin, pages, telemetry};
use in_flight::InFlight;

pub use route::{Caller, Route};
pub use table::{Beside, table};

/// Far more than any request of the contract needs.
const BODY_LIMIT: usize = 16 * 1024;

pub fn router(backend: Backend) -> Router {
    let in_flight = InFlight::of(&backend);
    let routes = table(Beside::of(&backend)).into_iter();
    routes
        .fold(Router::new(), |router, route| {
            router.route(route.path, guard::guarded(route, &backend, &in_flight))
        })
        .fallback(pages::serve.layer(from_fn_with_state(in_flight, in_flight::limit)))
        .method_not_allowed_fallback(method_not_allowed)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(from_fn_with_state(backend.clone(), give_up_late))
        .layer(CatchPanicLayer::custom(telemetry::answer_panic))
        .layer(from_fn(headers::add))
        .layer(from_fn_with_state(backend.clone(), origin::add_hsts))
        .layer(from_fn_with_state(backend.clone(), telemetry::log_request))
        .with_state(backend)
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
