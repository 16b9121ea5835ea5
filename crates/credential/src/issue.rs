//! Making credentials. Writing is strict: what is made is valid by the schema, or it is not made.

mod certificate_id;
mod issuer;
mod key;
mod vaccination;

pub use certificate_id::CertificateId;
pub use issuer::{IssueError, Issuer};
pub use key::{IssuerKey, KeyError};
pub use vaccination::{Course, NewVaccination};
