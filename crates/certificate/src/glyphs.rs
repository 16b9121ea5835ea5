//! Puts a paragraph's glyphs on the page so that programs read the same text out again.

use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use parley::{GlyphRun, PositionedLayoutItem};

use crate::fonts::Fonts;
use crate::sheet::PlacedText;

/// Draws each line as one tagged span; the answer is theirs, in order.
pub(crate) fn draw_text(surface: &mut Surface<'_>, placed: &PlacedText, fonts: &Fonts) -> Vec<Identifier> {
    let mut spans = Vec::new();
    for line in placed.paragraph.layout.lines() {
        spans.push(surface.start_tagged(ContentTag::Span(SpanTag::empty())));
        for item in line.items() {
            let PositionedLayoutItem::GlyphRun(run) = item else { continue };
            if let Some(font) = fonts.embeddable(run.run().font().data.id()) {
                draw_run(surface, placed, &run, font);
            }
        }
        surface.end_tagged();
    }
    spans
}

fn draw_run(surface: &mut Surface<'_>, placed: &PlacedText, run: &GlyphRun<'_, ()>, font: &Font) {
    let start = Point::from_xy(placed.x + run.offset(), placed.y + run.baseline());
    let size = run.run().font_size();
    let text = placed.paragraph.text.as_str();
    let mut letters = Vec::new();
    let mut marks = Vec::new();
    let mut x = start.x;
    for cluster in clusters(run) {
        let joined = cluster.first().and_then(|glyph| text.get(glyph.text_range.clone()));
        let has_joiner = joined.is_some_and(|text| text.contains(['\u{200c}', '\u{200d}']));
        let is_mark = |glyph: &KrillaGlyph| is_mark(glyph, has_joiner);
        let has_letter = cluster.iter().any(|glyph| !is_mark(glyph));
        for glyph in cluster {
            let advance = glyph.x_advance * size;
            if has_letter && is_mark(&glyph) {
                marks.push((x, glyph));
            } else {
                letters.push(glyph);
            }
            x += advance;
        }
    }
    surface.draw_glyphs(start, &letters, font.clone(), text, size, false);
    for (x, mark) in marks {
        surface.draw_glyphs(Point::from_xy(x, start.y), &[mark], font.clone(), text, size, true);
    }
}

/// As a share of the font size, half of the gap at which poppler begins a new word.
const TEARING: f32 = 0.05;

/// Vowel signs above and below, and the dots that Noto writes apart from an Arabic letter, where they end (or, from
/// right to left, begin) their cluster in the middle of the letter: poppler then sees a gap and tears the word apart.
/// So the letter alone carries the text of the cluster, and such marks are drawn as shapes. So is whatever has no advance
/// beside a joiner: the joiner's own glyph is an empty one as wide as a space, after which poppler begins a word, too.
fn is_mark(glyph: &KrillaGlyph, has_joiner: bool) -> bool {
    glyph.x_advance == 0.0 && (has_joiner || glyph.x_offset.abs() > TEARING)
}

/// From left to right, every glyph of a cluster with the whole cluster's text, as the PDF library wants them. It
/// refuses a font's "missing" glyph, which only a letter with another script's sign on it still leads to; that glyph
/// is left out.
fn clusters(run: &GlyphRun<'_, ()>) -> Vec<Vec<KrillaGlyph>> {
    let size = run.run().font_size();
    let mut clusters: Vec<Vec<KrillaGlyph>> = Vec::new();
    for cluster in run.run().clusters() {
        if cluster.is_ligature_continuation() {
            for glyph in clusters.last_mut().into_iter().flatten() {
                glyph.text_range.end = cluster.text_range().end;
            }
            continue;
        }
        let range = cluster.text_range();
        let glyphs = cluster.glyphs().filter(|glyph| glyph.id != 0).map(|glyph| {
            // The layout counts y downwards, the PDF library upwards.
            let (advance, x, y) = (glyph.advance / size, glyph.x / size, -glyph.y / size);
            KrillaGlyph::new(GlyphId::new(glyph.id), advance, x, y, 0.0, range.clone(), None)
        });
        clusters.push(glyphs.collect());
    }
    if run.run().is_rtl() {
        clusters.reverse();
    }
    clusters
}
