//! Credentials, keys' last days and revocations in the database.

use std::collections::HashMap;
use std::num::TryFromIntError;

use contract::{How, ReferenceId, What};
use credential::{CertificateId, KeyId};
use sqlx::Row as _;

use super::KeyRing;
use crate::activity::{self, Activity, NewEntry};
use crate::clock::Timestamp;
use crate::database::{Connection, Database, Row};
use crate::records::stored_number;

/// Personal data, so there is no `Debug`.
pub(super) struct Kept {
    pub(super) dose: u8,
    pub(super) certificate_id: String,
    pub(super) made_of: String,
    pub(super) kid: KeyId,
    pub(super) hcert: String,
    pub(super) expires_at: Timestamp,
}

impl Kept {
    /// Whether it still says what the record does, and whoever checks it finds it to hold.
    pub(super) fn holds(&self, made_of: &str, ring: &KeyRing, now: Timestamp) -> bool {
        self.made_of == made_of && now < self.expires_at && ring.knows(&self.kid)
    }

    fn read(row: &Row) -> Result<Self, sqlx::Error> {
        let dose = row.try_get::<i64, _>(0)?.try_into();
        Ok(Self {
            dose: dose.map_err(|error: TryFromIntError| sqlx::Error::Decode(error.into()))?,
            certificate_id: row.try_get(1)?,
            made_of: row.try_get(2)?,
            kid: stored_kid(row.try_get(3)?)?,
            hcert: row.try_get(4)?,
            expires_at: Timestamp::from_millis(row.try_get(5)?),
        })
    }
}

#[derive(Debug, thiserror::Error)]
#[error("a key's id is not base64")]
struct NoKeyId;

fn stored_kid(text: &str) -> Result<KeyId, sqlx::Error> {
    KeyId::from_base64(text).ok_or_else(|| sqlx::Error::Decode(NoKeyId.into()))
}

/// By dose.
pub(super) async fn of_person(
    connection: &mut Connection,
    id: &ReferenceId,
) -> Result<HashMap<u8, Kept>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT dose, certificate_id, made_of, kid, hcert, expires_at FROM credentials WHERE reference_id = $1",
    )
    .bind(id.expose_digits())
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| Kept::read(row).map(|kept| (kept.dose, kept))).collect()
}

/// In place of what was kept of that dose. The key's last day is the later one.
pub(super) async fn store(
    connection: &mut Connection,
    id: &ReferenceId,
    kept: &Kept,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO credentials (reference_id, dose, certificate_id, made_of, kid, hcert, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (reference_id, dose) DO UPDATE SET made_of = excluded.made_of, kid = excluded.kid,
             hcert = excluded.hcert, expires_at = excluded.expires_at",
    )
    .bind(id.expose_digits())
    .bind(i64::from(kept.dose))
    .bind(&kept.certificate_id)
    .bind(&kept.made_of)
    .bind(kept.kid.to_base64())
    .bind(&kept.hcert)
    .bind(kept.expires_at.millis())
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "INSERT INTO signing_keys (kid, last_expires_at) VALUES ($1, $2)
         ON CONFLICT (kid) DO UPDATE SET last_expires_at = excluded.last_expires_at
         WHERE signing_keys.last_expires_at < excluded.last_expires_at",
    )
    .bind(kept.kid.to_base64())
    .bind(kept.expires_at.millis())
    .execute(connection)
    .await?;
    Ok(())
}

/// When the last credential of each key runs out.
pub(super) async fn last_days(connection: &mut Connection) -> Result<HashMap<KeyId, Timestamp>, sqlx::Error> {
    let rows = sqlx::query("SELECT kid, last_expires_at FROM signing_keys").fetch_all(connection).await?;
    let read = |row: &Row| Ok((stored_kid(row.try_get(0)?)?, Timestamp::from_millis(row.try_get(1)?)));
    rows.iter().map(read).collect()
}

/// Ids of certificates that were called back.
pub(super) async fn revoked(connection: &mut Connection) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar("SELECT certificate_id FROM revocations").fetch_all(connection).await
}

/// What became of an id that was to be revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revoked {
    /// A certificate that is kept here; its owner sees that the record was touched.
    OfPerson,
    /// None is kept here under that id. It counts as revoked all the same, as it may come out of a lost database.
    Unknown,
    Before,
}

/// Calls a certificate back.
pub async fn revoke(
    database: &Database,
    activity: &Activity,
    now: Timestamp,
    id: &CertificateId,
) -> Result<Revoked, sqlx::Error> {
    let mut transaction = database.write().await?;
    let written = sqlx::query(
        "INSERT INTO revocations (certificate_id, revoked_at) VALUES ($1, $2) ON CONFLICT (certificate_id) DO NOTHING",
    )
    .bind(id.as_str())
    .bind(now.millis())
    .execute(&mut *transaction)
    .await?;
    if written.rows_affected() == 0 {
        return Ok(Revoked::Before);
    }
    let row = sqlx::query(
        "SELECT mobile, beneficiaries.reference_id FROM credentials
         JOIN beneficiaries ON beneficiaries.reference_id = credentials.reference_id WHERE credentials.certificate_id = $1",
    )
    .bind(id.as_str())
    .fetch_optional(&mut *transaction)
    .await?;
    let Some(row) = row else {
        transaction.commit().await?;
        return Ok(Revoked::Unknown);
    };
    let person = ReferenceId::parse(row.try_get(1)?).ok();
    let entry =
        NewEntry { how: How::System, who: activity::SYSTEM, what: What::Updated, person: person.as_ref() };
    activity.append(&mut transaction, now, &stored_number(row.try_get(0)?)?, &entry).await?;
    transaction.commit().await?;
    Ok(Revoked::OfPerson)
}
