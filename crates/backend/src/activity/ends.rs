//! Where the chain begins and ends.
//!
//! The *anchor* stands for all records that were purged, the *head* is the newest one. Both carry a seal of the audit
//! key, so neither can be set back to a place whose seal was not seen before.

use sqlx::Row as _;

use super::key::AuditKey;
use super::verify::{Break, Expected};
use crate::database::{Connection, Row};

/// What the first record follows.
const NOTHING: &str = "";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Anchor,
    Head,
}

impl Name {
    fn as_text(self) -> &'static str {
        match self {
            Self::Anchor => "anchor",
            Self::Head => "head",
        }
    }
}

pub(super) struct End {
    pub(super) name: Name,
    pub(super) position: i64,
    pub(super) hash: String,
}

/// An end as it was found: it may have been touched.
pub(super) struct Found {
    end: End,
    seal: String,
}

impl Found {
    pub(super) fn is_genuine(&self, key: &AuditKey) -> bool {
        self.end.seal(key) == self.seal
    }

    pub(super) fn genuine(self, key: &AuditKey) -> Option<End> {
        self.is_genuine(key).then_some(self.end)
    }
}

impl End {
    fn seal(&self, key: &AuditKey) -> String {
        let mut seal = key.seal("activity end");
        seal.text(self.name.as_text());
        seal.number(self.position);
        seal.text(&self.hash);
        seal.finish()
    }

    pub(super) async fn store(&self, connection: &mut Connection, key: &AuditKey) -> Result<(), sqlx::Error> {
        sqlx::query("UPDATE activity_ends SET position = $2, hash = $3, seal = $4 WHERE name = $1")
            .bind(self.name.as_text())
            .bind(self.position)
            .bind(&self.hash)
            .bind(self.seal(key))
            .execute(connection)
            .await?;
        Ok(())
    }
}

/// Both ends of a chain without records.
pub(super) async fn begin(connection: &mut Connection, key: &AuditKey) -> Result<(), sqlx::Error> {
    for name in [Name::Anchor, Name::Head] {
        let end = End { name, position: 0, hash: NOTHING.to_owned() };
        sqlx::query("INSERT INTO activity_ends (name, position, hash, seal) VALUES ($1, $2, $3, $4)")
            .bind(name.as_text())
            .bind(end.position)
            .bind(&end.hash)
            .bind(end.seal(key))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

pub(super) async fn find(connection: &mut Connection, name: Name) -> Result<Option<Found>, sqlx::Error> {
    let row = sqlx::query("SELECT position, hash, seal FROM activity_ends WHERE name = $1")
        .bind(name.as_text())
        .fetch_optional(connection)
        .await?;
    // What cannot be read has been touched as well: it counts as missing.
    Ok(row.and_then(|row| found(name, &row).ok()))
}

fn found(name: Name, row: &Row) -> Result<Found, sqlx::Error> {
    Ok(Found { end: End { name, position: row.try_get(0)?, hash: row.try_get(1)? }, seal: row.try_get(2)? })
}

/// The place for the next record, and the hash of the one before. Holds the row of the head until the transaction ends:
/// a second one waits, also in a database with many writers.
///
/// A head that this key did not seal is an error: the record after it would get a seal, and so make it look genuine.
pub(super) async fn take_next(
    connection: &mut Connection,
    key: &AuditKey,
) -> Result<(i64, String), sqlx::Error> {
    let row = sqlx::query(
        "UPDATE activity_ends SET position = position + 1 WHERE name = 'head' RETURNING position, hash, seal",
    )
    .fetch_one(connection)
    .await?;
    let next: i64 = row.try_get(0)?;
    let end = End { name: Name::Head, position: next - 1, hash: row.try_get(1)? };
    match (Found { end, seal: row.try_get(2)? }).genuine(key) {
        Some(head) => Ok((next, head.hash)),
        None => Err(sqlx::Error::Decode(Break::Head.into())),
    }
}

/// The newest record: its place and hash, to be kept elsewhere. `None` where the head is not what this key sealed.
pub async fn head(connection: &mut Connection, key: &AuditKey) -> Result<Option<Expected>, sqlx::Error> {
    let head = find(connection, Name::Head).await?.and_then(|found| found.genuine(key));
    Ok(head.map(|End { position, hash, .. }| Expected { position, hash }))
}
