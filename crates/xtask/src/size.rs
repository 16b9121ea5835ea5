//! Weighs dist/ against the budget.

use std::path::Path;

use crate::{
    budget::{FETCHED_AT_START, FIRST_LOAD, LANGUAGES, Load, ON_DEMAND, Weight, excesses},
    compress::with_suffix,
    failure::Failure,
    fingerprint::{files_under, read},
    tags::without_later,
    workspace::Workspace,
};

/// Prints what each file weighs, and fails above the budget.
pub(crate) fn report(workspace: &Workspace) -> Result<(), Failure> {
    let files = weigh(&workspace.dist())?;
    let loaded = |load| files.iter().filter(move |file| file.load == load).collect::<Vec<_>>();
    let (first_load, on_demand, other) = (loaded(Load::First), loaded(Load::OnDemand), loaded(Load::Other));
    let languages = loaded(Load::Language);
    println!(
        "\n{:<52} {:>9} {:>9} {:>9}",
        "First load: index.html and all that it leads to", "raw", "gzip", "brotli"
    );
    print_rows(&first_load);
    print_row("in all", &sum(&first_load));
    print_share(&first_load, FIRST_LOAD);
    println!("\nLater, when it is needed");
    print_rows(&on_demand);
    print_row("in all", &sum(&on_demand));
    print_share(&on_demand, ON_DEMAND);
    println!("\nIn place of the English texts");
    print_rows(&languages);
    let heaviest = heaviest(&files);
    if let Some((tag, bytes)) = heaviest {
        println!("{:<52} {bytes:>29}", format!("first load in the heaviest, {tag}, with its page"));
    }
    if !other.is_empty() {
        println!("\nNamed by neither");
        print_rows(&other);
    }
    let mut excesses = excesses(&files);
    if let Some((tag, bytes)) = heaviest.filter(|(_, bytes)| *bytes > FIRST_LOAD) {
        excesses
            .push(format!("in the language {tag} it is {bytes} bytes in brotli, {FIRST_LOAD} are allowed"));
    }
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
            load: Load::Other,
        });
        texts.push(bytes);
    }
    if !weights.iter().any(|file| file.path == "index.html")
        || !with_suffix(&dist.join("index.html"), "br").is_file()
    {
        return Err(Failure::NotBuilt);
    }
    mark_loads(&mut weights, &texts);
    Ok(weights)
}

/// index.html is loaded first; so is each file whose name stands in a page, script or style that is loaded first. What
/// index.html names for later is not, and neither is what that names: no browser follows such a link, and the script that
/// does knows no name (`src/loader.js`).
fn mark_loads(files: &mut [Weight], contents: &[Vec<u8>]) {
    let mut to_read = Vec::new();
    let mut page = "";
    for (index, file) in files.iter_mut().enumerate() {
        let text = contents.get(index).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        let is_page = file.path == "index.html";
        if is_page {
            page = text;
        }
        if is_page || FETCHED_AT_START.iter().any(|start| file.path.starts_with(start)) {
            file.load = Load::First;
            to_read.push(if is_page { without_later(text) } else { text.to_owned() });
        }
    }
    while let Some(text) = to_read.pop() {
        for (file, content) in files.iter_mut().zip(contents) {
            if file.load != Load::First && text.contains(file.name()) {
                file.load = Load::First;
                to_read.push(String::from_utf8(content.clone()).unwrap_or_default());
            }
        }
    }
    for file in files.iter_mut().filter(|file| file.load == Load::Other && page.contains(file.name())) {
        file.load = if file.path.starts_with(LANGUAGES) { Load::Language } else { Load::OnDemand };
    }
}

fn sum(files: &[&Weight]) -> Weight {
    let all = |bytes: fn(&Weight) -> u64| files.iter().map(|file| bytes(file)).sum();
    Weight {
        path: String::new(),
        raw: all(|file| file.raw),
        gzip: all(|file| file.gzip),
        brotli: all(|file| file.brotli),
        load: Load::Other,
    }
}

