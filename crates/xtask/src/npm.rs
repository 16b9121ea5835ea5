//! Packages from npm, exactly as a lock file says.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{command::run, failure::Failure, progress::Progress};

/// Makes `node_modules` agree with the folder's lock file, and returns it. Quick when nothing changed: the lock
/// file that was installed last is kept inside.
pub(crate) fn install(folder: &Path, progress: &Progress) -> Result<PathBuf, Failure> {
    let modules = folder.join("node_modules");
    let path = folder.join("package-lock.json");
    let lock = fs::read(&path).map_err(|source| Failure::File { path, action: "read", source })?;
    let stamp = modules.join(".installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(modules);
    }
    progress.step(&format!("Installing npm packages in {}", folder.display()));
    run(Command::new("npm")
        .current_dir(folder)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        // The browser is the system's.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    fs::write(&stamp, lock).map_err(|source| Failure::File { path: stamp, action: "written", source })?;
    Ok(modules)
}
