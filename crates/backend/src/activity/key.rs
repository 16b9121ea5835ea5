//! The audit key: 256 random bits in a file of their own, outside the database that they guard.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::hex;
use crate::private_file;
use crate::randomness::{NoRandomness, Randomness};

const BYTES: usize = 32;

#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("the audit key is missing: there is no file {0}")]
    Missing(PathBuf),
    #[error("the audit key in {0} cannot be read")]
    Unreadable(PathBuf, #[source] io::Error),
    #[error("the file {0} holds no audit key: 64 hexadecimal digits")]
    NoKey(PathBuf),
    #[error("the audit key cannot be written to {0}")]
    Unwritable(PathBuf, #[source] io::Error),
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
}

/// There is no `Debug`: whoever knows it can rewrite what it guards.
pub struct AuditKey(Hmac<Sha256>);

impl AuditKey {
    pub fn read(file: &Path) -> Result<Self, KeyError> {
        let text = std::fs::read_to_string(file).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => KeyError::Missing(file.into()),
            _ => KeyError::Unreadable(file.into(), error),
        })?;
        let bytes = hex::decode(text.trim()).filter(|bytes| bytes.len() == BYTES);
        Self::of(&bytes.ok_or_else(|| KeyError::NoKey(file.into()))?, file)
    }

    /// Makes a key and keeps it for the owner alone. A file that is there already is never overwritten.
    pub(super) fn make(file: &Path, randomness: &dyn Randomness) -> Result<Self, KeyError> {
        let bytes: [u8; BYTES] = randomness.bytes()?;
        let write = || -> io::Result<()> {
            let mut opened = private_file::create(file)?;
            writeln!(opened, "{}", hex::encode(&bytes))?;
            opened.sync_all()
        };
        write().map_err(|error| KeyError::Unwritable(file.into(), error))?;
        Self::of(&bytes, file)
    }

    fn of(bytes: &[u8], file: &Path) -> Result<Self, KeyError> {
        Hmac::new_from_slice(bytes).map(Self).map_err(|_| KeyError::NoKey(file.into()))
    }

    pub(super) fn seal(&self, kind: &str) -> Seal {
        let mut seal = Seal(self.0.clone());
        seal.text(kind);
        seal
    }
}

/// An HMAC-SHA-256 over fields. Each text is preceded by its length and each whole number has eight bytes, so no two
/// rows of fields are the same bytes.
pub(super) struct Seal(Hmac<Sha256>);

impl Seal {
    pub(super) fn number(&mut self, number: i64) {
        self.0.update(&number.to_be_bytes());
    }

    pub(super) fn text(&mut self, text: &str) {
        self.0.update(&u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        self.0.update(text.as_bytes());
    }

    pub(super) fn optional(&mut self, text: Option<&str>) {
        match text {
            None => self.number(0),
            Some(text) => {
                self.number(1);
                self.text(text);
            }
        }
    }

    /// Hexadecimal.
    pub(super) fn finish(self) -> String {
        hex::encode(&self.0.finalize().into_bytes())
    }
}
