//! `activity`: who touched the records under the session's number.

use axum::Json;
use axum::extract::{Query, State};
use contract::ActivityPage;
use serde::Deserialize;

use crate::activity;
use crate::backend::Backend;
use crate::openapi::{self, AnyCall, GuardedCall};
use crate::refusal::Refusal;
use crate::sessions::Session;

#[derive(Deserialize)]
pub(crate) struct Paging {
    after: Option<String>,
}

/// Every time that a record under the session's number was touched, newest first, twenty a page.
#[utoipa::path(
    get,
    path = contract::path::ACTIVITY,
    params(("after" = Option<String>, Query, description = "`next` of the page before; anything else is answered 400")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "A page", body = openapi::ActivityPage),
        GuardedCall,
        AnyCall
    )
)]
pub(crate) async fn activity(
    State(backend): State<Backend>,
    session: Session,
    paging: Result<Query<Paging>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<ActivityPage>, Refusal> {
    let Query(paging) = paging.map_err(|_| Refusal::InvalidRequest)?;
    let mut connection = backend.database.read().await?;
    Ok(Json(activity::page(&mut connection, &session, paging.after.as_deref()).await?))
}
