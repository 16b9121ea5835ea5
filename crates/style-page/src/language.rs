//! The language that the components speak: the one that the address asks for, with all of them at hand.

use beneficiary_portal::components::in_order;
use beneficiary_portal::i18n;
use contract::Language;
use leptos::prelude::*;
use texts::file::{Texts, lines};

use crate::browser;

const PARAMETER: &str = "lang";

fn asked() -> Language {
    browser::asked(PARAMETER).and_then(|tag| Language::from_tag(&tag)).unwrap_or_default()
}

/// From now on, for the whole document.
pub(crate) fn speak() {
    let language = asked();
    browser::set_language(language.tag(), direction(language));
    i18n::speak(spoken(language));
}

pub(crate) fn direction(language: Language) -> &'static str {
    if language.is_right_to_left() { "rtl" } else { "ltr" }
}

/// A part of the page in a language of its own.
pub(crate) fn part_in(language: Language, draw: impl FnOnce() -> AnyView) -> AnyView {
    i18n::speak(spoken(language));
    let part = draw();
    i18n::speak(spoken(asked()));
    view! { <div lang=language.tag() dir=direction(language)>{part}</div> }.into_any()
}

/// The strip on top of every screen, which stands in `index.html` and is no component.
#[component]
pub(crate) fn Languages() -> impl IntoView {
    let current = asked();
    let choices = in_order(Language::ALL.into_iter().map(|language| {
        view! {
            <li>
                <a
                    href=["?", PARAMETER, "=", language.tag()].concat()
                    lang=language.tag()
                    hreflang=language.tag()
                    dir=direction(language)
                    aria-current=(language == current).then_some("true")
                >
                    {language.own_name()}
                </a>
            </li>
        }
        .into_any()
    }));
    view! {
        <div class="languages">
            <a class="languages__skip" href="#main">{i18n::t(texts::app::SKIP)}</a>
            <nav aria-labelledby="languages-title">
                <span class="visually-hidden" id="languages-title">{i18n::t(texts::language::TITLE)}</span>
                <ul class="languages__list">{choices}</ul>
            </nav>
        </div>
    }
}

/// A line for each text. A file that cannot be read leaves the page without words, which a look at it tells; the crate
/// `texts` does not compile then.
fn spoken(language: Language) -> String {
    let texts = |language| Texts::parse(file(language)).ok();
    texts(Language::English).zip(texts(language)).map(|(first, own)| lines(&first, &own)).unwrap_or_default()
}

macro_rules! texts_of {
    ($tag:literal) => {
        include_str!(concat!("../../../locales/app/", $tag, ".txt"))
    };
}

fn file(language: Language) -> &'static str {
    match language {
        Language::English => texts_of!("en"),
        Language::Hindi => texts_of!("hi"),
        Language::Bengali => texts_of!("bn"),
        Language::Marathi => texts_of!("mr"),
        Language::Telugu => texts_of!("te"),
        Language::Tamil => texts_of!("ta"),
        Language::Gujarati => texts_of!("gu"),
        Language::Urdu => texts_of!("ur"),
        Language::Kannada => texts_of!("kn"),
        Language::Odia => texts_of!("or"),
        Language::Malayalam => texts_of!("ml"),
        Language::Punjabi => texts_of!("pa"),
        Language::Assamese => texts_of!("as"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_a_line_for_each_text() {
        for language in Language::ALL {
            assert_eq!(spoken(language).lines().count(), usize::from(texts::COUNT), "{}", language.tag());
        }
    }
}
