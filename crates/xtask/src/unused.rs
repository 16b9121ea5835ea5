//! What the app never calls leaves the build.
//!
//! A library below Leptos exports classes for streams, and an export is kept whether or not somebody calls it. So
//! the script is bundled from the one function that the loader calls, and of the Wasm's exports those stay that the
//! script still names.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use crate::{
    command::{printed, run},
    failure::Failure,
    fingerprint::{files_under, read, read_text, write},
    short_names, snippets, streams,
    tools::Toolbox,
    workspace::Workspace,
};

/// What rustc's modules use of Wasm beyond its first version.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// `-Os` is larger than `-Oz` before brotli and smaller after it; so are fewer functions that go into their only caller.
/// In the order of their names, functions that came of one source for different types stand together, which brotli
/// makes use of. Rust's stack lies at the low addresses, and its first kilobyte is used by an overflow only; memory that
/// the module did not fill is zero.
const SMALL: [&str; 9] = [
    "--reorder-functions-by-name",
    "-Os",
    "--one-caller-inline-max-function-size=50",
    "--low-memory-unused",
    "--zero-filled-memory",
    short_names::PASS,
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Takes it out of the script and the Wasm that Trunk wrote into dist/, and makes the Wasm small.
pub(crate) fn remove(workspace: &Workspace, toolbox: &Toolbox, dist: &Path) -> Result<(), Failure> {
    let files = files_under(dist)?;
    let Some(wasm) = files.iter().find(|file| file.extension().is_some_and(|kind| kind == "wasm")) else {
        return Err(Failure::NotBuilt);
    };
    // `wasm-bindgen` calls the two `NAME.js` and `NAME_bg.wasm`.
    let name = wasm.file_stem().unwrap_or_default().to_string_lossy();
    let script = dist.join(format!("{}.js", name.trim_end_matches("_bg")));
    lighten(workspace, toolbox, &script, wasm, || bundle(workspace, toolbox, &script))?;
    snippets::remove(dist)
}

/// Takes it out of a Wasm file and out of the script that wasm-bindgen wrote for it, which `bundled` makes into another.
pub(crate) fn lighten(
    workspace: &Workspace,
    toolbox: &Toolbox,
    script: &Path,
    wasm: &Path,
    bundled: impl Fn() -> Result<PathBuf, Failure>,
) -> Result<(), Failure> {
    let written = read_text(script)?;
    let graph = workspace.target("app-exports.json");
    write(&graph, export_graph(&used_exports(&read_text(&bundled()?)?)))?;
    write(wasm, streams::removed(&read(wasm)?)?)?;
    let program = |name| workspace.command(&toolbox.program(name).to_string_lossy());
    run(program("wasm-metadce")
        .args(FEATURES)
        // Keeps the names of functions, for their order.
        .arg("-g")
        .arg(format!("--graph-file={}", graph.display()))
        .arg(wasm)
        .arg("-o")
        .arg(wasm)
        .stdout(std::process::Stdio::null()))?;
    let names = printed(program("wasm-opt").args(FEATURES).args(SMALL).arg(wasm).arg("-o").arg(wasm))?;
    write(script, short_names::given(&written, &names)?)?;
    bundled().map(drop)
}

fn bundle(workspace: &Workspace, toolbox: &Toolbox, script: &Path) -> Result<PathBuf, Failure> {
    let entry = workspace.target("app-entry.js");
    write(&entry, format!("export {{ default }} from {:?};\n", script.display().to_string()))?;
    run(workspace
        .command(&toolbox.program("esbuild").to_string_lossy())
        .args(["--bundle", "--format=esm", "--target=es2022", "--minify-syntax", "--log-level=warning"])
        // wasm-bindgen writes a key for each function that the Wasm takes straight from a script of ours.
        .arg("--log-override:duplicate-object-key=silent")
        // Otherwise each class that nobody uses is kept to be given a method of this name.
        .arg("--define:Symbol.dispose=undefined")
        .arg("--allow-overwrite")
        .arg(format!("--outfile={}", script.display()))
        .arg(entry))?;
    Ok(script.to_owned())
}

/// The names that stand behind `wasm.` in the script.
fn used_exports(script: &str) -> BTreeSet<&str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    script
        .split("wasm.")
        .skip(1)
        .map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default())
        .filter(|name| !name.is_empty())
        .collect()
}

/// What `wasm-metadce` takes for reachable from outside.
fn export_graph(exports: &BTreeSet<&str>) -> String {
    let reaches: Vec<_> = exports.iter().map(|name| format!("\"export {name}\"")).collect();
    let outside = format!(r#"{{"name":"outside","root":true,"reaches":[{}]}}"#, reaches.join(","));
    let nodes = exports.iter().map(|name| format!(r#"{{"name":"export {name}","export":"{name}"}}"#));
    let all: Vec<_> = core::iter::once(outside).chain(nodes).collect();
    format!("[{}]\n", all.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_are_found_where_the_script_names_them() {
        let script = "let wasm;\nwasm.__wbindgen_start();\nconst n=wasm.memory.buffer;f(wasm.a$1(0))";
        assert_eq!(used_exports(script), BTreeSet::from(["__wbindgen_start", "a$1", "memory"]));
        assert_eq!(used_exports("no exports"), BTreeSet::new());
    }

    #[test]
    fn the_graph_reaches_each_of_them() {
        let graph = export_graph(&BTreeSet::from(["a", "b"]));
        assert_eq!(
            graph,
            "[{\"name\":\"outside\",\"root\":true,\"reaches\":[\"export a\",\"export b\"]},\n\
             {\"name\":\"export a\",\"export\":\"a\"},\n{\"name\":\"export b\",\"export\":\"b\"}]\n"
        );
    }
}
