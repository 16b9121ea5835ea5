//! What dist/ holds for each language: the texts of the app, and the pages that need no script to be read in it.
//!
//! An element with `data-text="key"` holds nothing but the text with that key (`locales/`). The backend sends a page in the
//! language that the browser asks for; `src/loader.js` speaks another one at a tap, and finds the texts by their lines.

use std::{fs, path::Path};

use texts::file::{self, Texts};

use crate::{
    failure::Failure,
    fingerprint::{files_under, read_text, write},
    tags::{attribute, tags},
    workspace::Workspace,
};

/// The language that the sources are written in.
const FIRST: &str = "en";
/// Where the texts of the app stand in dist/, a line each.
const FOLDER: &str = "locales";
const SCRIPTED: &str = "index";
/// Pages without scripts: `src/documents/`.
const DOCUMENTS: [&str; 2] = ["help", "accessibility"];
/// What these have in common, and where in it each one's own part goes.
const FRAME: &str = "frame";
const OWN_PART: &str = "<article></article>";
/// What all pages have in common stands in index.html alone.
const STRIP: &str = "<div class=\"languages\">";

struct Language {
    tag: String,
    app: Texts,
    /// Those of the pages without scripts.
    documents: Texts,
}

/// Says to Trunk.toml that the build does all of it later.
pub(crate) const BUILDING: &str = "PORTAL_BUILDING";

/// For `trunk serve`, which has no further steps.
pub(crate) fn stage(workspace: &Workspace) -> Result<(), Failure> {
    let Some(dist) = std::env::var_os("TRUNK_STAGING_DIR") else { return Err(Failure::NotBuilt) };
    write_texts(workspace, Path::new(&dist))?;
    write_pages(workspace, Path::new(&dist))
}

/// Writes the texts of the app, a file for each language.
pub(crate) fn write_texts(workspace: &Workspace, dist: &Path) -> Result<(), Failure> {
    let languages = languages(workspace)?;
    let first = first(&languages)?;
    let folder = dist.join(FOLDER);
    fs::create_dir_all(&folder).map_err(|source| Failure::File {
        path: folder.clone(),
        action: "created",
        source,
    })?;
    for language in &languages {
        let lines = file::lines(&first.app, &language.app);
        write(&folder.join([&language.tag, ".txt"].concat()), lines)?;
    }
    Ok(())
}

/// Writes the pages in each language: `index.hi.html`, and `index.html` in the first. Comes last, when the names and digests
/// of all files stand in index.html.
pub(crate) fn write_pages(workspace: &Workspace, dist: &Path) -> Result<(), Failure> {
    let languages = languages(workspace)?;
    let first = first(&languages)?;
    let index = read_text(&dist.join("index.html"))?;
    let source = |name: &str| read_text(&workspace.path("src/documents").join([name, ".html"].concat()));
    let frame = framed(&source(FRAME)?, &index)?;
    for language in &languages {
        write(&dist.join(page_name(SCRIPTED, &language.tag)), translated(&index, first, language)?)?;
        for name in DOCUMENTS {
            let page = translated(&frame.replace(OWN_PART, &source(name)?), first, language)?;
            write(&dist.join(page_name(name, &language.tag)), without_lines(&page))?;
        }
    }
    Ok(())
}

fn page_name(name: &str, tag: &str) -> String {
    if tag == FIRST { [name, ".html"].concat() } else { [name, ".", tag, ".html"].concat() }
}

fn languages(workspace: &Workspace) -> Result<Vec<Language>, Failure> {
    let parsed = |path: &Path| {
        let broken =
            |error: file::FileError| Failure::Texts { path: path.to_owned(), told: error.to_string() };
        Texts::parse(&read_text(path)?).map_err(broken)
    };
    let app = workspace.path("locales/app");
    let mut languages = Vec::new();
    for path in files_under(&app)? {
        let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let documents = workspace.path("locales/documents").join([&tag, ".txt"].concat());
        languages.push(Language { tag, app: parsed(&path)?, documents: parsed(&documents)? });
    }
    Ok(languages)
}

