//! The rules of the house (`ARCHITECTURE.md`), held against every file of the tree.

mod paths;
mod proofs;
mod rule;
mod rules;
mod source;
mod tree;

use rule::Finding;
use rules::RULES;
use tree::File;

#[test]
fn the_tree_is_tidy() {
    let files = tree::files();
    let findings: Vec<_> = files.iter().flat_map(broken).map(|finding| finding.to_string()).collect();
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

/// A rule that holds nowhere, or that cannot fail, is no rule.
#[test]
fn each_rule_has_files_to_hold_in_and_can_fail() {
    let files = tree::files();
    for rule in RULES {
        assert!(files.iter().any(|file| rule.holds_in(&file.path)), "no file for: {}", rule.says);
        let (path, text) = rule.such_as;
        let text = if text.is_empty() { "\n".repeat(1000) } else { text.to_owned() };
        let findings = broken(&File::new(path.to_owned(), text));
        assert!(findings.iter().any(|finding| finding.says == rule.says), "cannot fail: {}", rule.says);
    }
}

/// A rule that names a place which is gone holds nothing, and says so.
#[test]
fn each_place_that_a_rule_names_is_there() {
    let files = tree::files();
    for rule in RULES {
        for place in rule.within.iter().chain(rule.but_not) {
            assert!(files.iter().any(|file| rule::is_at(&file.path, place)), "no such place: {place}");
        }
    }
}

#[test]
fn a_finding_names_its_file_and_line() {
    let text = "//! A page.\n\nuse crate::{\n    browser,\n    api::send_code,\n};\n".to_owned();
    let findings = broken(&File::new("src/pages/code.rs".to_owned(), text));
    let findings: Vec<_> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        findings,
        ["src/pages/code.rs:5: pages ask for nothing and know no other page (`crate::api::send_code`)"]
    );
}

fn broken(file: &File) -> Vec<Finding> {
    RULES.iter().filter(|rule| rule.holds_in(&file.path)).flat_map(|rule| rule.check(file)).collect()
}
