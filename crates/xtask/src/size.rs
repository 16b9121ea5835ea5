//! Weighs dist/ against the budget.

use std::path::Path;

use crate::{
    budget::{FETCHED_AT_START, FIRST_LOAD, Weight, excesses},
    compress::with_suffix,
    failure::Failure,
    fingerprint::{files_under, read},
    workspace::Workspace,
};

/// Prints what each file weighs, and fails above the budget.
pub(crate) fn report(workspace: &Workspace) -> Result<(), Failure> {
    let files = weigh(&workspace.dist())?;
    let (first_load, later): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.is_first_load);
    println!(
        "\n{:<52} {:>9} {:>9} {:>9}",
        "First load: index.html and all that it leads to", "raw", "gzip", "brotli"
    );
    print_rows(&first_load);
    print_row("in all", &sum(&first_load));
    let total = sum(&first_load).brotli;
    println!("{:<52} {:>29}", "of the budget", format!("{:.1} %", total as f64 / FIRST_LOAD as f64 * 100.0));
    if !later.is_empty() {
        println!("\nLater, when it is needed");
        print_rows(&later);
    }
    let excesses = excesses(&files);
    if excesses.is_empty() { Ok(()) } else { Err(Failure::OverBudget { excesses: excesses.join("; ") }) }
}

fn weigh(dist: &Path) -> Result<Vec<Weight>, Failure> {
    let files = files_under(dist)?;
    let is_copy =
        |file: &&std::path::PathBuf| file.extension().is_some_and(|kind| kind == "br" || kind == "gz");
    let mut weights = Vec::new();
    let mut texts = Vec::new();
    for file in files.iter().filter(|file| !is_copy(file)) {
        let bytes = read(file)?;
        let travels = |suffix| {
            let copy = with_suffix(file, suffix);
            if copy.is_file() { read(&copy).map(|bytes| bytes.len()) } else { Ok(bytes.len()) }
        };
        weights.push(Weight {
            path: file.strip_prefix(dist).unwrap_or(file).to_string_lossy().replace('\\', "/"),
            raw: bytes.len() as u64,
            gzip: travels("gz")? as u64,
            brotli: travels("br")? as u64,
            is_first_load: false,
        });
        texts.push(bytes);
    }
    if !weights.iter().any(|file| file.path == "index.html")
        || !with_suffix(&dist.join("index.html"), "br").is_file()
    {
        return Err(Failure::NotBuilt);
    }
    mark_first_load(&mut weights, &texts);
    Ok(weights)
}

/// index.html is loaded first; so is each file whose name stands in a page, script or style that is loaded first.
fn mark_first_load(files: &mut [Weight], contents: &[Vec<u8>]) {
    let mut to_read = Vec::new();
    for (index, file) in files.iter_mut().enumerate() {
        if file.path == "index.html" || FETCHED_AT_START.iter().any(|start| file.path.starts_with(start)) {
            file.is_first_load = true;
            to_read.push(index);
        }
    }
    while let Some(reader) = to_read.pop() {
        let Some(text) = contents.get(reader).and_then(|bytes| std::str::from_utf8(bytes).ok()) else {
            continue;
        };
        for (index, file) in files.iter_mut().enumerate() {
            let name = file.path.rsplit_once('/').map_or(file.path.as_str(), |(_, name)| name);
            if !file.is_first_load && text.contains(name) {
                file.is_first_load = true;
                to_read.push(index);
            }
        }
    }
}

fn sum(files: &[&Weight]) -> Weight {
    let all = |bytes: fn(&Weight) -> u64| files.iter().map(|file| bytes(file)).sum();
    Weight {
        path: String::new(),
        raw: all(|file| file.raw),
        gzip: all(|file| file.gzip),
        brotli: all(|file| file.brotli),
        is_first_load: true,
    }
}

fn print_rows(files: &[&Weight]) {
    for file in files {
        print_row(&file.path, file);
    }
}

fn print_row(name: &str, weight: &Weight) {
    println!("{name:<52} {:>9} {:>9} {:>9}", weight.raw, weight.gzip, weight.brotli);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_load_is_what_the_page_leads_to() {
        let files = [
            ("app-1.js", "fetch('qr-2.wasm')"),
            ("font.woff2", ""),
            ("icon.svg", ""),
            ("index.html", "<link href=\"/style.css\"><script src=\"/app-1.js\">"),
            ("locales/en.json", "{}"),
            ("locales/hi.json", "{}"),
            ("qr-2.wasm", ""),
            ("style.css", "url(icon.svg)"),
        ];
        let mut weights = files.map(|(path, _)| Weight {
            path: path.to_owned(),
            raw: 0,
            gzip: 0,
            brotli: 0,
            is_first_load: false,
        });
        mark_first_load(&mut weights, &files.map(|(_, text)| text.as_bytes().to_vec()));
        let found: Vec<_> =
            weights.iter().filter(|file| file.is_first_load).map(|file| file.path.as_str()).collect();
        assert_eq!(
            found,
            ["app-1.js", "icon.svg", "index.html", "locales/en.json", "qr-2.wasm", "style.css"]
        );
    }
}
