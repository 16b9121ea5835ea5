//! Which kind of certificate was scanned.

use crate::compressed::PREFIX;

const ZIP: &[u8] = b"PK\x03\x04";

/// What the content of a QR code is, by how it begins.
#[derive(Clone, PartialEq, Eq)]
pub enum What {
    /// To be read by [`Compressed::parse`](crate::Compressed::parse).
    HealthCertificate(String),
    /// The archive of DIVOC and Co-WIN, to be read by [`certificate_json`](crate::certificate_json).
    Zip(Vec<u8>),
    Neither,
}

/// For scanners that give text. Those put bytes that are no text into it by one character for each (ISO 8859-1);
/// what was decoded as UTF-8 instead has lost its bytes, and is neither.
pub fn recognise(text: &str) -> What {
    if text.as_bytes().trim_ascii_start().starts_with(PREFIX.as_bytes()) {
        What::HealthCertificate(text.to_owned())
    } else if text.as_bytes().starts_with(ZIP) {
        let bytes: Option<Vec<u8>> = text.chars().map(|character| u8::try_from(character).ok()).collect();
        bytes.map_or(What::Neither, What::Zip)
    } else {
        What::Neither
    }
}

/// For scanners and files that give bytes.
pub fn recognise_bytes(bytes: &[u8]) -> What {
    if bytes.starts_with(ZIP) {
        What::Zip(bytes.to_vec())
    } else {
        core::str::from_utf8(bytes).map_or(What::Neither, recognise)
    }
}

impl core::fmt::Debug for What {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::HealthCertificate(_) => "HealthCertificate(…)",
            Self::Zip(_) => "Zip(…)",
            Self::Neither => "Neither",
        })
    }
}
