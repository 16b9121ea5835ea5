//! One line of the file: a person, and one dose of theirs or none.

use contract::{Date, LONGEST_TEXT, MobileNumber, ReferenceId, legible};
use csv::ByteRecord;

use super::ImportError;
use crate::records::day_as_text;

/// In any order; others are ignored, and one that is absent is as good as empty unless it is [`NEEDED`]. See the
/// README for what each one holds. From `dose` on they are of a dose.
pub const COLUMNS: [&str; 20] = [
    "mobile",
    "beneficiary_reference_id",
    "name",
    "birth_year",
    "gender",
    "photo_id_type",
    "photo_id_number",
    "vaccination_status",
    "certificate_id",
    "due_dose",
    "next_vaccination_date",
    DOSE,
    "vaccine",
    "dose_date",
    "batch",
    "next_due_date",
    "vaccinated_by",
    "facility",
    "district",
    "state",
];

/// The number of the dose, without which a line has none.
const DOSE: &str = "dose";

/// Without one of these every line would be bad.
pub const NEEDED: [&str; 4] = ["mobile", "beneficiary_reference_id", "name", "vaccination_status"];

/// What a certificate has room for.
const MOST_DOSES: u8 = 6;

/// Why a line is left out. Names the column and never quotes what stands in it: that is personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadLine {
    #[error("{0}: not UTF-8")]
    NotUtf8(&'static str),
    #[error("{0}: is missing")]
    Missing(&'static str),
    #[error("{0}: longer than {LONGEST_TEXT} characters")]
    TooLong(&'static str),
    #[error("{0}: holds a control character")]
    ControlCharacter(&'static str),
    #[error("mobile: not a mobile number of ten digits")]
    Mobile,
    #[error("beneficiary_reference_id: not 13 or 14 digits")]
    ReferenceId,
    #[error("birth_year: not a year from 1900 to 2199")]
    BirthYear,
    #[error("dose: not a number from 1 to {MOST_DOSES}")]
    Dose,
    #[error("due_dose: not a number from 1 to 9")]
    DueDose,
    #[error("{0}: not a day written dd-mm-yyyy")]
    Day(&'static str),
    #[error("{0}: given, but the number of the dose is missing")]
    NoDose(&'static str),
}

pub(super) struct Line {
    pub(super) person: Person,
    pub(super) dose: Option<Dose>,
}

pub(super) struct Person {
    pub(super) mobile: MobileNumber,
    pub(super) reference_id: ReferenceId,
    pub(super) name: String,
    pub(super) birth_year: Option<u16>,
    pub(super) gender: Option<String>,
    pub(super) photo_id_type: Option<String>,
    pub(super) photo_id_masked: Option<String>,
    pub(super) vaccination_status: String,
    pub(super) certificate_id: Option<String>,
    pub(super) due_dose: Option<u8>,
    pub(super) next_vaccination_date: Option<String>,
}

pub(super) struct Dose {
    pub(super) number: u8,
    pub(super) vaccine: Option<String>,
    pub(super) given_on: Option<String>,
    pub(super) batch: Option<String>,
    pub(super) next_due_on: Option<String>,
    pub(super) vaccinated_by: Option<String>,
    pub(super) facility: Option<String>,
    pub(super) district: Option<String>,
    pub(super) state: Option<String>,
}

/// Where each of [`COLUMNS`] stands in this file, if it is there.
pub(super) struct Columns([Option<usize>; COLUMNS.len()]);

impl Columns {
    pub(super) fn find(header: &ByteRecord) -> Result<Self, ImportError> {
        let places =
            COLUMNS.map(|column| header.iter().position(|name| name.eq_ignore_ascii_case(column.as_bytes())));
        let columns = Self(places);
        match columns.absent().into_iter().find(|column| NEEDED.contains(column)) {
            Some(column) => Err(ImportError::MissingColumn(column)),
            None => Ok(columns),
        }
    }

    /// Those that count as empty in every line.
    pub(super) fn absent(&self) -> Vec<&'static str> {
        COLUMNS
            .into_iter()
            .zip(self.0)
            .filter(|(_, place)| place.is_none())
            .map(|(column, _)| column)
            .collect()
    }

    pub(super) fn read(&self, record: &ByteRecord) -> Result<Line, BadLine> {
        let fields = Fields { columns: self, record };
        Ok(Line { person: person(&fields)?, dose: dose(&fields)? })
    }
}

fn person(fields: &Fields<'_>) -> Result<Person, BadLine> {
    Ok(Person {
        mobile: MobileNumber::parse(fields.required("mobile")?).map_err(|_| BadLine::Mobile)?,
        reference_id: ReferenceId::parse(fields.required("beneficiary_reference_id")?)
            .map_err(|_| BadLine::ReferenceId)?,
        name: fields.required("name")?.to_owned(),
        birth_year: fields.text("birth_year")?.map(birth_year).transpose()?,
        gender: fields.owned("gender")?,
        photo_id_type: fields.owned("photo_id_type")?,
        photo_id_masked: fields.text("photo_id_number")?.map(masked),
        vaccination_status: fields.required("vaccination_status")?.to_owned(),
        certificate_id: fields.owned("certificate_id")?,
        due_dose: fields.number("due_dose", 9, BadLine::DueDose)?,
        next_vaccination_date: fields.day("next_vaccination_date")?,
    })
}

fn dose(fields: &Fields<'_>) -> Result<Option<Dose>, BadLine> {
    let Some(number) = fields.number(DOSE, MOST_DOSES, BadLine::Dose)? else {
        for column in COLUMNS.into_iter().skip_while(|column| *column != DOSE) {
            if fields.text(column)?.is_some() {
                return Err(BadLine::NoDose(column));
            }
        }
        return Ok(None);
    };
    Ok(Some(Dose {
        number,
        vaccine: fields.owned("vaccine")?,
        given_on: fields.day("dose_date")?,
        batch: fields.owned("batch")?,
        next_due_on: fields.day("next_due_date")?,
        vaccinated_by: fields.owned("vaccinated_by")?,
        facility: fields.owned("facility")?,
        district: fields.owned("district")?,
        state: fields.owned("state")?,
    }))
}

struct Fields<'a> {
    columns: &'a Columns,
    record: &'a ByteRecord,
}

impl<'a> Fields<'a> {
    /// `None` where the field holds nothing to be seen, the line is too short to have it, or the column absent.
    fn text(&self, column: &'static str) -> Result<Option<&'a str>, BadLine> {
        let place = COLUMNS.iter().zip(self.columns.0).find(|(name, _)| **name == column);
        let bytes = place.and_then(|(_, place)| self.record.get(place?)).unwrap_or_default();
        let text = std::str::from_utf8(bytes).map_err(|_| BadLine::NotUtf8(column))?.trim();
        if text.chars().any(char::is_control) {
            return Err(BadLine::ControlCharacter(column));
        }
        if text.chars().count() > LONGEST_TEXT {
            return Err(BadLine::TooLong(column));
        }
        Ok(legible(text).is_some().then_some(text))
    }

    fn required(&self, column: &'static str) -> Result<&'a str, BadLine> {
        self.text(column)?.ok_or(BadLine::Missing(column))
    }

    fn owned(&self, column: &'static str) -> Result<Option<String>, BadLine> {
        Ok(self.text(column)?.map(str::to_owned))
    }

    fn number(&self, column: &'static str, most: u8, bad: BadLine) -> Result<Option<u8>, BadLine> {
        let number =
            self.text(column)?.map(|text| text.parse().ok().filter(|number| (1..=most).contains(number)));
        number.map(|number| number.ok_or(bad)).transpose()
    }

    fn day(&self, column: &'static str) -> Result<Option<String>, BadLine> {
        let day = self.text(column)?.map(|text| Date::parse(text).ok_or(BadLine::Day(column)));
        Ok(day.transpose()?.map(day_as_text))
    }
}

fn birth_year(text: &str) -> Result<u16, BadLine> {
    text.parse().ok().filter(|year| (1900..=2199).contains(year)).ok_or(BadLine::BirthYear)
}

/// All but the last four letters and digits are starred; of four or fewer, all are.
fn masked(number: &str) -> String {
    let counted = number.chars().filter(|c| c.is_alphanumeric() || *c == '*').count();
    let hidden = if counted > 4 { counted - 4 } else { counted };
    let mut seen = 0;
    number
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '*')
        .map(|c| {
            seen += 1;
            if seen <= hidden { '*' } else { c }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_id_keeps_its_last_four() {
        let check = |number, expected| assert_eq!(masked(number), expected, "{number}");
        check("1234 5678 9012", "********9012");
        check("********9999", "********9999");
        check("ABCDE1234F", "******234F");
        check("1234", "****");
        check("12", "**");
    }
}
