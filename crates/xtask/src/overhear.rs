//! Runs a part of the tests and reads along: what it prints is shown as it comes, and none of it may tell of anybody.

use std::{
    io::{self, BufRead, BufReader, PipeReader, Write},
    process::{Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::Duration,
};

use crate::{
    command::{not_started, success},
    failure::Failure,
};

/// A process that a part has left running holds the pipe open, and may have nothing more to say.
const LAST_WORDS: Duration = Duration::from_secs(5);

/// Like `command::run`. A failure of the part itself comes before what was found in its output: a test that fails says
/// what it saw, and that may be anybody.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    run_to(io::stdout(), command)
}

fn run_to(shown: impl Write + Send + 'static, command: &mut Command) -> Result<(), Failure> {
    let failed = |source| Failure::Pipe { source };
    let (output, end) = io::pipe().map_err(failed)?;
    command.stdout(end.try_clone().map_err(failed)?).stderr(end);
    let mut child = command.spawn().map_err(|source| not_started(command, source))?;
    // The command has kept its ends of the pipe, which never closes before they do.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let found = search(output, shown);
    let status = child.wait().map_err(failed)?;
    success(command, status)?;
    match found.recv_timeout(LAST_WORDS) {
        Ok(what) => Err(Failure::TellsOfSomebody { what }),
        Err(RecvTimeoutError::Disconnected | RecvTimeoutError::Timeout) => Ok(()),
    }
}

/// Shows each line, and sends what the first that tells of somebody tells.
fn search(output: PipeReader, mut shown: impl Write + Send + 'static) -> Receiver<&'static str> {
    let (tell, found) = channel();
    thread::spawn(move || {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            if let Some(what) = overheard::told(&String::from_utf8_lossy(&line)) {
                // Whoever listens is content with the first, and gone when the part has failed.
                let _ = tell.send(what);
            }
            // A closed pipe (`cargo xtask test | head`) is no reason to stop.
            let _ = shown.write_all(&[line.as_slice(), b"\n"].concat());
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(script: &str, expected: Result<(), &str>) {
        let ended = run_to(io::sink(), Command::new("sh").args(["-c", script]))
            .map_err(|failure| failure.to_string());
        match (&ended, expected) {
            (Ok(()), Ok(())) => {}
            (Err(said), Err(expected)) if said.starts_with(expected) => {}
            _ => panic!("{script}: {ended:?} instead of {expected:?}"),
        }
    }

    #[test]
    fn a_part_that_tells_of_nobody_passes() {
        check("true", Ok(()));
        check("echo 12 passed; echo 12 warnings >&2", Ok(()));
    }

    #[test]
    fn what_tells_of_somebody_fails_the_part_wherever_it_stands() {
        check("printf 99999; echo 00001", Err("What was printed above holds a number"));
        check("echo id=99900000000001 >&2", Err("What was printed above holds a reference id"));
        check("printf 9999900001", Err("What was printed above holds a number"));
        check(
            "(exec >/dev/null 2>&1; exec sleep 9) & echo 9999900001",
            Err("What was printed above holds a number"),
        );
    }

    #[test]
    fn a_part_that_fails_says_so_first() {
        check("echo 9999900001; exit 3", Err("`sh -c echo 9999900001; exit 3` failed (exit status: 3)"));
    }
}
