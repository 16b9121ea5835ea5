//! The doses, a row each.

use super::beneficiary::ABSENT;
use super::{CONTENT, Composer, MARGIN};
use crate::labels::Label;
use crate::model::Dose;
use crate::paragraph::{Ink, Style};
use crate::sheet::{Band, Cell, Part, Row, TextId};

const GUTTER: f32 = 9.0;

const COLUMNS: [(Label, f32); 5] = [
    (Label::DoseNumber, 44.0),
    (Label::Vaccine, 102.0),
    (Label::Date, 96.0),
    (Label::VaccinatedBy, 78.0),
    (Label::Place, CONTENT - GUTTER / 2.0 - 320.0),
];

const HEADER: Style = Style::new(8.5, 2, Ink::Navy).bold();
const SECOND_HEADER: Style = Style::new(8.0, 2, Ink::Navy);
const FIRST: Style = Style::new(10.0, 2, Ink::Black).bold();
const DETAIL: Style = Style::new(9.0, 2, Ink::Black);
const DETAIL_LABEL: Style = Style::new(7.5, 2, Ink::Grey);
const LONG: Style = Style::new(9.0, 6, Ink::Black).least(6.5);

impl Composer<'_, '_> {
    pub(super) fn doses(&mut self, doses: &[Dose<'_>]) {
        self.section(Label::Doses);
        let head = vec![self.header()];
        let body = doses.iter().map(|dose| self.dose(dose)).collect();
        self.sheet.parts.push(Part::Table { head, body });
    }

    fn header(&mut self) -> Row {
        let padding = self.typesetter.scaled(4.0);
        let top = self.y;
        let mut height = 0_f32;
        let mut cells = Vec::new();
        for (x, width, label) in columns() {
            let pair = self.stacked_pair(label, HEADER, SECOND_HEADER, width);
            height = height.max(pair.height());
            cells.push(Cell::ColumnHeader(self.place_pair(pair, x, top + padding)));
        }
        height += 2.0 * padding;
        self.sheet.bands.push(Band { x: MARGIN, y: top, width: CONTENT, height, ink: Ink::Tint });
        self.y = top + height;
        Row(cells)
    }

    fn dose(&mut self, dose: &Dose<'_>) -> Row {
        let padding = self.typesetter.scaled(5.0);
        let top = self.y;
        let mut bottom = top + padding;
        let mut cells = Vec::new();
        for (x, width, label) in columns() {
            self.y = top + padding;
            let texts = match label {
                Label::DoseNumber => vec![self.line(&dose.number.to_string(), FIRST, x, width)],
                Label::Vaccine => self.with_detail(dose.vaccine, (Label::Batch, dose.batch), x, width),
                Label::Date => self.with_detail(dose.date, (Label::NextDue, dose.next_due), x, width),
                Label::VaccinatedBy => {
                    vec![self.line(dose.vaccinated_by.unwrap_or_default(), LONG, x, width)]
                }
                _ => vec![self.line(&place(dose), LONG, x, width)],
            };
            cells.push(match label {
                Label::DoseNumber => Cell::RowHeader(texts),
                _ => Cell::Data(texts),
            });
            bottom = bottom.max(self.y);
        }
        self.y = bottom + padding;
        self.rule(0.5, Ink::Hairline);
        Row(cells)
    }

    /// What the column is about and, beneath it under a label of its own, what belongs to it.
    fn with_detail(&mut self, main: &str, detail: (Label, Option<&str>), x: f32, width: f32) -> Vec<TextId> {
        let mut texts = vec![self.line(main, FIRST, x, width)];
        let (label, detail) = detail;
        if let Some(detail) = detail.filter(|detail| !detail.trim().is_empty()) {
            self.y += self.typesetter.scaled(3.0);
            let pair = self.pair(label, DETAIL_LABEL, DETAIL_LABEL, width);
            let (y, height) = (self.y, pair.height());
            texts.extend(self.place_pair(pair, x, y));
            self.y += height;
            texts.push(self.line(detail, DETAIL, x, width));
        }
        texts
    }

    fn line(&mut self, text: &str, style: Style, x: f32, width: f32) -> TextId {
        let text = if text.trim().is_empty() { ABSENT } else { text };
        let paragraph = self.typesetter.paragraph(text, style, width);
        self.stack(paragraph, x)
    }
}

/// Where each column begins and how wide its text may be.
fn columns() -> impl Iterator<Item = (f32, f32, Label)> {
    COLUMNS.into_iter().scan(MARGIN + GUTTER / 2.0, |x, (label, width)| {
        let start = *x;
        *x += width;
        Some((start, width - GUTTER, label))
    })
}

fn place(dose: &Dose<'_>) -> String {
    let parts = [dose.facility, dose.district, dose.state];
    let parts: Vec<_> = parts.into_iter().flatten().map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
