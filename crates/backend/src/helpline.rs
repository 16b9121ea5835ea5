//! Whom a citizen can ask when something looks wrong: words of the operator's, shown as they are.

use std::str::FromStr;

use crate::html::escaped;

const LONGEST: usize = 120;

/// Where the app's document takes them up. It is built with nothing between the quotes.
const PLACE: &str = r#"<meta name="helpline" content=""#;

/// Plain text such as `1075 (toll-free)`; empty where there is no helpline.
#[derive(Debug, Clone, Default)]
pub struct Helpline(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadHelpline {
    #[error("longer than {LONGEST} characters")]
    TooLong,
    #[error("more than one line, or another control character")]
    ControlCharacter,
}

#[derive(Debug, thiserror::Error)]
#[error("the app's document has no place for the helpline: build the app anew")]
pub(crate) struct NoPlace;

impl FromStr for Helpline {
    type Err = BadHelpline;

    fn from_str(text: &str) -> Result<Self, BadHelpline> {
        let text = text.trim();
        if text.chars().any(char::is_control) {
            return Err(BadHelpline::ControlCharacter);
        }
        if text.chars().count() > LONGEST {
            return Err(BadHelpline::TooLong);
        }
        Ok(Self(text.to_owned()))
    }
}

impl Helpline {
    /// The document with the words in their place.
    pub(crate) fn fill(&self, document: &mut String) -> Result<(), NoPlace> {
        if self.0.is_empty() {
            return Ok(());
        }
        let place = document.find(PLACE).ok_or(NoPlace)? + PLACE.len();
        document.insert_str(place, &escaped(&self.0));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_one_short_line_of_text() {
        let check = |text: &str, expected: Result<&str, BadHelpline>| {
            let parsed = text.parse::<Helpline>().map(|helpline| helpline.0);
            assert_eq!(parsed, expected.map(str::to_owned), "{text:?}");
        };
        check("1075 (toll-free)", Ok("1075 (toll-free)"));
        check(" 1075 ", Ok("1075"));
        check("", Ok(""));
        check(&"९".repeat(120), Ok(&"९".repeat(120)));
        check(&"9".repeat(121), Err(BadHelpline::TooLong));
        check("1075\n1076", Err(BadHelpline::ControlCharacter));
        check("1075\u{0}", Err(BadHelpline::ControlCharacter));
    }

    #[test]
    fn the_app_has_a_place_for_it() {
        let mut document = include_str!("../../../index.html").to_owned();
        let helpline: Helpline = "1075".parse().expect("a helpline");
        helpline.fill(&mut document).expect("a place");
        assert_eq!(document.matches(r#"<meta name="helpline" content="1075""#).count(), 1);
    }
}
