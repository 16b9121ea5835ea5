//! One stylesheet in place of many: on a slow line each request before the first paint costs a round trip.
//!
//! index.html names a file for each component, as `trunk serve` shows them; the built page names one.

use std::{fs, path::Path};

use crate::{
    failure::Failure,
    fingerprint::{read_text, write},
    tags::{attribute, tags},
};

/// It gets its digest when it is finished, as all files do.
const JOINED: &str = "style.css";

/// Joins the stylesheets of dist/index.html in their order.
pub(crate) fn join(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html = read_text(&page)?;
    let tags = stylesheet_tags(&html);
    if tags.is_empty() {
        return Ok(());
    }
    let files: Vec<_> = tags.iter().filter_map(|tag| href(tag)).map(|name| dist.join(name)).collect();
    let mut css = String::new();
    for file in &files {
        css.push_str(&read_text(file)?);
        css.push('\n');
    }
    for file in files {
        fs::remove_file(&file).map_err(|source| Failure::File { path: file, action: "removed", source })?;
    }
    write(&dist.join(JOINED), css)?;
    write(&page, with_one_tag(&html, &tags, JOINED))
}

/// The `<link>` tags whose stylesheets apply always; one for print alone is left where it is.
fn stylesheet_tags(html: &str) -> Vec<&str> {
    let applies =
        |tag: &&str| attribute(tag, "rel") == Some("stylesheet") && attribute(tag, "media").is_none();
    tags(html, "link").into_iter().filter(applies).filter(|tag| href(tag).is_some()).collect()
}

/// The file of dist/ that a tag names by `href="/…"`.
fn href(tag: &str) -> Option<&str> {
    attribute(tag, "href")?.strip_prefix('/')
}

fn with_one_tag(html: &str, tags: &[&str], name: &str) -> String {
    let mut html = html.to_owned();
    for (index, tag) in tags.iter().enumerate() {
        let one =
            if index == 0 { format!("<link rel=\"stylesheet\" href=\"/{name}\">") } else { String::new() };
        html = html.replacen(tag, &one, 1);
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><link rel=\"stylesheet\" href=\"/a-1.css\"/><link rel=\"icon\" href=\"/i.svg\">\
                        <link rel=\"stylesheet\" href=\"/p.css\" media=\"print\">\
                        <link rel=\"stylesheet\" href=\"/b-2.css\"></head>";

    #[test]
    fn the_sheets_are_found_in_their_order_and_the_one_for_print_is_not() {
        let names: Vec<_> = stylesheet_tags(PAGE).into_iter().filter_map(href).collect();
        assert_eq!(names, ["a-1.css", "b-2.css"]);
        assert!(stylesheet_tags("<head><link rel=\"stylesheet\" href=\"/cut").is_empty());
    }

    #[test]
    fn the_page_then_names_one() {
        let tags = stylesheet_tags(PAGE);
        let expected = "<head><link rel=\"stylesheet\" href=\"/style.css\"><link rel=\"icon\" href=\"/i.svg\">\
                        <link rel=\"stylesheet\" href=\"/p.css\" media=\"print\"></head>";
        assert_eq!(with_one_tag(PAGE, &tags, "style.css"), expected);
    }
}