fn first(languages: &[Language]) -> Result<&Language, Failure> {
    languages.iter().find(|language| language.tag == FIRST).ok_or(Failure::NotBuilt)
}

/// A page without scripts gets the strip of languages and the stylesheet that index.html has.
fn framed(source: &str, index: &str) -> Result<String, Failure> {
    let no_place = || Failure::NotFramed;
    let start = index.find(STRIP).ok_or_else(no_place)?;
    let end = index[start..].find("</nav>").ok_or_else(no_place)? + start + "</nav>".len();
    let strip = [&index[start..end], "</div>"].concat();
    let is_style = |tag: &&str| attribute(tag, "rel") == Some("stylesheet");
    let style = tags(index, "link").into_iter().find(is_style).ok_or_else(no_place)?;
    let own = tags(source, "link").into_iter().find(is_style).ok_or_else(no_place)?;
    Ok(source.replace(own, style).replace("<div class=\"languages\"></div>", &strip))
}

/// The page with each text in the language, `data-text` as the number of its line, and the language said.
fn translated(page: &str, first: &Language, language: &Language) -> Result<String, Failure> {
    let text_of = |key: &str| {
        let text = language.app.get(key).or_else(|| language.documents.get(key));
        text.ok_or_else(|| Failure::NoText { key: key.to_owned(), language: language.tag.clone() })
    };
    let mut done = String::with_capacity(page.len());
    let mut heading = None;
    let mut rest = page;
    while let Some((before, tail)) = rest.split_once("data-text=\"") {
        let broken = || Failure::NotFramed;
        let (key, tail) = tail.split_once('"').ok_or_else(broken)?;
        let (attributes, tail) = tail.split_once('>').ok_or_else(broken)?;
        let (_, tail) = tail.split_once('<').ok_or_else(broken)?;
        let text = text_of(key)?;
        let line = first.app.iter().position(|(known, _)| known == key);
        done.push_str(before);
        if let Some(line) = line {
            done.push_str(&format!("data-text=\"{line}\""));
        }
        done.extend([attributes, ">", &escaped(text), "<"]);
        if before.ends_with("<h1 class=\"main__title\" ")
            || before.ends_with("<h1 class=\"main__title\" tabindex=\"-1\" ")
        {
            heading = Some(text.to_owned());
        }
        rest = tail;
    }
    done.push_str(rest);
    let title = [&heading.ok_or(Failure::NotFramed)?, " – ", text_of("app.name")?].concat();
    Ok(tight(&spoken(&with_title(&done, &title)?, &language.tag)))
}

