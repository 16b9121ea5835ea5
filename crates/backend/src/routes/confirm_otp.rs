//! `confirmOTP`: the right code opens a session, also where nobody is registered.

use axum::Json;
use axum::extract::State;
use contract::{OtpDigest, SignedIn, TxnId};
use serde::Deserialize;
use utoipa::ToSchema;

use super::body::JsonBody;
use crate::backend::Backend;
use crate::openapi::{self, AnyCall, CallWithBody};
use crate::refusal::Refusal;
use crate::{codes, sessions};

/// As [`contract::ConfirmRequest`], but strict about what it does not know.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConfirmRequest {
    /// The SHA-256 of the six digits, hexadecimal. It hides nothing: there are a million codes to try.
    #[schema(value_type = String, pattern = "^[0-9a-f]{64}$")]
    otp: OtpDigest,
    #[serde(rename = "txnId")]
    #[schema(value_type = String)]
    txn_id: TxnId,
}

/// Prove a code; the right one opens a session.
#[utoipa::path(
    post,
    path = contract::path::CONFIRM_OTP,
    request_body = ConfirmRequest,
    responses((status = 200, description = "Signed in", body = openapi::SignedIn), CallWithBody, AnyCall)
)]
pub(crate) async fn confirm_otp(
    State(backend): State<Backend>,
    JsonBody(request): JsonBody<ConfirmRequest>,
) -> Result<Json<SignedIn>, Refusal> {
    let proof = codes::confirm(&backend, &request.txn_id, request.otp).await?;
    Ok(Json(sessions::open(&backend, proof).await?))
}
