//! What the check of a certificate has shown. Only a [`Proof::Holds`] can be drawn as a certificate.

use credential::{Date, Event, Refused, Unreadable, VerifiedCredential};

/// The outcome of a check.
#[derive(Debug, Clone, PartialEq)]
pub enum Proof {
    Holds(Verified),
    Fails(Doubt),
}

/// A certificate that held when it was checked, with its text, for the QR code.
#[derive(Clone, PartialEq)]
pub struct Verified {
    credential: VerifiedCredential,
    text: CodeText,
    kid: String,
}

/// What stands in a QR code. Personal data: whoever has it has the certificate. So `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeText(pub String);

/// Why a certificate does not hold. Nothing of what it says is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    Unreadable,
    /// No trusted key has the id that it gives.
    UnknownKey,
    SignatureWrong,
    /// It was signed with a key that did not count then, or does not now, or not for this.
    KeyNotGood,
    NotYetValid,
    Expired,
    Revoked,
    /// It is about somebody else than the record.
    OtherSubject,
    /// This browser cannot check signatures.
    NotChecked,
}

impl Verified {
    /// Whoever has a [`VerifiedCredential`] has seen it hold.
    pub fn new(credential: VerifiedCredential, text: CodeText, kid: String) -> Self {
        Self { credential, text, kid }
    }

    pub fn credential(&self) -> &VerifiedCredential {
        &self.credential
    }

    /// Which dose it tells of, and of which day.
    pub fn dose(&self) -> (Option<u8>, Option<Date>) {
        match &self.credential.claims().certificate.event {
            Event::Vaccination(dose) => (dose.dose, dose.date),
            Event::Test(_) | Event::Recovery(_) => (None, None),
        }
    }

    pub fn text(&self) -> &CodeText {
        &self.text
    }

    /// The id of the key that signed, in base64.
    pub fn kid(&self) -> &str {
        &self.kid
    }
}

impl Doubt {
    /// The key in `locales/`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unreadable => "proof.unreadable",
            Self::UnknownKey => "proof.unknown_key",
            Self::SignatureWrong => "proof.signature_wrong",
            Self::KeyNotGood => "proof.key_not_good",
            Self::NotYetValid => "proof.not_yet_valid",
            Self::Expired => "proof.expired",
            Self::Revoked => "proof.revoked",
            Self::OtherSubject => "proof.other_subject",
            Self::NotChecked => "proof.not_checked",
        }
    }
}

impl core::fmt::Debug for Verified {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Verified(…)")
    }
}

impl From<Unreadable> for Doubt {
    fn from(_: Unreadable) -> Self {
        Self::Unreadable
    }
}

impl From<Refused> for Doubt {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::UnknownKey => Self::UnknownKey,
            Refused::NotChecked(_) => Self::NotChecked,
            Refused::SignatureWrong => Self::SignatureWrong,
            Refused::OtherIssuer | Refused::KeyUsage | Refused::KeyNotYetValid | Refused::KeyExpired => {
                Self::KeyNotGood
            }
            Refused::NotYetValid => Self::NotYetValid,
            Refused::Expired => Self::Expired,
            Refused::Revoked => Self::Revoked,
            Refused::OtherSubject(_) => Self::OtherSubject,
            Refused::Unreadable(_) | Refused::NoValidity | Refused::NoCertificateId => Self::Unreadable,
        }
    }
}

impl core::fmt::Debug for CodeText {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("CodeText(…)")
    }
}