/// The first load of whoever reads the heaviest language: its texts and its page, in place of the English ones.
fn heaviest(files: &[Weight]) -> Option<(&str, u64)> {
    let first = |file: &&Weight| file.load == Load::First;
    let of = |path: &str| files.iter().find(|file| file.path == path).map(|file| file.brotli);
    let english = files.iter().filter(first).find(|file| file.path.starts_with(LANGUAGES))?.brotli;
    let all: u64 = files.iter().filter(first).map(|file| file.brotli).sum();
    let rest = all.checked_sub(english + of("index.html")?)?;
    let languages = files.iter().filter(|file| file.load == Load::Language);
    let loads = languages.filter_map(|file| {
        let tag = file.name().split('-').next()?;
        Some((tag, rest + file.brotli + of(&format!("index.{tag}.html"))?))
    });
    loads.max_by_key(|(_, bytes)| *bytes)
}

fn print_share(files: &[&Weight], budget: u64) {
    let share = sum(files).brotli as f64 / budget as f64 * 100.0;
    println!("{:<52} {:>29}", "of the budget", format!("{share:.1} %"));
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

    /// Files with what stands in them, and when each is to be loaded.
    #[track_caller]
    fn check(files: &[(&str, &str, Load)]) {
        let weight =
            |path: &str| Weight { path: path.to_owned(), raw: 0, gzip: 0, brotli: 0, load: Load::Other };
        let mut weights: Vec<_> = files.iter().map(|(path, ..)| weight(path)).collect();
        let contents: Vec<_> = files.iter().map(|(_, text, _)| text.as_bytes().to_vec()).collect();
        mark_loads(&mut weights, &contents);
        for ((path, _, expected), found) in files.iter().zip(weights) {
            assert_eq!(found.load, *expected, "{path}");
        }
    }

    #[test]
    fn the_first_load_is_what_the_page_leads_to() {
        check(&[
            ("app-1.js", "fetch('app-2.wasm')", Load::First),
            ("app-2.wasm", "", Load::First),
            ("font.woff2", "", Load::Other),
            ("icon.svg", "", Load::First),
            ("index.html", "<link href=\"/style.css\"><script src=\"/app-1.js\">", Load::First),
            ("locales/en.json", "{}", Load::First),
            ("locales/hi.json", "{}", Load::Other),
            ("style.css", "url(icon.svg)", Load::First),
        ]);
    }

    #[test]
    fn the_heaviest_language_counts_with_its_page() {
        let weigh = |(path, brotli, load): (&str, u64, Load)| Weight {
            path: path.to_owned(),
            raw: brotli,
            gzip: brotli,
            brotli,
            load,
        };
        let files = [
            ("app.wasm", 1_000, Load::First),
            ("index.html", 20, Load::First),
            ("index.hi.html", 50, Load::Other),
            ("index.ta.html", 40, Load::Other),
            ("locales/en-1.txt", 100, Load::First),
            ("locales/hi-2.txt", 200, Load::Language),
            ("locales/ta-3.txt", 220, Load::Language),
        ];
        let files = files.map(weigh);
        assert_eq!(heaviest(&files), Some(("ta", 1_260)));
        assert_eq!(heaviest(&files[..5]), None);
    }

    #[test]
    fn what_the_page_names_for_later_is_not_of_it() {
        let page = "<link rel=\"later\" href=\"/scan-1.js\"><script src=\"/app-1.js\">";
        check(&[
            ("app-1.js", "", Load::First),
            ("index.html", page, Load::First),
            ("qr-2.wasm", "", Load::Other),
            ("scan-1.js", "fetch('qr-2.wasm')", Load::OnDemand),
        ]);
    }

    #[test]
    fn what_a_script_of_the_first_load_names_is_of_it_all_the_same() {
        let page = "<link rel=\"later\" href=\"/scan-1.js\"><script src=\"/app-1.js\">";
        check(&[
            ("app-1.js", "import('/scan-1.js')", Load::First),
            ("index.html", page, Load::First),
            ("scan-1.js", "", Load::First),
        ]);
    }
}
