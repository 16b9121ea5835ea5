//! Whether the chain is whole, and where it is broken first.

use std::str::FromStr;

use sqlx::Row as _;

use super::ends::{self, End, Name};
use super::key::AuditKey;
use super::record::{HASH, Record};
use super::stored;
use crate::clock::Timestamp;
use crate::database::{Connection, Row};

/// The first place that is not as it was written. Names places and times, and nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Break {
    #[error("record {position} was touched{}", dated(", it says it is of", *at))]
    Touched { position: i64, at: Option<Timestamp> },
    #[error("record {position} is missing{}", dated(", the one before it is of", *after))]
    Missing { position: i64, after: Option<Timestamp> },
    #[error("the anchor was touched: it says where the records begin")]
    Anchor,
    #[error("the head was touched: it says where the records end")]
    Head,
    #[error("record {position} is not the expected one{}: all up to it may be others", dated(" but one of", *at))]
    NotExpected { position: i64, at: Option<Timestamp> },
    #[error(
        "record {position} is expected and has been purged: keep the head more often than the purge comes"
    )]
    Purged { position: i64 },
}

fn dated(words: &str, at: Option<Timestamp>) -> String {
    at.map_or_else(String::new, |at| format!("{words} {}", at.rfc3339()))
}

#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    #[error("the activity is not whole")]
    Broken(#[from] Break),
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

/// The place of a record and its hash, as they were kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    pub position: i64,
    pub hash: String,
}

#[derive(Debug, thiserror::Error)]
#[error("not of the form POSITION:HASH, as `audit head` prints it")]
pub struct NoHead;

impl FromStr for Expected {
    type Err = NoHead;

    fn from_str(text: &str) -> Result<Self, NoHead> {
        let (position, hash) = text.trim().split_once(':').ok_or(NoHead)?;
        Ok(Self { position: position.parse().map_err(|_| NoHead)?, hash: hash.to_owned() })
    }
}

/// What was found whole.
#[derive(Debug, PartialEq, Eq)]
pub struct Verified {
    /// All up to this place were purged.
    pub purged_up_to: i64,
    pub newest: i64,
    pub newest_at: Option<Timestamp>,
}

/// Reads all records; the connection should stand in one transaction, so that nothing is added meanwhile.
pub async fn verify(
    connection: &mut Connection,
    key: &AuditKey,
    expected: Option<&Expected>,
) -> Result<Verified, VerifyError> {
    let anchor = genuine(connection, key, Name::Anchor).await?.ok_or(Break::Anchor)?;
    let purged_up_to = anchor.position;
    if let Some(expected) = expected.filter(|expected| expected.position < purged_up_to) {
        return Err(Break::Purged { position: expected.position }.into());
    }
    let mut walk = Walk::from(anchor, key);
    walk.compare(expected)?;
    // A record before the anchor has no business there: it is read, too.
    let mut rows = stored::first(connection).await?;
    while !rows.is_empty() {
        for row in &rows {
            walk.step(row)?;
            walk.compare(expected)?;
        }
        rows = stored::after(connection, walk.position).await?;
    }
    if expected.is_some_and(|expected| expected.position > walk.position) {
        return Err(walk.missing().into());
    }
    let head = genuine(connection, key, Name::Head).await?.ok_or(Break::Head)?;
    if head.position > walk.position {
        return Err(walk.missing().into());
    }
    if head.position != walk.position || head.hash != walk.hash {
        return Err(Break::Head.into());
    }
    Ok(Verified { purged_up_to, newest: walk.position, newest_at: walk.at })
}

pub(super) async fn genuine(
    connection: &mut Connection,
    key: &AuditKey,
    name: Name,
) -> Result<Option<End>, sqlx::Error> {
    Ok(ends::find(connection, name).await?.and_then(|found| found.genuine(key)))
}

/// From record to record, each checked against the one before.
pub(super) struct Walk<'a> {
    key: &'a AuditKey,
    pub(super) position: i64,
    pub(super) hash: String,
    pub(super) at: Option<Timestamp>,
}

impl<'a> Walk<'a> {
    pub(super) fn from(anchor: End, key: &'a AuditKey) -> Self {
        Self { key, position: anchor.position, hash: anchor.hash, at: None }
    }

    /// What cannot be read as a record is one that was touched.
    pub(super) fn step(&mut self, row: &Row) -> Result<(), Break> {
        let expected = self.position + 1;
        let record = Record::read(row).map_err(|_| Break::Touched { position: expected, at: None })?;
        if record.position > expected {
            return Err(self.missing());
        }
        let at = Some(Timestamp::from_millis(record.at));
        let hash = record.hash(self.key, &self.hash);
        let is_as_written = row.try_get(HASH).is_ok_and(|stored: String| stored == hash);
        if record.position < expected || !is_as_written {
            return Err(Break::Touched { position: record.position, at });
        }
        self.position = record.position;
        self.hash = hash;
        self.at = at;
        Ok(())
    }

    fn missing(&self) -> Break {
        Break::Missing { position: self.position + 1, after: self.at }
    }

    fn compare(&self, expected: Option<&Expected>) -> Result<(), Break> {
        match expected {
            Some(expected) if expected.position == self.position && expected.hash != self.hash => {
                Err(Break::NotExpected { position: self.position, at: self.at })
            }
            _ => Ok(()),
        }
    }
}
