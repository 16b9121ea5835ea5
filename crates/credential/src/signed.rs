//! The signature and what it is over: COSE_Sign1, RFC 9052.

use crate::cbor::{self, Item, Key};
use crate::claims::Claims;
use crate::compressed::MOST_INFLATED;
use crate::unreadable::Unreadable;

const ALGORITHM: Key<'_> = Key::Number(1);
const CRITICAL: Key<'_> = Key::Number(2);
const KEY_ID: Key<'_> = Key::Number(4);

const SIGN1_TAG: u64 = 18;
const WEB_TOKEN_TAG: u64 = 61;

/// How was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// ECDSA over P-256 with SHA-256, COSE's -7: what is issued here, and by most. The signature is r and s, 32 bytes
    /// each.
    Es256,
    /// RSASSA-PSS with SHA-256 and a salt of 32 bytes, COSE's -37: used by some countries.
    Ps256,
}

/// What a key is found by: eight bytes as a rule, and not necessarily unique.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId(pub Vec<u8>);

/// A certificate with its signature, which nobody has checked.
#[derive(Clone, PartialEq, Eq)]
pub struct Signed {
    protected: Vec<u8>,
    payload: Vec<u8>,
    signature: Vec<u8>,
    algorithm: Algorithm,
    kid: KeyId,
}

impl Signed {
    /// Reads what was inflated.
    ///
    /// The algorithm has to be among the signed headers. The id of the key may be among the others, where some
    /// issuers have it: whoever changes it only makes the wrong key be tried. Where both have one, the signed one
    /// counts.
    pub fn parse(inflated: &[u8]) -> Result<Self, Unreadable> {
        if inflated.len() > MOST_INFLATED {
            return Err(Unreadable::TooLarge);
        }
        let mut item = Item::parse(inflated)?;
        while let Some((SIGN1_TAG | WEB_TOKEN_TAG, inner)) = item.tag() {
            item = inner;
        }
        let mut parts = item.items();
        let mut part = || parts.next().ok_or(Unreadable::NotCoseSign1);
        let (protected, unprotected, payload, signature) = (part()?, part()?, part()?, part()?);
        let bytes = |item: Item<'_>| item.bytes().map(<[u8]>::to_vec).ok_or(Unreadable::NotCoseSign1);
        let (protected, payload, signature) = (bytes(protected)?, bytes(payload)?, bytes(signature)?);
        if parts.next().is_some() || !unprotected.is_map() {
            return Err(Unreadable::NotCoseSign1);
        }
        if protected.is_empty() {
            return Err(Unreadable::UnsupportedAlgorithm);
        }
        let headers = Item::parse(&protected)?;
        if !headers.is_map() {
            return Err(Unreadable::NotCoseSign1);
        }
        if headers.has(CRITICAL) {
            return Err(Unreadable::CriticalHeader);
        }
        let algorithm = match headers.get(ALGORITHM).and_then(Item::number) {
            Some(-7) => Algorithm::Es256,
            Some(-37) => Algorithm::Ps256,
            _ => return Err(Unreadable::UnsupportedAlgorithm),
        };
        let kid = key_id(headers).or_else(|| key_id(unprotected)).ok_or(Unreadable::NoKeyId)?;
        Ok(Self { protected, payload, signature, algorithm, kid })
    }

    pub fn kid(&self) -> &KeyId {
        &self.kid
    }

    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    pub fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// The bytes that the signature is over: the `Sig_structure` of RFC 9052, 4.4.
    pub fn to_be_signed(&self) -> Vec<u8> {
        to_be_signed(&self.protected, &self.payload)
    }

    /// What is claimed, before anything of it was checked.
    pub fn claims(&self) -> Result<Claims, Unreadable> {
        Claims::read(&self.payload)
    }
}

fn key_id(headers: Item<'_>) -> Option<KeyId> {
    headers.get(KEY_ID)?.bytes().filter(|id| !id.is_empty()).map(|id| KeyId(id.to_vec()))
}

pub(crate) fn to_be_signed(protected: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(payload.len() + 64);
    cbor::array_head(&mut out, 4);
    cbor::text(&mut out, "Signature1");
    for part in [protected, &[], payload] {
        cbor::bytes(&mut out, part);
    }
    out
}

impl core::fmt::Debug for Signed {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Signed(…)")
    }
}
