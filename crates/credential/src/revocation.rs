//! Certificates that were called back.

use sha2::{Digest, Sha256};

/// In bytes, of each entry.
const LENGTH: usize = 8;

/// The ids of revoked certificates as a list that fits into a page: of each id the first 8 bytes of the SHA-256 of its
/// UTF-8, sorted.
///
/// A certificate that is not on a list of n entries is taken for revoked with a probability of n / 2⁶⁴: with ten
/// million entries one in 1.8 × 10¹². The list tells nobody which certificates there are, as long as ids cannot be
/// guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revocations(Vec<[u8; LENGTH]>);

impl Revocations {
    /// Makes the list of ids as certificates have them in `ci`.
    pub fn of<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let mut entries: Vec<_> = ids.into_iter().map(entry).collect();
        entries.sort_unstable();
        entries.dedup();
        Self(entries)
    }

    /// Reads what [`Revocations::to_bytes`] wrote. `None` where the last entry is cut, or the order is another one.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let (entries, rest) = bytes.as_chunks();
        (rest.is_empty() && entries.is_sorted()).then(|| Self(entries.to_vec()))
    }

    /// The entries one after the other, 8 bytes each.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.concat()
    }

    pub fn contains(&self, id: &str) -> bool {
        self.0.binary_search(&entry(id)).is_ok()
    }
}

fn entry(id: &str) -> [u8; LENGTH] {
    let mut entry = [0; LENGTH];
    for (byte, hashed) in entry.iter_mut().zip(Sha256::digest(id.as_bytes())) {
        *byte = hashed;
    }
    entry
}
