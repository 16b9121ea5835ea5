//! One text in one box: shaped, broken into lines, made to fit.

use std::borrow::Cow;

use parley::style::{FontFamily, FontFamilyName, FontWeight, LineHeight, OverflowWrap, StyleProperty};
use parley::{Alignment, AlignmentOptions, FontContext, Layout, LayoutContext};

use crate::fonts::Fonts;
use crate::legible::legible;

/// Roomy enough for the vowel signs of Telugu and Malayalam above and below the line.
const LEADING: f32 = 1.4;
/// Sizes that are tried between the wanted and the least one.
const STEPS: u8 = 4;

/// How a text is to look. Lengths are in points of an unscaled page.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    pub(crate) size: f32,
    /// Down to this size the text shrinks to stay within `most_lines`; then it ends in an ellipsis.
    pub(crate) least: f32,
    pub(crate) most_lines: usize,
    pub(crate) bold: bool,
    pub(crate) centred: bool,
    pub(crate) ink: Ink,
}

impl Style {
    pub(crate) const fn new(size: f32, most_lines: usize, ink: Ink) -> Self {
        Self { size, least: size * 0.8, most_lines, bold: false, centred: false, ink }
    }

    pub(crate) const fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    pub(crate) const fn centred(mut self) -> Self {
        self.centred = true;
        self
    }

    pub(crate) const fn least(mut self, least: f32) -> Self {
        self.least = least;
        self
    }
}

/// The few colours of the page; each is dark or light enough to stay itself in black and white.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    Black,
    Grey,
    Navy,
    Hairline,
    Tint,
}

pub(crate) struct Paragraph {
    pub(crate) text: String,
    pub(crate) layout: Layout<()>,
    pub(crate) ink: Ink,
    /// A BCP 47 tag where the language is known and is not the document's own.
    pub(crate) language: Option<&'static str>,
}

impl Paragraph {
    pub(crate) fn in_language(mut self, tag: &'static str) -> Self {
        self.language = Some(tag);
        self
    }

    pub(crate) fn height(&self) -> f32 {
        self.layout.height()
    }

    pub(crate) fn width(&self) -> f32 {
        self.layout.width()
    }

    pub(crate) fn first_baseline(&self) -> f32 {
        self.layout.first_baseline().unwrap_or_default()
    }
}

/// Sets the texts of one page, all lengths multiplied by one scale.
pub(crate) struct Typesetter<'a> {
    fonts: &'a Fonts,
    context: FontContext,
    layouts: LayoutContext<()>,
    scale: f32,
}

impl<'a> Typesetter<'a> {
    pub(crate) fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, context: fonts.context(), layouts: LayoutContext::new(), scale: 1.0 }
    }

    pub(crate) fn set_scale(&mut self, scale: f32) {
        self.scale = scale;
    }

    /// A length of the unscaled page on this one.
    pub(crate) fn scaled(&self, points: f32) -> f32 {
        points * self.scale
    }

    /// Any string, within `width` points and the style's number of lines.
    pub(crate) fn paragraph(&mut self, text: &str, style: Style, width: f32) -> Paragraph {
        let mut text = legible(text, |character| self.fonts.cover(character));
        let mut layout = self.broken(&text, style, style.size, width);
        // A text that is twice too long fits in no size; the sizes between are not worth their time.
        let first = if layout.len() > 2 * style.most_lines { STEPS } else { 1 };
        for step in first..=STEPS {
            if layout.len() <= style.most_lines {
                break;
            }
            let size = style.size - (style.size - style.least) * f32::from(step) / f32::from(STEPS);
            layout = self.broken(&text, style, size, width);
        }
        if layout.len() > style.most_lines {
            (text, layout) = self.clipped(&text, layout, style, width);
        }
        let alignment = if style.centred { Alignment::Center } else { Alignment::Left };
        layout.align(alignment, AlignmentOptions::default());
        Paragraph { text, layout, ink: style.ink, language: None }
    }

    fn broken(&mut self, text: &str, style: Style, size: f32, width: f32) -> Layout<()> {
        let families = self.fonts.families().iter();
        let families = families.map(|name| FontFamilyName::Named(Cow::Borrowed(name.as_str()))).collect();
        let mut builder = self.layouts.ranged_builder(&mut self.context, text, 1.0, false);
        builder.push_default(FontFamily::List(Cow::Owned(families)));
        builder.push_default(StyleProperty::FontSize(size * self.scale));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(LEADING)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        if style.bold {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(width));
        layout
    }

    /// The longest beginning of the text that fits with an ellipsis, cut between the characters a reader sees.
    fn clipped(&mut self, text: &str, long: Layout<()>, style: Style, width: f32) -> (String, Layout<()>) {
        let last = style.most_lines.saturating_sub(1);
        let starts: Vec<usize> = long
            .lines()
            .take(style.most_lines)
            .skip(last)
            .flat_map(|line| line.runs())
            .flat_map(|run| run.clusters().map(|cluster| cluster.text_range().start).collect::<Vec<_>>())
            .collect();
        let mut cuts = starts;
        cuts.sort_unstable();
        for cut in cuts.into_iter().rev() {
            let text = format!("{}…", text.get(..cut).unwrap_or_default().trim_end());
            let layout = self.broken(&text, style, style.least, width);
            if layout.len() <= style.most_lines {
                return (text, layout);
            }
        }
        let text = String::from("…");
        let layout = self.broken(&text, style, style.least, width);
        (text, layout)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::{Label, Labels, Language};

    const STYLES: [Style; 2] = [Style::new(9.0, 1, Ink::Black), Style::new(9.0, 1, Ink::Black).bold()];

    #[track_caller]
    fn check(labels: &Labels, is_right_to_left: bool, told: &str) {
        let fonts = Fonts::load().expect("fonts of our own");
        let mut typesetter = Typesetter::new(&fonts);
        for label in Label::all() {
            for style in STYLES {
                let text = labels.text(label);
                let paragraph = typesetter.paragraph(text, style, f32::MAX);
                assert_eq!(paragraph.text, text, "{told} {label:?}");
                assert_eq!(paragraph.layout.is_rtl(), is_right_to_left, "{told} {label:?}");
                let glyphs = paragraph.layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>());
                let glyphs = glyphs.flat_map(|run| run.clusters().collect::<Vec<_>>());
                let glyphs: Vec<_> =
                    glyphs.flat_map(|cluster| cluster.glyphs().collect::<Vec<_>>()).collect();
                assert!(!glyphs.is_empty() && glyphs.iter().all(|glyph| glyph.id != 0), "{told} {label:?}");
            }
        }
    }

    /// That is, no letter is dropped or shown as missing, and each line begins on the side where its language does.
    #[test]
    fn every_label_is_drawn_with_glyphs_in_the_direction_of_its_language() {
        check(&Labels::english().expect("labels"), false, "English");
        for language in Language::ALL {
            check(&Labels::of(language).expect("labels"), language == Language::Urdu, language.tag());
        }
    }
}
