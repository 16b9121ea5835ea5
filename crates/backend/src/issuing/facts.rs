//! What a credential tells of a dose.

use contract::{Beneficiary, Dose};
use credential::{
    CertificateId, Course, Date, IssueError, NewVaccination, ProductCodes, product_codes, standard_name,
};
use sha2::{Digest as _, Sha256};

use crate::hex;

/// Personal data, so there is no `Debug`.
pub(super) struct Facts {
    name: String,
    birth_year: Option<u16>,
    codes: ProductCodes,
    dose: u8,
    date: Date,
}

impl Facts {
    /// `None` where the day of the dose is not known, or lies in no century that the format has.
    pub(super) fn of(person: &Beneficiary, dose: &Dose) -> Option<Self> {
        let day = dose.date.known()?;
        Some(Self {
            name: person.name.clone()?,
            birth_year: person.birth_year.filter(|year| (1900..=2099).contains(year)),
            codes: product_codes(dose.vaccine.as_deref().unwrap_or_default()),
            dose: dose.number?,
            date: Date::new(day.year(), day.month(), day.day())?,
        })
    }

    pub(super) fn dose(&self) -> u8 {
        self.dose
    }

    /// Of all that the credential says, hexadecimal. Each text is preceded by its length, so that no two rows of them
    /// are the same bytes.
    pub(super) fn digest(&self) -> String {
        let mut digest = Sha256::new();
        let year = self.birth_year.map(|year| year.to_string()).unwrap_or_default();
        let course = format!("{}/{}", self.dose, self.doses());
        let texts: [&str; 7] = [
            &self.name,
            &year,
            &self.codes.vp,
            &self.codes.mp,
            &self.codes.ma,
            &course,
            &self.date.to_string(),
        ];
        for text in texts {
            digest.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
            digest.update(text.as_bytes());
        }
        hex::encode(&digest.finalize())
    }

    pub(super) fn vaccination(&self, id: CertificateId) -> Result<NewVaccination, IssueError> {
        Ok(NewVaccination {
            name: self.name.clone(),
            standard_name: standard_name(&self.name),
            birth_year: self.birth_year,
            codes: self.codes.clone(),
            course: Course::new(self.dose, self.doses())?,
            date: self.date,
            id,
        })
    }

    /// How many doses there are to be: those of the product's primary course, and from then on as many as were given,
    /// as the EU's rules for boosters have it (3 of 3).
    fn doses(&self) -> u8 {
        let primary_course = match &*self.codes.mp {
            "Sputnik-Light" | "EU/1/20/1525" => 1,
            "ZyCoV-D" => 3,
            _ => 2,
        };
        self.dose.max(primary_course)
    }
}
