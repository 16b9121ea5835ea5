//! `generateOTP`: any well-formed number gets a code, and the same answer.

use axum::Json;
use axum::extract::State;
use contract::{CodeSent, MobileNumber};
use serde::Deserialize;

use super::body::JsonBody;
use crate::backend::Backend;
use crate::codes;
use crate::refusal::Refusal;

/// As [`contract::CodeRequest`], with the number still unread, so that a wrong number has its own refusal.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodeRequest {
    mobile: String,
}

pub(crate) async fn generate_otp(
    State(backend): State<Backend>,
    JsonBody(request): JsonBody<CodeRequest>,
) -> Result<Json<CodeSent>, Refusal> {
    let number = MobileNumber::parse(&request.mobile).map_err(|_| Refusal::InvalidMobile)?;
    Ok(Json(codes::send(&backend, number).await?))
}
