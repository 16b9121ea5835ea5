//! The page that shows every component in every state, for developers: beside the app, and no part of it.
//!
//! A Wasm module of its own that the backend serves from a folder of its own, so that it costs the app no byte and
//! is in nothing that is deployed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    app_build::LEAN,
    command::run,
    failure::Failure,
    fingerprint::{read, read_text, write},
    integrity, markup,
    progress::Progress,
    tags::{attribute, tags},
    tools::Toolbox,
    workspace::Workspace,
};

pub(crate) const PACKAGE: &str = "style-page";
const SOURCES: &str = "crates/style-page/src";
/// Where the backend serves its files.
const ADDRESS: &str = "style/";
/// What the document calls the app's sheet; built, that has a digest in its name.
const SHEET: &str = "/style.css";

pub(crate) fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target(PACKAGE)
}

/// Puts its files into their folder. The app has to be built: the page links its sheet.
pub(crate) fn build(workspace: &Workspace, progress: &Progress, toolbox: &Toolbox) -> Result<(), Failure> {
    progress.step("Building the style page");
    let bound = workspace.target("style-page-bound");
    run(workspace
        .command(&toolbox.program("wasm-bindgen").to_string_lossy())
        .args(["--target=web", "--no-typescript", "--out-name=page"])
        .arg(format!("--out-dir={}", bound.display()))
        .arg(compile(workspace)?))?;
    let folder = folder(workspace);
    let copy = |from: PathBuf, name: &str| write(&folder.join(name), read(&from)?);
    fs::create_dir_all(&folder).map_err(|source| Failure::File {
        path: folder.clone(),
        action: "created",
        source,
    })?;
    copy(bound.join("page_bg.wasm"), "page_bg.wasm")?;
    copy(workspace.path(SOURCES).join("page.css"), "page.css")?;
    markup::refuse(&folder)?;
    bundle(workspace, toolbox, &bound.join("page.js"), &folder.join("page.js"))?;
    let html = read_text(&workspace.path(SOURCES).join("index.html"))?;
    let html = html.replace(SHEET, &sheet_of(&read_text(&workspace.dist().join("index.html"))?)?);
    let sealed = integrity::sealed(&html, |name| match name.strip_prefix(ADDRESS) {
        Some(own) => read(&folder.join(own)),
        None => read(&workspace.dist().join(name)),
    })?;
    write(&folder.join("index.html"), sealed)
}

/// With the profile and the flags of the app, and with no `--package`, as Trunk does it: features are then those of the
/// whole workspace for both, so that nothing but the page itself is compiled for it.
fn compile(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let target = "wasm32-unknown-unknown";
    let mut cargo = workspace.cargo(&["build", "--locked", "--profile=app", "--bin", PACKAGE]);
    run(cargo.args(["--target", target]).envs(LEAN))?;
    Ok(workspace.target(target).join("app").join("style-page.wasm"))
}

/// One script, which fetches the Wasm from beside itself as soon as it runs.
fn bundle(workspace: &Workspace, toolbox: &Toolbox, bindings: &Path, script: &Path) -> Result<(), Failure> {
    let entry = workspace.target("style-page-entry.js");
    write(&entry, format!("import begin from {:?};\nawait begin();\n", bindings.display().to_string()))?;
    run(workspace
        .command(&toolbox.program("esbuild").to_string_lossy())
        .args(["--bundle", "--format=esm", "--target=es2022", "--log-level=warning"])
        .arg("--log-override:duplicate-object-key=silent")
        .arg("--allow-overwrite")
        .arg(format!("--outfile={}", script.display()))
        .arg(entry))
}

/// The address of the sheet that the app's document links.
fn sheet_of(html: &str) -> Result<String, Failure> {
    let sheets = tags(html, "link").into_iter().filter(|tag| attribute(tag, "rel") == Some("stylesheet"));
    let mut addresses = sheets.filter_map(|tag| attribute(tag, "href"));
    addresses.next().map(str::to_owned).ok_or(Failure::NotBuilt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_is_the_one_that_the_app_links() {
        let html = "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/style-1f.css\" integrity=\"\">";
        assert_eq!(sheet_of(html).ok().as_deref(), Some("/style-1f.css"));
        assert!(sheet_of("<link rel=\"later\" href=\"/a.css\">").is_err());
    }

    #[test]
    fn the_document_has_a_place_for_it() {
        let html = include_str!("../../style-page/src/index.html");
        assert_eq!(html.matches(SHEET).count(), 1);
    }
}
