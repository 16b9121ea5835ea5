//! Letting go of what is old.
//!
//! The anchor moves to the newest record that goes: what stays still follows from something. Each record is checked
//! before it goes, so that no break disappears with its age.

use super::ends::{End, Name};
use super::verify::{Break, Walk, genuine};
use super::{Activity, stored};
use crate::clock::Timestamp;
use crate::database::Database;

#[derive(Debug, thiserror::Error)]
pub enum PurgeError {
    #[error("no activity is purged, because it is broken: {0}")]
    Broken(#[from] Break),
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

impl Activity {
    /// From the oldest on, as long as they are older than `before`; answers how many went. A portion is one transaction:
    /// others do not wait long for their turn.
    pub async fn purge(&self, database: &Database, before: Timestamp) -> Result<usize, PurgeError> {
        let mut purged = 0;
        loop {
            let portion = self.purge_portion(database, before).await?;
            purged += portion;
            if portion < stored::PORTION {
                return Ok(purged);
            }
        }
    }

    async fn purge_portion(&self, database: &Database, before: Timestamp) -> Result<usize, PurgeError> {
        let mut transaction = database.write().await?;
        let anchor = genuine(&mut transaction, &self.key, Name::Anchor).await?.ok_or(Break::Anchor)?;
        genuine(&mut transaction, &self.key, Name::Head).await?.ok_or(Break::Head)?;
        // A record before the anchor has no business there: it would go with those that the anchor stands for.
        let rows = stored::first(&mut transaction).await?;
        let mut walk = Walk::from(anchor, &self.key);
        let (mut going, mut newest) = (0, None);
        for row in &rows {
            // Before its age is believed: one that was made younger would keep all that follow, and nobody would know.
            walk.step(row)?;
            if walk.at.is_none_or(|at| at >= before) {
                break;
            }
            going += 1;
            newest = Some((walk.position, walk.hash.clone()));
        }
        if let Some((position, hash)) = newest {
            let anchor = End { name: Name::Anchor, position, hash };
            anchor.store(&mut transaction, &self.key).await?;
            stored::delete_up_to(&mut transaction, position).await?;
            transaction.commit().await?;
        }
        Ok(going)
    }
}
