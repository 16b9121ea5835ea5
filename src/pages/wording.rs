//! Records and problems put into words.

use contract::{ActivityEntry, Beneficiary, Date, DateField, Dose, How, NextDue, VaccinationStatus, What};

use crate::browser;
use crate::components::Phrase;
use crate::i18n::{duration, long_date, t, t_with};
use crate::problem::Problem;

/// The dose after the primary course of two.
const PRECAUTION: u8 = 3;

pub(super) fn problem(problem: Problem) -> String {
    match problem.retry_after() {
        Some(seconds) => t_with("problem.too_many_wait", &[("time", &duration(seconds))]),
        None => t(problem.key()).to_owned(),
    }
}

pub(super) fn or_not_recorded(text: Option<&str>) -> String {
    text.unwrap_or_else(|| t("people.not_recorded")).to_owned()
}

pub(super) fn name(person: &Beneficiary) -> String {
    person.name.as_deref().unwrap_or_else(|| t("people.name_not_recorded")).to_owned()
}

pub(super) fn birth_year(person: &Beneficiary) -> String {
    person.birth_year.map_or_else(|| or_not_recorded(None), |year| year.to_string())
}

pub(super) fn gender(person: &Beneficiary) -> String {
    let known = person.gender.as_deref().map(|gender| match gender {
        "Male" => t("gender.male"),
        "Female" => t("gender.female"),
        "Others" => t("gender.others"),
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
    match (kind, person.photo_id_number.as_deref()) {
        (Some(kind), Some(number)) => Phrase::joined(vec![kind.to_owned(), number.to_owned()], " "),
        (one, other) => or_not_recorded(one.or(other)).into(),
    }
}

pub(super) fn status(person: &Beneficiary) -> String {
    match &person.vaccination_status {
        VaccinationStatus::NotVaccinated => t("status.not_vaccinated"),
        VaccinationStatus::PartiallyVaccinated => t("status.partially_vaccinated"),
        VaccinationStatus::Vaccinated => t("status.vaccinated"),
        VaccinationStatus::Other(text) if text.is_empty() => t("status.unknown"),
        VaccinationStatus::Other(text) => text,
    }
    .to_owned()
}

pub(super) fn dose_title(number: Option<u8>) -> String {
    match number {
        Some(PRECAUTION) => t("dose.precaution").to_owned(),
        Some(number) => t_with("dose.number", &[("number", &number.to_string())]),
        None => t("dose.unnumbered").to_owned(),
    }
}

pub(super) fn dose_date(date: DateField) -> String {
    date.known().map_or_else(|| t("dose.date_not_recorded").to_owned(), long_date)
}

/// A day in full, where the text is one.
pub(super) fn day_or_text(text: &str) -> String {
    Date::parse(text).map_or_else(|| text.to_owned(), long_date)
}

/// Facility, district, state: those that are known.
pub(super) fn place(dose: &Dose) -> Phrase {
    let known = [&dose.facility, &dose.district, &dose.state].into_iter().flatten().cloned();
    Phrase::joined(known.collect(), ", ")
}

pub(super) fn next_due(due: NextDue) -> String {
    let dose = due.dose.map(|dose| dose.to_string()).unwrap_or_default();
    match (due.dose, due.date.map(long_date)) {
        (Some(PRECAUTION), Some(date)) => t_with("people.next_precaution_on", &[("date", &date)]),
        (Some(PRECAUTION), None) => t("people.next_precaution").to_owned(),
        (Some(_), Some(date)) => t_with("people.next_dose_on", &[("dose", &dose), ("date", &date)]),
        (None, Some(date)) => t_with("people.next_date", &[("date", &date)]),
        (_, None) => t_with("people.next_dose", &[("dose", &dose)]),
    }
}

pub(super) fn deed(what: What) -> &'static str {
    t(match what {
        What::Viewed => "activity.viewed",
        What::Downloaded => "activity.downloaded",
        What::CodeSent => "activity.code_sent",
        What::CodeRefused => "activity.code_refused",
        What::SignedIn => "activity.signed_in",
        What::SignedOut => "activity.signed_out",
        What::Updated => "activity.updated",
        What::Other => "activity.other",
    })
}

/// Anybody can ask for a code, and guess at one: only what follows a right code is the citizen's own.
pub(super) fn is_own(entry: &ActivityEntry) -> bool {
    entry.how == How::Citizen && !matches!(entry.what, What::CodeSent | What::CodeRefused)
}

pub(super) fn actor(entry: &ActivityEntry) -> Phrase {
    let with_name = |key| Phrase::joined(vec![t(key).to_owned(), entry.who.clone()], ": ");
    match entry.how {
        How::Citizen if is_own(entry) => t("activity.by_you").into(),
        How::Citizen => t("activity.by_anybody").into(),
        How::AuthorisedUser => with_name("activity.by_authorised_user"),
        How::Partner => with_name("activity.by_partner"),
        How::System => t("activity.by_system").into(),
        How::Other => entry.who.clone().into(),
    }
}

/// On the clock of this device.
pub(super) fn time_of(entry: &ActivityEntry) -> String {
    let two_digits = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    browser::local_time(&entry.at).map_or_else(String::new, |(date, hour, minute)| {
        t_with(
            "date.with_time",
            &[("date", &long_date(date)), ("hour", &two_digits(hour)), ("minute", &two_digits(minute))],
        )
    })
}