/// Without comments, and without the blanks that lines begin with.
fn tight(page: &str) -> String {
    let mut parts = page.split("<!--");
    let start = parts.next().unwrap_or_default().to_owned();
    let page = parts.fold(start, |done, part| done + part.split_once("-->").map_or("", |(_, rest)| rest));
    let lines = page.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn with_title(page: &str, title: &str) -> Result<String, Failure> {
    let (before, rest) = page.split_once("<title>").ok_or(Failure::NotFramed)?;
    let (_, after) = rest.split_once("</title>").ok_or(Failure::NotFramed)?;
    Ok([before, "<title>", &escaped(title), "</title>", after].concat())
}

/// The direction is the one that the link to the language has in the strip.
fn spoken(page: &str, tag: &str) -> String {
    const CURRENT: &str = " aria-current=\"true\"";
    let link =
        tags(page, "a").into_iter().find(|link| attribute(link, "lang") == Some(tag)).unwrap_or_default();
    let direction = attribute(link, "dir").unwrap_or("ltr");
    let page = page.replace(CURRENT, "");
    let link = link.replace(CURRENT, "");
    let end = link.trim_end_matches('>');
    let page = if link.is_empty() { page } else { page.replacen(&link, &[end, CURRENT, ">"].concat(), 1) };
    let opened = format!("<html lang=\"{tag}\" dir=\"{direction}\">");
    page.replacen("<html lang=\"en\" dir=\"ltr\">", &opened, 1)
}

/// Nothing looks for the lines where there is no script.
fn without_lines(page: &str) -> String {
    let mut parts = page.split(" data-text=\"");
    let start = parts.next().unwrap_or_default().to_owned();
    parts.fold(start, |done, part| {
        [done.as_str(), part.split_once('"').map_or(part, |(_, rest)| rest)].concat()
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<html lang=\"en\" dir=\"ltr\"><head><title>x</title>\
        <link rel=\"stylesheet\" href=\"/style-1.css\" integrity=\"sha\"></head>\
        <div class=\"languages\"><nav><a href=\"?lang=en\" lang=\"en\" aria-current=\"true\">English</a>\
        <a href=\"?lang=ur\" lang=\"ur\" dir=\"rtl\">U</a></nav><p>failed</p></div>\
        <h1 class=\"main__title\" data-text=\"a.b\">old</h1><p data-text=\"c.d\" hidden>\n  old\n</p></html>";

    fn language(tag: &str, app: &str, documents: &str) -> Language {
        let parsed = |text| Texts::parse(text).unwrap();
        Language { tag: tag.to_owned(), app: parsed(app), documents: parsed(documents) }
    }

    fn english() -> Language {
        language("en", "app.name = App\nc.d = E & F", "a.b = Start")
    }

    #[test]
    fn a_page_is_written_in_a_language() {
        let urdu = language("ur", "c.d = <U>\napp.name = Ap", "a.b = Aghaz");
        let expected = "<html lang=\"ur\" dir=\"rtl\"><head><title>Aghaz – Ap</title>\
            <link rel=\"stylesheet\" href=\"/style-1.css\" integrity=\"sha\"></head>\
            <div class=\"languages\"><nav><a href=\"?lang=en\" lang=\"en\">English</a>\
            <a href=\"?lang=ur\" lang=\"ur\" dir=\"rtl\" aria-current=\"true\">U</a></nav><p>failed</p></div>\
            <h1 class=\"main__title\" >Aghaz</h1><p data-text=\"1\" hidden>&lt;U&gt;</p></html>";
        assert_eq!(translated(INDEX, &english(), &urdu).unwrap(), expected);
    }

    #[test]
    fn a_page_whose_text_is_missing_is_refused() {
        let other = language("ur", "app.name = Ap\nc.d = D", "");
        assert!(translated(INDEX, &english(), &other).is_err_and(|told| told.to_string().contains("a.b")));
    }

    #[test]
    fn a_page_without_scripts_has_the_strip_and_the_style() {
        let source = "<link rel=\"stylesheet\" href=\"style.css\" /><div class=\"languages\"></div><p data-text=\"c.d\">";
        let framed = framed(source, INDEX).unwrap();
        let start = "<link rel=\"stylesheet\" href=\"/style-1.css\" integrity=\"sha\"><div class=\"languages\"><nav><a href";
        assert!(
            framed.starts_with(start) && framed.ends_with("</nav></div><p data-text=\"c.d\">"),
            "{framed}"
        );
        assert_eq!(
            without_lines("<p data-text=\"3\">a</p><p id=\"b\" data-text=\"4\" hidden>"),
            "<p>a</p><p id=\"b\" hidden>"
        );
    }

    #[test]
    fn what_nobody_reads_is_left_out() {
        assert_eq!(tight("<a>\n  <!-- b\n c -->\n\n    d\n  <!----><e>"), "<a>\nd\n<e>");
    }

    #[test]
    fn the_first_language_has_the_plain_name() {
        assert_eq!(page_name("index", "en"), "index.html");
        assert_eq!(page_name("help", "hi"), "help.hi.html");
    }
}
