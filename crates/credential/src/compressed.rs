//! The outermost wrapping: `HC1:` and base45.

use crate::base45;
use crate::unreadable::Unreadable;

/// What a health certificate's text begins with.
pub const PREFIX: &str = "HC1:";

/// In characters. The largest QR code holds 4,296 of base45's.
pub const LONGEST_TEXT: usize = 8_192;

/// In bytes. A certificate has some hundreds; whoever inflates has to stop here.
pub const MOST_INFLATED: usize = 65_536;

/// The bytes of the text: zlib, RFC 1950, which the host has to inflate.
#[derive(Clone, PartialEq, Eq)]
pub struct Compressed(Vec<u8>);

impl Compressed {
    /// Reads the text of a QR code. White space before it and line ends after it, as scanners add them, are left
    /// out; a space at its end is base45's.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let mut coded = text
            .as_bytes()
            .trim_ascii_start()
            .strip_prefix(PREFIX.as_bytes())
            .ok_or(Unreadable::NotAHealthCertificate)?;
        while let [before @ .., b'\r' | b'\n'] = coded {
            coded = before;
        }
        if coded.len() > LONGEST_TEXT {
            return Err(Unreadable::TooLong);
        }
        base45::decode(coded).map(Self).ok_or(Unreadable::Base45)
    }

    /// What to inflate, into no more than [`MOST_INFLATED`] bytes.
    pub fn zlib(&self) -> &[u8] {
        &self.0
    }
}

impl core::fmt::Debug for Compressed {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Compressed(…)")
    }
}
