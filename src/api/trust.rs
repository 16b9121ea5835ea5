//! The keys that count, as the wire brings them.

use contract::{PublicKey, TrustedKeys};
use credential::{KeyId, KeyUsage, Revocations, SpkiDer, TrustStore, TrustedKey, UnixTime};

use crate::browser::{from_base64, time_of};

/// A key that cannot be read counts as none. Nothing says that a list of revocations that cannot be read is empty: then
/// no key counts.
pub(super) fn store(answer: TrustedKeys) -> TrustStore {
    let revocations = match answer.revoked {
        Some(text) => from_base64(&text).and_then(|bytes| Revocations::parse(&bytes)),
        None => Some(Revocations::default()),
    };
    match revocations {
        Some(revocations) => TrustStore::new(answer.keys.into_iter().filter_map(key).collect(), revocations),
        None => TrustStore::default(),
    }
}

fn key(key: PublicKey) -> Option<TrustedKey> {
    Some(TrustedKey {
        kid: KeyId(from_base64(&key.kid)?),
        spki: SpkiDer(from_base64(&key.spki)?),
        issuer: key.issuer,
        not_before: time(key.not_before)?,
        not_after: time(key.not_after)?,
        usage: KeyUsage::VACCINATION,
    })
}

/// Open where nothing is said, and `None` where what is said is no time.
fn time(rfc3339: Option<String>) -> Option<Option<UnixTime>> {
    rfc3339.map_or(Some(None), |text| time_of(&text).map(Some))
}
