//! `extend` and `logout`.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode};
use contract::SignedIn;

use crate::backend::Backend;
use crate::openapi::{self, AnyCall, GuardedCall};
use crate::refusal::Refusal;
use crate::sessions::{self, Session};

/// Exchange the living token for a new one. The old one lives until the new one is used: a lost answer ends nothing.
#[utoipa::path(
    post,
    path = contract::path::EXTEND,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The old token dies once this one is used", body = openapi::SignedIn),
        GuardedCall,
        AnyCall
    )
)]
pub(crate) async fn extend(
    State(backend): State<Backend>,
    session: Session,
) -> Result<Json<SignedIn>, Refusal> {
    Ok(Json(sessions::extend(&backend, session).await?))
}

/// End the session.
#[utoipa::path(
    post,
    path = contract::path::LOGOUT,
    security(("bearer" = [])),
    responses((status = 204, description = "The token is dead"), GuardedCall, AnyCall)
)]
pub(crate) async fn logout(
    State(backend): State<Backend>,
    session: Session,
) -> Result<(StatusCode, [(HeaderName, &'static str); 1]), Refusal> {
    sessions::end(&backend, session).await?;
    let clear = (HeaderName::from_static("clear-site-data"), r#""cookies", "storage""#);
    Ok((StatusCode::NO_CONTENT, [clear]))
}
