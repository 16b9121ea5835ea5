//! The key that signs, and the file that it is kept in.

use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};
use p256::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, EncodePublicKey as _, LineEnding};
use sha2::{Digest as _, Sha256};

use crate::signed::KeyId;
use crate::trust::SpkiDer;

/// Why there is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("the file is no private key on P-256 as PKCS#8 in PEM")]
    NotAKey,
    #[error("the bytes are no private key: draw others")]
    OutOfRange,
    #[error("the key cannot be written as DER")]
    Encoding,
}

/// A private key on P-256, with what the public one is called. `Debug` shows the latter alone; it is wiped when dropped.
#[derive(Clone)]
pub struct IssuerKey {
    key: SigningKey,
    spki: SpkiDer,
    kid: KeyId,
}

impl IssuerKey {
    /// Reads a PEM file, `-----BEGIN PRIVATE KEY-----`, as `openssl genpkey` writes it.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        Self::new(SigningKey::from_pkcs8_pem(pem).map_err(|_| KeyError::NotAKey)?)
    }

    /// Makes a key of 32 random bytes. One of 2³² draws is [`KeyError::OutOfRange`].
    pub fn from_random(bytes: &[u8; 32]) -> Result<Self, KeyError> {
        Self::new(SigningKey::from_slice(bytes).map_err(|_| KeyError::OutOfRange)?)
    }

    fn new(key: SigningKey) -> Result<Self, KeyError> {
        let der = key.verifying_key().to_public_key_der().map_err(|_| KeyError::Encoding)?;
        let spki = SpkiDer(der.into_vec());
        let kid = spki.kid();
        Ok(Self { key, spki, kid })
    }

    /// The file's content. A secret: it goes into that file alone.
    pub fn expose_pem(&self) -> Result<impl core::ops::Deref<Target = String> + use<>, KeyError> {
        self.key.to_pkcs8_pem(LineEnding::LF).map_err(|_| KeyError::Encoding)
    }

    pub fn spki(&self) -> &SpkiDer {
        &self.spki
    }

    /// See [`SpkiDer::kid`].
    pub fn kid(&self) -> &KeyId {
        &self.kid
    }

    /// r and s, 32 bytes each. The same message has the same signature (RFC 6979): no randomness is needed.
    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        let signature: Signature = self.key.sign(message);
        signature.to_bytes().into()
    }
}

impl SpkiDer {
    /// What keys of ours are called: the first 8 bytes of the SHA-256 of the DER. The EU takes the hash of the signer's
    /// X.509 certificate. There is none here, so it is that of the key.
    pub fn kid(&self) -> KeyId {
        KeyId(Sha256::digest(&self.0).iter().copied().take(8).collect())
    }
}

impl core::fmt::Debug for IssuerKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("IssuerKey").field(&self.kid).finish()
    }
}
