//! Who touched the records under a number, and when.

use serde::Serialize;

use crate::ReferenceId;

/// `activity`, answer 200: newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActivityPage {
    pub activity: Vec<ActivityEntry>,
    /// An opaque cursor for `?after=`; `null` on the last page.
    pub next: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActivityEntry {
    /// RFC 3339, UTC.
    pub at: String,
    /// Role and organisation.
    pub who: String,
    pub how: How,
    pub what: What,
    /// Absent where the whole number was meant, as when a code is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beneficiary_reference_id: Option<ReferenceId>,
}

/// By which way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    Citizen,
    AuthorisedUser,
    Partner,
    System,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Viewed,
    Downloaded,
    CodeSent,
    CodeRefused,
    SignedIn,
    SignedOut,
    Updated,
}
