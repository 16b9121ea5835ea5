//! Where a backend under attack has its files: in memory, where the system lends it. What is counted and timed by the
//! ten thousand here does not hide behind a disk.

use std::path::Path;

use tempfile::TempDir;

pub(crate) fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
    folder.expect("a temporary folder")
}
