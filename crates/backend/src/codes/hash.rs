//! How a code lies in the database: a salted Argon2id hash.
//!
//! A million codes are soon tried, whatever the hash; it buys time for three minutes, the life of a code.

use argon2::{Algorithm, Argon2, Params, Version};
use contract::OtpDigest;
use subtle::ConstantTimeEq as _;

use crate::hex;
use crate::randomness::Randomness;
use crate::seats::Seats;

/// 8 MiB, one pass: about 5 ms.
const MEMORY_KIB: u32 = 8 * 1024;
const HASH_BYTES: usize = 32;

#[derive(Debug, thiserror::Error)]
#[error("a code could not be hashed")]
pub struct HashFailed;

/// A code's hash and its salt, both hexadecimal.
#[derive(Clone)]
pub(super) struct HashedCode {
    pub(super) salt: String,
    pub(super) hash: String,
}

/// Hashes on threads of their own, only so many at a time.
#[derive(Clone)]
pub struct CodeHasher {
    seats: Seats,
    memory_kib: u32,
}

impl CodeHasher {
    pub fn new(at_a_time: usize) -> Self {
        Self { seats: Seats::new(at_a_time), memory_kib: MEMORY_KIB }
    }

    /// The least that Argon2 takes, for tests that try codes by the ten thousand: what they count and time does not
    /// hide behind the cost of the hash.
    pub fn cheap(at_a_time: usize) -> Self {
        Self { memory_kib: Params::MIN_M_COST, ..Self::new(at_a_time) }
    }

    pub(super) async fn hash(
        &self,
        digest: OtpDigest,
        randomness: &dyn Randomness,
    ) -> Result<HashedCode, HashFailed> {
        let salt: [u8; 16] = randomness.bytes().map_err(|_| HashFailed)?;
        let memory_kib = self.memory_kib;
        let hash = self.run(move || argon2id(&digest, &salt, memory_kib)).await?;
        Ok(HashedCode { salt: hex::encode(&salt), hash: hex::encode(&hash) })
    }

    /// The place of the one that the digest belongs to. All are compared, and each in constant time.
    pub(super) async fn find(
        &self,
        digest: OtpDigest,
        candidates: Vec<HashedCode>,
    ) -> Result<Option<usize>, HashFailed> {
        let memory_kib = self.memory_kib;
        self.run(move || {
            let mut found = None;
            for (place, candidate) in candidates.iter().enumerate() {
                let salt = hex::decode(&candidate.salt).ok_or(HashFailed)?;
                let expected = hex::decode(&candidate.hash).ok_or(HashFailed)?;
                if argon2id(&digest, &salt, memory_kib)?.ct_eq(&expected).into() {
                    found = Some(place);
                }
            }
            Ok(found)
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, HashFailed> + Send + 'static,
    ) -> Result<T, HashFailed> {
        self.seats.run(work).await.map_err(|_| HashFailed)?
    }
}

fn argon2id(digest: &OtpDigest, salt: &[u8], memory_kib: u32) -> Result<[u8; HASH_BYTES], HashFailed> {
    let params = Params::new(memory_kib, 1, 1, Some(HASH_BYTES)).map_err(|_| HashFailed)?;
    let mut hash = [0; HASH_BYTES];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(digest.expose().as_bytes(), salt, &mut hash)
        .map_err(|_| HashFailed)?;
    Ok(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_cheap_for_tests_alone() {
        assert_eq!(CodeHasher::new(1).memory_kib, 8 * 1024);
        assert!(CodeHasher::cheap(1).memory_kib < CodeHasher::new(1).memory_kib);
    }
}
