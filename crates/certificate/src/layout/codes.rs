//! The codes, side by side, each with the id of its certificate beneath.

use super::{CONTENT, Codes, Composer, MARGIN};
use crate::code::QUIET;
use crate::labels::Label;
use crate::model::Dose;
use crate::paragraph::{Ink, Style};
use crate::sheet::{Part, TextId};

/// An id of 44 letters has room beneath a code.
const A_ROW: usize = 3;
const GUTTER: f32 = 8.0;
const NUMBER: f32 = 9.5;
const ID: f32 = 6.2;

impl Composer<'_, '_> {
    pub(super) fn codes(&mut self, doses: &[Dose<'_>], codes: &Codes<'_>) {
        self.section(Label::Codes);
        let coded: Vec<_> = doses
            .iter()
            .zip(codes.images)
            .filter_map(|(dose, image)| Some((dose.number, dose.code?.id, image.as_ref()?)))
            .collect();
        for row in coded.chunks(A_ROW) {
            let quiet = codes.side * QUIET;
            let top = self.y + quiet;
            let mut bottom = top;
            for ((number, id, image), column) in row.iter().zip(0_u8..) {
                self.y = top;
                let x = MARGIN + f32::from(column) * (CONTENT + GUTTER) / 3.0;
                let code = self.sheet.place_code((*image).clone(), x, top, codes.side);
                self.y += codes.side + quiet;
                let number = number.to_string();
                let words = self.words.english.text(Label::CodeText).replace("{number}", &number);
                let dose = [self.words.english.text(Label::DoseNumber), &number].join(" ");
                let texts = [(dose.as_str(), NUMBER, true), (id, ID, false)]
                    .map(|(text, size, bold)| self.beneath(text, size, bold, x));
                self.sheet.parts.push(Part::Code { code, words, texts: texts.to_vec() });
                bottom = self.y.max(bottom);
            }
            self.y = bottom + self.typesetter.scaled(4.0);
        }
    }

    /// As large as on an unscaled page: an id is typed from paper.
    fn beneath(&mut self, text: &str, size: f32, bold: bool, x: f32) -> TextId {
        let size = size / self.typesetter.scaled(1.0);
        let style = Style { bold, ..Style::new(size, 1, Ink::Black).least(size * 0.7) };
        let paragraph = self.typesetter.paragraph(text, style, CONTENT / 3.0 - GUTTER);
        self.stack(paragraph, x)
    }
}
