//! Whose signatures count.

use crate::certificate::Event;
use crate::revocation::Revocations;
use crate::signed::KeyId;
use crate::time::UnixTime;

/// A public key as DER, `SubjectPublicKeyInfo` of RFC 5280: what WebCrypto imports as `spki`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SpkiDer(pub Vec<u8>);

/// A key whose signatures count, and how far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedKey {
    pub kid: KeyId,
    pub spki: SpkiDer,
    /// Whose key it is: ISO 3166-1 alpha-2, as in the certificates' `iss`.
    pub issuer: String,
    /// The key's own life; `None` is open.
    pub not_before: Option<UnixTime>,
    pub not_after: Option<UnixTime>,
    pub usage: KeyUsage,
}

/// What a key may sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyUsage {
    pub vaccination: bool,
    pub test: bool,
    pub recovery: bool,
}

impl KeyUsage {
    /// As for a key of which nothing is said.
    pub const ALL: Self = Self { vaccination: true, test: true, recovery: true };
    pub const VACCINATION: Self = Self { vaccination: true, test: false, recovery: false };

    pub(crate) fn allows(self, event: &Event) -> bool {
        match event {
            Event::Vaccination(_) => self.vaccination,
            Event::Test(_) => self.test,
            Event::Recovery(_) => self.recovery,
        }
    }
}

/// The keys that count, and the certificates that do not any more.
///
/// Several keys may be good at once: while keys rotate, a new one signs and the old ones are kept until the last
/// certificate that they signed has run out.
#[derive(Debug, Clone, Default)]
pub struct TrustStore {
    keys: Vec<TrustedKey>,
    pub(crate) revocations: Revocations,
}

impl TrustStore {
    pub fn new(keys: Vec<TrustedKey>, revocations: Revocations) -> Self {
        Self { keys, revocations }
    }

    pub fn keys(&self) -> &[TrustedKey] {
        &self.keys
    }

    /// All keys of that id: eight bytes of a hash do not keep two issuers apart.
    pub(crate) fn keys_for(&self, kid: &KeyId) -> impl Iterator<Item = &TrustedKey> {
        self.keys.iter().filter(move |key| key.kid == *kid)
    }
}
