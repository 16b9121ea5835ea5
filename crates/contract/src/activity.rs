//! Who touched the records under a number, and when.

use serde::Serialize;

use crate::ReferenceId;
use crate::answer::{Answer, Fields, line, list, text};

/// Stands for every word that is not known.
const OTHER: &str = "other";

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
#[serde(into = "&str")]
pub enum How {
    Citizen,
    AuthorisedUser,
    Partner,
    System,
    /// A word that was not seen before: never sent by our backend, and no reason to hide the entry.
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(into = "&str")]
pub enum What {
    Viewed,
    Downloaded,
    CodeSent,
    CodeRefused,
    SignedIn,
    SignedOut,
    Updated,
    /// As [`How::Other`].
    Other,
}

impl How {
    const WORDS: [(Self, &str); 4] = [
        (Self::Citizen, "citizen"),
        (Self::AuthorisedUser, "authorised_user"),
        (Self::Partner, "partner"),
        (Self::System, "system"),
    ];

    pub fn as_wire(self) -> &'static str {
        Self::WORDS.iter().find(|(how, _)| *how == self).map_or(OTHER, |(_, word)| word)
    }

    pub fn from_wire(word: &str) -> Self {
        Self::WORDS.iter().find(|(_, known)| *known == word).map_or(Self::Other, |(how, _)| *how)
    }
}

impl What {
    const WORDS: [(Self, &str); 7] = [
        (Self::Viewed, "viewed"),
        (Self::Downloaded, "downloaded"),
        (Self::CodeSent, "code_sent"),
        (Self::CodeRefused, "code_refused"),
        (Self::SignedIn, "signed_in"),
        (Self::SignedOut, "signed_out"),
        (Self::Updated, "updated"),
    ];

    pub fn as_wire(self) -> &'static str {
        Self::WORDS.iter().find(|(what, _)| *what == self).map_or(OTHER, |(_, word)| word)
    }

    pub fn from_wire(word: &str) -> Self {
        Self::WORDS.iter().find(|(_, known)| *known == word).map_or(Self::Other, |(what, _)| *what)
    }
}

impl From<How> for &str {
    fn from(how: How) -> Self {
        how.as_wire()
    }
}

impl From<What> for &str {
    fn from(what: What) -> Self {
        what.as_wire()
    }
}

impl Answer for ActivityPage {
    fn read(fields: &impl Fields) -> Option<Self> {
        Some(Self { activity: list(fields, "activity", ActivityEntry::read)?, next: text(fields, "next") })
    }
}

impl ActivityEntry {
    fn read(fields: &impl Fields) -> Self {
        let word = |name| text(fields, name).unwrap_or_default();
        Self {
            at: word("at"),
            who: line(fields, "who").unwrap_or_default(),
            how: How::from_wire(&word("how")),
            what: What::from_wire(&word("what")),
            beneficiary_reference_id: text(fields, "beneficiary_reference_id")
                .and_then(|id| ReferenceId::parse(&id).ok()),
        }
    }
}
