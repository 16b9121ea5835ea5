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

/// So many rows at once: memory stays bounded.
pub(super) const PORTION: usize = 1000;

/// The first rows that there are, wherever they say that they stand.
pub(super) async fn first(connection: &mut Connection) -> Result<Vec<Row>, sqlx::Error> {
    let query = format!("SELECT {COLUMNS} FROM activity ORDER BY position LIMIT {PORTION}");
    // Nothing but our own words stands in the query.
    sqlx::query(sqlx::AssertSqlSafe(query)).fetch_all(connection).await
}

/// The next rows after this place. Not from the next whole number on: SQLite keeps 1000.5 as well, and who put it there
/// would not be found.
pub(super) async fn after(connection: &mut Connection, position: i64) -> Result<Vec<Row>, sqlx::Error> {
    let query =
        format!("SELECT {COLUMNS} FROM activity WHERE position > $1 ORDER BY position LIMIT {PORTION}");
    // Nothing but our own words stands in the query.
    sqlx::query(sqlx::AssertSqlSafe(query)).bind(position).fetch_all(connection).await
}

pub(super) async fn is_empty(connection: &mut Connection) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("SELECT COUNT(*) FROM activity").fetch_one(connection).await?;
    Ok(row.try_get::<i64, _>(0)? == 0)
}

pub(super) async fn delete_up_to(connection: &mut Connection, position: i64) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM activity WHERE position <= $1").bind(position).execute(connection).await?;
    Ok(())
}
