//! Where the keys lie that certificates are signed with.

use std::env::{self, VarError};
use std::path::{Path, PathBuf};

use clap::Args;
use credential::{IssuerKey, KeyError, UnixTime};

use crate::clock::Timestamp;
use crate::issuing::{self, About, BadKeyFile, KeyRing, RingError, RingKey};
use crate::randomness::{NoRandomness, Randomness};

/// Holds what else a file would. There is no flag for it: everybody on the machine can see those.
const VARIABLE: &str = "PORTAL_SIGNING_KEY";

/// A key made now is valid from now on for so long: two lives of a certificate.
pub(super) const DEFAULT_DAYS: &str = "730";
const SANDBOX_DAYS: i64 = 730;

#[derive(Debug, thiserror::Error)]
pub(super) enum KeysError {
    #[error("{VARIABLE} is not UTF-8")]
    NotUtf8,
    #[error("both --keys and {VARIABLE} are given")]
    Both,
    #[error(transparent)]
    Ring(#[from] RingError),
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    File(#[from] BadKeyFile),
}

#[derive(Args)]
pub(super) struct KeyArguments {
    /// The folder with the keys that certificates are signed with. A single key can stand in the variable
    /// PORTAL_SIGNING_KEY instead, as it stands in a file. Without either, none are signed.
    #[arg(long, env = "PORTAL_KEYS", value_name = "DIR")]
    keys: Option<PathBuf>,
}

impl KeyArguments {
    pub(super) fn read(&self) -> Result<Option<KeyRing>, KeysError> {
        let text = match env::var(VARIABLE) {
            Ok(text) => Some(text),
            Err(VarError::NotPresent) => None,
            Err(VarError::NotUnicode(_)) => return Err(KeysError::NotUtf8),
        };
        match (&self.keys, text) {
            (Some(_), Some(_)) => Err(KeysError::Both),
            (Some(folder), None) => Ok(Some(KeyRing::read(folder)?)),
            (None, Some(text)) => Ok(Some(KeyRing::of_text(&text)?)),
            (None, None) => Ok(None),
        }
    }
}

pub(super) fn draw(randomness: &dyn Randomness, about: About) -> Result<RingKey, KeysError> {
    loop {
        match IssuerKey::from_random(&randomness.bytes()?) {
            // One of 2³² draws is no key.
            Err(KeyError::OutOfRange) => {}
            key => return Ok(RingKey::new(key?, about)?),
        }
    }
}

/// So that a sandbox shows the whole journey: made at the first start, in no list of anybody who checks.
pub(super) fn of_a_sandbox(
    folder: &Path,
    now: Timestamp,
    randomness: &dyn Randomness,
) -> Result<KeyRing, KeysError> {
    if !folder.exists() {
        let not_before = UnixTime(now.millis().div_euclid(1000));
        let not_after = UnixTime(not_before.0 + SANDBOX_DAYS * 24 * 60 * 60);
        let about =
            About { country: "IN".to_owned(), authority: "Sandbox".to_owned(), not_before, not_after };
        issuing::add_key(folder, &draw(randomness, about)?)?;
    }
    Ok(KeyRing::read(folder)?)
}

/// What an operator has to know of the keys at the start.
pub(super) fn announce(ring: Option<&KeyRing>, now: Timestamp) {
    match ring.map(|ring| ring.newest_valid(now)) {
        None => tracing::info!("no signing key: certificates do not prove themselves"),
        Some(None) => tracing::error!("none of the signing keys is valid now: no certificate is signed"),
        Some(Some(key)) => {
            let until = Timestamp::from_millis(key.about().not_after.0.saturating_mul(1000)).rfc3339();
            tracing::info!(kid = key.kid().to_base64(), until, "certificates are signed");
        }
    }
}
