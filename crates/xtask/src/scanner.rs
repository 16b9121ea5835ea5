//! What reads and checks certificates, built beside the app and loaded by it only when it is needed: one script and one Wasm file.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{app_build::LEAN, command::run, failure::Failure, tools::Toolbox, unused, workspace::Workspace};

pub(crate) const PACKAGE: &str = "checker";
/// As `index.html` names them; they are called after their content at the end, as all files are.
const SCRIPT: &str = "scan.js";
const WASM: &str = "checker.wasm";

/// Puts both into dist/.
pub(crate) fn build(workspace: &Workspace, toolbox: &Toolbox, dist: &Path) -> Result<(), Failure> {
    let folder = workspace.target("scanner");
    let (bindings, bound) = (folder.join("checker.js"), folder.join("checker_bg.wasm"));
    let compiled = compile(workspace)?;
    run(workspace
        .command(&toolbox.program("wasm-bindgen").to_string_lossy())
        .args(["--target=web", "--no-typescript", "--out-name=checker"])
        // After what ends the module, and after each visit, it begins again with empty memory.
        .arg("--experimental-reset-state-function")
        .arg(format!("--out-dir={}", folder.display()))
        .arg(compiled))?;
    let script = dist.join(SCRIPT);
    let bundled = || {
        run(workspace
            .command(&toolbox.program("esbuild").to_string_lossy())
            .args(["--bundle", "--format=esm", "--target=es2022", "--minify-syntax", "--log-level=warning"])
            .arg(format!("--alias:{PACKAGE}={}", bindings.display()))
            .arg("--allow-overwrite")
            .arg(format!("--outfile={}", script.display()))
            .arg("src/browser/scan/main.js"))?;
        Ok(script.clone())
    };
    unused::lighten(workspace, toolbox, &bindings, &bound, bundled)?;
    let wasm = dist.join(WASM);
    fs::copy(&bound, &wasm).map_err(|source| Failure::File { path: bound, action: "copied", source })?;
    Ok(())
}

/// With the profile and the standard library of the app.
fn compile(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let target = "wasm32-unknown-unknown";
    let mut cargo = workspace.cargo(&["build", "--locked", "--profile=app", "--lib"]);
    run(cargo.args(["--package", PACKAGE, "--target", target]).envs(LEAN))?;
    Ok(workspace.target(target).join("app").join("checker.wasm"))
}
