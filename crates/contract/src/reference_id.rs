//! The number that names a beneficiary.

use core::fmt;

use serde::Serialize;

/// Thirteen or fourteen digits. Personal data: `Debug` shows the last four only.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct ReferenceId(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a beneficiary reference id has 13 or 14 digits")]
pub struct ReferenceIdError;

impl ReferenceId {
    pub fn parse(raw: &str) -> Result<Self, ReferenceIdError> {
        let id = raw.trim();
        let is_id = matches!(id.len(), 13 | 14) && id.bytes().all(|b| b.is_ascii_digit());
        if is_id { Ok(Self(id.to_owned())) } else { Err(ReferenceIdError) }
    }

    /// The digits: for the screen and the certificate of their owner, the wire and the database.
    pub fn expose_digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ReferenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReferenceId(…{})", self.0.get(self.0.len().saturating_sub(4)..).unwrap_or_default())
    }
}

impl From<ReferenceId> for String {
    fn from(id: ReferenceId) -> Self {
        id.0
    }
}
