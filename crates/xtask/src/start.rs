//! Runs the portal as a citizen would meet it, with a sandbox phone and sample people.

use std::{
    fs,
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{Child, Command, ExitStatus},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::Duration,
};

use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    iterator::Signals,
};

use crate::{
    app_build,
    command::{ending, not_started, run},
    failure::Failure,
    progress::{Progress, Stopwatch},
    style_page, tools,
    workspace::Workspace,
};

const NUMBER_TO_TRY: &str = "9999900001";
const READY_WITHIN: Duration = Duration::from_secs(60);

pub(crate) fn start(
    workspace: &Workspace,
    progress: &Progress,
    port: u16,
    no_serve: bool,
) -> Result<(), Failure> {
    if !no_serve {
        check_free(port)?;
    }
    let toolbox = tools::for_the_app(workspace, progress)?;
    app_build::build(workspace, progress, &toolbox)?;
    style_page::build(workspace, progress, &toolbox)?;
    progress.step("Building the backend (release)");
    run(&mut workspace.cargo(&["build", "--locked", "--release", "--package", "portal-backend"]))?;
    if no_serve {
        progress.step("All is built; `cargo xtask start` runs it");
        return Ok(());
    }
    progress.step("Starting the backend");
    // Before there is a backend: a signal in between would leave it without anybody to stop it.
    let signals = signals_to_stop()?;
    let backend = backend(workspace, port)?;
    let process = backend.id();
    let ended = stop_on(signals, backend);
    if let Err(failure) = wait_until_ready(port, &ended) {
        stop(process);
        return Err(failure);
    }
    progress.step("Ready");
    println!(
        "\n  The portal           http://127.0.0.1:{port}/\
         \n  The sandbox phone    http://127.0.0.1:{port}/sandbox   (codes arrive here)\
         \n  Every component      http://127.0.0.1:{port}/style\
         \n  A number to try      {NUMBER_TO_TRY}\
         \n\n  Ctrl-C stops it.\n"
    );
    match ended.recv() {
        Ok(status) if !status.success() => Err(Failure::BackendEnded { ending: ending(status) }),
        _ => Ok(()),
    }
}

fn backend(workspace: &Workspace, port: u16) -> Result<Child, Failure> {
    let data = workspace.path("data");
    fs::create_dir_all(&data).map_err(|source| Failure::File { path: data, action: "created", source })?;
    let program = workspace.target("release").join("portal-backend");
    let mut command = workspace.command(&program.to_string_lossy());
    command.args(["serve", "--sandbox", "--sample-data", "--dist", "dist"]);
    command.args(["--database", "data/portal.sqlite3", "--listen", &format!("127.0.0.1:{port}")]);
    command.arg("--style-page").arg(style_page::folder(workspace));
    // Whoever tries the portal out, by hand or by robot, calls from this one address.
    command.args(["--address-calls", "10000"]);
    // In a group of its own, so that Ctrl-C reaches it once: from us.
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn().map_err(|source| not_started(&command, source))
}

/// Ctrl-C, being asked to end, and the terminal being closed.
fn signals_to_stop() -> Result<Signals, Failure> {
    Signals::new([SIGHUP, SIGINT, SIGTERM])
        .map_err(|source| Failure::NotStarted { program: "portal-backend".to_owned(), source })
}

/// Stops the child on the first signal and on each later one; the channel tells when and how the child ended.
fn stop_on(mut signals: Signals, mut child: Child) -> Receiver<ExitStatus> {
    let process = child.id();
    thread::spawn(move || {
        for _ in signals.forever() {
            stop(process);
        }
    });
    let (tell, ended) = mpsc::channel();
    thread::spawn(move || {
        if let Ok(status) = child.wait() {
            // Nobody listens any more where it was not ready in time.
            let _ = tell.send(status);
        }
    });
    ended
}

/// Always SIGTERM, upon which it answers the requests under way first; SIGHUP would end it at once.
fn stop(process: u32) {
    // It may have ended by itself in the meantime.
    let _ = Command::new("kill").args(["-s", "TERM", &process.to_string()]).status();
}

fn wait_until_ready(port: u16, ended: &Receiver<ExitStatus>) -> Result<(), Failure> {
    let waited = Stopwatch::start();
    while waited.elapsed() < READY_WITHIN {
        if is_ready(port) {
            return Ok(());
        }
        match ended.recv_timeout(Duration::from_millis(100)) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(status) => return Err(Failure::BackendEnded { ending: ending(status) }),
            Err(RecvTimeoutError::Disconnected) => {
                return Err(Failure::BackendEnded { ending: "it could not be waited for".to_owned() });
            }
        }
    }
    Err(Failure::BackendNotReady { seconds: READY_WITHIN.as_secs() })
}

fn is_ready(port: u16) -> bool {
    let answer = || -> std::io::Result<String> {
        let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        connection.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(
            connection,
            "GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        )?;
        let mut status = [0; 12];
        connection.read_exact(&mut status)?;
        Ok(String::from_utf8_lossy(&status).into_owned())
    };
    answer().is_ok_and(|status| status == "HTTP/1.1 200")
}

fn check_free(port: u16) -> Result<(), Failure> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(drop).map_err(|_| Failure::PortTaken { port })
}

#[cfg(test)]
mod tests {
    use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};

    use signal_hook::low_level::raise;

    use super::*;

    #[test]
    fn a_closed_terminal_ends_the_backend_too() {
        let signals = signals_to_stop().unwrap();
        let ended = stop_on(signals, Command::new("sleep").arg("60").process_group(0).spawn().unwrap());
        raise(SIGHUP).unwrap();
        assert_eq!(ended.recv_timeout(Duration::from_secs(20)).unwrap().signal(), Some(SIGTERM));
    }
}
