//! Each file that the page loads is called after its final content: browsers keep such a file for good, so other
//! content has to have another name.
//!
//! Trunk names files before they are made small, and two builds with other tools would give different files one name.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    digest,
    failure::Failure,
    fingerprint::{files_under, read, read_text, write},
};

/// Files that can name others.
const NAMING: [&str; 2] = ["css", "js"];

/// Renames the files that index.html leads to, and writes the new names wherever the old ones stood.
pub(crate) fn give(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let mut files = Vec::new();
    for path in files_under(dist)?.into_iter().filter(|path| *path != page) {
        files.push(Built { content: read(&path)?, path, new_name: None });
    }
    let (html, files) = named_by_content(read_text(&page)?, files)?;
    for file in files {
        let Built { path, content, new_name: Some(name) } = file else { continue };
        fs::remove_file(&path).map_err(|source| Failure::File {
            path: path.clone(),
            action: "removed",
            source,
        })?;
        write(&path.with_file_name(name), content)?;
    }
    write(&page, html)
}

struct Built {
    path: PathBuf,
    content: Vec<u8>,
    /// None for what nothing loads by its name, such as robots.txt.
    new_name: Option<String>,
}

/// A file that names another gets its name later than that one, for the name is part of its content.
fn named_by_content(mut html: String, files: Vec<Built>) -> Result<(String, Vec<Built>), Failure> {
    let (mut waiting, mut done) = loaded_and_not(&html, files);
    while !waiting.is_empty() {
        let names_none =
            |file: &Built| !waiting.iter().any(|other| file.names(other) && file.path != other.path);
        let Some(next) = waiting.iter().position(names_none) else {
            let names: Vec<_> = waiting.iter().map(Built::name).collect();
            return Err(Failure::NamesInACircle { files: names.join(", ") });
        };
        let mut file = waiting.swap_remove(next);
        let (old, new) = (file.name(), file.name_by_content());
        html = html.replace(&old, &new);
        for other in &mut waiting {
            other.rewrite(&old, &new);
        }
        file.new_name = Some(new);
        done.push(file);
    }
    Ok((html, done))
}

fn loaded_and_not(html: &str, files: Vec<Built>) -> (Vec<Built>, Vec<Built>) {
    let (mut loaded, mut others): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| html.contains(&file.name()));
    loop {
        let (more, rest): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|file| loaded.iter().any(|by: &Built| by.names(file)));
        others = rest;
        if more.is_empty() {
            return (loaded, others);
        }
        loaded.extend(more);
    }
}

impl Built {
    fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    fn text(&self) -> Option<&str> {
        let can_name = self.path.extension().is_some_and(|kind| NAMING.iter().any(|naming| kind == *naming));
        if can_name { std::str::from_utf8(&self.content).ok() } else { None }
    }

    fn names(&self, other: &Self) -> bool {
        self.text().is_some_and(|text| text.contains(&other.name()))
    }

    fn rewrite(&mut self, old: &str, new: &str) {
        if let Some(text) = self.text() {
            self.content = text.replace(old, new).into_bytes();
        }
    }

    /// The digest takes the place of the one that Trunk wrote, or else stands before the extension.
    fn name_by_content(&self) -> String {
        let name = self.name();
        let digest = digest::for_name(&self.content);
        let is_digest =
            |part: &&str| (10..=16).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_hexdigit());
        if let Some(old) = name.split(['-', '_', '.']).find(is_digest) {
            return name.replacen(old, &digest, 1);
        }
        let (stem, extension) = name.split_once('.').unwrap_or((&name, ""));
        [stem, "-", &digest, ".", extension].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<link href=\"/style.css\"><script src=\"/loader-00112233445566.js\"></script>";

    /// The page and the files, as `name: content`, in the order of their names.
    fn built(html: &str, files: &[(&str, &str)]) -> (String, Vec<String>) {
        let files = files.iter().map(|(name, text)| Built {
            path: Path::new("dist").join(name),
            content: text.as_bytes().to_vec(),
            new_name: None,
        });
        let (html, files) = named_by_content(html.to_owned(), files.collect()).unwrap();
        let shown = |file: Built| {
            let name = file.new_name.clone().unwrap_or_else(|| file.name());
            [&name, ": ", &String::from_utf8_lossy(&file.content)].concat()
        };
        let mut files: Vec<_> = files.into_iter().map(shown).collect();
        files.sort();
        (html, files)
    }

    #[test]
    fn names_follow_the_content_and_so_do_those_who_name_them() {
        let loader = "import('app_bg-0123456789ab.wasm')";
        let others = [("robots.txt", "style.css"), ("style.css", "a{}")];
        let check = |wasm: &str| {
            let files = [("loader-00112233445566.js", loader), ("app_bg-0123456789ab.wasm", wasm)];
            built(PAGE, &[&files[..], &others[..]].concat())
        };
        let (html, files) = check("one");
        let wasm = "app_bg-7692c3ad3540bb80.wasm";
        let loader = format!("import('{wasm}')");
        let loader_name = format!("loader-{}.js", digest::for_name(loader.as_bytes()));
        let style = format!("style-{}.css", digest::for_name(b"a{}"));
        let expected = [
            format!("{wasm}: one"),
            format!("{loader_name}: {loader}"),
            "robots.txt: style.css".to_owned(),
            format!("{style}: a{{}}"),
        ];
        assert_eq!(files, expected);
        assert_eq!(html, format!("<link href=\"/{style}\"><script src=\"/{loader_name}\"></script>"));
        // One byte of the Wasm is another name for it, and for all that lead to it.
        let (other_html, other_files) = check("two");
        assert_ne!(html, other_html);
        assert!(!other_files.iter().any(|file| file.starts_with(wasm) || file.starts_with(&loader_name)));
    }

    #[test]
    fn files_that_name_each_other_are_refused() {
        let file = |name: &str, text: &str| Built {
            path: Path::new("dist").join(name),
            content: text.as_bytes().to_vec(),
            new_name: None,
        };
        let files = vec![file("a.js", "b.js"), file("b.js", "a.js")];
        let circle = named_by_content("a.js".to_owned(), files).err().unwrap();
        assert!(circle.to_string().starts_with("a.js, b.js "), "{circle}");
    }
}
