//! Letting go of what has been kept long enough: once at the start, and once a day.

use std::time::Duration;

use crate::activity::{Break, PurgeError};
use crate::backend::Backend;
use crate::database::Journal;
use crate::{codes, sessions};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Longer than anybody should read, such as `audit verify` does.
const WHILE_OTHERS_READ: Duration = Duration::from_secs(10 * 60);

/// Until its task is aborted, or the database is closed under it.
pub async fn tidy_daily(backend: Backend) {
    loop {
        let pause = match tidy(&backend).await {
            Ok(Journal::Emptied) => DAY,
            Ok(Journal::InUse) => {
                tracing::warn!("what was let go still stands in the journal, because somebody reads it");
                WHILE_OTHERS_READ
            }
            Err(PurgeError::Database(sqlx::Error::PoolClosed)) => return,
            Err(error @ PurgeError::Broken(_)) => {
                tracing::error!(%error, "run `audit verify`");
                DAY
            }
            Err(PurgeError::Database(error)) => {
                tracing::error!(%error, "old data could not be let go");
                DAY
            }
        };
        tokio::time::sleep(pause).await;
    }
}

/// Old codes, locks, sessions and activity. The journal is emptied after it: it holds pages as they were.
pub async fn tidy(backend: &Backend) -> Result<Journal, PurgeError> {
    let now = backend.clock.now();
    let mut transaction = backend.database.write().await?;
    codes::forget_old(&mut transaction, now).await?;
    sessions::forget_ended(&mut transaction, now).await?;
    transaction.commit().await?;
    let oldest_kept = now.minus(backend.rules.activity_life);
    let purging = backend.activity.purge(&backend.database, oldest_kept).await;
    // Whatever is broken: what was let go stands in the journal until then.
    let journal = backend.database.empty_journal().await?;
    let purged = purging?;
    let mut connection = backend.database.read().await?;
    let head = backend.activity.head(&mut connection).await?.ok_or(Break::Head)?;
    // A hash under the audit key says nothing of anybody. Logs are kept elsewhere: what was cut off is found by it.
    tracing::info!(purged, head = format!("{}:{}", head.position, head.hash), "activity tidied");
    Ok(journal)
}
