//! Records and problems put into words.

use contract::{
    ActivityEntry, Beneficiary, Date, DateField, Dose, How, NextDue, PhotoIdKind, VaccinationStatus, What,
};
use texts::Text;

use crate::browser;
use crate::components::Phrase;
use crate::i18n::{in_own_digits, long_date, number, t, t_with, two_digits};
use crate::problem::Problem;
use crate::proof::VerifiedCredential;

/// A time that is left or over.
pub(super) fn duration(seconds: u32) -> String {
    crate::i18n::duration(seconds, browser::is_one)
}

/// The dose after the primary course of two.
const PRECAUTION: u8 = 3;

pub(super) fn problem(problem: Problem) -> String {
    match problem.retry_after() {
        Some(seconds) => t_with(texts::problem::TooManyWait { time: &duration(seconds) }),
        None => t(problem.text()).to_owned(),
    }
}

pub(super) fn or_not_recorded(text: Option<&str>) -> String {
    text.unwrap_or_else(|| t(texts::people::NOT_RECORDED)).to_owned()
}

pub(super) fn name(person: &Beneficiary) -> String {
    person.name.as_deref().unwrap_or_else(|| t(texts::people::NAME_NOT_RECORDED)).to_owned()
}

pub(super) fn birth_year(person: &Beneficiary) -> String {
    person.birth_year.map_or_else(|| or_not_recorded(None), |year| number(year.into()))
}

pub(super) fn gender(person: &Beneficiary) -> String {
    let known = person.gender.as_deref().map(|gender| match gender {
        "Male" => t(texts::gender::MALE),
        "Female" => t(texts::gender::FEMALE),
        "Others" => t(texts::gender::OTHERS),
        other => other,
    });
    or_not_recorded(known)
}

pub(super) fn reference_id(person: &Beneficiary) -> String {
    or_not_recorded(person.beneficiary_reference_id.as_ref().map(contract::ReferenceId::expose_digits))
}

/// The kind of document where it is a name (it is sometimes a number, which tells a citizen nothing), and its
/// masked number.
pub(super) fn photo_id(person: &Beneficiary) -> Phrase {
    let kind = person.photo_id_type.as_deref().filter(|kind| !kind.bytes().all(|b| b.is_ascii_digit()));
    match (kind.map(photo_id_kind), person.photo_id_number.as_deref()) {
        (Some(kind), Some(number)) => Phrase::joined(vec![kind.to_owned(), number.to_owned()], " "),
        (one, other) => or_not_recorded(one.or(other)).into(),
    }
}

fn photo_id_kind(text: &str) -> &str {
    PhotoIdKind::from_wire(text).map_or(text, |kind| {
        t(match kind {
            PhotoIdKind::AadhaarCard => texts::photo_id::AADHAAR_CARD,
            PhotoIdKind::DrivingLicense => texts::photo_id::DRIVING_LICENSE,
            PhotoIdKind::PanCard => texts::photo_id::PAN_CARD,
            PhotoIdKind::Passport => texts::photo_id::PASSPORT,
            PhotoIdKind::PensionPassbook => texts::photo_id::PENSION_PASSBOOK,
            PhotoIdKind::NprSmartCard => texts::photo_id::NPR_SMART_CARD,
            PhotoIdKind::VoterId => texts::photo_id::VOTER_ID,
        })
    })
}

pub(super) fn status(person: &Beneficiary) -> String {
    match &person.vaccination_status {
        VaccinationStatus::NotVaccinated => t(texts::status::NOT_VACCINATED),
        VaccinationStatus::PartiallyVaccinated => t(texts::status::PARTIALLY_VACCINATED),
        VaccinationStatus::Vaccinated => t(texts::status::VACCINATED),
        VaccinationStatus::Other(text) if text.is_empty() => t(texts::status::UNKNOWN),
        VaccinationStatus::Other(text) => text,
    }
    .to_owned()
}

pub(super) fn dose_title(dose: Option<u8>) -> String {
    match dose {
        Some(PRECAUTION) => t(texts::dose::PRECAUTION).to_owned(),
        Some(dose) => t_with(texts::dose::Number { number: &number(dose.into()) }),
        None => t(texts::dose::UNNUMBERED).to_owned(),
    }
}

