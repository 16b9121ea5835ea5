#![doc = include_str!("../README.md")]

mod activity;
mod answer;
mod auth;
mod beneficiary;
mod code;
mod credential;
mod date;
mod digits;
mod error;
mod language;
mod legible;
mod mobile;
pub mod path;
mod photo_id;
mod reference_id;
mod secret;

pub use activity::{ActivityEntry, ActivityPage, How, What};
pub use answer::{Answer, Fields, Value};
pub use auth::{CodeRequest, CodeSent, ConfirmRequest, SignedIn, TxnId};
pub use beneficiary::{
    Appointment, Beneficiary, BeneficiaryList, CertificateKind, DateField, Dose, NextDue, VaccinationStatus,
};
pub use code::{CodeError, OtpCode, OtpDigest};
pub use credential::{CredentialList, DoseCredential, PublicKey, TrustedKeys};
pub use date::Date;
pub use error::{ErrorBody, ErrorCode, UNAUTHENTICATED};
pub use language::Language;
pub use legible::{LONGEST_TEXT, legible};
pub use mobile::{MobileError, MobileNumber};
pub use photo_id::PhotoIdKind;
pub use reference_id::{ReferenceId, ReferenceIdError};
pub use secret::BearerToken;
