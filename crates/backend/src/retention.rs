//! Letting go of what has been kept long enough: once at the start, and once a day.

use std::time::Duration;

use crate::activity::PurgeError;
use crate::backend::Backend;
use crate::{codes, sessions};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Until its task is aborted, or the database is closed under it.
pub async fn tidy_daily(backend: Backend) {
    loop {
        match tidy(&backend).await {
            Ok(()) => {}
            Err(PurgeError::Database(sqlx::Error::PoolClosed)) => return,
            Err(error @ PurgeError::Broken(_)) => tracing::error!(%error, "run `audit verify`"),
            Err(PurgeError::Database(error)) => tracing::error!(%error, "old data could not be let go"),
        }
        tokio::time::sleep(DAY).await;
    }
}

/// Old codes, locks, sessions and activity. The journal is emptied after it: it holds pages as they were.
pub async fn tidy(backend: &Backend) -> Result<(), PurgeError> {
    let now = backend.clock.now();
    let mut transaction = backend.database.write().await?;
    codes::forget_old(&mut transaction, now).await?;
    sessions::forget_ended(&mut transaction, now).await?;
    transaction.commit().await?;
    let oldest_kept = now.minus(backend.rules.activity_life);
    let purged = backend.activity.purge(&backend.database, oldest_kept).await?;
    backend.database.empty_journal().await?;
    let mut connection = backend.database.read().await?;
    if let Some(head) = backend.activity.head(&mut connection).await? {
        // A hash under the audit key says nothing of anybody. Logs are kept elsewhere: what was cut off is found by it.
        tracing::info!(purged, head = format!("{}:{}", head.position, head.hash), "activity tidied");
    }
    Ok(())
}
