//! A person under a number, as the wire tells it and as a screen or a certificate needs it.

use core::fmt;

use serde::{Serialize, Serializer};

use crate::answer::{Answer, Fields, line, list, number};
use crate::{Date, ReferenceId};

/// `beneficiaries`, answer 200.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct BeneficiaryList {
    pub beneficiaries: Vec<Beneficiary>,
}

/// One person. Every field may be missing; fields that are not named here are ignored.
///
/// Year of birth only: there is no date of birth, and no home address. Personal data, so `Debug` shows none of it.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Beneficiary {
    pub beneficiary_reference_id: Option<ReferenceId>,
    pub name: Option<String>,
    pub birth_year: Option<u16>,
    pub gender: Option<String>,
    /// `******1403`, or the last four digits alone.
    pub mobile_number: Option<String>,
    pub photo_id_type: Option<String>,
    /// Masked by the backend.
    pub photo_id_number: Option<String>,
    pub vaccination_status: VaccinationStatus,
    pub vaccine: Option<String>,
    pub dose1_date: DateField,
    pub dose2_date: DateField,
    pub precaution_dose_one_date: DateField,
    /// The number of the dose that is due.
    pub due_dose: Option<u8>,
    pub next_vaccination_date: DateField,
    pub appointments: Vec<Appointment>,
    /// Extension: the number printed on the certificate.
    pub certificate_id: Option<String>,
    /// Extension: the doses in full. Read them through [`Beneficiary::doses_given`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doses: Vec<Dose>,
}

/// A place and time for a dose, kept or not. Spelling mistakes in it are data.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Appointment {
    pub dose: Option<u8>,
    pub date: DateField,
    pub slot: Option<String>,
    /// The facility's.
    pub name: Option<String>,
    pub district_name: Option<String>,
    pub state_name: Option<String>,
}

/// A dose that was given.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Dose {
    /// 1 and 2 are the primary course, 3 and above precaution doses.
    #[serde(rename = "dose")]
    pub number: Option<u8>,
    pub vaccine: Option<String>,
    pub date: DateField,
    pub batch: Option<String>,
    pub next_due_date: DateField,
    pub vaccinated_by: Option<String>,
    pub facility: Option<String>,
    pub district: Option<String>,
    pub state: Option<String>,
}

/// What comes next for a person; at least one of the two is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NextDue {
    pub dose: Option<u8>,
    pub date: Option<Date>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CertificateKind {
    /// One dose of several.
    Provisional,
    Final,
}

impl Answer for BeneficiaryList {
    fn read(fields: &impl Fields) -> Option<Self> {
        Some(Self { beneficiaries: list(fields, "beneficiaries", Beneficiary::read)? })
    }
}

impl Beneficiary {
    fn read(fields: &impl Fields) -> Self {
        let line = |name| line(fields, name);
        let date = |name| DateField::read(fields, name);
        Self {
            beneficiary_reference_id: line("beneficiary_reference_id")
                .and_then(|id| ReferenceId::parse(&id).ok()),
            name: line("name"),
            birth_year: number(fields, "birth_year"),
            gender: line("gender"),
            mobile_number: line("mobile_number"),
            photo_id_type: line("photo_id_type"),
            photo_id_number: line("photo_id_number"),
            vaccination_status: VaccinationStatus::from_wire(&line("vaccination_status").unwrap_or_default()),
            vaccine: line("vaccine"),
            dose1_date: date("dose1_date"),
            dose2_date: date("dose2_date"),
            precaution_dose_one_date: date("precaution_dose_one_date"),
            due_dose: number(fields, "due_dose"),
            next_vaccination_date: date("next_vaccination_date"),
            appointments: list(fields, "appointments", Appointment::read).unwrap_or_default(),
            certificate_id: line("certificate_id"),
            doses: list(fields, "doses", Dose::read).unwrap_or_default(),
        }
    }
}

impl Appointment {
    fn read(fields: &impl Fields) -> Self {
        Self {
            dose: number(fields, "dose"),
            date: DateField::read(fields, "date"),
            slot: line(fields, "slot"),
            name: line(fields, "name"),
            district_name: line(fields, "district_name"),
            state_name: line(fields, "state_name"),
        }
    }
}

impl Dose {
    fn read(fields: &impl Fields) -> Self {
        let line = |name| line(fields, name);
        Self {
            number: number(fields, "dose"),
            vaccine: line("vaccine"),
            date: DateField::read(fields, "date"),
            batch: line("batch"),
            next_due_date: DateField::read(fields, "next_due_date"),
            vaccinated_by: line("vaccinated_by"),
            facility: line("facility"),
            district: line("district"),
            state: line("state"),
        }
    }
}

