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
}

impl fmt::Debug for Dose<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dose").field("number", &self.number).finish_non_exhaustive()
    }
}
