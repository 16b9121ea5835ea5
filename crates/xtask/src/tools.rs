//! What building the app needs, found or installed: the Wasm target, Trunk, wasm-bindgen, wasm-opt and esbuild.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    command::{self, answer, run},
    failure::Failure,
    npm,
    progress::Progress,
    version,
    workspace::{Workspace, tool_cache},
};

const TARGET: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: u32 = 20;

/// A folder with links to exactly the right versions and to nothing else: the folder that holds the right Trunk may
/// hold a wrong wasm-bindgen, too.
pub(crate) struct Toolbox {
    folder: PathBuf,
}

impl Toolbox {
    fn fill(folder: PathBuf, programs: &[PathBuf]) -> Result<Self, Failure> {
        let failed = |action, path: &Path| {
            let path = path.to_owned();
            move |source| Failure::File { path, action, source }
        };
        fs::create_dir_all(&folder).map_err(failed("created", &folder))?;
        for program in programs {
            let link = folder.join(program.file_name().unwrap_or_default());
            if fs::read_link(&link).is_ok_and(|linked| linked == *program) {
                continue;
            }
            if link.is_symlink() {
                fs::remove_file(&link).map_err(failed("removed", &link))?;
            }
            std::os::unix::fs::symlink(program, &link).map_err(failed("linked", &link))?;
        }
        Ok(Self { folder })
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The PATH on which a child finds these tools before any others.
    pub(crate) fn path(&self) -> OsString {
        let usual = env::var_os("PATH").unwrap_or_default();
        let all = [self.folder.clone()].into_iter().chain(env::split_paths(&usual));
        // No folder of ours has a colon in its name unless the checkout has; then the usual PATH must do.
        env::join_paths(all).unwrap_or(usual)
    }

    /// A tool by its whole path, because a program is looked up on our own PATH, not on the child's.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// A tool that cargo can install.
struct Tool {
    package: &'static str,
    /// The programs that it brings; the first is the one whose version is looked at.
    programs: &'static [&'static str],
    version: String,
    /// How cargo is to install it.
    options: &'static [&'static str],
    environment: &'static [(&'static str, &'static str)],
}

/// Their own release profiles spend minutes on speed that nobody notices here.
const QUICK_TO_COMPILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
];

pub(crate) fn for_the_app(workspace: &Workspace, progress: &Progress) -> Result<Toolbox, Failure> {
    check_node()?;
    wasm_target(workspace, progress)?;
    standard_library_sources(workspace, progress)?;
    let trunk = Tool {
        package: "trunk",
        programs: &["trunk"],
        version: "0.21.14".to_owned(),
        // Its default features are TLS and the downloads that it is for: all that it needs, it finds on PATH.
        options: &["--locked", "--no-default-features"],
        environment: &QUICK_TO_COMPILE,
    };
    let wasm_bindgen = Tool {
        package: "wasm-bindgen-cli",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version: wasm_bindgen_version(workspace)?,
        // Not `--locked`: its lock file names a version of webpki-roots that no longer resolves.
        options: &[],
        environment: &[],
    };
    let mut programs = trunk.find_or_install(workspace, progress)?;
    programs.extend(wasm_bindgen.find_or_install(workspace, progress)?);
    let from_npm = npm::install(&workspace.path("crates/xtask/tools"), progress)?.join(".bin");
    programs.extend(["wasm-metadce", "wasm-opt", "esbuild"].map(|program| from_npm.join(program)));
    Toolbox::fill(workspace.target("tools"), &programs)
}

/// Checks licences, duplicates, sources and advisories of dependencies.
pub(crate) fn cargo_deny(workspace: &Workspace, progress: &Progress) -> Result<PathBuf, Failure> {
    let deny = Tool {
        package: "cargo-deny",
        programs: &["cargo-deny"],
        version: "0.20.2".to_owned(),
        options: &["--locked"],
        environment: &QUICK_TO_COMPILE,
    };
    deny.only_program(workspace, progress)
}

/// Drives Firefox.
pub(crate) fn geckodriver(workspace: &Workspace, progress: &Progress) -> Result<PathBuf, Failure> {
    let driver = Tool {
        package: "geckodriver",
        programs: &["geckodriver"],
        version: "0.37.1".to_owned(),
        options: &["--locked"],
        environment: &QUICK_TO_COMPILE,
    };
    driver.only_program(workspace, progress)
}

