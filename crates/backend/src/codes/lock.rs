//! Numbers under attack: so many wrong codes in a row, and a number takes none for a while.

use std::time::Duration;

use contract::MobileNumber;
use sqlx::Row as _;

use crate::clock::Timestamp;
use crate::database::Connection;
use crate::rules::Rules;

/// How long the number is still locked.
pub(super) async fn locked_for(
    connection: &mut Connection,
    number: &MobileNumber,
    now: Timestamp,
) -> Result<Option<Duration>, sqlx::Error> {
    let row = sqlx::query("SELECT locked_until FROM number_locks WHERE mobile = $1 AND locked_until > $2")
        .bind(number.expose_digits())
        .bind(now.millis())
        .fetch_optional(connection)
        .await?;
    row.map(|row| Ok(now.until(Timestamp::from_millis(row.try_get(0)?)))).transpose()
}

/// Counts a guess before it is compared, so that guesses made at the same time cannot share one count.
/// Answers how long the number is locked if this guess is the last one allowed and turns out wrong.
pub(super) async fn count_guess(
    connection: &mut Connection,
    number: &MobileNumber,
    now: Timestamp,
    rules: &Rules,
) -> Result<Option<Duration>, sqlx::Error> {
    let row = sqlx::query(
        "INSERT INTO number_locks (mobile, wrong_in_a_row, locked_until, guessed_at) VALUES ($1, 1, 0, $2)
         ON CONFLICT (mobile) DO UPDATE
         SET wrong_in_a_row = number_locks.wrong_in_a_row + 1, guessed_at = excluded.guessed_at
         RETURNING wrong_in_a_row",
    )
    .bind(number.expose_digits())
    .bind(now.millis())
    .fetch_one(&mut *connection)
    .await?;
    let wrong_in_a_row: i64 = row.try_get(0)?;
    if wrong_in_a_row < i64::from(rules.wrong_until_locked) {
        return Ok(None);
    }
    sqlx::query("UPDATE number_locks SET wrong_in_a_row = 0, locked_until = $2 WHERE mobile = $1")
        .bind(number.expose_digits())
        .bind(now.plus(rules.lock).millis())
        .execute(connection)
        .await?;
    Ok(Some(rules.lock))
}

/// A right code ends the row of wrong ones.
pub(super) async fn forget(connection: &mut Connection, number: &MobileNumber) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM number_locks WHERE mobile = $1")
        .bind(number.expose_digits())
        .execute(connection)
        .await?;
    Ok(())
}

/// Rows whose number is not locked and was last guessed at no later than `quiet_since`.
pub(super) async fn forget_old(
    connection: &mut Connection,
    quiet_since: Timestamp,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM number_locks WHERE guessed_at <= $1 AND locked_until <= $2")
        .bind(quiet_since.millis())
        .bind(now.millis())
        .execute(connection)
        .await?;
    Ok(())
}
