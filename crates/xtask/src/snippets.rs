//! Scripts of ours that the Wasm calls: wasm-bindgen copies each into a folder, and Trunk lets index.html load it. Once
//! they are in the one script of the app, neither is of use.

use std::{fs, path::Path};

use crate::{
    failure::Failure,
    fingerprint::{read_text, write},
    tags::{attribute, tags},
};

const FOLDER: &str = "snippets";

/// Takes them out of dist/.
pub(crate) fn remove(dist: &Path) -> Result<(), Failure> {
    let folder = dist.join(FOLDER);
    fs::remove_dir_all(&folder).map_err(|source| Failure::File {
        path: folder,
        action: "removed",
        source,
    })?;
    let page = dist.join("index.html");
    write(&page, without_links(&read_text(&page)?))
}

fn without_links(html: &str) -> String {
    let start = ["/", FOLDER, "/"].concat();
    let is_of_snippet = |link: &&str| attribute(link, "href").is_some_and(|href| href.starts_with(&start));
    tags(html, "link")
        .into_iter()
        .filter(is_of_snippet)
        .fold(html.to_owned(), |html, link| html.replace(link, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_snippets_go_and_the_others_stay() {
        let html = "<link rel=\"modulepreload\" href=\"/app.js\">\
                    <link rel=\"modulepreload\" href=\"/snippets/app-1f/src/browser/tab.js\" crossorigin=\"anonymous\">\
                    <link rel=\"stylesheet\" href=\"/my/snippets/style.css\"><script src=\"/snippets/a.js\"></script>";
        let expected = "<link rel=\"modulepreload\" href=\"/app.js\">\
                        <link rel=\"stylesheet\" href=\"/my/snippets/style.css\"><script src=\"/snippets/a.js\"></script>";
        assert_eq!(without_links(html), expected);
    }
}
