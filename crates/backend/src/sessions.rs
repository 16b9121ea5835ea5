//! Sessions: what a right code opens, for as long as its token lives.
//!
//! Holding a [`Session`] is the permission. It can be had from a living token only, and a token only from a
//! [`NumberProven`].

use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use contract::{BearerToken, How, MobileNumber, SignedIn, What};
use sha2::{Digest as _, Sha256};
use sqlx::Row as _;

use crate::activity::{self, NewEntry};
use crate::backend::Backend;
use crate::clock::Timestamp;
use crate::codes::NumberProven;
use crate::database::Connection;
use crate::hex;
use crate::randomness::NoRandomness;
use crate::refusal::Refusal;
use crate::rules::seconds_to_live;

#[derive(Debug, thiserror::Error)]
pub(crate) enum SessionError {
    #[error("the token opens no session")]
    Ended,
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

/// Somebody who holds the phone with this number.
pub(crate) struct Session {
    number: MobileNumber,
    token_hash: String,
    signed_in_at: Timestamp,
}

impl Session {
    pub(crate) fn number(&self) -> &MobileNumber {
        &self.number
    }

    async fn find(backend: &Backend, token: &BearerToken) -> Result<Self, SessionError> {
        let token_hash = hash(token);
        let row = sqlx::query(
            "SELECT mobile, signed_in_at, renewed_from FROM sessions WHERE token_hash = $1 AND expires_at > $2",
        )
        .bind(&token_hash)
        .bind(backend.clock.now().millis())
        .fetch_optional(&mut *backend.database.read().await?)
        .await?
        .ok_or(SessionError::Ended)?;
        if let Some(old) = row.try_get::<Option<String>, _>(2)? {
            replace(backend, &old, &token_hash).await?;
        }
        Ok(Self {
            number: crate::records::stored_number(row.try_get(0)?)?,
            token_hash,
            signed_in_at: Timestamp::from_millis(row.try_get(1)?),
        })
    }

    /// The token of an answer that never came, if there is one; two tokens a session are the most.
    async fn forget_unused_renewal(&self, connection: &mut Connection) -> Result<(), SessionError> {
        sqlx::query("DELETE FROM sessions WHERE renewed_from = $1")
            .bind(&self.token_hash)
            .execute(&mut *connection)
            .await?;
        let lives: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM sessions WHERE token_hash = $1)")
            .bind(&self.token_hash)
            .fetch_one(connection)
            .await?;
        // Meanwhile the renewal was used after all, or the session was closed.
        if lives { Ok(()) } else { Err(SessionError::Ended) }
    }

    async fn close(&self, connection: &mut Connection) -> Result<(), SessionError> {
        // And what it was renewed to, of which its holder has never heard.
        let closed = sqlx::query("DELETE FROM sessions WHERE token_hash = $1 OR renewed_from = $1")
            .bind(&self.token_hash)
            .execute(connection)
            .await?;
        // Of two calls that close the same session at once, one comes too late.
        if closed.rows_affected() > 0 { Ok(()) } else { Err(SessionError::Ended) }
    }
}

/// The new token is in its holder's hands: from now on the old one opens nothing.
async fn replace(backend: &Backend, old: &str, new: &str) -> Result<(), SessionError> {
    let mut transaction = backend.database.write().await?;
    let kept = sqlx::query("UPDATE sessions SET renewed_from = NULL WHERE token_hash = $1")
        .bind(new)
        .execute(&mut *transaction)
        .await?;
    // Meanwhile the old one was renewed once more, or the session was closed.
    if kept.rows_affected() == 0 {
        return Err(SessionError::Ended);
    }
    sqlx::query("DELETE FROM sessions WHERE token_hash = $1").bind(old).execute(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(())
}

impl FromRequestParts<Backend> for Session {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, backend: &Backend) -> Result<Self, Refusal> {
        let token = bearer_token(parts).ok_or(Refusal::Unauthenticated)?;
        Ok(Self::find(backend, &token).await?)
    }
}

fn bearer_token(parts: &Parts) -> Option<BearerToken> {
    let mut values = parts.headers.get_all(AUTHORIZATION).iter();
    // Of two, something in between may have looked at the other one.
    let (Some(value), None) = (values.next(), values.next()) else { return None };
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| BearerToken::new(token.trim().to_owned()))
}

/// Commits what spent the code: it is never used up without a session, nor a session opened without using it up.
pub(crate) async fn open(backend: &Backend, proof: NumberProven) -> Result<SignedIn, SessionError> {
    let (number, mut transaction) = proof.into_parts();
    let now = backend.clock.now();
    forget_ended(&mut transaction, now).await?;
    let answer = insert(backend, &mut transaction, &number, now, now, None).await?;
    let entry =
        NewEntry { how: How::Citizen, who: activity::BENEFICIARY, what: What::SignedIn, person: None };
    backend.activity.append(&mut transaction, now, &number, &entry).await?;
    transaction.commit().await?;
    Ok(answer)
}

/// A new token for the living one, which dies as soon as the new one is used: an answer that was lost on its way ends
/// nothing, and the next renewal replaces the token in it. None past the longest life of a session.
pub(crate) async fn extend(backend: &Backend, session: Session) -> Result<SignedIn, SessionError> {
    let mut transaction = backend.database.write().await?;
    let now = backend.clock.now();
    session.forget_unused_renewal(&mut transaction).await?;
    let answer = insert(
        backend,
        &mut transaction,
        &session.number,
        session.signed_in_at,
        now,
        Some(&session.token_hash),
    )
    .await?;
    transaction.commit().await?;
    Ok(answer)
}

pub(crate) async fn end(backend: &Backend, session: Session) -> Result<(), SessionError> {
    let mut transaction = backend.database.write().await?;
    session.close(&mut transaction).await?;
    let entry =
        NewEntry { how: How::Citizen, who: activity::BENEFICIARY, what: What::SignedOut, person: None };
    let now = backend.clock.now();
    backend.activity.append(&mut transaction, now, &session.number, &entry).await?;
    transaction.commit().await?;
    Ok(())
}

async fn insert(
    backend: &Backend,
    connection: &mut Connection,
    number: &MobileNumber,
    signed_in_at: Timestamp,
    now: Timestamp,
    renewed_from: Option<&str>,
) -> Result<SignedIn, SessionError> {
    let life = backend.rules.token_life.min(now.until(signed_in_at.plus(backend.rules.session_life)));
    if life == Duration::ZERO {
        return Err(SessionError::Ended);
    }
    let token = backend.randomness.token()?;
    sqlx::query(
        "INSERT INTO sessions (token_hash, mobile, signed_in_at, expires_at, renewed_from)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(hash(&token))
    .bind(number.expose_digits())
    .bind(signed_in_at.millis())
    .bind(now.plus(life).millis())
    .bind(renewed_from)
    .execute(connection)
    .await?;
    Ok(SignedIn { token, expires_in: seconds_to_live(life) })
}

/// Those whose token has died.
pub(crate) async fn forget_ended(connection: &mut Connection, now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM sessions WHERE expires_at <= $1").bind(now.millis()).execute(connection).await?;
    Ok(())
}

/// What lies in the database. A token has 256 random bits: no salt and no slow hash are needed.
fn hash(token: &BearerToken) -> String {
    hex::encode(&Sha256::digest(token.expose().as_bytes()))
}
