//! How much a citizen's first load may cost: the one place for these numbers.

/// Bytes after brotli, everything that the page fetches before it can be used.
pub(crate) const FIRST_LOAD: u64 = 100_000;
/// Bytes after brotli, what reads, checks and draws certificates: fetched beside the first one, when its owner has the code
/// behind them, and where one is checked. About half of it reads codes out of pictures.
pub(crate) const ON_DEMAND: u64 = 50_000;
/// Bytes after brotli, all stylesheets of the first load together.
pub(crate) const STYLES: u64 = 8_000;
/// Bytes of any one image, wherever it is used.
pub(crate) const IMAGE: u64 = 2_000;

/// Bytes after brotli, the texts of any one language.
pub(crate) const LANGUAGE: u64 = 6_000;

/// What index.html does not name and the app fetches all the same as it starts.
/// The page in another language fetches that one in its place.
pub(crate) const FETCHED_AT_START: [&str; 1] = ["locales/en"];

/// Where the texts of languages are.
pub(crate) const LANGUAGES: &str = "locales/";

/// When the browser fetches a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Load {
    First,
    /// Named by index.html as a file for later.
    OnDemand,
    /// The texts of a language: one of them is in each first load.
    Language,
    Other,
}

/// A file of dist/ and its bytes: as it is, and as it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Weight {
    /// Inside dist/, with slashes.
    pub(crate) path: String,
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
    pub(crate) load: Load,
}

impl Weight {
    fn is_image(&self) -> bool {
        ["avif", "gif", "ico", "jpeg", "jpg", "png", "svg", "webp"].contains(&self.kind())
    }

    fn is_language(&self) -> bool {
        self.path.starts_with(LANGUAGES)
    }

    /// Without folders.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit_once('/').map_or(self.path.as_str(), |(_, name)| name)
    }

    fn kind(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, kind)| kind)
    }
}

/// Each way in which the files weigh more than they may, as half a sentence; none if all is well.
pub(crate) fn excesses(files: &[Weight]) -> Vec<String> {
    let loaded = |load| files.iter().filter(move |file| file.load == load);
    let all: u64 = loaded(Load::First).map(|file| file.brotli).sum();
    let styles: u64 = loaded(Load::First).filter(|file| file.kind() == "css").map(|file| file.brotli).sum();
    let on_demand: u64 = loaded(Load::OnDemand).map(|file| file.brotli).sum();
    let mut excesses = Vec::new();
    if all > FIRST_LOAD {
        excesses.push(format!("all of it is {all} bytes in brotli, {FIRST_LOAD} are allowed"));
    }
    if styles > STYLES {
        excesses.push(format!("its styles are {styles} bytes in brotli, {STYLES} are allowed"));
    }
    if on_demand > ON_DEMAND {
        excesses
            .push(format!("what it names for later is {on_demand} bytes in brotli, {ON_DEMAND} are allowed"));
    }
    for language in files.iter().filter(|file| file.is_language() && file.brotli > LANGUAGE) {
        excesses.push(format!(
            "{} is {} bytes in brotli, a language may have {LANGUAGE}",
            language.path, language.brotli
        ));
    }
    for image in files.iter().filter(|file| file.is_image() && file.raw > IMAGE) {
        excesses.push(format!("{} is {} bytes, an image may have {IMAGE}", image.path, image.raw));
    }
    excesses
}

#[cfg(test)]
mod tests {
    use super::Load::{First, Language, OnDemand, Other};
    use super::*;

    fn check(files: &[(&str, u64, Load)], expected: &[&str]) {
        let files: Vec<_> = files
            .iter()
            .map(|&(path, bytes, load)| Weight {
                path: path.to_owned(),
                raw: bytes,
                gzip: bytes,
                brotli: bytes,
                load,
            })
            .collect();
        assert_eq!(excesses(&files), expected);
    }

    #[test]
    fn up_to_the_budget_all_is_well() {
        check(&[], &[]);
        check(&[("app.wasm", 92_000, First), ("style.css", 8_000, First)], &[]);
    }

    #[test]
    fn a_byte_more_is_too_much() {
        check(
            &[("app.wasm", 92_001, First), ("style.css", 8_000, First)],
            &["all of it is 100001 bytes in brotli, 100000 are allowed"],
        );
        check(
            &[("a.css", 4_000, First), ("b.css", 4_001, First)],
            &["its styles are 8001 bytes in brotli, 8000 are allowed"],
        );
    }

    #[test]
    fn what_is_named_for_later_has_a_budget_of_its_own() {
        check(
            &[("app.wasm", 100_000, First), ("scan.js", 9_000, OnDemand), ("qr.wasm", 41_000, OnDemand)],
            &[],
        );
        check(
            &[("scan.js", 9_000, OnDemand), ("qr.wasm", 41_001, OnDemand)],
            &["what it names for later is 50001 bytes in brotli, 50000 are allowed"],
        );
    }

    #[test]
    fn each_language_has_a_budget_of_its_own() {
        check(&[("locales/en-1.txt", 6_000, First), ("locales/ml-2.txt", 6_000, Language)], &[]);
        check(
            &[("locales/en-1.txt", 3_000, First), ("locales/ml-2.txt", 6_001, Language)],
            &["locales/ml-2.txt is 6001 bytes in brotli, a language may have 6000"],
        );
    }

    #[test]
    fn all_else_is_free_unless_it_is_an_image() {
        check(&[("hi.json", 500_000, Other)], &[]);
        check(&[("emblem.svg", 2_001, Other)], &["emblem.svg is 2001 bytes, an image may have 2000"]);
    }
}
