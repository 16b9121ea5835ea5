//! What a credential is made of.

use super::{CertificateId, IssueError};
use crate::time::Date;
use crate::transliteration::StandardName;
use crate::vaccine_codes::ProductCodes;

/// Which dose of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    dose: u8,
    doses: u8,
}

impl Course {
    /// Both count from one. A dose beyond the primary course may be written as `3` of `2` or as `3` of `3`.
    pub fn new(dose: u8, doses: u8) -> Result<Self, IssueError> {
        if dose == 0 || doses == 0 { Err(IssueError::Course) } else { Ok(Self { dose, doses }) }
    }

    pub(super) fn dose(self) -> u8 {
        self.dose
    }

    pub(super) fn doses(self) -> u8 {
        self.doses
    }
}

/// A dose to be certified: one credential is for one dose.
#[derive(Clone)]
pub struct NewVaccination {
    /// As it is recorded, in one piece, in any script. It becomes the surname, and there is no forename: the schema
    /// asks for a surname, and ICAO 9303-3 has the entire name as the primary identifier where it cannot be divided.
    /// Of a name of more than 80 characters, the bound of the schema, the last words are left out.
    pub name: String,
    pub standard_name: StandardName,
    /// 1900 to 2099; nothing more of the date of birth is known here.
    pub birth_year: Option<u16>,
    pub codes: ProductCodes,
    pub course: Course,
    pub date: Date,
    pub id: CertificateId,
}