impl Beneficiary {
    /// The doses given, in order. Where the backend does not list them, they are put together from the dates and
    /// the appointments that stand beside them.
    ///
    /// `Invalid date` stands in the wild both for a dose whose date was lost and for a dose never given: the
    /// status decides which.
    pub fn doses_given(&self) -> Vec<Dose> {
        if !self.doses.is_empty() {
            let mut doses = self.doses.clone();
            doses.sort_by_key(|dose| dose.number);
            return doses;
        }
        let certain = match self.vaccination_status {
            VaccinationStatus::Vaccinated => 2,
            VaccinationStatus::PartiallyVaccinated => 1,
            VaccinationStatus::NotVaccinated | VaccinationStatus::Other(_) => 0,
        };
        [(1, self.dose1_date), (2, self.dose2_date), (3, self.precaution_dose_one_date)]
            .into_iter()
            .filter(|&(number, date)| match date {
                DateField::Known(_) => true,
                DateField::Unreadable => number <= certain,
                DateField::Absent => false,
            })
            .map(|(number, date)| self.dose_from_appointment(number, date))
            .collect()
    }

    fn dose_from_appointment(&self, number: u8, date: DateField) -> Dose {
        let place = self.appointments.iter().find(|appointment| appointment.dose == Some(number));
        Dose {
            number: Some(number),
            vaccine: self.vaccine.clone(),
            date,
            facility: place.and_then(|place| place.name.clone()),
            district: place.and_then(|place| place.district_name.clone()),
            state: place.and_then(|place| place.state_name.clone()),
            ..Dose::default()
        }
    }

    /// What is due next, as the backend tells it, or from the last dose's own due date.
    pub fn next_due(&self) -> Option<NextDue> {
        let doses = self.doses_given();
        let last = doses.last();
        let date = self.next_vaccination_date.known().or(last.and_then(|dose| dose.next_due_date.known()));
        let dose = self
            .due_dose
            .filter(|dose| *dose > 0)
            .or_else(|| date.and(last).and_then(|dose| dose.number).and_then(|number| number.checked_add(1)));
        (dose.is_some() || date.is_some()).then_some(NextDue { dose, date })
    }

    /// Which certificate the person can have; none before the first dose.
    pub fn certificate_kind(&self) -> Option<CertificateKind> {
        match (&self.vaccination_status, self.doses_given().len()) {
            (VaccinationStatus::Vaccinated, _) | (VaccinationStatus::Other(_), 2..) => {
                Some(CertificateKind::Final)
            }
            (VaccinationStatus::PartiallyVaccinated, _) | (_, 1..) => Some(CertificateKind::Provisional),
            (_, 0) => None,
        }
    }
}

macro_rules! redact_debug {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )*};
}
redact_debug!(BeneficiaryList, Beneficiary, Appointment, Dose);

/// `Not Vaccinated`, `Partially Vaccinated`, `Vaccinated`, and words not seen before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VaccinationStatus {
    NotVaccinated,
    PartiallyVaccinated,
    Vaccinated,
    /// Shown as it came. Empty where there was none.
    Other(String),
}

impl VaccinationStatus {
    pub fn from_wire(text: &str) -> Self {
        match text {
            "Not Vaccinated" => Self::NotVaccinated,
            "Partially Vaccinated" => Self::PartiallyVaccinated,
            "Vaccinated" => Self::Vaccinated,
            other => Self::Other(other.to_owned()),
        }
    }

    pub fn as_wire(&self) -> &str {
        match self {
            Self::NotVaccinated => "Not Vaccinated",
            Self::PartiallyVaccinated => "Partially Vaccinated",
            Self::Vaccinated => "Vaccinated",
            Self::Other(text) => text,
        }
    }
}

impl Default for VaccinationStatus {
    fn default() -> Self {
        Self::Other(String::new())
    }
}

impl Serialize for VaccinationStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_wire())
    }
}

/// A date that may be missing or may be no date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DateField {
    /// `""`, `null`, or no field at all.
    #[default]
    Absent,
    /// Some text that is no date, such as the literal `Invalid date`.
    Unreadable,
    Known(Date),
}

impl DateField {
    fn read(fields: &impl Fields, name: &str) -> Self {
        line(fields, name)
            .map_or(Self::Absent, |text| Date::parse(&text).map_or(Self::Unreadable, Self::Known))
    }

    pub fn known(self) -> Option<Date> {
        match self {
            Self::Known(date) => Some(date),
            Self::Absent | Self::Unreadable => None,
        }
    }
}

impl From<Option<Date>> for DateField {
    fn from(date: Option<Date>) -> Self {
        date.map_or(Self::Absent, Self::Known)
    }
}

impl Serialize for DateField {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => serializer.serialize_str(""),
            Self::Unreadable => serializer.serialize_str("Invalid date"),
            Self::Known(date) => serializer.collect_str(date),
        }
    }
}
