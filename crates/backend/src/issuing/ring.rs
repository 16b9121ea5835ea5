//! Several keys at once: a new one signs while certificates of the old ones still hold.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use credential::{KeyId, KeyUsage, TrustedKey};

use super::key_file::{BadKeyFile, RingKey};
use super::{seconds, timestamp};
use crate::clock::Timestamp;
use crate::{hex, private_file};

const ENDING: &str = "pem";

#[derive(Debug, thiserror::Error)]
pub enum RingError {
    #[error("the folder {0} with the signing keys cannot be read")]
    Folder(PathBuf, #[source] io::Error),
    #[error("the signing key in {0} cannot be read")]
    File(PathBuf, #[source] io::Error),
    #[error("the file {0} holds no signing key")]
    Bad(PathBuf, #[source] BadKeyFile),
    #[error("PORTAL_SIGNING_KEY holds no signing key")]
    Environment(#[source] BadKeyFile),
    #[error("the key in {0} stands in another file of the folder as well")]
    Twice(PathBuf),
    #[error("no file in {0} ends in .pem: `portal-backend key new` makes a key")]
    Empty(PathBuf),
    #[error("the signing key cannot be written to {0}")]
    Unwritable(PathBuf, #[source] io::Error),
    #[error("no key in {0} has that id")]
    Unknown(PathBuf),
}

/// Never empty; the newest first.
#[derive(Debug, Clone)]
pub struct KeyRing(Vec<RingKey>);

impl KeyRing {
    /// Every file of the folder whose name ends in `.pem`.
    pub fn read(folder: &Path) -> Result<Self, RingError> {
        let mut keys: Vec<RingKey> = Vec::new();
        for (file, key) in files(folder)? {
            if keys.iter().any(|other| other.spki() == key.spki()) {
                return Err(RingError::Twice(file));
            }
            keys.push(key);
        }
        if keys.is_empty() { Err(RingError::Empty(folder.into())) } else { Ok(Self::new(keys)) }
    }

    /// The one key of a setting, written as in a file.
    pub fn of_text(text: &str) -> Result<Self, RingError> {
        RingKey::parse(text).map(|key| Self(vec![key])).map_err(RingError::Environment)
    }

    pub fn new(mut keys: Vec<RingKey>) -> Self {
        keys.sort_by_key(|key| std::cmp::Reverse((key.about().not_before, key.about().not_after)));
        Self(keys)
    }

    pub fn keys(&self) -> &[RingKey] {
        &self.0
    }

    /// The one that signs.
    pub fn newest_valid(&self, now: Timestamp) -> Option<&RingKey> {
        let now = seconds(now);
        self.0.iter().find(|key| {
            key.issuer().is_some() && key.about().not_before <= now && now < key.about().not_after
        })
    }

    pub(super) fn knows(&self, kid: &KeyId) -> bool {
        self.0.iter().any(|key| key.kid() == kid)
    }

    /// Those whose signatures count, also those that will sign later. A retired one counts until the last certificate
    /// that it signed has run out.
    pub(super) fn trusted(&self, now: Timestamp, last_days: &HashMap<KeyId, Timestamp>) -> Vec<TrustedKey> {
        let trusted = |key: &RingKey| {
            let own = key.about().not_after;
            let not_after = match key.retired_at() {
                None => own,
                Some(_) => last_days.get(key.kid()).map(|last| own.min(seconds(*last)))?,
            };
            (now < timestamp(not_after)).then(|| TrustedKey {
                kid: key.kid().clone(),
                spki: key.spki().clone(),
                issuer: key.about().country.clone(),
                not_before: Some(key.about().not_before),
                not_after: Some(not_after),
                usage: KeyUsage::VACCINATION,
            })
        };
        self.0.iter().filter_map(trusted).collect()
    }
}

/// Adds a key to a folder, which is made where it is missing. The file is its owner's alone.
pub fn add_key(folder: &Path, key: &RingKey) -> Result<PathBuf, RingError> {
    let file = folder.join(format!("{}.{ENDING}", hex::encode(&key.kid().0)));
    let write = || {
        private_file::create_folder(folder)?;
        let mut opened = private_file::create(&file)?;
        key.write_to(&mut opened)?;
        opened.sync_all()
    };
    write().map_err(|error| RingError::Unwritable(file.clone(), error))?;
    Ok(file)
}

/// Puts the public key in the private one's place. What stood on the disk under it is the file system's to overwrite.
pub fn retire_key(folder: &Path, kid: &KeyId, now: Timestamp) -> Result<(), RingError> {
    let found = files(folder)?.into_iter().find(|(_, key)| key.kid() == kid);
    let (file, key) = found.ok_or_else(|| RingError::Unknown(folder.into()))?;
    let retired = key.retired(now);
    // Never half of a file: the new one takes the place of the old one in one step.
    let beside = file.with_extension("new");
    let write = || {
        match std::fs::remove_file(&beside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut opened = private_file::create(&beside)?;
        retired.write_to(&mut opened)?;
        opened.sync_all()?;
        std::fs::rename(&beside, &file)
    };
    write().map_err(|error| RingError::Unwritable(file.clone(), error))
}

fn files(folder: &Path) -> Result<Vec<(PathBuf, RingKey)>, RingError> {
    let unreadable = |error| RingError::Folder(folder.into(), error);
    let mut keys = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        if file.extension().is_none_or(|ending| ending != ENDING) {
            continue;
        }
        let text = std::fs::read_to_string(&file).map_err(|error| RingError::File(file.clone(), error))?;
        let key = RingKey::parse(&text).map_err(|bad| RingError::Bad(file.clone(), bad))?;
        keys.push((file, key));
    }
    Ok(keys)
}
