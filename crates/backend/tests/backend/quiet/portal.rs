//! The program as a process, called by hand, and what it has logged in the end.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

use tempfile::TempDir;

pub(super) struct Portal {
    process: Running,
    pub(super) address: String,
    pub(super) folder: TempDir,
    logs: JoinHandle<std::io::Result<String>>,
}

/// A test that fails leaves no process behind.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail where it has ended, as it should have.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Portal {
    pub(super) fn start(level: &str, format: &str, arguments: &[&str]) -> Self {
        let folder = TempDir::new().expect("a folder");
        let mut process = Command::new(env!("CARGO_BIN_EXE_portal-backend"))
            .args(["--log-level", level, "--log-format", format, "serve", "--sample-data"])
            .args(["--listen", "127.0.0.1:0", "--database"])
            .arg(folder.path().join("portal.sqlite3"))
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        let mut stderr = process.stderr.take().expect("a pipe");
        // Read beside the calls: a full pipe would stop the program.
        let logs = std::thread::spawn(move || {
            let mut logs = String::new();
            stderr.read_to_string(&mut logs).map(|_| logs)
        });
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
        let address = line.trim_end().rsplit("://").next().expect("an address").to_owned();
        Self { process: Running(process), address, folder, logs }
    }

    /// Ends it, and answers all that it logged.
    pub(super) fn end(mut self) -> String {
        let kill = format!("kill {}", self.process.0.id());
        let asked = Command::new("sh").arg("-c").arg(kill).status().expect("asked");
        assert!(asked.success() && self.process.0.wait().expect("ended").success());
        self.logs.join().expect("joined").expect("text")
    }
}

pub(super) fn assert_quiet(logs: &str, markers: &[String]) {
    let lower = logs.to_lowercase();
    for marker in markers {
        let line = lower.lines().find(|line| line.contains(&marker.to_lowercase()));
        assert!(line.is_none(), "{marker} is in the logs: {line:?}");
    }
}

/// One call by hand; answers the body.
pub(super) fn call(address: &str, method: &str, path: &str, token: &str, body: &str) -> String {
    let length = body.len();
    let answer = raw(
        address,
        format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nauthorization: Bearer {token}\r\n\
             content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        )
        .as_bytes(),
    );
    answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default()
}

/// What comes back. The other end may hang up before it has read all: what it said until then counts.
pub(super) fn raw(address: &str, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).expect("connected");
    let mut answer = Vec::new();
    if stream.write_all(request).is_ok() {
        drop(stream.read_to_end(&mut answer));
    }
    String::from_utf8_lossy(&answer).into_owned()
}
