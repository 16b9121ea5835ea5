//! Licences, duplicates and sources of all dependencies, held against `.cargo/deny.toml`; and, where a database of
//! advisories is at hand, whether one of them is known to be unsafe.

use std::{
    env, fs,
    net::{TcpStream, ToSocketAddrs},
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{failure::Failure, overhear, progress::Progress, tools, workspace::Workspace};

const CONFIG: &str = ".cargo/deny.toml";

/// A folder that `cargo deny fetch db` has filled elsewhere, for machines that do not reach the host below.
const DATABASE_VARIABLE: &str = "PORTAL_ADVISORY_DB";
const DATABASE_HOST: &str = "github.com:443";

/// Answers what was not looked at, if anything.
pub(crate) fn check(workspace: &Workspace, progress: &Progress) -> Result<Option<String>, Failure> {
    let deny = tools::cargo_deny(workspace, progress)?;
    let check = |config: &Path, options: &[&str], which: &[&str]| {
        let mut command = workspace.command(&deny.to_string_lossy());
        command
            .args(["--locked", "--workspace", "--log-level", "warn", "--config"])
            .arg(config)
            .args(options);
        overhear::run(command.arg("check").args(which))
    };
    let config = workspace.path(CONFIG);
    check(&config, &[], &["licenses", "bans", "sources"])?;
    match env::var(DATABASE_VARIABLE) {
        Ok(folder) => check(&config_with(workspace, &config, &folder)?, &["--offline"], &["advisories"])?,
        Err(_) if is_reached(DATABASE_HOST) => check(&config, &[], &["advisories"])?,
        Err(_) => {
            return Ok(Some(format!(
                "advisories were not looked at: {DATABASE_HOST} is not reached, {DATABASE_VARIABLE} not set"
            )));
        }
    }
    Ok(None)
}

/// The tool takes the place of the database from its configuration alone.
fn config_with(workspace: &Workspace, config: &Path, database: &str) -> Result<PathBuf, Failure> {
    let failed = |action, path: &Path| {
        let path = path.to_owned();
        move |source| Failure::File { path, action, source }
    };
    let text = fs::read_to_string(config).map_err(failed("read", config))?;
    let text = text.replace("[advisories]\n", &format!("[advisories]\ndb-path = {database:?}\n"));
    let path = workspace.target("deny.toml");
    fs::write(&path, text).map_err(failed("written", &path))?;
    Ok(path)
}

fn is_reached(host: &str) -> bool {
    let addresses = host.to_socket_addrs().into_iter().flatten();
    addresses.take(2).any(|address| TcpStream::connect_timeout(&address, Duration::from_secs(3)).is_ok())
}
