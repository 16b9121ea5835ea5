//! Versions as tools print them and as Cargo.lock holds them.

/// The version in "trunk 0.21.14" or "wasm-bindgen 0.2.130 (27c7a4d06)".
pub(crate) fn printed(line: &str) -> Option<&str> {
    line.split_whitespace().nth(1)
}

/// The major version in "v20.20.2".
pub(crate) fn node_major(line: &str) -> Option<u32> {
    line.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The version of a package in the text of a Cargo.lock.
pub(crate) fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    quoted(lines.next()?.strip_prefix("version = ")?)
}

/// The value of `key = "value"` in the text of a TOML file whose keys are told apart by name alone.
pub(crate) fn setting<'a>(toml: &'a str, key: &str) -> Option<&'a str> {
    toml.lines().find_map(|line| quoted(line.strip_prefix(key)?.trim_start().strip_prefix('=')?.trim()))
}

fn quoted(value: &str) -> Option<&str> {
    value.strip_prefix('"')?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_that_a_tool_prints_is_its_second_word() {
        let check = |line, expected| assert_eq!(printed(line), expected, "{line}");
        check("trunk 0.21.14", Some("0.21.14"));
        check("wasm-bindgen 0.2.130 (27c7a4d06)", Some("0.2.130"));
        check("trunk 0.21.14\nbuilt from source", Some("0.21.14"));
        check("trunk", None);
        check("", None);
    }

    #[test]
    fn node_is_judged_by_its_major_version() {
        let check = |line, expected| assert_eq!(node_major(line), expected, "{line}");
        check("v20.20.2", Some(20));
        check("v8.0.0\n", Some(8));
        check("20.1.0", None);
        check("", None);
    }

    #[test]
    fn a_package_is_found_in_the_lock_by_its_whole_name() {
        let lock = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.50\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"registry\"\n";
        let check = |package, expected| assert_eq!(locked(lock, package), expected, "{package}");
        check("wasm-bindgen", Some("0.2.130"));
        check("wasm-bindgen-futures", Some("0.4.50"));
        check("wasm", None);
        check("trunk", None);
    }

    #[test]
    fn a_setting_is_read_whatever_its_spacing() {
        let toml = "[tools]\nwasm_bindgen = \"0.2.130\"\nwasm_opt=\"version_132\"\n";
        let check = |key, expected| assert_eq!(setting(toml, key), expected, "{key}");
        check("wasm_bindgen", Some("0.2.130"));
        check("wasm_opt", Some("version_132"));
        check("wasm", None);
        check("sass", None);
    }
}
