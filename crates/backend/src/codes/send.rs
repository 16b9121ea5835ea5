//! Sending a code. Nothing here asks whether anybody is registered under the number.

use std::time::Duration;

use contract::{CodeSent, How, Language, MobileNumber, OtpCode, What};
use sqlx::Row as _;

use super::hash::{HashFailed, HashedCode};
use super::lock;
use crate::activity::{self, NewEntry};
use crate::backend::Backend;
use crate::clock::Timestamp;
use crate::database::Connection;
use crate::randomness::NoRandomness;
use crate::rules::{Rules, seconds_to_live, seconds_to_wait};
use crate::sms::{OutboxFull, Sms};

const QUARTER_HOUR: Duration = Duration::from_secs(15 * 60);
const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[derive(Debug, thiserror::Error)]
pub enum SendRefusal {
    #[error("the number is locked")]
    Locked { retry_after: Duration },
    #[error("too many codes were sent to the number")]
    TooManySends { retry_after: Duration },
    #[error("too many codes were sent to all numbers together")]
    TooManyInAll { retry_after: Duration },
    #[error(transparent)]
    OutboxFull(#[from] OutboxFull),
    #[error(transparent)]
    Hash(#[from] HashFailed),
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

/// Makes a code, keeps its hash, and leaves the SMS in the outbox: the answer does not wait for the gateway. Nothing but
/// the words of the SMS depends on the language.
pub async fn send(
    backend: &Backend,
    number: MobileNumber,
    language: Language,
) -> Result<CodeSent, SendRefusal> {
    let rules = &backend.rules;
    // Asked twice: here to refuse cheaply, and below, where no other send can come between.
    let mut reader = backend.database.read().await?;
    refuse_beyond_limits(&mut reader, &number, backend.clock.now(), rules).await?;
    drop(reader);

    let slot = backend.outbox.reserve()?;
    let code = backend.randomness.code()?;
    let txn_id = backend.randomness.txn_id()?;
    let hashed = backend.hasher.hash(code.digest(), &*backend.randomness).await?;

    let mut transaction = backend.database.write().await?;
    let now = backend.clock.now();
    refuse_beyond_limits(&mut transaction, &number, now, rules).await?;
    forget_old(&mut transaction, now).await?;
    keep(&mut transaction, txn_id.as_str(), &number, now, rules, &hashed).await?;
    let entry =
        NewEntry { how: How::Citizen, who: activity::BENEFICIARY, what: What::CodeSent, person: None };
    backend.activity.append(&mut transaction, now, &number, &entry).await?;
    transaction.commit().await?;

    slot.send(Sms { text: sms_text(backend, &code, language), to: number, sent_at: now });
    Ok(CodeSent {
        txn_id,
        expires_in: seconds_to_live(rules.code_life),
        resend_after: seconds_to_wait(rules.resend_after),
    })
}

/// Says the first of the limits that hold, and the longest of all waits: whoever comes back then is not sent away for
/// another one that was known before.
async fn refuse_beyond_limits(
    connection: &mut Connection,
    number: &MobileNumber,
    now: Timestamp,
    rules: &Rules,
) -> Result<(), SendRefusal> {
    let lock = lock::locked_for(connection, number, now).await?;
    let of_number = wait_of_number(connection, number, now, rules).await?;
    let of_all = wait_of_all(connection, now, rules).await?;
    let Some(retry_after) = lock.max(of_number).max(of_all) else { return Ok(()) };
    Err(match (lock, of_number) {
        (Some(_), _) => SendRefusal::Locked { retry_after },
        (None, Some(_)) => SendRefusal::TooManySends { retry_after },
        (None, None) => SendRefusal::TooManyInAll { retry_after },
    })
}

async fn wait_of_number(
    connection: &mut Connection,
    number: &MobileNumber,
    now: Timestamp,
    rules: &Rules,
) -> Result<Option<Duration>, sqlx::Error> {
    let newest_first: Vec<Timestamp> =
        sqlx::query("SELECT sent_at FROM codes WHERE mobile = $1 AND sent_at > $2 ORDER BY sent_at DESC")
            .bind(number.expose_digits())
            .bind(now.minus(DAY).millis())
            .fetch_all(connection)
            .await?
            .iter()
            .map(|row| row.try_get(0).map(Timestamp::from_millis))
            .collect::<Result<_, _>>()?;
    let limits =
        [(1, rules.resend_after), (rules.sends_per_quarter_hour, QUARTER_HOUR), (rules.sends_per_day, DAY)];
    Ok(limits.into_iter().filter_map(|(sends, window)| wait(&newest_first, sends, window, now)).max())
}

/// The same for every number: it tells nothing of any of them.
async fn wait_of_all(
    connection: &mut Connection,
    now: Timestamp,
    rules: &Rules,
) -> Result<Option<Duration>, sqlx::Error> {
    let mut longest = None;
    for (sends, window) in [(rules.all_sends_per_minute, MINUTE), (rules.all_sends_per_day, DAY)] {
        let last_that_counts = sqlx::query(
            "SELECT sent_at FROM codes WHERE sent_at > $1 ORDER BY sent_at DESC LIMIT 1 OFFSET $2",
        )
        .bind(now.minus(window).millis())
        .bind(i64::from(sends) - 1)
        .fetch_optional(&mut *connection)
        .await?;
        if let Some(row) = last_that_counts {
            longest = longest.max(Some(now.until(Timestamp::from_millis(row.try_get(0)?).plus(window))));
        }
    }
    Ok(longest)
}

/// How long until a further send fits into `sends` in a `window`; `None` where it fits now.
fn wait(newest_first: &[Timestamp], sends: u32, window: Duration, now: Timestamp) -> Option<Duration> {
    let last_that_counts = newest_first.get(usize::try_from(sends).ok()?.checked_sub(1)?)?;
    let free_at = last_that_counts.plus(window);
    (free_at > now).then(|| now.until(free_at))
}

/// Of all numbers: most ask for a code once and never again. No limit looks back further than a day.
pub(crate) async fn forget_old(connection: &mut Connection, now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM codes WHERE sent_at <= $1")
        .bind(now.minus(DAY).millis())
        .execute(&mut *connection)
        .await?;
    lock::forget_old(connection, now.minus(DAY), now).await
}

async fn keep(
    connection: &mut Connection,
    txn_id: &str,
    number: &MobileNumber,
    now: Timestamp,
    rules: &Rules,
    hashed: &HashedCode,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO codes (txn_id, mobile, sent_at, expires_at, salt, hash) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(txn_id)
    .bind(number.expose_digits())
    .bind(now.millis())
    .bind(now.plus(rules.code_life).millis())
    .bind(&hashed.salt)
    .bind(&hashed.hash)
    .execute(connection)
    .await?;
    Ok(())
}

fn sms_text(backend: &Backend, code: &OtpCode, asked_for: Language) -> String {
    let language = backend.sms_languages.instead_of(asked_for);
    crate::sms::text(code, backend.rules.code_life, &backend.domain, language)
}
