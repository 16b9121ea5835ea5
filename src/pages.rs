//! One file per screen.

mod activity;
mod beneficiaries;
mod certificate;
mod check;
mod code;
mod end_warning;
mod ended;
mod handover;
mod locked;
mod mobile;
mod problems;
mod proofs;
mod wording;

pub use activity::ActivityPage;
pub use beneficiaries::BeneficiariesPage;
pub use certificate::CertificatePage;
pub use check::CheckPage;
pub use code::CodePage;
pub use end_warning::EndWarning;
pub use ended::EndedPage;
pub use locked::LockedPage;
pub use mobile::{FIELD as MOBILE_FIELD, MobilePage};
