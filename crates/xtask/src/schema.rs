//! Whether the backend does what its OpenAPI document says: schemathesis calls it in many right and wrong ways. And
//! whether others can check what it signs.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{self, Child, ChildStdout, Command, Stdio},
};

use crate::{
    command::{answer, ending, not_started, run},
    debian,
    failure::Failure,
    foreign_readers, overhear,
    progress::Progress,
    workspace::{Workspace, tool_cache},
};

pub(crate) const TOOLS: &str = "crates/xtask/tools/schemathesis";
const PACKAGE: &str = "schemathesis";
/// So high that no limit of the backend is reached: a run's calls all come from one address.
const NEVER_REACHED: &str = "4294967295";
const LIMITS: [&str; 6] = [
    "--sends-per-quarter-hour",
    "--sends-per-day",
    "--all-sends-per-minute",
    "--all-sends-per-day",
    "--address-calls",
    "--wrong-until-locked",
];

/// Starts the backend for itself, calls it, and leaves nothing behind.
pub(crate) fn check(workspace: &Workspace, progress: &Progress, backend: &Path) -> Result<(), Failure> {
    let schemathesis = install(workspace, progress)?;
    let tools = workspace.path(TOOLS);
    let folder = Folder::create()?;
    let portal = Portal::start(backend, &folder.0)?;
    let python = schemathesis.with_file_name("python");
    foreign_readers::check(workspace, progress, &python, &portal.url, &folder.0)?;
    progress.step("Calling the backend as its OpenAPI document says, and not so");
    overhear::run(
        Command::new(schemathesis)
            // Where it keeps its own files.
            .current_dir(&folder.0)
            .arg("--config-file")
            .arg(tools.join("schemathesis.toml"))
            .args(["run", &format!("{}/api/openapi.json", portal.url)])
            .env("SCHEMATHESIS_HOOKS", tools.join("sandbox_phone.py"))
            .env("PORTAL_URL", &portal.url)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("NO_PROXY", "127.0.0.1")
            .env("no_proxy", "127.0.0.1"),
    )
}

/// The program, in a Python environment of its own with exactly the packages that are pinned. Quick when nothing
/// changed: the pins that were installed last are kept inside.
pub(crate) fn install(workspace: &Workspace, progress: &Progress) -> Result<PathBuf, Failure> {
    let requirements = workspace.path(TOOLS).join("requirements.txt");
    let pins = fs::read_to_string(&requirements).map_err(|source| Failure::File {
        path: requirements.clone(),
        action: "read",
        source,
    })?;
    let version = pinned(&pins, PACKAGE).ok_or(Failure::NotPinned { package: PACKAGE })?;
    let environment = tool_cache()?.join(format!("{PACKAGE}-{version}"));
    let program = environment.join("bin").join(PACKAGE);
    let stamp = environment.join(".installed-requirements.txt");
    let is_installed = fs::read_to_string(&stamp).is_ok_and(|installed| installed == pins);
    // Once the Python that it was made with is gone, the environment is of no use.
    if is_installed && answer(Command::new(&program).arg("--version")).is_some() {
        return Ok(program);
    }
    progress.step(&format!("Installing {PACKAGE} {version} into {}", environment.display()));
    if answer(Command::new("python3").args(["-c", "import ensurepip, venv"])).is_none() {
        debian::install(progress, &["python3-venv"])?;
    }
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
    run(Command::new(environment.join("bin/python"))
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"])
        // Nothing but what was looked at when it was pinned, and no scripts of packages.
        .args(["--require-hashes", "--only-binary", ":all:", "--requirement"])
        .arg(&requirements))?;
    fs::write(&stamp, pins).map_err(|source| Failure::File { path: stamp, action: "written", source })?;
    Ok(program)
}

/// The version in `package==version \`, as a line of pins begins.
fn pinned<'a>(pins: &'a str, package: &str) -> Option<&'a str> {
    pins.lines()
        .find_map(|line| line.strip_prefix(package)?.strip_prefix("=="))
        .and_then(|rest| rest.split_whitespace().next())
}

/// A new folder that goes with its owner.
struct Folder(PathBuf);

