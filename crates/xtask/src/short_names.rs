//! The script and the Wasm call what they share by names of a letter or two.
//!
//! The names that wasm-bindgen gives are long, end in digits that do not compress, and stand in both files: they are
//! a twentieth of the first load.

use crate::failure::Failure;

/// Gives those to the imports and exports of a Wasm file, and prints what it gave.
pub(crate) const PASS: &str = "--minify-imports-and-exports-and-modules";

/// How [`PASS`] calls the one module that the imports come from then.
const MODULE: &str = "a";

/// The object of imports for which wasm-bindgen has written functions in between; its first line.
const WRITTEN: &str = "const import0 = {\n";

/// The script of wasm-bindgen with the names that `printed` tells of. An import stands in it as the key of a function,
/// or as what another module exports, and an export behind `wasm.`; a script that is written otherwise is refused, for
/// it would not find its Wasm.
pub(crate) fn given(script: &str, printed: &str) -> Result<String, Failure> {
    let mut given = script.to_owned();
    let mut direct = String::new();
    for line in printed.lines() {
        let names: Vec<_> = line.split('"').skip(1).step_by(2).collect();
        match names.as_slice() {
            [module, import, short] => match object_of(script, module) {
                Some("import0") => given = replaced(&given, "", import, ":", short)?,
                Some(object) => direct.extend([short, ": ", object, ".", import, ",\n"]),
                None => return Err(Failure::NotNamedInScript { name: (*import).to_owned() }),
            },
            [export, short] => given = replaced(&given, "wasm.", export, "", short)?,
            _ => {}
        }
    }
    let is_other = |line: &&str| !line.contains("\": import") || line.ends_with(": import0,");
    let lines = given.lines().filter(is_other).map(|line| match line.split_once("\": import0,") {
        Some(_) => ["\"", MODULE, "\": import0,\n"].concat(),
        None => [line, "\n"].concat(),
    });
    let given: String = lines.collect();
    Ok(without_dead_imports(&given.replacen(WRITTEN, &[WRITTEN, &direct].concat(), 1)))
}

/// Without the functions that have kept their long names: the Wasm has no such import any more.
fn without_dead_imports(script: &str) -> String {
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let mut dead = None;
    let mut alive = String::with_capacity(script.len());
    for line in script.lines() {
        let here = indentation(line);
        let ends = dead == Some(here) && line.trim_start().starts_with('}');
        if dead.is_none() && line.trim_start().starts_with("__wb") && line.contains(": ") {
            dead = (!line.ends_with(',')).then_some(here);
        } else if dead.is_none() {
            alive.extend([line, "\n"]);
        }
        if ends {
            dead = None;
        }
    }
    alive
}

/// `import1` where the script says that it stands for the module.
fn object_of<'a>(script: &'a str, module: &str) -> Option<&'a str> {
    let (_, after) = script.split_once(&["\"", module, "\": "].concat())?;
    after.split_once(',').map(|(object, _)| object)
}

/// `name` is replaced where it stands as a whole, between `before` and `after`.
fn replaced(script: &str, before: &str, name: &str, after: &str, short: &str) -> Result<String, Failure> {
    let is_in_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let parts: Vec<_> = script.split(&[before, name].concat()).collect();
    let mut new = String::with_capacity(script.len());
    let mut is_found = false;
    for (place, part) in parts.iter().enumerate() {
        let is_whole = part.starts_with(after) && !part.starts_with(is_in_name) && !new.ends_with(is_in_name);
        if place > 0 {
            is_found |= is_whole;
            new.extend([before, if is_whole { short } else { name }]);
        }
        new.push_str(part);
    }
    if is_found { Ok(new) } else { Err(Failure::NotNamedInScript { name: name.to_owned() }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = r#"{
 "imports": [
  ["./app_bg.js", "__wbg_get_1f", "$"],
  ["./tab.js", "keep", "e"],
  ["./app_bg.js", "__wbg_getAll_2e", "b"]
 ],
 "exports": [
  ["memory", "c"],
  ["__wbindgen_start", "d"]
 ]
}"#;

    const SCRIPT: &str = r#"import * as import1 from "./tab.js"
import * as import2 from "./tab.js"
const import0 = {
    __wbg_get_1f: function() {},
    __wbg_getAll_2e: f,
    __wbg_dead_3d: function() { return handleError(function (arg0) {
        if (arg0) {
        }
    }, arguments); },
    __wbg_dead_4c: f,
};
return {
    "./app_bg.js": import0,
    "./tab.js": import1,
    "./tab.js": import2,
};
wasm.__wbindgen_start(wasm.memory.buffer, wasm.memory, wasm.memory2, mywasm.memory);
"#;

    #[test]
    fn imports_and_exports_are_renamed_where_they_stand_as_such() {
        let expected = r#"import * as import1 from "./tab.js"
import * as import2 from "./tab.js"
const import0 = {
e: import1.keep,
    $: function() {},
    b: f,
};
return {
"a": import0,
};
wasm.d(wasm.c.buffer, wasm.c, wasm.memory2, mywasm.memory);
"#;
        assert_eq!(given(SCRIPT, PRINTED).unwrap(), expected);
    }

    #[test]
    fn a_script_that_lacks_a_name_is_refused() {
        let lacks = |name: &str, instead: &str| {
            given(&SCRIPT.replace(name, instead), PRINTED).err().unwrap().to_string()
        };
        assert!(lacks("__wbg_get_1f:", "__wbg_get_1f2:").contains("`__wbg_get_1f`"));
        assert!(lacks("__wbg_getAll_2e", "a__wbg_getAll_2e").contains("`__wbg_getAll_2e`"));
        assert!(lacks("wasm.memory", "wasm.memories").contains("`memory`"));
        assert!(lacks("\"./tab.js\": ", "\"./tabs.js\": ").contains("`keep`"));
    }
}
