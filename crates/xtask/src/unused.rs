//! What the app never calls leaves the build.
//!
//! A library below Leptos exports classes for streams, and an export is kept whether or not somebody calls it. So
//! the script is bundled from the one function that the loader calls, and of the Wasm's exports those stay that the
//! script still names.

use std::{collections::BTreeSet, path::Path};

use crate::{
    command::run,
    failure::Failure,
    fingerprint::{files_under, read, write},
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

/// `-Os` is larger than `-Oz` before brotli and smaller after it. Rust's stack lies at the low addresses, and its
/// first kilobyte is used by an overflow only; memory that the module did not fill is zero.
const SMALL: [&str; 6] = [
    "-Os",
    "--low-memory-unused",
    "--zero-filled-memory",
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
    bundle(workspace, toolbox, &script)?;
    remove_exports(workspace, toolbox, &script, wasm)
}

/// Takes what a bundled script does not name out of its Wasm, and makes that small.
pub(crate) fn remove_exports(
    workspace: &Workspace,
    toolbox: &Toolbox,
    script: &Path,
    wasm: &Path,
) -> Result<(), Failure> {
    let bundled = read(script)?;
    let graph = workspace.target("app-exports.json");
    write(&graph, export_graph(&used_exports(&String::from_utf8_lossy(&bundled))))?;
    let program = |name| workspace.command(&toolbox.program(name).to_string_lossy());
    run(program("wasm-metadce")
        .args(FEATURES)
        .arg(format!("--graph-file={}", graph.display()))
        .arg(wasm)
        .arg("-o")
        .arg(wasm)
        .stdout(std::process::Stdio::null()))?;
    run(program("wasm-opt").args(FEATURES).args(SMALL).arg(wasm).arg("-o").arg(wasm))
}

fn bundle(workspace: &Workspace, toolbox: &Toolbox, script: &Path) -> Result<(), Failure> {
    let entry = workspace.target("app-entry.js");
    write(&entry, format!("export {{ default }} from {:?};\n", script.display().to_string()))?;
    run(workspace
        .command(&toolbox.program("esbuild").to_string_lossy())
        .args(["--bundle", "--format=esm", "--target=es2022", "--minify-syntax", "--log-level=warning"])
        // Otherwise each class that nobody uses is kept to be given a method of this name.
        .arg("--define:Symbol.dispose=undefined")
        .arg("--allow-overwrite")
        .arg(format!("--outfile={}", script.display()))
        .arg(entry))
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
