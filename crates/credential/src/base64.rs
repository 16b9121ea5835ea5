//! How keys, their ids and revocations are written in JSON: base64 with padding, RFC 4648, 4.

use ::base64::Engine as _;
use ::base64::engine::general_purpose::STANDARD;

use crate::revocation::Revocations;
use crate::signed::KeyId;
use crate::trust::SpkiDer;

impl KeyId {
    pub fn to_base64(&self) -> String {
        STANDARD.encode(&self.0)
    }

    pub fn from_base64(text: &str) -> Option<Self> {
        STANDARD.decode(text).ok().map(Self)
    }
}

impl SpkiDer {
    pub fn to_base64(&self) -> String {
        STANDARD.encode(&self.0)
    }

    pub fn from_base64(text: &str) -> Option<Self> {
        STANDARD.decode(text).ok().map(Self)
    }
}

impl Revocations {
    /// [`Revocations::to_bytes`] as text.
    pub fn to_base64(&self) -> String {
        STANDARD.encode(self.to_bytes())
    }
}
