//! The key of the activity, and `portal-backend audit`.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use portal_backend::activity::{Activity, KeyError, OpenError};
use portal_backend::database::Database;
use portal_backend::randomness::SystemRandomness;
use tempfile::TempDir;

use crate::audit::tamper_file;

const PEOPLE: &str = include_str!("../../sample-data/beneficiaries.csv");

/// Whether it succeeded, and what it said.
fn run(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let mut portal = Command::new(env!("CARGO_BIN_EXE_portal-backend"));
    let output = portal.current_dir(folder).args(arguments).output().expect("ran");
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    (output.status.success(), said.concat())
}

fn import(folder: &Path) {
    std::fs::write(folder.join("people.csv"), PEOPLE).expect("written");
    let (succeeded, said) = run(folder, &["import", "people.csv"]);
    assert!(succeeded, "{said}");
}

#[tokio::test]
async fn an_auditor_learns_whether_all_is_whole_and_where_it_is_not() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path();
    import(folder);
    let (succeeded, said) = run(folder, &["audit", "verify"]);
    assert!(
        succeeded && said.starts_with("whole: 44 records up to number 44, the newest of them 20"),
        "{said}"
    );
    let (succeeded, head) = run(folder, &["audit", "head"]);
    let head = head.trim_end();
    assert!(succeeded && head.starts_with("44:") && head.len() == 3 + 64, "{head}");
    let (succeeded, said) = run(folder, &["audit", "verify", "--expect", head]);
    assert!(succeeded, "{said}");
    let (succeeded, said) = run(folder, &["audit", "verify", "--expect", &format!("45{}", &head[2..])]);
    assert!(!succeeded && said.contains("record 45 is missing, the one before it is of 20"), "{said}");
    let (succeeded, said) = run(folder, &["audit", "verify", "--expect", "44"]);
    assert!(!succeeded && said.contains("POSITION:HASH"), "{said}");

    let database = folder.join("data/portal.sqlite3");
    tamper_file(
        &database,
        "UPDATE activity SET mobile = '9999900002', at = 1782885600000 WHERE position = 7",
    )
    .await;
    let (succeeded, said) = run(folder, &["audit", "verify"]);
    assert!(!succeeded);
    insta::assert_snapshot!(said, @"
    error: the activity is not whole
      because: record 7 was touched, it says it is of 2026-07-01T06:00:00Z
    ");
}

#[test]
fn an_auditor_makes_nothing() {
    let folder = TempDir::new().expect("a folder");
    for command in ["verify", "head"] {
        let (succeeded, said) = run(folder.path(), &["audit", command]);
        assert!(!succeeded && said.contains("the audit key is missing"), "{said}");
        std::fs::create_dir_all(folder.path().join("data")).expect("a folder");
        std::fs::write(folder.path().join("data/portal.audit-key"), "5a".repeat(32)).expect("written");
        let (succeeded, said) = run(folder.path(), &["audit", command]);
        assert!(!succeeded && said.contains("the database cannot be opened"), "{said}");
        assert!(!folder.path().join("data/portal.sqlite3").exists());
        std::fs::remove_file(folder.path().join("data/portal.audit-key")).expect("removed");
    }
}

#[test]
fn activity_cannot_be_let_go_within_a_year() {
    let folder = TempDir::new().expect("a folder");
    let (succeeded, said) = run(folder.path(), &["serve", "--sandbox", "--activity-days", "365"]);
    assert!(!succeeded && said.contains("365 is not in 366..=36500"), "{said}");
}

#[tokio::test]
async fn a_key_is_made_once_for_its_owner_alone_and_later_never_again() {
    let folder = TempDir::new().expect("a folder");
    let key = folder.path().join("key");
    let file = folder.path().join("portal.sqlite3");
    let database = Database::open(&file).await.expect("a database");
    let open = async || Activity::open(&database, &key, Arc::new(SystemRandomness)).await.map(|_| ());
    assert!(open().await.is_ok());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&key).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let first = std::fs::read(&key).expect("readable");
    assert!(open().await.is_ok());
    assert_eq!(std::fs::read(&key).expect("readable"), first);

    std::fs::remove_file(&key).expect("removed");
    assert!(matches!(open().await, Err(OpenError::Key(KeyError::Missing(_)))));
    assert!(!key.exists());
    std::fs::write(&key, "5a".repeat(32)).expect("written");
    assert!(matches!(open().await, Err(OpenError::KeyDoesNotFit)));
    for no_key in
        ["", "5a", "xx", &"5a".repeat(33), &"+a".repeat(32), &"५a".repeat(16), &"5a".repeat(32)[1..]]
    {
        std::fs::write(&key, no_key).expect("written");
        assert!(matches!(open().await, Err(OpenError::Key(KeyError::NoKey(_)))), "{no_key}");
    }
}

#[tokio::test]
async fn activity_without_its_ends_is_not_gone_on_with() {
    let folder = TempDir::new().expect("a folder");
    import(folder.path());
    let file = folder.path().join("data/portal.sqlite3");
    tamper_file(&file, "DELETE FROM activity_ends").await;
    let database = Database::open(&file).await.expect("a database");
    let key = file.with_extension("audit-key");
    let outcome = Activity::open(&database, &key, Arc::new(SystemRandomness)).await;
    assert!(matches!(outcome, Err(OpenError::EndsMissing)));
}
