//! Certificates that prove themselves, and the keys whose signatures count: extensions of ours.

use serde::Serialize;

use crate::answer::{Answer, Fields, list, number, text};

/// `credential`, answer 200: one for each dose, in the order of the doses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CredentialList {
    pub credentials: Vec<DoseCredential>,
}

/// Personal data: whoever has the text has name, year of birth and dose. So `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct DoseCredential {
    /// Which dose it is, counted from 1; 0 where that is not told.
    pub dose: u8,
    /// `HC1:…`
    pub hcert: String,
}

/// `trust`, answer 200.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrustedKeys {
    pub keys: Vec<PublicKey>,
    /// The certificates that were called back: of each id the first 8 bytes of its SHA-256, one after the other, in
    /// base64. Absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked: Option<String>,
}

/// A key that certificates are signed with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublicKey {
    /// Key id, base64.
    pub kid: String,
    /// ISO 3166-1 alpha-2.
    pub issuer: String,
    /// `SubjectPublicKeyInfo`, DER in base64.
    pub spki: String,
    /// RFC 3339; absent where the key's life has no such end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_after: Option<String>,
}

impl core::fmt::Debug for DoseCredential {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("DoseCredential(…)")
    }
}

impl Answer for CredentialList {
    fn read(fields: &impl Fields) -> Option<Self> {
        Some(Self { credentials: list(fields, "credentials", DoseCredential::read)? })
    }
}

impl DoseCredential {
    fn read(fields: &impl Fields) -> Self {
        Self {
            dose: number(fields, "dose").unwrap_or_default(),
            hcert: text(fields, "hcert").unwrap_or_default(),
        }
    }
}

impl Answer for TrustedKeys {
    fn read(fields: &impl Fields) -> Option<Self> {
        Some(Self { keys: list(fields, "keys", PublicKey::read)?, revoked: text(fields, "revoked") })
    }
}

impl PublicKey {
    fn read(fields: &impl Fields) -> Self {
        let word = |name| text(fields, name).unwrap_or_default();
        Self {
            kid: word("kid"),
            issuer: word("issuer"),
            spki: word("spki"),
            not_before: text(fields, "not_before"),
            not_after: text(fields, "not_after"),
        }
    }
}
