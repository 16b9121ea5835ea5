//! Letting go of what is old.
//!
//! The anchor moves to the newest record that goes: what stays still follows from something. Each record is checked
//! before it goes, so that no break disappears with its age.

use sqlx::Row as _;

use super::ends::{End, Name};
use super::verify::{Break, Walk, genuine};
use super::{Activity, record::AT, stored};
use crate::clock::Timestamp;
use crate::database::Database;

/// Records that go in one transaction: others do not wait long for their turn.
const PORTION: usize = 1000;

#[derive(Debug, thiserror::Error)]
pub enum PurgeError {
    #[error("no activity is purged, because it is broken: {0}")]
    Broken(#[from] Break),
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

impl Activity {
    /// From the oldest on, as long as they are older than `before`; answers how many went.
    pub async fn purge(&self, database: &Database, before: Timestamp) -> Result<usize, PurgeError> {
        let mut purged = 0;
        loop {
            let portion = self.purge_portion(database, before).await?;
            purged += portion;
            if portion < PORTION {
                return Ok(purged);
            }
        }
    }

    async fn purge_portion(&self, database: &Database, before: Timestamp) -> Result<usize, PurgeError> {
        let mut transaction = database.write().await?;
        let anchor = genuine(&mut transaction, &self.key, Name::Anchor).await?.ok_or(Break::Anchor)?;
        let rows = stored::next(&mut transaction, anchor.position + 1, PORTION).await?;
        let mut walk = Walk::from(anchor, &self.key);
        let mut going = 0;
        for row in &rows {
            let is_old = |at| Timestamp::from_millis(at) < before;
            if !row.try_get(AT).is_ok_and(is_old) {
                break;
            }
            walk.step(row)?;
            going += 1;
        }
        if going > 0 {
            let anchor = End { name: Name::Anchor, position: walk.position, hash: walk.hash };
            anchor.store(&mut transaction, &self.key).await?;
            stored::delete_up_to(&mut transaction, anchor.position).await?;
            transaction.commit().await?;
        }
        Ok(going)
    }
}
