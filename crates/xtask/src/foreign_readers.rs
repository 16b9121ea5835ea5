//! Whether others can check what the backend signs: two programs that share no code with ours, nor with each other.

use std::{path::Path, process::Command};

use crate::{failure::Failure, npm, overhear, progress::Progress, schema, workspace::Workspace};

const SCHEMA_OF_CREDENTIALS: &str = "crates/credential/tests/credential/samples/dcc-schema.json";
const COSE: &str = "crates/xtask/tools/cose";

/// Has the credentials of a running backend checked, first in Python, then in JavaScript.
pub(crate) fn check(
    workspace: &Workspace,
    progress: &Progress,
    python: &Path,
    url: &str,
    folder: &Path,
) -> Result<(), Failure> {
    let credentials = folder.join("credentials.json");
    progress.step("Having what the backend signs checked by cwt");
    overhear::run(
        Command::new(python)
            .arg(workspace.path(schema::TOOLS).join("credentials.py"))
            .arg(workspace.path(SCHEMA_OF_CREDENTIALS))
            .arg(&credentials)
            .env("PORTAL_URL", url)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("NO_PROXY", "127.0.0.1")
            .env("no_proxy", "127.0.0.1"),
    )?;
    let cose = workspace.path(COSE);
    npm::install(&cose, progress)?;
    progress.step("Having what the backend signs checked by @auth0/cose");
    overhear::run(Command::new("node").arg(cose.join("credentials.mjs")).arg(&credentials))
}
