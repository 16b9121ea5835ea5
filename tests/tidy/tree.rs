//! The files that people write.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use crate::source::Source;

/// What tools write, and what others wrote.
const LEFT_OUT: [&str; 8] =
    [".git", "data", "dist", "node_modules", "playwright-report", "target", "test-results", "fonts"];

pub(crate) struct File {
    /// Below the root, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
    source: OnceLock<Source>,
}

impl File {
    pub(crate) fn new(path: String, text: String) -> Self {
        Self { path, text, source: OnceLock::new() }
    }

    /// The text read as Rust.
    pub(crate) fn source(&self) -> &Source {
        self.source.get_or_init(|| Source::read(&self.text))
    }
}

/// Every file of text in the tree.
pub(crate) fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(root, root, &mut files);
    assert!(files.len() > 100, "the tree is not where it should be: {}", root.display());
    files
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<File>) {
    // What is gone again, or no text, is nothing to read.
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if LEFT_OUT.iter().any(|name| entry.file_name() == *name) {
        } else if path.is_dir() {
            collect(root, &path, files);
        } else if let (Ok(inside), Ok(text)) = (path.strip_prefix(root), fs::read_to_string(&path)) {
            files.push(File::new(inside.to_string_lossy().replace('\\', "/"), text));
        }
    }
}
