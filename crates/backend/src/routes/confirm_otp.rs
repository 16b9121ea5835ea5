//! `confirmOTP`: the right code opens a session, also where nobody is registered.

use axum::Json;
use axum::extract::State;
use contract::{OtpDigest, SignedIn, TxnId};
use serde::Deserialize;

use super::body::JsonBody;
use crate::backend::Backend;
use crate::refusal::Refusal;
use crate::{codes, sessions};

/// As [`contract::ConfirmRequest`], but strict about what it does not know.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConfirmRequest {
    otp: OtpDigest,
    #[serde(rename = "txnId")]
    txn_id: TxnId,
}

pub(crate) async fn confirm_otp(
    State(backend): State<Backend>,
    JsonBody(request): JsonBody<ConfirmRequest>,
) -> Result<Json<SignedIn>, Refusal> {
    let proof = codes::confirm(&backend, &request.txn_id, request.otp).await?;
    Ok(Json(sessions::open(&backend, proof).await?))
}
