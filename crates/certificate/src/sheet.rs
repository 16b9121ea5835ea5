//! A page that is laid out but not yet drawn: what stands where, and what it means.

use krilla::image::Image;

use crate::paragraph::{Ink, Paragraph};

/// A4, in points.
pub(crate) const WIDTH: f32 = 595.28;
pub(crate) const HEIGHT: f32 = 841.89;

#[derive(Default)]
pub(crate) struct Sheet {
    /// In reading order, which is also the order in which a program that knows no tags extracts the text.
    pub(crate) texts: Vec<PlacedText>,
    /// Decoration, drawn beneath the texts and hidden from assistive technology.
    pub(crate) bands: Vec<Band>,
    /// In the order of the doses.
    pub(crate) codes: Vec<PlacedCode>,
    pub(crate) parts: Vec<Part>,
}

pub(crate) struct PlacedText {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) paragraph: Paragraph,
}

/// A square, its quiet zone not included.
pub(crate) struct PlacedCode {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) side: f32,
    pub(crate) image: Image,
}

/// A filled rectangle; a thin one is a rule.
#[derive(Clone, Copy)]
pub(crate) struct Band {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) ink: Ink,
}

/// A text's place in [`Sheet::texts`].
#[derive(Clone, Copy)]
pub(crate) struct TextId(pub(crate) usize);

/// A code's place in [`Sheet::codes`].
#[derive(Clone, Copy)]
pub(crate) struct CodeId(pub(crate) usize);

/// The meaning of the page, in reading order.
pub(crate) enum Part {
    Heading {
        level: u16,
        title: &'static str,
        y: f32,
        texts: Vec<TextId>,
    },
    Paragraph(TextId),
    /// A code, what it is in words, and what stands beneath it.
    Code {
        code: CodeId,
        words: String,
        texts: Vec<TextId>,
    },
    Table {
        head: Vec<Row>,
        body: Vec<Row>,
    },
}

pub(crate) struct Row(pub(crate) Vec<Cell>);

pub(crate) enum Cell {
    ColumnHeader(Vec<TextId>),
    RowHeader(Vec<TextId>),
    Data(Vec<TextId>),
}

impl Sheet {
    pub(crate) fn place(&mut self, paragraph: Paragraph, x: f32, y: f32) -> TextId {
        self.texts.push(PlacedText { x, y, paragraph });
        TextId(self.texts.len() - 1)
    }

    pub(crate) fn place_code(&mut self, image: Image, x: f32, y: f32, side: f32) -> CodeId {
        self.codes.push(PlacedCode { x, y, side, image });
        CodeId(self.codes.len() - 1)
    }
}
