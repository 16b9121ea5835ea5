//! One record as the database holds it, and its hash.

use sqlx::Row as _;

use super::key::AuditKey;
use crate::database::Row;

/// All columns but the hash, in the order of [`COLUMNS`].
pub(super) struct Record {
    pub(super) position: i64,
    pub(super) entry_id: String,
    pub(super) mobile: String,
    pub(super) at: i64,
    pub(super) who: String,
    pub(super) how: String,
    pub(super) what: String,
    pub(super) reference_id: Option<String>,
}

pub(super) const COLUMNS: &str = "position, entry_id, mobile, at, who, how, what, reference_id, hash";
pub(super) const HASH: usize = 8;

impl Record {
    pub(super) fn read(row: &Row) -> Result<Self, sqlx::Error> {
        Ok(Self {
            position: row.try_get(0)?,
            entry_id: row.try_get(1)?,
            mobile: row.try_get(2)?,
            at: row.try_get(3)?,
            who: row.try_get(4)?,
            how: row.try_get(5)?,
            what: row.try_get(6)?,
            reference_id: row.try_get(7)?,
        })
    }

    /// Binds the record to the one before it, and to its place.
    pub(super) fn hash(&self, key: &AuditKey, previous: &str) -> String {
        let mut seal = key.seal("activity record");
        seal.text(previous);
        seal.number(self.position);
        seal.text(&self.entry_id);
        seal.text(&self.mobile);
        seal.number(self.at);
        seal.text(&self.who);
        seal.text(&self.how);
        seal.text(&self.what);
        seal.optional(self.reference_id.as_deref());
        seal.finish()
    }
}
