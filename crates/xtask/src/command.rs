//! Runs other programs; their failures become sentences.

use std::{
    ffi::OsStr,
    io,
    process::{Command, ExitStatus, Output, Stdio},
};

use crate::failure::Failure;

/// Runs it with its output shown; anything but success is a failure.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|source| not_started(command, source))?;
    success(command, status)
}

/// Runs it with its errors shown, and returns what it printed; anything but success is a failure.
pub(crate) fn printed(command: &mut Command) -> Result<String, Failure> {
    let Output { status, stdout, .. } =
        command.stderr(Stdio::inherit()).output().map_err(|source| not_started(command, source))?;
    success(command, status)?;
    Ok(String::from_utf8_lossy(&stdout).into_owned())
}

/// Runs it silently and returns what it printed, or nothing if it is missing or failed.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let Output { status, stdout, .. } = command.output().ok()?;
    status.success().then(|| String::from_utf8_lossy(&stdout).trim().to_owned())
}

pub(crate) fn not_started(command: &Command, source: io::Error) -> Failure {
    let program = command.get_program().to_string_lossy().into_owned();
    if source.kind() == io::ErrorKind::NotFound {
        Failure::ProgramMissing { remedy: remedy(&program), program }
    } else {
        Failure::NotStarted { program, source }
    }
}

/// "exit status: 1", "signal: 2 (SIGINT)": as the system puts it.
pub(crate) fn ending(status: ExitStatus) -> String {
    status.to_string()
}

pub(crate) fn success(command: &Command, status: ExitStatus) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    Err(Failure::CommandFailed { command: line(command), ending: ending(status) })
}

fn line(command: &Command) -> String {
    let words: Vec<_> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect();
    words.join(" ")
}

fn remedy(program: &str) -> &'static str {
    match program {
        "node" | "npm" | "npx" => "Install Node 20 or newer, with npm, from https://nodejs.org.",
        "python3" => "Install Python 3.11 or newer, with its module venv (Debian: python3-venv).",
        "cargo" | "rustc" | "rustup" => "Install Rust by rustup: https://rustup.rs.",
        _ => "Run `cargo xtask setup`, which installs what is needed.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named_with_its_remedy() {
        let failure = run(&mut Command::new("no-such-program-anywhere")).unwrap_err().to_string();
        assert!(failure.contains("`no-such-program-anywhere` was not found."), "{failure}");
    }

    #[test]
    fn a_failed_program_is_shown_as_it_was_called() {
        let failure =
            run(Command::new("cargo").arg("no-such-command").stderr(Stdio::null())).unwrap_err().to_string();
        assert!(failure.starts_with("`cargo no-such-command` failed (exit status: 101)"), "{failure}");
    }
}
