//! A request's JSON body. Whatever is wrong with it is refused in the contract's own shape.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse as _;
use serde::de::DeserializeOwned;

use crate::backend::Backend;
use crate::refusal::Refusal;

pub(crate) struct JsonBody<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<Backend> for JsonBody<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, backend: &Backend) -> Result<Self, Refusal> {
        if !says_json(&request) {
            return Err(Refusal::NotJson);
        }
        let bytes = whole(request, backend).await?;
        // Left to itself, serde takes a list of the fields' values for an object, too.
        if bytes.trim_ascii_start().first() != Some(&b'{') {
            return Err(Refusal::InvalidRequest);
        }
        serde_json::from_slice(&bytes).map(Self).map_err(|_| Refusal::InvalidRequest)
    }
}

/// Up to the limit of the router, and in the time that a body may take.
pub(super) async fn whole(request: Request, backend: &Backend) -> Result<Bytes, Refusal> {
    let whole = Bytes::from_request(request, backend);
    let in_time = tokio::time::timeout(backend.rules.body_timeout, whole).await;
    in_time.map_err(|_| Refusal::BodyTooSlow)?.map_err(|rejection| match rejection.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::BodyTooLarge,
        _ => Refusal::InvalidRequest,
    })
}

fn says_json(request: &Request) -> bool {
    let content_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = content_type.and_then(|value| value.split(';').next()).unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}
