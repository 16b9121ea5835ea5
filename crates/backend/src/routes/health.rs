//! Whether the backend lives, and whether it can serve.

use axum::extract::State;

use crate::backend::Backend;
use crate::refusal::Refusal;

pub(crate) async fn live() -> &'static str {
    "live\n"
}

/// Ready once the database answers.
pub(crate) async fn ready(State(backend): State<Backend>) -> Result<&'static str, Refusal> {
    let mut connection = backend.database.read().await?;
    sqlx::query("SELECT 1").execute(&mut *connection).await?;
    Ok("ready\n")
}
