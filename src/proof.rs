//! What the check of a certificate has shown. Only a [`Proof::Holds`] can be drawn as a certificate.

use contract::Date;
use texts::Text;

/// The outcome of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    Holds(VerifiedCredential),
    /// A certificate whose signature is not checked here: what it says, and nobody vouches for.
    Unproven(Told),
    Fails(Doubt),
}

/// A certificate that held when it was checked on this device. Only [`Proof::read`] makes one, of an answer that
/// `crates/checker` gives for nothing else.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifiedCredential {
    issuer: String,
    kid: String,
    dose: Option<u8>,
    day: Option<Date>,
    code: Option<DrawnCode>,
    told: Told,
}

/// Whom a certificate has to be about. Personal data, so `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Subject {
    pub name: String,
    pub birth_year: Option<u16>,
}

/// What stands in a code: text in UTF-8, or any other bytes. It may be somebody's record, so `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeContent(Vec<u8>);

/// Labels, which are lines of the texts, with their values. Personal data, so `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Told(Vec<String>);

/// A QR code: a square of so many units, and an SVG path of what is dark in it. Whoever has it has the certificate, so
/// `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq)]
pub struct DrawnCode {
    pub side: u32,
    pub path: String,
}

/// Why a certificate does not hold. Nothing of what it says is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It is no certificate of a kind that is known here.
    NoCertificate,
    Unreadable,
    /// No trusted key has the id that it gives.
    UnknownKey,
    SignatureWrong,
    /// It was signed with a key that did not count then, or does not now, or not for this.
    KeyNotGood,
    NotYetValid,
    Expired,
    Revoked,
    /// It is about somebody else, or another dose, than the record.
    OtherSubject,
    /// This browser cannot check signatures.
    NotChecked,
}

impl Proof {
    /// Reads an answer of `crates/checker`. One that is not understood proves nothing.
    pub fn read(mut answer: Vec<String>) -> Self {
        /// The verdict, the issuer, the id of the key, number and day of the dose, side and path of the code.
        const BEFORE_ROWS: usize = 7;
        match answer.first().map(String::as_str) {
            Some("holds") if answer.len() >= BEFORE_ROWS => {
                let told = Told(answer.split_off(BEFORE_ROWS));
                let mut parts = answer.into_iter().skip(1);
                let mut part = || parts.next().unwrap_or_default();
                let (issuer, kid, dose, day) = (part(), part(), part().parse().ok(), Date::parse(&part()));
                let code = part().parse().ok().map(|side| DrawnCode { side, path: part() });
                Self::Holds(VerifiedCredential { issuer, kid, dose, day, code, told })
            }
            Some("unproven") => Self::Unproven(Told(answer.split_off(1))),
            why => Self::Fails(Doubt::read(why.unwrap_or_default())),
        }
    }
}

impl CodeContent {
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl VerifiedCredential {
    /// Whose key signed, ISO 3166-1 alpha-2.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The id of the key that signed, in base64.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// Which dose it tells of, and of which day.
    pub fn dose(&self) -> (Option<u8>, Option<Date>) {
        (self.dose, self.day)
    }

    /// Where it is about a person whose record is shown.
    pub fn code(&self) -> Option<&DrawnCode> {
        self.code.as_ref()
    }

    pub fn told(&self) -> &Told {
        &self.told
    }
}

impl Told {
    /// Each label with its value.
    pub fn rows(&self) -> impl Iterator<Item = &[String; 2]> {
        self.0.as_chunks().0.iter()
    }
}

impl Doubt {
    const ALL: [(&'static str, Self, Text); 9] = [
        ("not-a-certificate", Self::NoCertificate, texts::proof::NO_CERTIFICATE),
        ("unknown-key", Self::UnknownKey, texts::proof::UNKNOWN_KEY),
        ("signature-wrong", Self::SignatureWrong, texts::proof::SIGNATURE_WRONG),
        ("key-not-good", Self::KeyNotGood, texts::proof::KEY_NOT_GOOD),
        ("not-yet-valid", Self::NotYetValid, texts::proof::NOT_YET_VALID),
        ("expired", Self::Expired, texts::proof::EXPIRED),
        ("revoked", Self::Revoked, texts::proof::REVOKED),
        ("other-subject", Self::OtherSubject, texts::proof::OTHER_SUBJECT),
        ("not-checked", Self::NotChecked, texts::proof::NOT_CHECKED),
    ];

    fn read(word: &str) -> Self {
        Self::ALL.iter().find(|(known, ..)| *known == word).map_or(Self::Unreadable, |(_, doubt, _)| *doubt)
    }

    /// The words for it.
    pub fn text(self) -> Text {
        Self::ALL
            .iter()
            .find(|(_, doubt, _)| *doubt == self)
            .map_or(texts::proof::UNREADABLE, |(.., text)| *text)
    }
}

impl core::fmt::Debug for VerifiedCredential {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("VerifiedCredential(…)")
    }
}

impl core::fmt::Debug for Told {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Told(…)")
    }
}

impl core::fmt::Debug for DrawnCode {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("DrawnCode(…)")
    }
}

impl core::fmt::Debug for Subject {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Subject")
    }
}

impl core::fmt::Debug for CodeContent {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("CodeContent(…)")
    }
}
