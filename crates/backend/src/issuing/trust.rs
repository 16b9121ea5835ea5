//! What those who check certificates have to know: public keys, and which certificates were called back.

use std::collections::HashMap;

use contract::{PublicKey, TrustedKeys};
use credential::{Revocations, TrustStore, TrustedKey, UnixTime};

use super::{KeyRing, kept, timestamp};
use crate::clock::Timestamp;
use crate::database::Connection;

/// For checking here.
pub async fn trust_store(
    connection: &mut Connection,
    ring: Option<&KeyRing>,
    now: Timestamp,
) -> Result<TrustStore, sqlx::Error> {
    let last_days = kept::last_days(connection).await?;
    let keys = ring.map(|ring| ring.trusted(now, &last_days)).unwrap_or_default();
    Ok(TrustStore::new(keys, revocations(connection).await?.unwrap_or_default()))
}

/// Knows of no revocation, and of no retired key how long it counts: so it counts no more.
pub fn trust_without_a_database(ring: Option<&KeyRing>, now: Timestamp) -> TrustStore {
    let keys = ring.map(|ring| ring.trusted(now, &HashMap::new())).unwrap_or_default();
    TrustStore::new(keys, Revocations::default())
}

/// For checking elsewhere.
pub(crate) async fn public_keys(
    connection: &mut Connection,
    ring: Option<&KeyRing>,
    now: Timestamp,
) -> Result<TrustedKeys, sqlx::Error> {
    let last_days = kept::last_days(connection).await?;
    let keys = ring.map(|ring| ring.trusted(now, &last_days)).unwrap_or_default();
    let revoked = revocations(connection).await?.map(|revocations| revocations.to_base64());
    Ok(TrustedKeys { keys: keys.iter().map(public_key).collect(), revoked })
}

async fn revocations(connection: &mut Connection) -> Result<Option<Revocations>, sqlx::Error> {
    let ids = kept::revoked(connection).await?;
    Ok((!ids.is_empty()).then(|| Revocations::of(ids.iter().map(String::as_str))))
}

fn public_key(key: &TrustedKey) -> PublicKey {
    let time = |time: UnixTime| timestamp(time).rfc3339();
    PublicKey {
        kid: key.kid.to_base64(),
        issuer: key.issuer.clone(),
        spki: key.spki.to_base64(),
        not_before: key.not_before.map(time),
        not_after: key.not_after.map(time),
    }
}
