//! What a call has to pass on its way to its handler, by who may call.

use axum::extract::Request;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::MethodRouter;

use super::in_flight::{self, InFlight};
use super::route::{Caller, Route};
use crate::backend::Backend;
use crate::refusal::Refusal;
use crate::{address, origin};

/// What comes later in the list is passed earlier.
pub(super) fn guarded(route: Route, backend: &Backend, in_flight: &InFlight) -> MethodRouter<Backend> {
    let Route { parameters, caller, serve, .. } = route;
    match caller {
        Caller::Citizen | Caller::Anybody => serve
            .route_layer(from_fn(move |request, next| refuse_unknown_parameters(parameters, request, next)))
            .route_layer(from_fn_with_state(backend.clone(), origin::refuse_foreign))
            .route_layer(from_fn_with_state(backend.clone(), address::limit_calls))
            .route_layer(from_fn_with_state(in_flight.clone(), in_flight::limit)),
        Caller::Browser => serve
            .route_layer(from_fn(origin::refuse_cross_site))
            .route_layer(from_fn_with_state(backend.clone(), address::limit_reports))
            .route_layer(from_fn_with_state(in_flight.clone(), in_flight::limit)),
        Caller::Operator => serve.route_layer(from_fn_with_state(in_flight.clone(), in_flight::limit)),
        Caller::Watchdog => serve,
        Caller::ThisMachine => serve.route_layer(from_fn(origin::refuse_other_hosts)),
    }
}

/// A parameter that the call does not take is a mistake, and perhaps somebody's data on its way into the logs of
/// everything in between; one that comes twice means one thing to us and another to a proxy.
async fn refuse_unknown_parameters(
    parameters: &'static [&'static str],
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    if takes(parameters, request.uri().query().unwrap_or_default()) {
        Ok(next.run(request).await)
    } else {
        Err(Refusal::InvalidRequest)
    }
}

fn takes(parameters: &[&str], query: &str) -> bool {
    let names: Vec<_> = form_urlencoded::parse(query.as_bytes()).map(|(name, _)| name).collect();
    let is_once = |name| names.iter().filter(|other| *other == name).count() == 1;
    names.iter().all(|name| parameters.contains(&&**name) && is_once(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_parameter_is_known_and_comes_once() {
        let check = |query, expected| assert_eq!(takes(&["after", "id"], query), expected, "{query}");
        check("", true);
        check("after=1", true);
        check("id=&after=%20", true);
        check("%61fter=1", true);
        check("after=1&after=1", false);
        check("after=1&%61fter=2", false);
        check("after=1&mobile=2", false);
        check("After=1", false);
        check("after[]=1", false);
        check("x", false);
        check("=", false);
    }
}
