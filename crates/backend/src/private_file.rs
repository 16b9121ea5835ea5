//! Files that their owner alone may read.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Makes the file; one that is there already is an error and stays as it is.
#[cfg(unix)]
pub(crate) fn create(file: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)
}

/// Makes the folder, and those above it, where they are missing.
#[cfg(unix)]
pub(crate) fn create_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// As above; the rights are those of the folder.
#[cfg(not(unix))]
pub(crate) fn create_folder(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)
}

/// As above; the rights are those of the folder.
#[cfg(not(unix))]
pub(crate) fn create(file: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(file)
}
