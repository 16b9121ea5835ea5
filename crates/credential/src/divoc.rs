//! What a certificate of Co-WIN (DIVOC) tells: a W3C verifiable credential in JSON.

/// A certificate as Co-WIN issued it, **unproven**: its signature is over a canonical form of linked data, which is
/// not made here. Texts are as they came. Personal data, so `Debug` shows none of it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct DivocCertificate {
    pub issuer: Option<String>,
    pub issued: Option<String>,
    pub name: Option<String>,
    /// Such as `38 Years`, or a year of birth; Co-WIN has had both.
    pub age: Option<String>,
    pub vaccine: Option<String>,
    pub manufacturer: Option<String>,
    pub batch: Option<String>,
    pub dose: Option<String>,
    pub doses: Option<String>,
    /// In ISO 8601.
    pub date: Option<String>,
    pub facility: Option<String>,
    pub certificate_id: Option<String>,
}

impl DivocCertificate {
    /// Reads the JSON through `at`, which gives the text, or the number as text, that is found by going from the
    /// whole by these names, and in a list by the place in it: the browser and the backend each bring a JSON parser.
    ///
    /// `None` where the JSON is another thing.
    pub fn read(at: &dyn Fn(&[&str]) -> Option<String>) -> Option<Self> {
        let subject = |name| at(&["credentialSubject", name]);
        let evidence = |name| at(&["evidence", "0", name]);
        let read = Self {
            issuer: at(&["issuer"]),
            issued: at(&["issuanceDate"]),
            name: subject("name"),
            age: subject("age"),
            vaccine: evidence("vaccine"),
            manufacturer: evidence("manufacturer"),
            batch: evidence("batch"),
            dose: evidence("dose"),
            doses: evidence("totalDoses"),
            date: evidence("date"),
            facility: at(&["evidence", "0", "facility", "name"]),
            certificate_id: evidence("certificateId"),
        };
        (read.name.is_some() && read.vaccine.is_some()).then_some(read)
    }
}

impl core::fmt::Debug for DivocCertificate {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("DivocCertificate(…)")
    }
}
