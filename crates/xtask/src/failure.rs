//! Why a command stopped, as a sentence that says what to do next.

use std::{io, path::PathBuf};

#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("`{program}` was not found. {remedy}")]
    ProgramMissing { program: String, remedy: &'static str },

    #[error("`{program}` could not be started: {source}.")]
    NotStarted { program: String, source: io::Error },

    #[error("`{command}` failed ({ending}). What it printed above says why; mend that and run this again.")]
    CommandFailed { command: String, ending: String },

    #[error("The output of a part could not be read: {source}.")]
    Pipe { source: io::Error },

    #[error(
        "What was printed above holds {what}. What tests print is kept and read by many: let whatever printed it \
         leave it out."
    )]
    TellsOfSomebody { what: &'static str },

    #[error("{path} could not be {action}: {source}.", path = path.display())]
    File { path: PathBuf, action: &'static str, source: io::Error },

    #[error("Node {found} is too old: install Node 20 or newer from https://nodejs.org.")]
    NodeTooOld { found: String },

    #[error(
        "Cargo.lock names no version of {package}: run `cargo update --package {package}` and look again."
    )]
    NotInLock { package: &'static str },

    #[error("requirements.txt pins no version of {package}: write it as `{package}==` and its version.")]
    NotPinned { package: &'static str },

    #[error(
        "Trunk.toml asks for wasm-bindgen {wanted} and Cargo.lock holds {locked}: write {locked} under [tools] \
         in Trunk.toml."
    )]
    WasmBindgenDiffers { wanted: String, locked: String },

    #[error("`{tool}` is not version {version} after it was installed: delete {cache} and run this again.", cache = cache.display())]
    ToolStillMissing { tool: &'static str, version: String, cache: PathBuf },

    #[error("Neither XDG_CACHE_HOME nor HOME is set: set HOME, so that the tools have a place.")]
    NoHome,

    #[error(
        "These Debian packages are missing: {packages}. Run `sudo apt-get install {packages}`, then this again."
    )]
    PackagesMissing { packages: String },

    #[error("What was built is no Wasm with names of functions.")]
    NotWasm,

    #[error("{path}: {told}.", path = path.display())]
    Texts { path: PathBuf, told: String },

    #[error("locales/ has no text `{key}` in the language {language}, and a page wants it.")]
    NoText { key: String, language: String },

    #[error(
        "A page is not written as crates/xtask/src/languages.rs expects: look at its <title>, <h1>, data-text, strip of \
         languages and stylesheet."
    )]
    NotFramed,

    #[error("There is no built app in dist/: run `cargo xtask build` first.")]
    NotBuilt,

    #[error(
        "The first load is over its budget: {excesses}. Make it smaller, or argue for more in budget.rs."
    )]
    OverBudget { excesses: String },

    #[error(
        "A view is drawn from markup, which the page's policy refuses: an element in it has nothing but constant \
         attributes and texts. Take its text from locales/, or an attribute from a constant, as in `class=NAME`."
    )]
    DrawnFromMarkup,

    #[error(
        "The script does not name `{name}` as wasm-bindgen wrote it until now, so it would not find it in the Wasm: \
         see short_names.rs."
    )]
    NotNamedInScript { name: String },

    #[error(
        "{files} name each other, so none can be called after its content: let one of them name no other."
    )]
    NamesInACircle { files: String },

    #[error("index.html loads what is no file of dist/: {tag}. The page's policy refuses it: name a file.")]
    NotOurs { tag: String },

    #[error("Port {port} on 127.0.0.1 is taken: stop what listens there, or choose another with `--port`.")]
    PortTaken { port: u16 },

    #[error("The backend ended before it was ready ({ending}). What it printed above says why.")]
    BackendEnded { ending: String },

    #[error("The backend was not ready after {seconds} s. What it printed above may say why.")]
    BackendNotReady { seconds: u64 },
}
