//! The database: how it is opened, brought up to date, read and written.
//!
//! SQLite stands in the binary. Queries keep to the SQL that PostgreSQL takes as well; what differs is in this
//! file and in `migrations/`.

use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{SqlSafeStr as _, Sqlite, SqlitePool};

use crate::private_file;

/// A connection inside a transaction, or one that only reads.
pub type Connection = sqlx::SqliteConnection;

/// Rolled back unless it is committed.
pub type Transaction = sqlx::Transaction<'static, Sqlite>;

/// What a query answers. Whole numbers go in and come out as `i64`: PostgreSQL has none without a sign, and does
/// not read one width as another.
pub type Row = sqlx::sqlite::SqliteRow;

#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    #[error("the folder {0} for the database cannot be made")]
    Folder(PathBuf, #[source] std::io::Error),
    #[error("the database {0} cannot be made")]
    File(PathBuf, #[source] std::io::Error),
    #[error("the database cannot be opened")]
    Open(#[source] sqlx::Error),
    #[error("the database cannot be brought up to date")]
    Migrate(#[source] sqlx::migrate::MigrateError),
}

/// Whether the journal beside the database holds anything any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Journal {
    Emptied,
    /// Somebody still reads what stands in it.
    InUse,
}

/// One writer and several readers: writers wait in line instead of running into each other's locks.
#[derive(Clone)]
pub struct Database {
    writer: SqlitePool,
    readers: SqlitePool,
}

impl Database {
    /// Opens the file, makes it and its folder where they are missing, and runs the migrations.
    pub async fn open(file: &Path) -> Result<Self, DatabaseError> {
        if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| DatabaseError::Folder(folder.into(), error))?;
        }
        match private_file::create(file) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(DatabaseError::File(file.into(), error));
            }
            // An empty file is an empty database. SQLite gives its journals the rights of the file.
            _ => {}
        }
        let options = options(file).journal_mode(SqliteJournalMode::Wal);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await
            .map_err(DatabaseError::Open)?;
        migrator().run(&writer).await.map_err(DatabaseError::Migrate)?;
        let readers = SqlitePoolOptions::new()
            .max_connections(4)
            .connect_with(options.pragma("query_only", "ON"))
            .await
            .map_err(DatabaseError::Open)?;
        Ok(Self { writer, readers })
    }

    /// For reading alone. Makes no file: a mistyped name is no empty database.
    pub async fn open_to_read(file: &Path) -> Result<Self, DatabaseError> {
        let options = options(file).pragma("query_only", "ON");
        let readers = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options)
            .await
            .map_err(DatabaseError::Open)?;
        Ok(Self { writer: readers.clone(), readers })
    }

    /// A transaction that no other writer can come between.
    pub async fn write(&self) -> Result<Transaction, sqlx::Error> {
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }

    pub async fn read(&self) -> Result<sqlx::pool::PoolConnection<Sqlite>, sqlx::Error> {
        self.readers.acquire().await
    }

    /// A transaction that reads: it sees nothing of what is written meanwhile.
    pub async fn read_at_one_time(&self) -> Result<Transaction, sqlx::Error> {
        self.readers.begin().await
    }

    /// Empties the journal beside the database, in which pages stay as they were before a change. That it cannot is no
    /// error to SQLite, but a number in its answer.
    pub async fn empty_journal(&self) -> Result<Journal, sqlx::Error> {
        let is_in_use: i64 =
            sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&self.writer).await?;
        Ok(if is_in_use == 0 { Journal::Emptied } else { Journal::InUse })
    }

    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        // What was answered stays, whatever happens to the power: a code that was used, a token that was ended, a guess.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(10))
        .foreign_keys(true)
        // What is deleted is overwritten, and does not stay in pages that are free.
        .pragma("secure_delete", "ON")
}

fn migrator() -> Migrator {
    const MIGRATIONS: [(i64, &str, &str); 3] = [
        (1, "portal", include_str!("../migrations/sqlite/0001_portal.sql")),
        (2, "credentials", include_str!("../migrations/sqlite/0002_credentials.sql")),
        (3, "renewed sessions", include_str!("../migrations/sqlite/0003_renewed_sessions.sql")),
    ];
    Migrator::with_migrations(
        MIGRATIONS
            .map(|(version, description, sql)| {
                let kind = MigrationType::Simple;
                Migration::new(version, Cow::Borrowed(description), kind, sql.into_sql_str(), false)
            })
            .to_vec(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A database that has run them refuses to open once one of them is another. A change is a migration of its own.
    #[test]
    fn migrations_stay_as_they_were_run() {
        let digests: Vec<_> = migrator().iter().map(|it| crate::hex::encode(&it.checksum[..8])).collect();
        insta::assert_snapshot!(digests.join(" "), @"9f89be02041dea79 bdcdc565e5d8cfd9 d72411a02e9ad18f");
    }
}
