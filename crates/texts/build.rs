//! Makes a name of each key of the English file, and refuses the languages that differ from it in keys or gaps.

#[path = "src/file.rs"]
#[expect(dead_code, reason = "the crate itself uses the rest")]
mod file;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use file::{Texts, gaps};

const FIRST: &str = "en.txt";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../locales/app");
    println!("cargo::rerun-if-changed={}", folder.display());
    let first = read(folder.join(FIRST))?;
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let differences = first.differences(&read(path.clone())?);
        if !differences.is_empty() {
            return Err(format!("{}: {}", path.display(), differences.join("; ")).into());
        }
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("texts.rs"), names(&first)?)?;
    Ok(())
}

fn read(path: PathBuf) -> Result<Texts, Box<dyn Error>> {
    Ok(Texts::parse(&fs::read_to_string(&path)?).map_err(|error| format!("{}: {error}", path.display()))?)
}

/// A module for each group of keys; in it a constant for each text, and a struct for each that has gaps.
fn names(texts: &Texts) -> Result<String, Box<dyn Error>> {
    let mut groups: BTreeMap<&str, String> = BTreeMap::new();
    for (line, (key, text)) in texts.iter().enumerate() {
        let (group, name) = key.split_once('.').ok_or("a key without a group")?;
        let items = groups.entry(group).or_default();
        let gaps = gaps(text);
        writeln!(items, "/// {text}")?;
        if gaps.is_empty() {
            writeln!(items, "pub const {}: Text = Text({line});", constant(name))?;
            continue;
        }
        let name = camel_case(name);
        let fields: Vec<_> = gaps.iter().map(|gap| format!("pub {gap}: &'a str")).collect();
        let values: Vec<_> = (0..most_gaps(texts))
            .map(|place| gaps.get(place).map_or_else(|| "\"\"".to_owned(), |gap| format!("it.{gap}")))
            .collect();
        writeln!(
            items,
            "#[derive(Debug, Clone, Copy)]\npub struct {name}<'a> {{ {} }}\n\
             impl<'a> From<{name}<'a>> for Filled<'a> {{\n\
             fn from(it: {name}<'a>) -> Self {{ Self {{ text: Text({line}), values: [{}] }} }}\n}}",
            fields.join(", "),
            values.join(", "),
        )?;
    }
    let mut source = format!(
        "/// How many texts there are.\npub const COUNT: u16 = {};\n/// As many as any text has.\npub const MOST_GAPS: usize = {};\n",
        texts.iter().count(),
        most_gaps(texts),
    );
    for (group, items) in groups {
        let used = [("Text(", "use super::Text;"), ("Filled<", "use super::Filled;")];
        let imports = used.iter().filter(|(sign, _)| items.contains(sign)).map(|(_, import)| *import);
        writeln!(source, "pub mod {group} {{\n{}\n{items}}}", imports.collect::<String>())?;
    }
    Ok(source)
}

fn most_gaps(texts: &Texts) -> usize {
    texts.iter().map(|(_, text)| gaps(text).len()).max().unwrap_or_default()
}

/// A name that begins with a digit, such as that of a month, is no name in Rust by itself.
fn constant(name: &str) -> String {
    let prefix = if name.starts_with(|c: char| c.is_ascii_digit()) { "N" } else { "" };
    [prefix, &name.to_uppercase()].concat()
}

fn camel_case(name: &str) -> String {
    let words = name.split('_').filter_map(|word| Some((word.chars().next()?, word.get(1..)?)));
    words.flat_map(|(first, rest)| [first.to_uppercase().to_string(), rest.to_owned()]).collect()
}
