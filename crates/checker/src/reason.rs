//! Why a certificate does not hold, in the words that the page knows (`src/proof.rs`).

use credential::{Refused, Unreadable};

pub fn of_unreadable(_: Unreadable) -> &'static str {
    "unreadable"
}

pub fn of_refused(refused: Refused) -> &'static str {
    match refused {
        Refused::UnknownKey => "unknown-key",
        Refused::NotChecked(_) => "not-checked",
        Refused::SignatureWrong => "signature-wrong",
        Refused::OtherIssuer | Refused::KeyUsage | Refused::KeyNotYetValid | Refused::KeyExpired => {
            "key-not-good"
        }
        Refused::NotYetValid => "not-yet-valid",
        Refused::Expired => "expired",
        Refused::Revoked => "revoked",
        Refused::OtherSubject(_) => "other-subject",
        Refused::Unreadable(_) | Refused::NoValidity | Refused::NoCertificateId => "unreadable",
    }
}
