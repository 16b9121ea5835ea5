//! Digests of files, to know whether what was built is still what would be built.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
};

use crate::failure::Failure;

/// One number for the names and contents of files and, with all that is in them, folders. A path that does not
/// exist counts as such.
pub(crate) fn of(paths: &[PathBuf]) -> Result<u64, Failure> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        for file in files_under(path)? {
            file.hash(&mut hasher);
            read(&file)?.hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

/// Folders that hold nothing of ours: npm's packages, and what Trunk has not finished.
const PASSED_OVER: [&str; 2] = ["node_modules", ".stage"];

/// All files under a folder, or the file itself, in the order of their names.
pub(crate) fn files_under(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |source| Failure::File { path: path.to_owned(), action: "listed", source };
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = match fs::read_dir(path) {
        Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(failed)?,
    };
    let mut inside = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        if !PASSED_OVER.iter().any(|name| entry.file_name() == *name) {
            inside.push(entry.path());
        }
    }
    inside.sort();
    let nested: Result<Vec<_>, _> = inside.iter().map(|path| files_under(path)).collect();
    Ok(nested?.concat())
}

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|source| Failure::File { path: path.to_owned(), action: "read", source })
}

pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    let failed = |source| Failure::File { path: path.to_owned(), action: "read", source };
    fs::read_to_string(path).map_err(failed)
}

pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|source| Failure::File {
        path: path.to_owned(),
        action: "written",
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_follows_the_contents() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let one = of(&[here.join("src")]).unwrap();
        assert_eq!(one, of(&[here.join("src")]).unwrap());
        assert_ne!(one, of(&[here.join("src"), here.join("Cargo.toml")]).unwrap());
        assert_eq!(of(&[]).unwrap(), of(&[here.join("no such folder")]).unwrap());
    }
}
