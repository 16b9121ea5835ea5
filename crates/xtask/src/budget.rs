//! How much a citizen's first load may cost: the one place for these numbers.

/// Bytes after brotli, everything that the page fetches before it can be used.
pub(crate) const FIRST_LOAD: u64 = 100_000;
/// Bytes after brotli, all stylesheets of the first load together.
pub(crate) const STYLES: u64 = 8_000;
/// Bytes of any one image, wherever it is used.
pub(crate) const IMAGE: u64 = 2_000;

/// What index.html does not name and the app fetches all the same as it starts.
pub(crate) const FETCHED_AT_START: [&str; 1] = ["locales/en"];

/// A file of dist/ and its bytes: as it is, and as it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Weight {
    /// Inside dist/, with slashes.
    pub(crate) path: String,
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
    pub(crate) is_first_load: bool,
}

impl Weight {
    fn is_image(&self) -> bool {
        ["avif", "gif", "ico", "jpeg", "jpg", "png", "svg", "webp"].contains(&self.kind())
    }

    fn kind(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, kind)| kind)
    }
}

/// Each way in which the files weigh more than they may, as half a sentence; none if all is well.
pub(crate) fn excesses(files: &[Weight]) -> Vec<String> {
    let first_load = || files.iter().filter(|file| file.is_first_load);
    let all: u64 = first_load().map(|file| file.brotli).sum();
    let styles: u64 = first_load().filter(|file| file.kind() == "css").map(|file| file.brotli).sum();
    let mut excesses = Vec::new();
    if all > FIRST_LOAD {
        excesses.push(format!("all of it is {all} bytes in brotli, {FIRST_LOAD} are allowed"));
    }
    if styles > STYLES {
        excesses.push(format!("its styles are {styles} bytes in brotli, {STYLES} are allowed"));
    }
    for image in files.iter().filter(|file| file.is_image() && file.raw > IMAGE) {
        excesses.push(format!("{} is {} bytes, an image may have {IMAGE}", image.path, image.raw));
    }
    excesses
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[(&str, u64, bool)], expected: &[&str]) {
        let files: Vec<_> = files
            .iter()
            .map(|&(path, bytes, is_first_load)| Weight {
                path: path.to_owned(),
                raw: bytes,
                gzip: bytes,
                brotli: bytes,
                is_first_load,
            })
            .collect();
        assert_eq!(excesses(&files), expected);
    }

    #[test]
    fn up_to_the_budget_all_is_well() {
        check(&[], &[]);
        check(&[("app.wasm", 92_000, true), ("style.css", 8_000, true)], &[]);
    }

    #[test]
    fn a_byte_more_is_too_much() {
        check(
            &[("app.wasm", 92_001, true), ("style.css", 8_000, true)],
            &["all of it is 100001 bytes in brotli, 100000 are allowed"],
        );
        check(
            &[("a.css", 4_000, true), ("b.css", 4_001, true)],
            &["its styles are 8001 bytes in brotli, 8000 are allowed"],
        );
    }

    #[test]
    fn what_is_fetched_later_is_free_unless_it_is_an_image() {
        check(&[("qr.wasm", 500_000, false)], &[]);
        check(&[("emblem.svg", 2_001, false)], &["emblem.svg is 2001 bytes, an image may have 2000"]);
    }
}