impl Folder {
    fn create() -> Result<Self, Failure> {
        let path = env::temp_dir().join(format!("portal-schema-{}", process::id()));
        match fs::create_dir(&path) {
            Ok(()) => Ok(Self(path)),
            Err(source) => Err(Failure::File { path, action: "created", source }),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("{} could not be removed: {error}.", self.0.display());
        }
    }
}

/// A backend with the sample people and a sandbox phone, which ends with its owner.
struct Portal {
    process: Child,
    url: String,
    /// Closed with it: a backend that writes to a closed pipe would end.
    _stdout: BufReader<ChildStdout>,
}

impl Portal {
    fn start(backend: &Path, folder: &Path) -> Result<Self, Failure> {
        let mut command = Command::new(backend);
        command.args(arguments(folder)).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut process = command.spawn().map_err(|source| not_started(&command, source))?;
        let mut first_line = String::new();
        let stdout = process.stdout.take().map(BufReader::new).and_then(|mut stdout| {
            stdout.read_line(&mut first_line).ok()?;
            Some(stdout)
        });
        if let (Some(stdout), Some(url)) = (stdout, address(&first_line)) {
            return Ok(Self { process, url: url.to_owned(), _stdout: stdout });
        }
        let status = end(&mut process);
        Err(Failure::BackendEnded { ending: status.map_or_else(|error| error.to_string(), ending) })
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        if let Err(error) = end(&mut self.process) {
            eprintln!("The backend could not be stopped: {error}.");
        }
    }
}

/// At once: its database goes, too. Whatever has ended already is told as it ended.
fn end(process: &mut Child) -> std::io::Result<process::ExitStatus> {
    process.kill()?;
    process.wait()
}

fn arguments(folder: &Path) -> Vec<String> {
    let database = folder.join("portal.sqlite3").to_string_lossy().into_owned();
    let dist = folder.join("dist").to_string_lossy().into_owned();
    let fixed = ["serve", "--sandbox", "--sample-data", "--log-level", "warn", "--resend-seconds", "0"];
    let own = ["--listen", "127.0.0.1:0", "--database", &database, "--dist", &dist];
    let limits = LIMITS.iter().flat_map(|limit| [*limit, NEVER_REACHED]);
    fixed.into_iter().chain(own).chain(limits).map(str::to_owned).collect()
}

/// What the backend says first of all, once it can be called.
fn address(line: &str) -> Option<&str> {
    line.trim_end().strip_prefix("listening on ").filter(|url| url.starts_with("http://127.0.0.1:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_pinned_one() {
        let pins = "schemathesis-more==1.0 \\\n    --hash=sha256:00\nschemathesis==4.32.5 \\\n    --hash=sha256:11\n";
        assert_eq!(pinned(pins, PACKAGE), Some("4.32.5"));
        assert_eq!(pinned("schemathesis>=4\n", PACKAGE), None);
    }

    #[test]
    fn every_package_is_pinned_with_its_digests() {
        let pins = include_str!("../tools/schemathesis/requirements.txt");
        assert!(pinned(pins, PACKAGE).is_some());
        let packages = pins.split("\n    --hash=sha256:").collect::<Vec<_>>().concat();
        let named: Vec<_> = packages.lines().collect();
        assert!(named.len() > 20, "{named:?}");
        for line in named {
            assert!(line.contains("==") && line.contains('\\'), "{line} has no version or no digest");
        }
    }

    #[test]
    fn the_backend_is_called_where_it_says_that_it_listens() {
        assert_eq!(address("listening on http://127.0.0.1:41234\n"), Some("http://127.0.0.1:41234"));
        assert_eq!(address(""), None);
        assert_eq!(address("listening on https://10.0.0.1:1\n"), None);
    }

    #[test]
    fn the_backend_has_a_database_of_its_own_and_limits_that_are_not_reached() {
        let arguments = arguments(Path::new("/somewhere")).join(" ");
        assert!(
            arguments.contains("--listen 127.0.0.1:0 --database /somewhere/portal.sqlite3"),
            "{arguments}"
        );
        for limit in LIMITS {
            assert!(arguments.contains(&format!("{limit} {NEVER_REACHED}")), "{arguments}");
        }
    }
}