pub(super) fn dose_date(date: DateField) -> String {
    date.known().map_or_else(|| t(texts::dose::DATE_NOT_RECORDED).to_owned(), long_date)
}

/// What a certificate says under `label`: days in full, counts and years in the language's digits, all else as it is.
pub(super) fn told(label: Text, value: &str) -> String {
    if let Some(date) = Date::parse(value) {
        long_date(date)
    } else if label == texts::check::COUNTRY {
        country(value)
    } else if label == texts::check::DOSE || label == texts::people::BIRTH_YEAR {
        in_own_digits(value)
    } else {
        value.to_owned()
    }
}

/// By whose key a certificate holds.
pub(super) fn holds(verified: &VerifiedCredential) -> String {
    t_with(texts::proof::Holds { issuer: &country(verified.issuer()), kid: verified.kid() })
}

/// Of an ISO 3166-1 alpha-2 code: the one that people here have to know by its name. Not by the browser's Intl, which in
/// Chromium has none for Odia and Assamese.
fn country(code: &str) -> String {
    if code == "IN" { t(texts::country::INDIA) } else { code }.to_owned()
}

/// Facility, district, state: those that are known.
pub(super) fn place(dose: &Dose) -> Phrase {
    let known = [&dose.facility, &dose.district, &dose.state].into_iter().flatten().cloned();
    Phrase::joined(known.collect(), ", ")
}

pub(super) fn next_due(due: NextDue) -> String {
    let dose = due.dose.map(|dose| number(dose.into())).unwrap_or_default();
    match (due.dose, due.date.map(long_date)) {
        (Some(PRECAUTION), Some(date)) => t_with(texts::people::NextPrecautionOn { date: &date }),
        (Some(PRECAUTION), None) => t(texts::people::NEXT_PRECAUTION).to_owned(),
        (Some(_), Some(date)) => t_with(texts::people::NextDoseOn { dose: &dose, date: &date }),
        (None, Some(date)) => t_with(texts::people::NextDate { date: &date }),
        (_, None) => t_with(texts::people::NextDose { dose: &dose }),
    }
}

pub(super) fn deed(what: What) -> &'static str {
    t(match what {
        What::Viewed => texts::activity::VIEWED,
        What::Downloaded => texts::activity::DOWNLOADED,
        What::CodeSent => texts::activity::CODE_SENT,
        What::CodeRefused => texts::activity::CODE_REFUSED,
        What::SignedIn => texts::activity::SIGNED_IN,
        What::SignedOut => texts::activity::SIGNED_OUT,
        What::Updated => texts::activity::UPDATED,
        What::Other => texts::activity::OTHER,
    })
}

/// Anybody can ask for a code, and guess at one: only what follows a right code is the citizen's own.
pub(super) fn is_own(entry: &ActivityEntry) -> bool {
    entry.how == How::Citizen && !matches!(entry.what, What::CodeSent | What::CodeRefused)
}

pub(super) fn actor(entry: &ActivityEntry) -> Phrase {
    let with_name = |text| Phrase::joined(vec![t(text).to_owned(), entry.who.clone()], ": ");
    match entry.how {
        How::Citizen if is_own(entry) => t(texts::activity::BY_YOU).into(),
        How::Citizen => t(texts::activity::BY_ANYBODY).into(),
        How::AuthorisedUser => with_name(texts::activity::BY_AUTHORISED_USER),
        How::Partner => with_name(texts::activity::BY_PARTNER),
        How::System => t(texts::activity::BY_SYSTEM).into(),
        How::Other => entry.who.clone().into(),
    }
}

/// Whom to ask.
pub(super) fn helpline() -> String {
    match browser::document_setting("helpline") {
        Some(helpline) => t_with(texts::activity::Helpline { helpline: &helpline }),
        None => t(texts::activity::NO_HELPLINE).to_owned(),
    }
}

/// On the clock of this device.
pub(super) fn time_of(entry: &ActivityEntry) -> String {
    browser::local_time(&entry.at).map_or_else(String::new, |(date, hour, minute)| {
        let (date, hour, minute) = (long_date(date), two_digits(hour), two_digits(minute));
        t_with(texts::date::WithTime { date: &date, hour: &hour, minute: &minute })
    })
}
