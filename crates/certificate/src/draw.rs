//! From a laid out sheet to a PDF page.

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Rect, Size, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier};

use crate::fonts::Fonts;
use crate::glyphs::draw_text;
use crate::paragraph::Ink;
use crate::sheet::{Band, PlacedCode, Sheet};

/// What the parts of a sheet became.
pub(crate) struct Drawn {
    /// For each text, its spans.
    pub(crate) texts: Vec<Vec<Identifier>>,
    pub(crate) codes: Vec<Identifier>,
}

pub(crate) fn draw(surface: &mut Surface<'_>, sheet: &Sheet, fonts: &Fonts) -> Drawn {
    for band in &sheet.bands {
        draw_band(surface, *band);
    }
    let texts = sheet.texts.iter().map(|placed| {
        surface.set_fill(Some(fill(placed.paragraph.ink)));
        draw_text(surface, placed, fonts)
    });
    let texts = texts.collect();
    Drawn { texts, codes: sheet.codes.iter().map(|code| draw_code(surface, code)).collect() }
}

fn draw_code(surface: &mut Surface<'_>, code: &PlacedCode) -> Identifier {
    let identifier = surface.start_tagged(ContentTag::Other);
    if let Some(size) = Size::from_wh(code.side, code.side) {
        surface.push_transform(&Transform::from_translate(code.x, code.y));
        surface.draw_image(code.image.clone(), size);
        surface.pop();
    }
    surface.end_tagged();
    identifier
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
