//! Who the certificate is about: rows of a label and a value.

use super::{CONTENT, Composer, MARGIN};
use crate::labels::Label;
use crate::model::Certificate;
use crate::paragraph::{Ink, Style};
use crate::sheet::{Cell, Part, Row};

const LABEL_WIDTH: f32 = 172.0;
const GUTTER: f32 = 12.0;

const LABEL: Style = Style::new(9.5, 2, Ink::Black);
const SECOND_LABEL: Style = Style::new(8.5, 2, Ink::Grey);
const VALUE: Style = Style::new(11.0, 2, Ink::Black);
const NAME: Style = Style::new(14.0, 4, Ink::Black).least(9.0).bold();

/// Stands where a record says nothing.
pub(super) const ABSENT: &str = "–";

impl Composer<'_, '_> {
    pub(super) fn beneficiary(&mut self, certificate: &Certificate<'_>) {
        self.section(Label::Beneficiary);
        let birth_year = certificate.birth_year.map(|year| year.to_string());
        let rows = [
            (Label::Name, certificate.name, NAME),
            (Label::BirthYear, birth_year.as_deref().unwrap_or_default(), VALUE),
            (Label::Gender, certificate.gender, VALUE),
            (Label::IdVerified, certificate.id_verified, VALUE),
            (Label::ReferenceId, certificate.reference_id, VALUE),
            (Label::CertificateId, certificate.certificate_id, VALUE),
            (Label::Status, certificate.status, VALUE),
        ];
        let body = rows.into_iter().map(|(label, value, style)| self.row(label, value, style)).collect();
        self.sheet.parts.push(Part::Table { head: Vec::new(), body });
    }

    fn row(&mut self, label: Label, value: &str, style: Style) -> Row {
        let padding = self.typesetter.scaled(4.5);
        let label = self.stacked_pair(label, LABEL, SECOND_LABEL, LABEL_WIDTH);
        let value_x = MARGIN + LABEL_WIDTH + GUTTER;
        let value = if value.trim().is_empty() { ABSENT } else { value };
        let value = self.typesetter.paragraph(value, style, CONTENT - LABEL_WIDTH - GUTTER);
        // Label and value stand on one line, whatever their sizes.
        let baseline = label.first_baseline().max(value.first_baseline());
        let label_y = self.y + padding + baseline - label.first_baseline();
        let value_y = self.y + padding + baseline - value.first_baseline();
        let bottom = (label_y + label.height()).max(value_y + value.height());
        let label = self.place_pair(label, MARGIN, label_y);
        let value = self.sheet.place(value, value_x, value_y);
        self.y = bottom + padding;
        self.rule(0.5, Ink::Hairline);
        Row(vec![Cell::RowHeader(label), Cell::Data(vec![value])])
    }
}
