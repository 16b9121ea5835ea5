//! What a certificate tells: the payload of the EU's DCC, schema 1.3.0.

use crate::time::Date;

/// A certificate as it was read. What is missing or not understood is `None`.
///
/// Texts are as the issuer wrote them, and nobody has made them fit to be shown beside other texts. Personal data, so
/// `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Of the schema, such as `1.3.0`.
    pub version: Option<String>,
    pub name: PersonName,
    /// `yyyy`, `yyyy-mm` or `yyyy-mm-dd`.
    pub birth: Option<String>,
    /// A SNOMED CT code: 840539006 is COVID-19.
    pub disease: Option<String>,
    /// ISO 3166-1 alpha-2, of the vaccination or test.
    pub country: Option<String>,
    /// The authority that issued it.
    pub issued_by: Option<String>,
    /// The unique certificate identifier, UVCI.
    pub id: Option<String>,
    pub event: Event,
}

/// A name in the two writings that a certificate has.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PersonName {
    pub surname: Option<String>,
    pub forename: Option<String>,
    /// After ICAO 9303: `A` to `Z`, and `<` between the parts.
    pub standard_surname: Option<String>,
    pub standard_forename: Option<String>,
}

/// What the certificate is about.
#[derive(Clone, PartialEq, Eq)]
pub enum Event {
    Vaccination(Vaccination),
    Test(Test),
    Recovery(Recovery),
}

/// One dose.
#[derive(Clone, PartialEq, Eq)]
pub struct Vaccination {
    /// `vp`: the kind of vaccine, a SNOMED CT or ATC code.
    pub vaccine: Option<String>,
    /// `mp`: the product.
    pub product: Option<String>,
    /// `ma`: who holds its authorisation, or makes it.
    pub manufacturer: Option<String>,
    pub dose: Option<u8>,
    /// How many doses there are to be in all.
    pub doses: Option<u8>,
    pub date: Option<Date>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Test {
    /// `tt`: a LOINC code.
    pub kind: Option<String>,
    /// `nm`, of a molecular test.
    pub name: Option<String>,
    /// `ma`, of an antigen test.
    pub product: Option<String>,
    /// Of the sample, in ISO 8601.
    pub taken: Option<String>,
    /// `tr`: a SNOMED CT code. 260415000 is negative, 260373001 positive.
    pub result: Option<String>,
    pub centre: Option<String>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Recovery {
    /// Of the first positive test.
    pub first_positive: Option<Date>,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

impl Certificate {
    pub fn birth_year(&self) -> Option<u16> {
        let year = self.birth.as_ref()?.get(..4)?;
        year.bytes().all(|byte| byte.is_ascii_digit()).then(|| year.parse().ok())?
    }
}

impl core::fmt::Debug for Certificate {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Certificate(…)")
    }
}
