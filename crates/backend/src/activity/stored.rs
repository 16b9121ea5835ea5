//! The table of records, and the words in it.

use contract::{How, What};
use sqlx::Row as _;

use super::record::{COLUMNS, Record};
use crate::database::{Connection, Row};

pub(super) async fn insert(
    connection: &mut Connection,
    record: &Record,
    hash: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO activity (position, entry_id, mobile, at, who, how, what, reference_id, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(record.position)
    .bind(&record.entry_id)
    .bind(&record.mobile)
    .bind(record.at)
    .bind(&record.who)
    .bind(&record.how)
    .bind(&record.what)
    .bind(&record.reference_id)
    .bind(hash)
    .execute(connection)
    .await?;
    Ok(())
}

/// The next so many rows in their order, the one at `from` among them.
pub(super) async fn next(
    connection: &mut Connection,
    from: i64,
    so_many: usize,
) -> Result<Vec<Row>, sqlx::Error> {
    let query = format!("SELECT {COLUMNS} FROM activity WHERE position >= $1 ORDER BY position LIMIT $2");
    // Nothing but our own words stands in the query.
    sqlx::query(sqlx::AssertSqlSafe(query))
        .bind(from)
        .bind(i64::try_from(so_many).unwrap_or(i64::MAX))
        .fetch_all(connection)
        .await
}

pub(super) async fn is_empty(connection: &mut Connection) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("SELECT COUNT(*) FROM activity").fetch_one(connection).await?;
    Ok(row.try_get::<i64, _>(0)? == 0)
}

pub(super) async fn delete_up_to(connection: &mut Connection, position: i64) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM activity WHERE position <= $1").bind(position).execute(connection).await?;
    Ok(())
}

pub(super) fn how_as_text(how: How) -> &'static str {
    match how {
        How::Citizen => "citizen",
        How::AuthorisedUser => "authorised_user",
        How::Partner => "partner",
        How::System => "system",
    }
}

pub(super) fn how_from_text(text: &str) -> How {
    match text {
        "citizen" => How::Citizen,
        "authorised_user" => How::AuthorisedUser,
        "partner" => How::Partner,
        _ => How::System,
    }
}

pub(super) fn what_as_text(what: What) -> &'static str {
    match what {
        What::Viewed => "viewed",
        What::Downloaded => "downloaded",
        What::CodeSent => "code_sent",
        What::CodeRefused => "code_refused",
        What::SignedIn => "signed_in",
        What::SignedOut => "signed_out",
        What::Updated => "updated",
    }
}

pub(super) fn what_from_text(text: &str) -> Result<What, sqlx::Error> {
    let all = [
        What::Viewed,
        What::Downloaded,
        What::CodeSent,
        What::CodeRefused,
        What::SignedIn,
        What::SignedOut,
        What::Updated,
    ];
    all.into_iter()
        .find(|what| what_as_text(*what) == text)
        .ok_or_else(|| sqlx::Error::Decode("an activity of no known kind".into()))
}
