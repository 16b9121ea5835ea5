//! Made-up people for the sandbox. The README of the project tells which number shows what.

use crate::database::Database;
use crate::import::{Ambient, ImportError, import};

const PEOPLE: &str = include_str!("../sample-data/beneficiaries.csv");

/// Brings them in where they are not there yet; otherwise changes nothing.
pub async fn bring_in(database: &Database, ambient: &Ambient<'_>) -> Result<(), ImportError> {
    let summary = import(database, ambient, PEOPLE.as_bytes(), |_| {}).await?;
    tracing::info!(people_changed = summary.people_changed, "sample data is there");
    Ok(())
}
