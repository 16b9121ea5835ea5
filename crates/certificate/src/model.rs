//! What a certificate says. All text is shown as it is given: the caller has masked and formatted it.

use std::fmt;

/// One person's certificate.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate<'a> {
    pub kind: Kind,
    pub name: &'a str,
    pub birth_year: Option<u16>,
    pub gender: &'a str,
    /// The document and its masked number, such as `Driving License ********9999`.
    pub id_verified: &'a str,
    pub reference_id: &'a str,
    pub certificate_id: &'a str,
    pub status: &'a str,
    /// Where the codes are checked, as a person types it: `portal.example/check`. Not shown where no dose has one.
    pub check_at: &'a str,
    /// Goes into the file's metadata, as PDF/A asks.
    pub made_on: Day,
    /// In the order given; a page holds [`Certificate::MOST_DOSES`].
    pub doses: Vec<Dose<'a>>,
}

impl Certificate<'_> {
    /// More would leave no room on one page for a QR code that a phone can read.
    pub const MOST_DOSES: usize = 6;
}

/// A person's data must not reach a log through `{:?}`.
impl fmt::Debug for Certificate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificate").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// Of the Gregorian calendar, such as 2021, 6, 15.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

/// Provisional while a further dose is due, final when none is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Provisional,
    Final,
}

/// One dose. What is `None` or empty is shown as a dash, or left out where it would say nothing.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Dose<'a> {
    pub number: u8,
    pub vaccine: &'a str,
    /// As it is to be read, such as `01-03-2021`.
    pub date: &'a str,
    pub batch: Option<&'a str>,
    pub next_due: Option<&'a str>,
    pub vaccinated_by: Option<&'a str>,
    pub facility: Option<&'a str>,
    pub district: Option<&'a str>,
    pub state: Option<&'a str>,
    pub code: Option<Code<'a>>,
}

/// What proves a dose to whoever scans it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code<'a> {
    /// What the QR code holds: `HC1:…`, in the characters of QR's alphanumeric mode.
    pub text: &'a str,
    /// The certificate's id, which is printed beneath.
    pub id: &'a str,
}

impl fmt::Debug for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

impl fmt::Debug for Dose<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dose").field("number", &self.number).finish_non_exhaustive()
    }
}
