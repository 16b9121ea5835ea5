//! Randomness, as an argument, and what is drawn from it.

use contract::{BearerToken, OtpCode, TxnId};

use crate::hex;

#[derive(Debug, thiserror::Error)]
#[error("the system gave no random bytes")]
pub struct NoRandomness;

pub trait Randomness: Send + Sync {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness>;
}

/// The system's cryptographic generator.
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        getrandom::fill(bytes).map_err(|_| NoRandomness)
    }
}

impl dyn Randomness + '_ {
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N], NoRandomness> {
        let mut bytes = [0; N];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    /// Each of the million codes is as likely as any other: numbers in the last, incomplete million are drawn again.
    pub fn code(&self) -> Result<OtpCode, NoRandomness> {
        const CODES: u32 = 1_000_000;
        const FAIR: u32 = u32::MAX - u32::MAX % CODES;
        loop {
            let number = u32::from_le_bytes(self.bytes()?);
            if number < FAIR {
                return Ok(OtpCode::from_number(number % CODES));
            }
        }
    }

    /// A random UUID (version 4), as Co-WIN's transaction ids are.
    pub fn txn_id(&self) -> Result<TxnId, NoRandomness> {
        let mut bytes: [u8; 16] = self.bytes()?;
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex = hex::encode(&bytes);
        let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|range| hex.get(range).unwrap_or_default());
        Ok(TxnId::new(parts.join("-")))
    }

    /// 26 capital letters and digits with 130 bits: what tells certificates apart, and nothing of whom they are.
    pub fn opaque(&self) -> Result<String, NoRandomness> {
        // RFC 4648's base32. As many as five bits tell apart, so each is as likely as any other.
        const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let bytes: [u8; 26] = self.bytes()?;
        Ok(bytes
            .iter()
            .filter_map(|byte| ALPHABET.get(usize::from(byte & 31)))
            .copied()
            .map(char::from)
            .collect())
    }

    /// 256 bits.
    pub fn token(&self) -> Result<BearerToken, NoRandomness> {
        use base64::Engine as _;
        let bytes: [u8; 32] = self.bytes()?;
        Ok(BearerToken::new(base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)))
    }
}
