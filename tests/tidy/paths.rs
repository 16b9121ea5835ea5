//! The paths that a piece of Rust names: `use crate::{a::b, c}` names `crate::a::b` and `crate::c`.

use crate::source::Source;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) line: usize,
    pub(crate) path: String,
}

/// Every path in the code of the file at `file`, with `self` and `super` told by the names of its modules.
pub(crate) fn named(file: &str, source: &Source) -> Vec<Named> {
    let mut reader = Reader { tokens: tokens(&source.code), next: 0, found: Vec::new() };
    while reader.next < reader.tokens.len() {
        if reader.is_word() {
            reader.path(&[]);
        } else {
            reader.next += 1;
        }
    }
    let home = modules(file);
    // Alone, they say who may see something.
    reader.found.retain(|(_, path)| !matches!(path.as_slice(), ["crate" | "self" | "super"]));
    reader.found.into_iter().map(|(line, path)| Named { line, path: told_in_full(&home, &path) }).collect()
}

/// The module that a file is: `src/pages/code.rs` is `crate::pages::code`.
fn modules(file: &str) -> Vec<&str> {
    let inside = file.rsplit_once("src/").map_or(file, |(_, inside)| inside);
    let inside = inside.trim_end_matches(".rs");
    let names = inside.split('/').filter(|name| !matches!(*name, "lib" | "main"));
    core::iter::once("crate").chain(names).collect()
}

fn told_in_full(home: &[&str], path: &[&str]) -> String {
    let mut full = match path.first() {
        Some(&("self" | "super")) => home.to_vec(),
        _ => Vec::new(),
    };
    for name in path {
        match *name {
            "self" => {}
            "super" => drop(full.pop()),
            name => full.push(name),
        }
    }
    full.join("::")
}

/// A word, `::`, or a sign, with its line.
fn tokens(code: &str) -> Vec<(usize, &str)> {
    let mut tokens = Vec::new();
    let (mut place, mut line) = (0, 1);
    while let Some(first) = code[place..].chars().next() {
        let here = &code[place..];
        let is_in_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = if is_in_word(first) {
            here.find(|c| !is_in_word(c)).unwrap_or(here.len())
        } else if here.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        if first == '\n' {
            line += 1;
        } else if !first.is_whitespace() {
            tokens.push((line, &here[..length]));
        }
        place += length;
    }
    tokens
}

struct Reader<'a> {
    tokens: Vec<(usize, &'a str)>,
    next: usize,
    found: Vec<(usize, Vec<&'a str>)>,
}

impl<'a> Reader<'a> {
    fn token(&self) -> &'a str {
        self.tokens.get(self.next).map_or("", |(_, token)| *token)
    }

    fn is_word(&self) -> bool {
        self.token().starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '*')
    }

    /// One path, or all of a group.
    fn path(&mut self, before: &[&'a str]) {
        let line = self.tokens.get(self.next).map_or(0, |(line, _)| *line);
        let mut path = before.to_vec();
        while self.is_word() {
            path.push(self.token());
            self.next += 1;
            if self.token() != "::" {
                break;
            }
            self.next += 1;
            if self.token() == "{" {
                return self.group(&path);
            }
        }
        self.found.push((line, path));
    }

    fn group(&mut self, before: &[&'a str]) {
        self.next += 1;
        while !matches!(self.token(), "}" | "") {
            if self.is_word() {
                self.path(before);
            }
            match self.token() {
                // Another name for it says nothing more.
                "as" => self.next += 2,
                "}" | "" => {}
                token if token.starts_with(char::is_alphabetic) => {}
                _ => self.next += 1,
            }
        }
        self.next += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, text: &str, expected: &[(usize, &str)]) {
        let named = named(file, &Source::read(text));
        let found: Vec<_> = named.iter().map(|it| (it.line, it.path.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn groups_name_each_of_theirs() {
        let text = "use a::{\n  b,\n  c::{self, d as e, *},\n};\nf";
        check(
            "x.rs",
            text,
            &[(1, "use"), (2, "a::b"), (3, "a::c"), (3, "a::c::d"), (3, "a::c::*"), (5, "f")],
        );
    }

    #[test]
    fn paths_stand_anywhere() {
        check("x.rs", "a::b(c::<d::E>())", &[(1, "a::b"), (1, "c"), (1, "d::E")]);
        check("x.rs", "::a::b", &[(1, "a::b")]);
        check("x.rs", "use a::{b};{c}", &[(1, "use"), (1, "a::b"), (1, "c")]);
    }

    #[test]
    fn relative_paths_are_told_in_full() {
        check("src/pages/code.rs", "pub(super) fn a(self)", &[(1, "pub"), (1, "fn"), (1, "a")]);
        check("src/pages/code.rs", "super::mobile::FIELD", &[(1, "crate::pages::mobile::FIELD")]);
        check("src/pages/code.rs", "super::super::api", &[(1, "crate::api")]);
        check("crates/backend/src/cli/serve.rs", "super::import", &[(1, "crate::cli::import")]);
        check("src/lib.rs", "self::api", &[(1, "crate::api")]);
        check(
            "src/api.rs",
            "self::call::{get, super::route}",
            &[(1, "crate::api::call::get"), (1, "crate::api::route")],
        );
    }
}
