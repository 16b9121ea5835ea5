//! The one-time code: as it is typed or pasted, and as it goes onto the wire.

use core::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::digits::{ascii_digit, is_separator};

const LENGTH: usize = 6;

/// Six digits. A secret while it lives: `Debug` hides it, and there is no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct OtpCode(String);

/// Why a text holds no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    #[error("no code was given")]
    Empty,
    #[error("a code has six digits")]
    NotSixDigits,
}

impl OtpCode {
    /// Finds the code in what was typed or pasted: `123 456`, `123-456`, Indic digits, or the whole SMS.
    ///
    /// Where an SMS ends with the line that browsers fill in from (`@domain #123456`), that line decides.
    pub fn parse(raw: &str) -> Result<Self, CodeError> {
        if raw.trim().is_empty() {
            return Err(CodeError::Empty);
        }
        let bound = raw.rsplit_once('#').map(|(_, tail)| digit_groups(tail));
        if let Some(code) =
            bound.and_then(|groups| groups.into_iter().next()).filter(|code| code.len() == LENGTH)
        {
            return Ok(Self(code));
        }
        let mut codes: Vec<String> =
            digit_groups(raw).into_iter().filter(|group| group.len() == LENGTH).collect();
        codes.dedup();
        match (codes.pop(), codes.is_empty()) {
            (Some(code), true) => Ok(Self(code)),
            _ => Err(CodeError::NotSixDigits),
        }
    }

    /// Makes a code of a number below 1,000,000, as the backend draws it. Larger numbers wrap around.
    pub fn from_number(number: u32) -> Self {
        Self(format!("{:0LENGTH$}", number % 1_000_000))
    }

    /// The digits. They may go into the SMS and into the digest, and nowhere else.
    pub fn expose_digits(&self) -> &str {
        &self.0
    }

    /// What Co-WIN's API takes in place of the digits.
    ///
    /// This hides nothing: there are only a million codes to try. It is kept because the published API asks for
    /// it; what protects the code is TLS on the way and its short life.
    pub fn digest(&self) -> OtpDigest {
        let hash = Sha256::digest(self.0.as_bytes());
        OtpDigest(hash.iter().flat_map(|byte| [hex_digit(byte >> 4), hex_digit(byte & 15)]).collect())
    }
}

/// Runs of digits; one separator between two digits does not end a run.
fn digit_groups(text: &str) -> Vec<String> {
    let mut groups = vec![String::new()];
    let mut separators = 0_usize;
    for c in text.chars() {
        match (ascii_digit(c), groups.last_mut()) {
            (Some(digit), Some(group)) if separators <= 1 || group.is_empty() => {
                group.push(digit);
                separators = 0;
            }
            (Some(digit), _) => {
                groups.push(digit.to_string());
                separators = 0;
            }
            (None, _) if is_separator(c) => separators += 1,
            (None, _) => separators += 2,
        }
    }
    groups
}

fn hex_digit(nibble: u8) -> char {
    char::from_digit(u32::from(nibble), 16).unwrap_or('0')
}

impl fmt::Debug for OtpCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OtpCode(••••••)")
    }
}

/// The SHA-256 of the six digits, 64 lower-case hexadecimal characters. As secret as the code itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OtpDigest(String);

impl OtpDigest {
    /// The characters, for the wire and for the salted hash at rest.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OtpDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OtpDigest(…)")
    }
}

impl TryFrom<String> for OtpDigest {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, CodeError> {
        let is_digest = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if is_digest { Ok(Self(text)) } else { Err(CodeError::NotSixDigits) }
    }
}

impl From<OtpDigest> for String {
    fn from(digest: OtpDigest) -> Self {
        digest.0
    }
}
