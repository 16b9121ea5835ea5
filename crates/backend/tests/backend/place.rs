//! Where a backend of these tests has its files.

use tempfile::TempDir;

pub(crate) fn folder() -> TempDir {
    TempDir::new().expect("a temporary folder")
}
