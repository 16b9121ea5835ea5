//! The tokens of the stylesheet, as the browser reads them out of it.

use beneficiary_portal::components::{Row, Rows, in_order};
use beneficiary_portal::i18n::t;
use leptos::prelude::*;

use crate::browser::{on_scheme, tokens, value_of};
use crate::colour::Colour;

/// WCAG 2.2, 1.4.3: text of any size, to be on the safe side.
const TEXT: f64 = 4.5;
/// WCAG 2.2, 1.4.11: what shows that something is a control, or where the focus is.
const MARK: f64 = 3.0;

/// What is drawn on what, and the least contrast between the two.
const PAIRS: [(&str, &str, f64); 24] = [
    ("--ink", "--paper", TEXT),
    ("--ink", "--paper-sunk", TEXT),
    ("--ink", "--good-soft", TEXT),
    ("--ink", "--bad-soft", TEXT),
    ("--ink-quiet", "--paper", TEXT),
    ("--ink-quiet", "--paper-sunk", TEXT),
    ("--line-strong", "--paper", MARK),
    ("--brand", "--paper", TEXT),
    ("--brand", "--paper-sunk", TEXT),
    ("--on-brand", "--brand", TEXT),
    ("--on-brand", "--brand-deep", TEXT),
    ("--on-band", "--band", TEXT),
    ("--good", "--paper", TEXT),
    ("--good", "--paper-sunk", TEXT),
    ("--good", "--good-soft", TEXT),
    ("--wait", "--paper", MARK),
    ("--wait", "--wait-soft", TEXT),
    ("--bad", "--paper", TEXT),
    ("--bad", "--bad-soft", TEXT),
    ("--focus", "--paper", MARK),
    ("--focus", "--paper-sunk", MARK),
    ("--focus", "--good-soft", MARK),
    ("--focus", "--bad-soft", MARK),
    ("--brand-deep", "--paper", MARK),
];

/// The names live as long as the page does.
fn named(holds: impl Fn(&str, &str) -> bool) -> Vec<&'static str> {
    let names: &'static str = tokens().leak();
    names.lines().filter(|name| holds(name, &value_of(name))).collect()
}

fn is_colour(_: &str, value: &str) -> bool {
    Colour::parse(value).is_some()
}

fn reference(token: &str) -> String {
    ["var(", token, ")"].concat()
}

/// Every colour with its value, and its contrast with each ground that it is drawn on.
#[component]
pub(crate) fn Colours() -> impl IntoView {
    let scheme = Trigger::new();
    on_scheme(move || scheme.notify());
    view! {
        <ul class="swatches" lang="en" dir="ltr">
            {move || {
                scheme.track();
                in_order(named(is_colour).into_iter().map(swatch))
            }}
        </ul>
    }
}

fn swatch(token: &'static str) -> AnyView {
    let pairs = PAIRS.iter().filter(|(ink, ..)| *ink == token);
    let mut pairs: Vec<_> = pairs.map(|(ink, ground, least)| pair(ink, ground, *least)).collect();
    if pairs.is_empty() && !PAIRS.iter().any(|(_, ground, _)| *ground == token) {
        // Nothing that has to be seen.
        pairs.push(pair(token, "--paper", 1.0));
    }
    view! {
        <li class="swatch">
            <span class="swatch__colour" style:background-color=reference(token)></span>
            <code class="swatch__name">{token}</code>
            <code class="swatch__value">{value_of(token)}</code>
            <ul class="swatch__pairs">{in_order(pairs)}</ul>
        </li>
    }
    .into_any()
}

fn pair(ink: &'static str, ground: &'static str, least: f64) -> AnyView {
    let [drawn, below] = [ink, ground].map(|token| Colour::parse(&value_of(token)));
    let contrast = drawn.zip(below).map_or(0.0, |(drawn, below)| drawn.contrast(below));
    // Cut off and not rounded: 4.49 is not 4.5.
    let contrast = (contrast * 100.0).floor() / 100.0;
    let class = if contrast < least { "swatch__pair swatch__pair--below" } else { "swatch__pair" };
    let verdict = match least {
        TEXT => format!("{contrast:.2}, at least 4.5 for text"),
        MARK => format!("{contrast:.2}, at least 3 for a mark"),
        _ => format!("{contrast:.2}, an ornament"),
    };
    view! {
        <li class=class>
            <span class="swatch__sample" style:background-color=reference(ground)>
                <span class="swatch__drawn" style:background-color=reference(ink)></span>
            </span>
            <span>"on "<code>{ground}</code>" "{verdict}</span>
        </li>
    }
    .into_any()
}

/// Each size of text, in itself.
#[component]
pub(crate) fn TypeScale() -> impl IntoView {
    let sizes = named(|name, _| name.starts_with("--text"));
    let leadings = named(|name, _| name.starts_with("--leading"));
    let sizes = sizes.into_iter().map(|token| {
        view! {
            <li class="scale__step">
                <Named token />
                <span class="scale__text" style:font-size=reference(token)>{t(texts::mobile::TITLE)}</span>
            </li>
        }
        .into_any()
    });
    let leadings = leadings.into_iter().map(|token| {
        view! {
            <li class="scale__step">
                <Named token />
                <span class="scale__text" style:line-height=reference(token)>{t(texts::mobile::PRIVACY_NOTHING_KEPT)}</span>
            </li>
        }
        .into_any()
    });
    view! { <ul class="scale">{in_order(sizes.chain(leadings))}</ul> }
}

/// Each space, as wide as it is.
#[component]
pub(crate) fn SpaceScale() -> impl IntoView {
    let spaces = named(|name, _| name.starts_with("--space")).into_iter().map(|token| {
        view! {
            <li class="scale__step">
                <Named token />
                <span class="scale__bar" style:inline-size=reference(token)></span>
            </li>
        }
        .into_any()
    });
    view! { <ul class="scale">{in_order(spaces)}</ul> }
}

/// What is neither colour, text nor space.
#[component]
pub(crate) fn OtherTokens() -> impl IntoView {
    let is_shown_above =
        |name: &str| ["--text", "--leading", "--space"].iter().any(|root| name.starts_with(root));
    let others = named(|name, value| !is_shown_above(name) && !is_colour(name, value)).into_iter();
    let rows = in_order(others.map(|token| view! { <Row label=token value=value_of(token) /> }.into_any()));
    view! { <div lang="en" dir="ltr"><Rows>{rows}</Rows></div> }
}

#[component]
fn Named(token: &'static str) -> impl IntoView {
    view! {
        <span class="scale__name" lang="en" dir="ltr">
            <code>{token}</code>
            " "
            {value_of(token)}
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_name_tokens_that_there_are() {
        let sheet = include_str!("../../../style/tokens.css");
        for (ink, ground, _) in PAIRS {
            for token in [ink, ground] {
                assert!(sheet.contains(&[token, ":"].concat()), "{token}");
            }
        }
    }
}
