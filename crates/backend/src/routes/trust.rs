//! `trust`: the public keys that certificates are signed with, and the certificates that were called back.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::CACHE_CONTROL;
use contract::TrustedKeys;

use crate::backend::Backend;
use crate::issuing;
use crate::openapi::{self, AnyCall};
use crate::refusal::Refusal;

/// So long a certificate that was called back may still be taken for good.
const BRIEFLY: &str = "public, max-age=300";

/// Whose signatures count. The same for everybody; no keys where nothing is signed here.
#[utoipa::path(
    get,
    path = contract::path::TRUST,
    responses(
        (status = 200, description = "May be kept for five minutes", body = openapi::TrustedKeys),
        (status = 400, description = "A query parameter: the call takes none", body = openapi::ErrorBody),
        AnyCall
    )
)]
pub(crate) async fn trust(
    State(backend): State<Backend>,
) -> Result<([(HeaderName, &'static str); 1], Json<TrustedKeys>), Refusal> {
    let mut connection = backend.database.read().await?;
    let now = backend.clock.now();
    let keys = issuing::public_keys(&mut connection, backend.keys.as_ref(), now).await?;
    Ok(([(CACHE_CONTROL, BRIEFLY)], Json(keys)))
}
