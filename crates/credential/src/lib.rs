#![doc = include_str!("../README.md")]

mod base45;
#[cfg(any(feature = "issue", feature = "verify"))]
mod base64;
mod cbor;
mod certificate;
mod check;
mod claims;
mod compressed;
mod divoc;
#[cfg(feature = "inflate")]
mod inflate;
#[cfg(feature = "issue")]
mod issue;
mod name;
#[cfg(feature = "verify")]
mod native;
mod recognise;
mod revocation;
mod signed;
mod time;
#[cfg(feature = "issue")]
mod transliteration;
mod trust;
mod unreadable;
mod vaccine_codes;
mod zip;

pub use certificate::{Certificate, Event, PersonName, Recovery, Test, Vaccination};
pub use check::{CheckFailure, Differs, Refused, SignatureCheck, VerifiedCredential, verify};
pub use claims::Claims;
pub use compressed::{Compressed, LONGEST_TEXT, MOST_INFLATED, PREFIX};
pub use divoc::DivocCertificate;
#[cfg(feature = "inflate")]
pub use inflate::read;
#[cfg(feature = "issue")]
pub use issue::{CertificateId, Course, IssueError, Issuer, IssuerKey, KeyError, NewVaccination};
pub use name::Subject;
#[cfg(feature = "verify")]
pub use native::NativeCheck;
pub use recognise::{What, recognise, recognise_bytes};
pub use revocation::Revocations;
pub use signed::{Algorithm, KeyId, Signed};
pub use time::{Date, UnixTime};
#[cfg(feature = "issue")]
pub use transliteration::{LONGEST_NAME, StandardName, standard_name};
pub use trust::{KeyUsage, SpkiDer, TrustStore, TrustedKey};
pub use unreadable::Unreadable;
#[cfg(feature = "issue")]
pub use vaccine_codes::{LONGEST_PRODUCT, ProductCodes, product_codes};
pub use vaccine_codes::{manufacturer_name, product_name};
pub use zip::{ZipEntry, ZipError, certificate_json};
