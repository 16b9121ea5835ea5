//! From a laid out sheet to a PDF page.

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier};

use crate::fonts::Fonts;
use crate::glyphs::draw_text;
use crate::paragraph::Ink;
use crate::sheet::{Band, Sheet};

/// The answer holds, for each text of the sheet, the spans that it became.
pub(crate) fn draw(surface: &mut Surface<'_>, sheet: &Sheet, fonts: &Fonts) -> Vec<Vec<Identifier>> {
    for band in &sheet.bands {
        draw_band(surface, *band);
    }
    let texts = sheet.texts.iter().map(|placed| {
        surface.set_fill(Some(fill(placed.paragraph.ink)));
        draw_text(surface, placed, fonts)
    });
    texts.collect()
}

fn draw_band(surface: &mut Surface<'_>, band: Band) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(band.x, band.y, band.width, band.height) {
        path.push_rect(rect);
    }
    let Some(path) = path.finish() else { return };
    surface.set_fill(Some(fill(band.ink)));
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.draw_path(&path);
    surface.end_tagged();
}

fn fill(ink: Ink) -> Fill {
    let colour = match ink {
        Ink::Black => rgb::Color::new(0x14, 0x14, 0x14),
        Ink::Grey => rgb::Color::new(0x4a, 0x4f, 0x57),
        Ink::Navy => rgb::Color::new(0x12, 0x32, 0x5b),
        Ink::Hairline => rgb::Color::new(0xa8, 0xb2, 0xbf),
        Ink::Tint => rgb::Color::new(0xe8, 0xee, 0xf5),
    };
    Fill { paint: colour.into(), opacity: NormalizedF32::ONE, rule: FillRule::default() }
}
