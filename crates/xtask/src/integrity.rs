//! Subresource integrity: index.html says of each script, style and Wasm file which bytes it has, and the browser
//! refuses others, whoever changed them, at rest or on the way.

use std::path::Path;

use crate::{
    digest,
    failure::Failure,
    fingerprint::{read, read_text, write},
    tags::{LATER, attribute, tags},
};

/// What a `<link>` can be for if it loads what runs or is drawn, or names what a script loads later.
const LOADING: [&str; 4] = [LATER, "modulepreload", "preload", "stylesheet"];

/// Writes the digests into dist/index.html.
pub(crate) fn seal(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html = sealed(&read_text(&page)?, |name| read(&dist.join(name)))?;
    write(&page, html)
}

/// The page with the digests of the files that it loads.
pub(crate) fn sealed(html: &str, file: impl Fn(&str) -> Result<Vec<u8>, Failure>) -> Result<String, Failure> {
    let is_loading = |link: &&str| attribute(link, "rel").is_some_and(|rel| LOADING.contains(&rel));
    let links = tags(html, "link").into_iter().filter(is_loading).map(|link| (link, "href"));
    let scripts = tags(html, "script").into_iter().map(|script| (script, "src"));
    let mut sealed = html.to_owned();
    for (tag, address) in links.chain(scripts) {
        let Some(name) = attribute(tag, address).and_then(|address| address.strip_prefix('/')) else {
            return Err(Failure::NotOurs { tag: tag.to_owned() });
        };
        let digest = digest::for_integrity(&file(name)?);
        let end = tag.trim_end_matches(['>', '/', ' ']);
        sealed = sealed.replacen(tag, &[end, " integrity=\"", &digest, "\">"].concat(), 1);
    }
    Ok(sealed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str) -> Result<String, String> {
        sealed(html, |name| Ok(name.as_bytes().to_vec())).map_err(|failure| failure.to_string())
    }

    #[test]
    fn all_that_runs_or_is_drawn_is_sealed() {
        let html = "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/a.css\" />\
                    <link rel=\"modulepreload\" href=\"/a.js\"><link rel=\"preload\" href=\"/a.wasm\" as=\"fetch\">\
                    <link rel=\"later\" href=\"/c.js\"><script type=\"module\" src=\"/b.js\"></script>";
        let seal = |name: &str| digest::for_integrity(name.as_bytes());
        let expected = format!(
            "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/a.css\" integrity=\"{}\">\
             <link rel=\"modulepreload\" href=\"/a.js\" integrity=\"{}\">\
             <link rel=\"preload\" href=\"/a.wasm\" as=\"fetch\" integrity=\"{}\">\
             <link rel=\"later\" href=\"/c.js\" integrity=\"{}\">\
             <script type=\"module\" src=\"/b.js\" integrity=\"{}\"></script>",
            seal("a.css"),
            seal("a.js"),
            seal("a.wasm"),
            seal("c.js"),
            seal("b.js"),
        );
        assert_eq!(check(html), Ok(expected));
    }

    #[test]
    fn what_cannot_be_sealed_is_refused() {
        for tag in [
            "<script>",
            "<script src=\"https://elsewhere.example/a.js\">",
            "<link rel=\"stylesheet\" href=\"https://elsewhere.example/a.css\">",
            "<link rel=\"preload\" href=\"data:,\">",
            "<link rel=\"later\" href=\"https://elsewhere.example/a.js\">",
        ] {
            assert!(check(tag).is_err_and(|told| told.contains(tag)), "{tag}");
        }
    }

    #[test]
    fn a_file_that_is_missing_is_told() {
        let missing = |_: &str| Err(Failure::NotBuilt);
        assert!(sealed("<script src=\"/a.js\"></script>", missing).is_err());
    }
}
