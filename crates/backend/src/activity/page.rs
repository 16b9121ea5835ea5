//! What a citizen reads of it: a page of the activity under their own number.

use contract::{ActivityEntry, ActivityPage, How, ReferenceId, What};
use sqlx::Row as _;

use crate::clock::Timestamp;
use crate::database::{Connection, Row};
use crate::sessions::Session;

const PAGE: usize = 20;

#[derive(Debug, thiserror::Error)]
pub(crate) enum ActivityError {
    #[error("no such cursor")]
    UnknownCursor,
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

/// The session's own, newest first, from after the entry that `after` names.
pub(crate) async fn page(
    connection: &mut Connection,
    session: &Session,
    after: Option<&str>,
) -> Result<ActivityPage, ActivityError> {
    let before = match after {
        Some(cursor) => position(connection, session, cursor).await?,
        None => i64::MAX,
    };
    let rows = sqlx::query(
        "SELECT entry_id, at, who, how, what, reference_id FROM activity
         WHERE mobile = $1 AND position < $2 ORDER BY position DESC LIMIT $3",
    )
    .bind(session.number().expose_digits())
    .bind(before)
    .bind(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?;
    let next = match rows.get(PAGE) {
        Some(_) => rows.get(PAGE - 1).map(|row| row.try_get(0)).transpose()?,
        None => None,
    };
    let activity = rows.iter().take(PAGE).map(entry).collect::<Result<_, _>>()?;
    Ok(ActivityPage { activity, next })
}

async fn position(
    connection: &mut Connection,
    session: &Session,
    cursor: &str,
) -> Result<i64, ActivityError> {
    let row = sqlx::query("SELECT position FROM activity WHERE entry_id = $1 AND mobile = $2")
        .bind(cursor)
        .bind(session.number().expose_digits())
        .fetch_optional(connection)
        .await?;
    Ok(row.ok_or(ActivityError::UnknownCursor)?.try_get(0)?)
}

fn entry(row: &Row) -> Result<ActivityEntry, sqlx::Error> {
    let reference_id: Option<String> = row.try_get(5)?;
    Ok(ActivityEntry {
        at: Timestamp::from_millis(row.try_get(1)?).rfc3339(),
        who: row.try_get(2)?,
        how: How::from_wire(row.try_get(3)?),
        what: What::from_wire(row.try_get(4)?),
        beneficiary_reference_id: reference_id.and_then(|id| ReferenceId::parse(&id).ok()),
    })
}