impl Tool {
    /// For a tool that brings one program.
    fn only_program(&self, workspace: &Workspace, progress: &Progress) -> Result<PathBuf, Failure> {
        let missing = Failure::ToolStillMissing {
            tool: self.package,
            version: self.version.clone(),
            cache: tool_cache()?,
        };
        self.find_or_install(workspace, progress)?.into_iter().next().ok_or(missing)
    }

    fn find_or_install(&self, workspace: &Workspace, progress: &Progress) -> Result<Vec<PathBuf>, Failure> {
        let cache = tool_cache()?;
        let usual = env::var_os("PATH").unwrap_or_default();
        let folders = env::split_paths(&usual).chain([cache.join("bin")]);
        if let Some(folder) = folders.into_iter().find(|folder| self.is_in(folder)) {
            return Ok(self.programs_in(&folder));
        }
        progress.step(&format!(
            "Installing {} {} into {}: this takes some minutes, once",
            self.package,
            self.version,
            cache.display()
        ));
        let mut install = workspace.cargo(&["install", "--version", &self.version, "--root"]);
        install.arg(&cache).args(["--force", self.package]).args(self.options);
        run(install.envs(self.environment.iter().copied()))?;
        if self.is_in(&cache.join("bin")) {
            return Ok(self.programs_in(&cache.join("bin")));
        }
        Err(Failure::ToolStillMissing { tool: self.package, version: self.version.clone(), cache })
    }

    fn programs_in(&self, folder: &Path) -> Vec<PathBuf> {
        self.programs.iter().map(|program| folder.join(program)).collect()
    }

    fn is_in(&self, folder: &Path) -> bool {
        let [first, ..] = self.programs else { return false };
        self.programs.iter().all(|program| folder.join(program).is_file())
            && answer(Command::new(folder.join(first)).arg("--version"))
                .is_some_and(|line| version::printed(&line) == Some(self.version.as_str()))
    }
}

/// The version that the app is compiled with; the command-line tool must be the same to the last digit.
fn wasm_bindgen_version(workspace: &Workspace) -> Result<String, Failure> {
    let read = |name| {
        let path = workspace.path(name);
        fs::read_to_string(&path).map_err(|source| Failure::File { path, action: "read", source })
    };
    let package = "wasm-bindgen";
    let lock = read("Cargo.lock")?;
    let locked = version::locked(&lock, package).ok_or(Failure::NotInLock { package })?;
    match version::setting(&read("Trunk.toml")?, "wasm_bindgen") {
        Some(wanted) if wanted != locked => {
            Err(Failure::WasmBindgenDiffers { wanted: wanted.to_owned(), locked: locked.to_owned() })
        }
        _ => Ok(locked.to_owned()),
    }
}

/// The Rust target of the browser.
pub(crate) fn wasm_target(workspace: &Workspace, progress: &Progress) -> Result<(), Failure> {
    let mut where_is = workspace.command("rustc");
    where_is.args(["--print", "target-libdir", "--target", TARGET]);
    if answer(&mut where_is).is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    progress.step(&format!("Adding the target {TARGET} to the Rust toolchain"));
    run(workspace.command("rustup").args(["target", "add", TARGET]))
}

/// The app is built with a standard library of its own (`app_build.rs`). rustup installs the sources by itself only
/// where nothing overrides `rust-toolchain.toml`.
fn standard_library_sources(workspace: &Workspace, progress: &Progress) -> Result<(), Failure> {
    let mut where_is = workspace.command("rustc");
    where_is.args(["--print", "sysroot"]);
    let sources = "lib/rustlib/src/rust/library/std/Cargo.toml";
    if answer(&mut where_is).is_some_and(|folder| Path::new(&folder).join(sources).is_file()) {
        return Ok(());
    }
    progress.step("Adding the sources of the standard library to the Rust toolchain");
    run(workspace.command("rustup").args(["component", "add", "rust-src"]))
}

fn check_node() -> Result<(), Failure> {
    let mut node = Command::new("node");
    let output = node
        .arg("--version")
        .output()
        .map_err(|source| command::not_started(&Command::new("node"), source))?;
    let found = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    match version::node_major(&found) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => Err(Failure::NodeTooOld { found }),
    }
}
