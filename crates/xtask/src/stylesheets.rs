//! One stylesheet in place of many: on a slow line each request before the first paint costs a round trip.
//!
//! index.html names a file for each component, as `trunk serve` shows them; the built page names one.

use std::{fs, path::Path};

use crate::{
    failure::Failure,
    fingerprint::{self, read, write},
};

/// Joins the stylesheets of dist/index.html in their order.
pub(crate) fn join(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html = String::from_utf8_lossy(&read(&page)?).into_owned();
    let tags: Vec<&str> = stylesheet_tags(&html).collect();
    if tags.len() < 2 {
        return Ok(());
    }
    let files: Vec<_> = tags.iter().filter_map(|tag| href(tag)).map(|name| dist.join(name)).collect();
    let mut css = String::new();
    for file in &files {
        css.push_str(&String::from_utf8_lossy(&read(file)?));
        css.push('\n');
    }
    let name = format!("style-{:016x}.css", fingerprint::of_text(&css));
    write(&dist.join(&name), css)?;
    write(&page, with_one_tag(&html, &tags, &name))?;
    for file in files {
        fs::remove_file(&file).map_err(|source| Failure::File { path: file, action: "removed", source })?;
    }
    Ok(())
}

/// The `<link>` tags whose stylesheets apply always; one for print alone is left where it is.
fn stylesheet_tags(html: &str) -> impl Iterator<Item = &str> {
    html.match_indices("<link")
        .filter_map(|(start, _)| html[start..].find('>').map(|end| &html[start..=start + end]))
        .filter(|tag| tag.contains("rel=\"stylesheet\"") && !tag.contains("media=") && href(tag).is_some())
}

/// The file of dist/ that a tag names by `href="/…"`.
fn href(tag: &str) -> Option<&str> {
    let (_, value) = tag.split_once("href=\"/")?;
    Some(value.split_once('"')?.0)
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
        let names: Vec<_> = stylesheet_tags(PAGE).filter_map(href).collect();
        assert_eq!(names, ["a-1.css", "b-2.css"]);
        assert_eq!(stylesheet_tags("<head><link rel=\"stylesheet\" href=\"/cut").count(), 0);
    }

    #[test]
    fn the_page_then_names_one() {
        let tags: Vec<_> = stylesheet_tags(PAGE).collect();
        let expected = "<head><link rel=\"stylesheet\" href=\"/style.css\"><link rel=\"icon\" href=\"/i.svg\">\
                        <link rel=\"stylesheet\" href=\"/p.css\" media=\"print\"></head>";
        assert_eq!(with_one_tag(PAGE, &tags, "style.css"), expected);
    }
}
