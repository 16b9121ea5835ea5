//! Proving a code.
//!
//! A guess is compared with every living code of the number that was sent no later than the transaction it
//! names: an SMS that comes late still works. Each of them counts the guess, and counts it before the comparison,
//! so no code is ever compared with more than `tries_per_code` guesses, in whatever order and however many at once.

use std::time::Duration;

use contract::{How, MobileNumber, OtpDigest, TxnId, What};
use sqlx::Row as _;

use super::hash::{HashFailed, HashedCode};
use super::lock;
use crate::activity::{self, NewEntry};
use crate::backend::Backend;
use crate::clock::Timestamp;
use crate::database::{Connection, Transaction};
use crate::rules::Rules;
use crate::seats::Abandoned;

#[derive(Debug, thiserror::Error)]
pub enum ConfirmRefusal {
    #[error("the code is wrong")]
    Wrong,
    #[error("the code is too old")]
    Expired,
    #[error("the code was guessed at too often")]
    TriesUsed,
    #[error("the number is locked")]
    Locked { retry_after: Duration },
    #[error(transparent)]
    Hash(#[from] HashFailed),
    #[error(transparent)]
    Abandoned(#[from] Abandoned),
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

/// That whoever asks holds the phone with this number. Only a right code makes one, and only it opens a session.
///
/// The transaction that spends the code is still open: a session that cannot be opened, or that nobody waits for any
/// more, leaves the code as it was.
pub struct NumberProven {
    number: MobileNumber,
    transaction: Transaction,
}

impl NumberProven {
    pub(crate) fn into_parts(self) -> (MobileNumber, Transaction) {
        (self.number, self.transaction)
    }
}

pub async fn confirm(
    backend: &Backend,
    txn_id: &TxnId,
    digest: OtpDigest,
) -> Result<NumberProven, ConfirmRefusal> {
    let (guess, counting) = count(backend, txn_id).await?;
    let backend = backend.clone();
    // A task of its own goes on when nobody waits for the answer any more: a guess that is counted is written down, too,
    // or whoever hangs up in between would leave nothing behind.
    let comparing = tokio::spawn(async move {
        counting.commit().await?;
        compare(&backend, guess, digest).await
    });
    comparing.await.map_err(|_| Abandoned)?
}

async fn compare(backend: &Backend, guess: Guess, digest: OtpDigest) -> Result<NumberProven, ConfirmRefusal> {
    let hashes = guess.candidates.iter().map(|candidate| candidate.hashed.clone()).collect();
    let found = backend.hasher.find(digest, hashes).await?;
    match found.and_then(|place| guess.candidates.get(place)) {
        Some(candidate) => spend(backend, &candidate.txn_id, guess.number).await,
        None => refuse(backend, guess).await,
    }
}

/// A guess, and what it may be compared with once it has been counted.
struct Guess {
    number: MobileNumber,
    candidates: Vec<Candidate>,
    /// What to say if it matches none of them.
    if_wrong: ConfirmRefusal,
}

struct Candidate {
    txn_id: String,
    hashed: HashedCode,
}

/// The guess is counted once the transaction is committed.
async fn count(backend: &Backend, txn_id: &TxnId) -> Result<(Guess, Transaction), ConfirmRefusal> {
    let rules = &backend.rules;
    let mut transaction = backend.database.write().await?;
    let now = backend.clock.now();
    let Some(named) = NamedCode::find(&mut transaction, txn_id).await? else {
        return Err(ConfirmRefusal::Wrong);
    };
    if let Some(retry_after) = lock::locked_for(&mut transaction, &named.number, now).await? {
        return Err(ConfirmRefusal::Locked { retry_after });
    }
    named.refuse_if_dead(now, rules)?;

    let candidates = count_and_fetch(&mut transaction, &named, now, rules).await?;
    let lock = lock::count_guess(&mut transaction, &named.number, now, rules).await?;

    let if_wrong = match lock {
        Some(retry_after) => ConfirmRefusal::Locked { retry_after },
        None if named.tries + 1 >= i64::from(rules.tries_per_code) => ConfirmRefusal::TriesUsed,
        None => ConfirmRefusal::Wrong,
    };
    Ok((Guess { number: named.number, candidates, if_wrong }, transaction))
}

/// The code that a confirmation names by its transaction.
struct NamedCode {
    number: MobileNumber,
    sent_at: Timestamp,
    expires_at: Timestamp,
    tries: i64,
    is_spent: bool,
}

impl NamedCode {
    async fn find(connection: &mut Connection, txn_id: &TxnId) -> Result<Option<Self>, sqlx::Error> {
        let row =
            sqlx::query("SELECT mobile, sent_at, expires_at, tries, spent_at FROM codes WHERE txn_id = $1")
                .bind(txn_id.as_str())
                .fetch_optional(connection)
                .await?;
        row.map(|row| {
            Ok(Self {
                number: crate::records::stored_number(row.try_get(0)?)?,
                sent_at: Timestamp::from_millis(row.try_get(1)?),
                expires_at: Timestamp::from_millis(row.try_get(2)?),
                tries: row.try_get(3)?,
                is_spent: row.try_get::<Option<i64>, _>(4)?.is_some(),
            })
        })
        .transpose()
    }

    fn refuse_if_dead(&self, now: Timestamp, rules: &Rules) -> Result<(), ConfirmRefusal> {
        if self.is_spent || now >= self.sent_at.plus(rules.expired_is_said) {
            Err(ConfirmRefusal::Wrong)
        } else if now >= self.expires_at {
            Err(ConfirmRefusal::Expired)
        } else if self.tries >= i64::from(rules.tries_per_code) {
            Err(ConfirmRefusal::TriesUsed)
        } else {
            Ok(())
        }
    }
}

async fn count_and_fetch(
    connection: &mut Connection,
    named: &NamedCode,
    now: Timestamp,
    rules: &Rules,
) -> Result<Vec<Candidate>, sqlx::Error> {
    let rows = sqlx::query(
        "UPDATE codes SET tries = tries + 1
         WHERE mobile = $1 AND sent_at <= $2 AND expires_at > $3 AND tries < $4 AND spent_at IS NULL
         RETURNING txn_id, salt, hash",
    )
    .bind(named.number.expose_digits())
    .bind(named.sent_at.millis())
    .bind(now.millis())
    .bind(i64::from(rules.tries_per_code))
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let hashed = HashedCode { salt: row.try_get(1)?, hash: row.try_get(2)? };
            Ok(Candidate { txn_id: row.try_get(0)?, hashed })
        })
        .collect()
}

/// All living codes of the number die with the one that was used.
async fn spend(
    backend: &Backend,
    txn_id: &str,
    number: MobileNumber,
) -> Result<NumberProven, ConfirmRefusal> {
    let mut transaction = backend.database.write().await?;
    let now = backend.clock.now();
    let spent = sqlx::query("UPDATE codes SET spent_at = $2 WHERE txn_id = $1 AND spent_at IS NULL")
        .bind(txn_id)
        .bind(now.millis())
        .execute(&mut *transaction)
        .await?;
    if spent.rows_affected() != 1 {
        // Somebody else used the same code a moment ago.
        return Err(ConfirmRefusal::Wrong);
    }
    sqlx::query("UPDATE codes SET spent_at = $2 WHERE mobile = $1 AND spent_at IS NULL")
        .bind(number.expose_digits())
        .bind(now.millis())
        .execute(&mut *transaction)
        .await?;
    lock::forget(&mut transaction, &number).await?;
    Ok(NumberProven { number, transaction })
}

async fn refuse(backend: &Backend, guess: Guess) -> Result<NumberProven, ConfirmRefusal> {
    let mut transaction = backend.database.write().await?;
    let entry =
        NewEntry { how: How::Citizen, who: activity::BENEFICIARY, what: What::CodeRefused, person: None };
    backend.activity.append(&mut transaction, backend.clock.now(), &guess.number, &entry).await?;
    transaction.commit().await?;
    Err(guess.if_wrong)
}
