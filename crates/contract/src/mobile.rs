//! The mobile number that a citizen gave at the vaccination centre.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::digits::{ascii_digit, is_separator};

/// Ten digits that begin with 6 to 9, without country code.
///
/// It is personal data: `Debug` shows the last four digits only, and there is no `Display`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MobileNumber(String);

/// Why a text is not a mobile number. Holds no part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MobileError {
    #[error("no number was given")]
    Empty,
    #[error("there are characters that do not belong in a number")]
    NotANumber,
    #[error("a mobile number has ten digits")]
    WrongLength,
    #[error("an Indian mobile number begins with 6, 7, 8 or 9")]
    WrongStart,
    #[error("the country code is not +91")]
    Foreign,
}

impl MobileNumber {
    /// Reads a number as people type it: `+91`, `91`, `0`, spaces, hyphens, brackets, digits of any Indian script.
    pub fn parse(raw: &str) -> Result<Self, MobileError> {
        let mut digits = String::new();
        let mut is_international = false;
        for c in raw.chars() {
            if let Some(digit) = ascii_digit(c) {
                digits.push(digit);
            } else if matches!(c, '+' | '\u{FF0B}') && digits.is_empty() && !is_international {
                is_international = true;
            } else if !is_separator(c) && !matches!(c, '(' | ')' | '[' | ']' | '.' | '/') {
                return Err(MobileError::NotANumber);
            }
        }
        if digits.is_empty() {
            return Err(MobileError::Empty);
        }
        let national = national_part(&digits, is_international)?;
        match national.as_bytes() {
            [b'6'..=b'9', rest @ ..] if rest.len() == 9 => Ok(Self(national.to_owned())),
            number if number.len() == 10 => Err(MobileError::WrongStart),
            _ => Err(MobileError::WrongLength),
        }
    }

    /// The ten digits. They may go onto the wire, into the SMS and into the database, and nowhere else.
    pub fn expose_digits(&self) -> &str {
        &self.0
    }

    /// The last four digits, which a screen may show so that its owner recognises the number.
    pub fn last_four(&self) -> &str {
        self.0.get(6..).unwrap_or_default()
    }

    /// As the list of beneficiaries shows it: `******1403`.
    pub fn masked(&self) -> String {
        format!("******{}", self.last_four())
    }
}

fn national_part(digits: &str, is_international: bool) -> Result<&str, MobileError> {
    let country_code_written = is_international || digits.starts_with("0091");
    let without_exit_code = digits.strip_prefix("00").unwrap_or(digits);
    let candidate = match without_exit_code.strip_prefix("91") {
        Some(rest) if country_code_written || digits.len() > 11 => rest,
        None if is_international => return Err(MobileError::Foreign),
        _ => digits,
    };
    Ok(if candidate.len() == 11 { candidate.strip_prefix('0').unwrap_or(candidate) } else { candidate })
}

impl fmt::Debug for MobileNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MobileNumber({})", self.masked())
    }
}

impl TryFrom<String> for MobileNumber {
    type Error = MobileError;

    fn try_from(raw: String) -> Result<Self, MobileError> {
        Self::parse(&raw)
    }
}

impl From<MobileNumber> for String {
    fn from(number: MobileNumber) -> Self {
        number.0
    }
}
