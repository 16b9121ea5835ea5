//! The table of records.

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
