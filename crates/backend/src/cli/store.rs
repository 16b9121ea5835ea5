//! Where the records lie, and the key that guards what is written of them: the same flags for every command.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use crate::activity::{Activity, AuditKey, KeyError};
use crate::database::{Database, DatabaseError};
use crate::randomness::Randomness;

#[derive(Args)]
pub(super) struct StoreArguments {
    /// The SQLite file; `serve` and `import` make it where it is missing.
    #[arg(long, env = "PORTAL_DATABASE", default_value = "data/portal.sqlite3")]
    database: PathBuf,
    /// The file with the key that chains the activity; made together with the database, and never later. [default: beside
    /// the database, `.audit-key` in place of its ending]
    #[arg(long, env = "PORTAL_AUDIT_KEY")]
    audit_key: Option<PathBuf>,
}

impl StoreArguments {
    /// To work with; makes what is missing at the first start.
    pub(super) async fn open(
        &self,
        randomness: Arc<dyn Randomness>,
    ) -> Result<(Database, Activity), Box<dyn Error>> {
        let database = Database::open(&self.database).await?;
        let activity = Activity::open(&database, &self.audit_key(), randomness).await?;
        Ok((database, activity))
    }

    /// Makes nothing.
    pub(super) async fn open_to_read(&self) -> Result<Database, DatabaseError> {
        Database::open_to_read(&self.database).await
    }

    pub(super) fn read_key(&self) -> Result<AuditKey, KeyError> {
        AuditKey::read(&self.audit_key())
    }

    /// Where a sandbox keeps the keys that it makes for itself.
    pub(super) fn own_keys(&self) -> PathBuf {
        self.database.with_extension("signing-keys")
    }

    fn audit_key(&self) -> PathBuf {
        self.audit_key.clone().unwrap_or_else(|| self.database.with_extension("audit-key"))
    }
}
