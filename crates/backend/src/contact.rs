//! Whom a citizen can ask, and where else a certificate is to be had: words of the operator's, shown as they are.

use std::str::FromStr;

use contract::Language;

use crate::html::escaped;

const LONGEST: usize = 240;

/// Where the app takes up the helpline. It is built with nothing between the quotes.
const SETTING: &str = r#"<meta name="helpline" content=""#;

#[derive(Debug, Clone, Default)]
pub struct Contact {
    /// Such as `1075 (toll-free)`.
    pub helpline: Line,
    pub channels: Vec<Channels>,
}

/// One line of plain text; empty where there is nothing to say.
#[derive(Debug, Clone, Default)]
pub struct Line(String);

/// The other ways, in one language: `hi=…`.
#[derive(Debug, Clone)]
pub struct Channels {
    language: Language,
    line: Line,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadLine {
    #[error("longer than {LONGEST} characters")]
    TooLong,
    #[error("more than one line, or another control character")]
    ControlCharacter,
    #[error("begins with no language that the portal speaks, such as hi=")]
    Language,
}

#[derive(Debug, thiserror::Error)]
#[error("the page has no place for the helpline: build the app anew")]
pub(crate) struct NoPlace;

impl FromStr for Line {
    type Err = BadLine;

    fn from_str(text: &str) -> Result<Self, BadLine> {
        let text = text.trim();
        if text.chars().any(char::is_control) {
            return Err(BadLine::ControlCharacter);
        }
        if text.chars().count() > LONGEST {
            return Err(BadLine::TooLong);
        }
        Ok(Self(text.to_owned()))
    }
}

impl FromStr for Channels {
    type Err = BadLine;

    fn from_str(text: &str) -> Result<Self, BadLine> {
        let (tag, line) = text.split_once('=').ok_or(BadLine::Language)?;
        let language = Language::from_tag(tag.trim()).ok_or(BadLine::Language)?;
        Ok(Self { language, line: line.parse()? })
    }
}

impl Contact {
    /// The page with the words in their places. Other ways that are not told in its language are told in English.
    pub(crate) fn fill(&self, page: &mut String, language: Language) -> Result<(), NoPlace> {
        let helpline = escaped(&self.helpline.0);
        let channels = |language| self.channels.iter().find(|channels| channels.language == language);
        let channels = channels(language).or_else(|| channels(Language::English));
        let channels = channels.map(|channels| escaped(&channels.line.0)).unwrap_or_default();
        let setting = page.find(SETTING);
        if let Some(setting) = setting {
            page.insert_str(setting + SETTING.len(), &helpline);
        }
        let has_place = setting.is_some() || page.contains("data-config=\"helpline\"");
        for (name, words) in [("helpline", &helpline), ("channels", &channels)] {
            if !words.is_empty() {
                let place = format!("data-config=\"{name}\">");
                *page = page
                    .replace(&format!("data-if=\"{name}\" hidden"), "")
                    .replace(&place, &[&place, words.as_str()].concat());
            }
        }
        if has_place || helpline.is_empty() { Ok(()) } else { Err(NoPlace) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_short_line_of_text() {
        let check = |text: &str, expected: Result<&str, BadLine>| {
            let parsed = text.parse::<Line>().map(|line| line.0);
            assert_eq!(parsed, expected.map(str::to_owned), "{text:?}");
        };
        check("1075 (toll-free)", Ok("1075 (toll-free)"));
        check(" 1075 ", Ok("1075"));
        check("", Ok(""));
        check(&"९".repeat(240), Ok(&"९".repeat(240)));
        check(&"9".repeat(241), Err(BadLine::TooLong));
        check("1075\n1076", Err(BadLine::ControlCharacter));
        check("1075\u{0}", Err(BadLine::ControlCharacter));
    }

    #[test]
    fn other_ways_name_their_language() {
        let check = |text: &str, expected: Result<(Language, &str), BadLine>| {
            let parsed = text.parse::<Channels>().map(|it| (it.language, it.line.0));
            assert_eq!(parsed, expected.map(|(language, line)| (language, line.to_owned())), "{text}");
        };
        check("en=a = b", Ok((Language::English, "a = b")));
        check("hi= केंद्र", Ok((Language::Hindi, "केंद्र")));
        check("fr=centre", Err(BadLine::Language));
        check("centre", Err(BadLine::Language));
        check("en=a\nb", Err(BadLine::ControlCharacter));
    }

    #[test]
    fn the_app_has_places_for_all_of_it() {
        let channels = ["en=the centre", "hi=केंद्र"].map(|text| text.parse().expect("channels"));
        let contact = Contact { helpline: "1075".parse().expect("a line"), channels: channels.to_vec() };
        let filled = |language| {
            let mut page = include_str!("../../../index.html").to_owned();
            contact.fill(&mut page, language).expect("a place");
            page
        };
        let page = filled(Language::Hindi);
        assert_eq!(page.matches(r#"<meta name="helpline" content="1075""#).count(), 1);
        assert_eq!(page.matches(r#"<strong dir="auto" data-config="helpline">1075</strong>"#).count(), 2);
        assert_eq!(page.matches(r#"<strong dir="auto" data-config="channels">केंद्र</strong>"#).count(), 2);
        assert!(!page.contains("data-if="), "nothing stays hidden");
        assert!(
            filled(Language::Tamil)
                .contains(r#"<strong dir="auto" data-config="channels">the centre</strong>"#)
        );
    }

    #[test]
    fn what_is_not_told_stays_hidden() {
        let mut page = include_str!("../../../index.html").to_owned();
        let unfilled = page.clone();
        Contact::default().fill(&mut page, Language::English).expect("nothing to place");
        assert_eq!(page, unfilled);
    }
}
