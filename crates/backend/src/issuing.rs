//! Credentials: issued on the first request, and kept.
//!
//! A dose's certificate has the same id ever after. Its credential is issued anew, under that id, only when the record
//! says something else than it did, when the credential has run out, or when its key is not in the ring any more.

mod facts;
mod kept;
mod key_file;
mod ring;
mod trust;

use contract::Beneficiary;
use credential::{CertificateId, IssueError, UnixTime};

use crate::backend::Backend;
use crate::clock::Timestamp;
use crate::database::Connection;
use crate::randomness::NoRandomness;
use facts::Facts;
use kept::Kept;

pub use kept::{Revoked, revoke};
pub use key_file::{About, BadKeyFile, RingKey};
pub use ring::{KeyRing, RingError, add_key, retire_key};
pub(crate) use trust::public_keys;
pub use trust::{trust_store, trust_without_a_database};

#[derive(Debug, thiserror::Error)]
pub(crate) enum IssuingError {
    #[error("there is no key to sign with")]
    NoKey,
    #[error("no dose is recorded")]
    NoDose,
    #[error("what is recorded makes no credential")]
    Issue(#[from] IssueError),
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

/// One dose's. Personal data, so there is no `Debug`.
pub(crate) struct Credential {
    pub(crate) dose: u8,
    pub(crate) certificate_id: String,
    /// `HC1:…`
    pub(crate) hcert: String,
}

/// One for each dose, in their order, but for doses whose day is not known: the format has no place for those.
///
/// Belongs into a transaction that no other writer can come between: otherwise two first requests at once would make
/// two certificates of one dose.
pub(crate) async fn of_person(
    backend: &Backend,
    connection: &mut Connection,
    now: Timestamp,
    person: &Beneficiary,
) -> Result<Vec<Credential>, IssuingError> {
    let ring = backend.keys.as_ref().ok_or(IssuingError::NoKey)?;
    let doses = person.doses_given();
    let Some(id) = person.beneficiary_reference_id.as_ref().filter(|_| !doses.is_empty()) else {
        return Err(IssuingError::NoDose);
    };
    let mut kept = kept::of_person(connection, id).await?;
    let mut credentials = Vec::with_capacity(doses.len());
    for facts in doses.iter().filter_map(|dose| Facts::of(person, dose)) {
        let credential = match kept.remove(&facts.dose()) {
            Some(kept) if kept.holds(&facts.digest(), ring, now) => kept,
            former => {
                let issued = issue(backend, ring, now, &facts, former)?;
                kept::store(connection, id, &issued).await?;
                issued
            }
        };
        let Kept { dose, certificate_id, hcert, .. } = credential;
        credentials.push(Credential { dose, certificate_id, hcert });
    }
    Ok(credentials)
}

fn issue(
    backend: &Backend,
    ring: &KeyRing,
    now: Timestamp,
    facts: &Facts,
    former: Option<Kept>,
) -> Result<Kept, IssuingError> {
    let key = ring.newest_valid(now).ok_or(IssuingError::NoKey)?;
    let issuer = key.issuer().ok_or(IssuingError::NoKey)?;
    let id = match former {
        Some(former) => CertificateId::parse(&former.certificate_id)?,
        None => CertificateId::new(&key.about().country, &backend.randomness.opaque()?)?,
    };
    let issued = seconds(now);
    let expires = seconds(now.plus(backend.rules.credential_life)).min(key.about().not_after);
    let certificate_id = id.as_str().to_owned();
    let hcert = issuer.issue(&facts.vaccination(id)?, issued, expires)?;
    Ok(Kept {
        dose: facts.dose(),
        certificate_id,
        made_of: facts.digest(),
        kid: key.kid().clone(),
        hcert,
        expires_at: timestamp(expires),
    })
}

/// Rounded down: nothing was issued later than it was.
fn seconds(time: Timestamp) -> UnixTime {
    UnixTime(time.millis().div_euclid(1000))
}

fn timestamp(time: UnixTime) -> Timestamp {
    Timestamp::from_millis(time.0.saturating_mul(1000))
}
