//! The app in dist/: built by Trunk, then made small.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    command::run,
    compress, content_names,
    failure::Failure,
    fingerprint::{self, files_under},
    integrity, languages, markup,
    progress::Progress,
    scanner, stylesheets,
    tools::Toolbox,
    unused,
    workspace::Workspace,
};

/// Crates that no byte of the app comes from. All others count, this one too: it finishes the build.
const APART: [&str; 4] = ["crates/backend", "crates/certificate", "crates/overheard", "crates/style-page"];

const SOURCES: [&str; 9] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "index.html",
    "locales",
    "rust-toolchain.toml",
    "src",
    "style",
];

/// A panic ends the app without a word: what it would say, and the code that would say it, are 15 % of the Wasm.
/// That takes a standard library built the same way, which stable Rust does when it is asked to. Paths of the
/// machine that builds do not end up in the file.
pub(crate) const LEAN: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
    ),
];

/// Builds the app unless dist/ already holds what these sources make.
pub(crate) fn build(workspace: &Workspace, progress: &Progress, toolbox: &Toolbox) -> Result<(), Failure> {
    let dist = workspace.dist();
    let stamp = workspace.target("app.stamp");
    let sources = fingerprint::of(&sources(workspace)?)?;
    if fs::read_to_string(&stamp).is_ok_and(|last| stamped(sources, &dist).is_ok_and(|now| now == last)) {
        progress.step("The app in dist/ is up to date");
        return Ok(());
    }
    progress.step("Building the app into dist/ (release, for size)");
    run(workspace
        .command(&toolbox.program("trunk").to_string_lossy())
        .args(["build", "--release", "--locked", "--config", "Trunk.toml"])
        .env("PATH", toolbox.path())
        .envs(LEAN)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env(languages::BUILDING, "true")
        // Trunk wants true or false here, and stops at the usual `NO_COLOR=1`.
        .env_remove("NO_COLOR"))?;
    progress.step("Taking out what is never called");
    unused::remove(workspace, toolbox, &dist)?;
    progress.step("Building what reads and checks certificates");
    scanner::build(workspace, toolbox, &dist)?;
    markup::refuse(&dist)?;
    progress.step("Making scripts and styles small");
    stylesheets::join(&dist)?;
    minify(workspace, toolbox, &dist)?;
    languages::write_texts(workspace, &dist)?;
    content_names::give(&dist)?;
    integrity::seal(&dist)?;
    progress.step("Writing the pages in each language");
    languages::write_pages(workspace, &dist)?;
    progress.step("Compressing every file for brotli and gzip");
    compress::beside_each(&dist)?;
    fingerprint::write(&stamp, stamped(sources, &dist)?)
}

/// What was made of what. dist/ counts as well, because `trunk serve` writes there, too.
fn stamped(sources: u64, dist: &Path) -> Result<String, Failure> {
    Ok(format!("{sources:016x} {:016x}", fingerprint::of(&[dist.to_owned()])?))
}

fn sources(workspace: &Workspace) -> Result<Vec<PathBuf>, Failure> {
    let apart = APART.map(|folder| workspace.path(folder));
    let mut sources: Vec<_> = SOURCES.iter().map(|path| workspace.path(path)).collect();
    let crates = files_under(&workspace.path("crates"))?;
    sources.extend(crates.into_iter().filter(|file| !apart.iter().any(|folder| file.starts_with(folder))));
    Ok(sources)
}

/// Trunk's own minifier breaks what wasm-bindgen writes.
fn minify(workspace: &Workspace, toolbox: &Toolbox, dist: &Path) -> Result<(), Failure> {
    let mut esbuild = workspace.command(&toolbox.program("esbuild").to_string_lossy());
    esbuild.args(["--minify", "--target=es2022", "--charset=utf8", "--legal-comments=none"]);
    esbuild.args(["--log-level=warning", "--allow-overwrite"]);
    esbuild.arg(format!("--outdir={0}", dist.display())).arg(format!("--outbase={0}", dist.display()));
    let small = |file: &PathBuf| file.extension().is_some_and(|kind| kind == "js" || kind == "css");
    esbuild.args(files_under(dist)?.into_iter().filter(small));
    run(&mut esbuild)
}
