//! `generateOTP`: any well-formed number gets a code, and the same answer.

use axum::Json;
use axum::extract::State;
use contract::{CodeSent, MobileNumber};
use serde::Deserialize;
use utoipa::ToSchema;

use super::body::JsonBody;
use crate::backend::Backend;
use crate::codes;
use crate::openapi::{self, AnyCall, CallWithBody};
use crate::refusal::Refusal;
use crate::spoken::Spoken;

/// As [`contract::CodeRequest`], with the number still unread, so that a wrong number has its own refusal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodeRequest {
    /// Ten digits that begin with 6 to 9. How people type a number otherwise (`+91 …`) is read, too, but no client
    /// should count on it.
    #[schema(example = "9999900001", pattern = "^[6-9][0-9]{9}$")]
    mobile: String,
}

/// Send a code. The answer is the same whether or not anybody is registered under the number.
#[utoipa::path(
    post,
    path = contract::path::GENERATE_OTP,
    request_body = CodeRequest,
    params(("Accept-Language" = Option<String>, Header, description = "The language of the SMS, as browsers name it; English where it is not spoken here, or not sent", example = "hi-IN,hi;q=0.9,en;q=0.8")),
    responses((status = 200, description = "A code is on its way", body = openapi::CodeSent), CallWithBody, AnyCall)
)]
pub(crate) async fn generate_otp(
    State(backend): State<Backend>,
    Spoken(language): Spoken,
    JsonBody(request): JsonBody<CodeRequest>,
) -> Result<Json<CodeSent>, Refusal> {
    let number = MobileNumber::parse(&request.mobile).map_err(|_| Refusal::InvalidMobile)?;
    Ok(Json(codes::send(&backend, number, language).await?))
}
