//! What lets another database follow SQLite.

use std::path::Path;

use portal_backend::database::Journal;
use portal_backend::retention::tidy;

use crate::house::{FAMILY, House};
use crate::retention::journal;

#[tokio::test]
async fn whole_numbers_are_as_wide_as_they_are_read() {
    let house = House::new().await;
    // PostgreSQL's INTEGER has four bytes and is never read as an i64; SQLite's key that counts up must be one.
    let narrow = "SELECT COUNT(*) FROM sqlite_schema AS a, pragma_table_info(a.name) AS b
        WHERE a.type = 'table' AND a.name NOT LIKE '%sqlx%'
        AND b.type LIKE 'INT%' AND b.name <> 'position'";
    assert_eq!(house.count(narrow).await, 0);
}

/// What was answered has happened, also when the power fails right after it: a code that was used stays used.
#[tokio::test]
async fn what_is_written_is_on_the_disk_before_it_is_answered() {
    let house = House::new().await;
    let mut transaction = house.backend.database.write().await.expect("a transaction");
    let synchronous: i64 =
        sqlx::query_scalar("PRAGMA synchronous").fetch_one(&mut *transaction).await.expect("a number");
    // 1 is NORMAL, which leaves the newest transactions to the system's own time; 2 is FULL.
    assert_eq!(synchronous, 2);
}

#[tokio::test]
async fn a_journal_that_somebody_reads_is_not_said_to_be_empty() {
    let house = House::with_sample_data().await;
    // How long to wait for those who read: ten seconds otherwise.
    house.change("PRAGMA busy_timeout = 1").await;
    let mut reading = house.backend.database.read_at_one_time().await.expect("a transaction");
    sqlx::query("SELECT COUNT(*) FROM codes").execute(&mut *reading).await.expect("read");
    house.generate(FAMILY).await;
    assert_eq!(tidy(&house.backend).await.expect("tidied"), Journal::InUse);
    assert!(journal(&house) > 0);
    reading.rollback().await.expect("ended");
    assert_eq!(tidy(&house.backend).await.expect("tidied"), Journal::Emptied);
    assert_eq!(journal(&house), 0);
}

#[cfg(unix)]
#[tokio::test]
async fn its_files_are_their_owner_s_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = House::with_sample_data().await;
    let mut seen = 0;
    for entry in std::fs::read_dir(house.folder.path()).expect("a folder") {
        let entry = entry.expect("an entry");
        if entry.file_name().to_string_lossy().contains(".sqlite3") {
            seen += 1;
            let mode = entry.metadata().expect("rights").permissions().mode() & 0o777;
            assert_eq!(mode, 0o600, "{}", entry.file_name().display());
        }
    }
    assert!(seen >= 2, "the database and its journal");
}

#[test]
fn one_file_knows_which_database_it_is() {
    let mut files = Vec::new();
    source_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let names = |file: &Path| std::fs::read_to_string(file).expect("text").contains("sqlx::sqlite");
    files.retain(|file| names(file));
    let database = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/database.rs");
    assert_eq!(files, [database]);
}

fn source_files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            source_files(&path, found);
        } else {
            found.push(path);
        }
    }
}
