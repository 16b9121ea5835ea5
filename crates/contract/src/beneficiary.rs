//! A person under a number, as the wire tells it and as a screen or a certificate needs it.

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Date, ReferenceId, lenient};

/// `beneficiaries`, answer 200.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeneficiaryList {
    pub beneficiaries: Vec<Beneficiary>,
}

/// One person. Every field may be missing; fields that are not named here are ignored.
///
/// Year of birth only: there is no date of birth, and no home address. Personal data, so `Debug` shows none of it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Beneficiary {
    #[serde(deserialize_with = "optional_reference_id")]
    pub beneficiary_reference_id: Option<ReferenceId>,
    #[serde(deserialize_with = "lenient::text")]
    pub name: Option<String>,
    #[serde(deserialize_with = "lenient::number")]
    pub birth_year: Option<u16>,
    #[serde(deserialize_with = "lenient::text")]
    pub gender: Option<String>,
    /// `******1403`, or the last four digits alone.
    #[serde(deserialize_with = "lenient::text")]
    pub mobile_number: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    pub photo_id_type: Option<String>,
    /// Masked by the backend.
    #[serde(deserialize_with = "lenient::text")]
    pub photo_id_number: Option<String>,
    pub vaccination_status: VaccinationStatus,
    #[serde(deserialize_with = "lenient::text")]
    pub vaccine: Option<String>,
    pub dose1_date: DateField,
    pub dose2_date: DateField,
    pub precaution_dose_one_date: DateField,
    /// The number of the dose that is due.
    #[serde(deserialize_with = "lenient::number")]
    pub due_dose: Option<u8>,
    pub next_vaccination_date: DateField,
    #[serde(deserialize_with = "lenient::list")]
    pub appointments: Vec<Appointment>,
    /// Extension: the number printed on the certificate.
    #[serde(deserialize_with = "lenient::text")]
    pub certificate_id: Option<String>,
    /// Extension: the doses in full. Read them through [`Beneficiary::doses_given`].
    #[serde(deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub doses: Vec<Dose>,
}

/// A place and time for a dose, kept or not. Spelling mistakes in it are data.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Appointment {
    #[serde(deserialize_with = "lenient::number")]
    pub dose: Option<u8>,
    pub date: DateField,
    #[serde(deserialize_with = "lenient::text")]
    pub slot: Option<String>,
    /// The facility's.
    #[serde(deserialize_with = "lenient::text")]
    pub name: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    pub district_name: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    pub state_name: Option<String>,
}

/// A dose that was given.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dose {
    /// 1 and 2 are the primary course, 3 and above precaution doses.
    #[serde(rename = "dose", deserialize_with = "lenient::number")]
    pub number: Option<u8>,
    #[serde(deserialize_with = "lenient::text")]
    pub vaccine: Option<String>,
    pub date: DateField,
    #[serde(deserialize_with = "lenient::text")]
    pub batch: Option<String>,
    pub next_due_date: DateField,
    #[serde(deserialize_with = "lenient::text")]
    pub vaccinated_by: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    pub facility: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    pub district: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
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

fn optional_reference_id<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<ReferenceId>, D::Error> {
    Ok(lenient::text(deserializer)?.and_then(|text| ReferenceId::parse(&text).ok()))
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

impl<'de> Deserialize<'de> for VaccinationStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::from_wire(&lenient::text(deserializer)?.unwrap_or_default()))
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

impl<'de> Deserialize<'de> for DateField {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = lenient::text(deserializer)?;
        Ok(text.map_or(Self::Absent, |text| Date::parse(&text).map_or(Self::Unreadable, Self::Known)))
    }
}
