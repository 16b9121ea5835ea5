//! The script and the Wasm call what they share by names of a letter or two.
//!
//! The names that wasm-bindgen gives are long, end in digits that do not compress, and stand in both files: they are
//! a twentieth of the first load.

use crate::failure::Failure;

/// Gives those to the imports and exports of a Wasm file, and prints what it gave.
pub(crate) const PASS: &str = "--minify-imports-and-exports-and-modules";

/// How [`PASS`] calls the one module that the imports come from.
const MODULE: &str = "a";

/// The script with the names that `printed` tells of. Each import stands in it once, as the key of its function, and
/// each export behind `wasm.`; a script that is written otherwise is refused, for it would not find its Wasm.
pub(crate) fn given(script: &str, printed: &str) -> Result<String, Failure> {
    let mut given = script.to_owned();
    for line in printed.lines() {
        let names: Vec<_> = line.split('"').skip(1).step_by(2).collect();
        match names.as_slice() {
            [module, import, short] => {
                let quoted = |name: &str| ["\"", name, "\": {"].concat();
                given = given.replacen(&quoted(module), &quoted(MODULE), 1);
                given = replaced(&given, "", import, ":", short)?;
            }
            [export, short] => given = replaced(&given, "wasm.", export, "", short)?,
            _ => {}
        }
    }
    Ok(given)
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
  ["./app_bg.js", "__wbg_getAll_2e", "b"]
 ],
 "exports": [
  ["memory", "c"],
  ["__wbindgen_start", "d"]
 ]
}"#;

    #[test]
    fn imports_and_exports_are_renamed_where_they_stand_as_such() {
        let script = "let memory, i = { \"./app_bg.js\": { __wbg_get_1f: function() {}, __wbg_getAll_2e: f } };\n\
                      wasm.__wbindgen_start(wasm.memory.buffer, wasm.memory, wasm.memory2, mywasm.memory);";
        let expected = "let memory, i = { \"a\": { $: function() {}, b: f } };\n\
                        wasm.d(wasm.c.buffer, wasm.c, wasm.memory2, mywasm.memory);";
        assert_eq!(given(script, PRINTED).unwrap(), expected);
    }

    #[test]
    fn a_script_that_lacks_a_name_is_refused() {
        let lacks = |script: &str| given(script, PRINTED).err().unwrap().to_string();
        assert!(lacks("").contains("__wbg_get_1f"));
        assert!(lacks("{ __wbg_get_1f: f, a__wbg_getAll_2e: f }").contains("__wbg_getAll_2e"));
        assert!(lacks("{ __wbg_get_1f: f, __wbg_getAll_2e: f, memory }").contains("memory"));
    }
}
