//! Functions that the app brings and can never reach: those that let Wasm read and write streams of the browser.
//!
//! Leptos brings them for its server functions, of which there are none here. Nothing calls them, but they stand in the
//! table of functions to be called through a pointer, and no tool can know that no pointer to them is ever made. As the
//! exports that would lead to them are taken out (`unused.rs`), their bodies are replaced by one that ends the module; what
//! only they use then goes as well.

use crate::failure::Failure;

/// Stands in the names of those functions.
const CRATE: &[u8] = b"wasm_streams";

const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;
/// No variables, `unreachable`, `end`.
const EMPTY_BODY: [u8; 3] = [0, 0, 0x0b];

/// The Wasm without them. They are found by the names of functions, so it has to have these still.
pub(crate) fn removed(wasm: &[u8]) -> Result<Vec<u8>, Failure> {
    removed_or_none(wasm).ok_or(Failure::NotWasm)
}

fn removed_or_none(wasm: &[u8]) -> Option<Vec<u8>> {
    let (header, sections) = wasm.split_at_checked(8)?;
    let mut sections = Reader(sections);
    let mut parts = Vec::new();
    while !sections.0.is_empty() {
        let kind = sections.byte()?;
        let length = sections.number()?;
        parts.push((kind, sections.take(length)?));
    }
    let imports =
        parts.iter().find(|(kind, _)| *kind == IMPORT).map_or(Some(0), |(_, part)| imported(part))?;
    let names = parts.iter().filter(|(kind, _)| *kind == CUSTOM).find_map(|(_, part)| names_of(part))?;
    let mut done = header.to_vec();
    for (kind, part) in parts {
        let part = if kind == CODE { emptied(part, imports, &names)? } else { part.to_vec() };
        done.push(kind);
        push_number(&mut done, part.len());
        done.extend(part);
    }
    Some(done)
}

/// How many functions are imported: they are counted before those of the module.
fn imported(section: &[u8]) -> Option<usize> {
    let mut reader = Reader(section);
    let mut functions = 0;
    for _ in 0..reader.number()? {
        reader.text()?;
        reader.text()?;
        match reader.byte()? {
            0 => {
                reader.number()?;
                functions += 1;
            }
            1 => {
                reader.byte()?;
                reader.limits()?;
            }
            2 => reader.limits()?,
            3 => {
                reader.take(2)?;
            }
            _ => return None,
        }
    }
    Some(functions)
}

/// The numbers of those functions, out of the section with the names.
fn names_of(section: &[u8]) -> Option<Vec<usize>> {
    let mut reader = Reader(section);
    if reader.text()? != b"name" {
        return None;
    }
    let mut found = Vec::new();
    while !reader.0.is_empty() {
        let kind = reader.byte()?;
        let length = reader.number()?;
        let mut names = Reader(reader.take(length)?);
        if kind != 1 {
            continue;
        }
        for _ in 0..names.number()? {
            let function = names.number()?;
            if names.text()?.windows(CRATE.len()).any(|part| part == CRATE) {
                found.push(function);
            }
        }
    }
    Some(found)
}

fn emptied(section: &[u8], imports: usize, found: &[usize]) -> Option<Vec<u8>> {
    let mut reader = Reader(section);
    let count = reader.number()?;
    let mut done = Vec::with_capacity(section.len());
    push_number(&mut done, count);
    for function in imports..imports + count {
        let length = reader.number()?;
        let body = reader.take(length)?;
        let body = if found.contains(&function) { &EMPTY_BODY } else { body };
        push_number(&mut done, body.len());
        done.extend(body);
    }
    Some(done)
}

/// Of Wasm's binary format; `None` where it ends too early.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// LEB128.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }

    fn limits(&mut self) -> Option<()> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Some(())
    }
}

fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with an imported function, an imported memory and two functions of its own, by these names.
    fn module(names: [&str; 3], bodies: [&[u8]; 2]) -> Vec<u8> {
        let section = |kind: u8, content: Vec<u8>| {
            let mut section = vec![kind];
            push_number(&mut section, content.len());
            section.extend(content);
            section
        };
        let mut named = vec![3];
        for (number, name) in (0..).zip(names) {
            named.extend([number, name.len() as u8]);
            named.extend(name.as_bytes());
        }
        let mut custom = vec![4];
        custom.extend(b"name");
        custom.extend(section(1, named));
        let mut code = vec![2];
        for body in bodies {
            push_number(&mut code, body.len());
            code.extend(body);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend(section(IMPORT, b"\x02\x01a\x01b\0\0\x01a\x01m\x02\x01\x01\x02".to_vec()));
        module.extend(section(CODE, code));
        module.extend(section(CUSTOM, custom));
        module
    }

    #[test]
    fn their_bodies_are_emptied_and_all_else_stays() {
        let long = [1; 300];
        let names = ["import", "<wasm_streams::readable>::pull", "app"];
        assert_eq!(removed(&module(names, [&long, &long])).unwrap(), module(names, [&EMPTY_BODY, &long]));
        let names = ["wasm_streams", "app", "x"];
        assert_eq!(removed(&module(names, [&long, &[7]])).unwrap(), module(names, [&long, &[7]]));
    }

    #[test]
    fn what_is_no_wasm_or_has_no_names_is_refused() {
        assert!(removed(b"\0asm").is_err());
        assert!(removed(b"\0asm\x01\0\0\0\x0a\x02\x01").is_err());
        assert!(removed(b"\0asm\x01\0\0\0").is_err());
    }
}
