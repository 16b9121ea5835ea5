//! Who touched the records under a number, and when. Rows are only ever added.

use contract::{ActivityEntry, ActivityPage, How, MobileNumber, ReferenceId, What};
use sqlx::Row as _;

use crate::clock::Timestamp;
use crate::database::{Connection, Row};
use crate::hex;
use crate::randomness::Randomness;
use crate::sessions::Session;

/// The citizen, or whoever holds their phone.
pub(crate) const BENEFICIARY: &str = "Beneficiary";
pub(crate) const SYSTEM: &str = "System";

const PAGE: usize = 20;

#[derive(Debug, thiserror::Error)]
pub(crate) enum ActivityError {
    #[error("no such cursor")]
    UnknownCursor,
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

/// What is to be written down; the number, the time and the place in line come on writing.
pub(crate) struct NewEntry<'a> {
    pub(crate) who: &'a str,
    pub(crate) how: How,
    pub(crate) what: What,
    pub(crate) person: Option<&'a ReferenceId>,
}

/// Belongs into the transaction of what it tells of: the one is never there without the other.
pub(crate) async fn append(
    connection: &mut Connection,
    randomness: &dyn Randomness,
    at: Timestamp,
    number: &MobileNumber,
    entry: &NewEntry<'_>,
) -> Result<(), sqlx::Error> {
    let id: [u8; 12] = randomness.bytes().map_err(|error| sqlx::Error::Encode(error.into()))?;
    sqlx::query(
        "INSERT INTO activity (entry_id, mobile, at, who, how, what, reference_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(hex::encode(&id))
    .bind(number.expose_digits())
    .bind(at.millis())
    .bind(entry.who)
    .bind(how_as_text(entry.how))
    .bind(what_as_text(entry.what))
    .bind(entry.person.map(ReferenceId::expose_digits))
    .execute(connection)
    .await?;
    Ok(())
}

/// The session's own, newest first, from after the entry that `after` names.
pub(crate) async fn page(
    connection: &mut Connection,
    session: &Session,
    after: Option<&str>,
) -> Result<ActivityPage, ActivityError> {
    let before = match after {
        Some(cursor) => position(connection, session, cursor).await?,
        None => i64::MAX,
    };
    let rows = sqlx::query(
        "SELECT entry_id, at, who, how, what, reference_id FROM activity
         WHERE mobile = $1 AND position < $2 ORDER BY position DESC LIMIT $3",
    )
    .bind(session.number().expose_digits())
    .bind(before)
    .bind(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?;
    let next = match rows.get(PAGE) {
        Some(_) => rows.get(PAGE - 1).map(|row| row.try_get(0)).transpose()?,
        None => None,
    };
    let activity = rows.iter().take(PAGE).map(entry).collect::<Result<_, _>>()?;
    Ok(ActivityPage { activity, next })
}

async fn position(
    connection: &mut Connection,
    session: &Session,
    cursor: &str,
) -> Result<i64, ActivityError> {
    let row = sqlx::query("SELECT position FROM activity WHERE entry_id = $1 AND mobile = $2")
        .bind(cursor)
        .bind(session.number().expose_digits())
        .fetch_optional(connection)
        .await?;
    Ok(row.ok_or(ActivityError::UnknownCursor)?.try_get(0)?)
}

fn entry(row: &Row) -> Result<ActivityEntry, sqlx::Error> {
    let reference_id: Option<String> = row.try_get(5)?;
    Ok(ActivityEntry {
        at: Timestamp::from_millis(row.try_get(1)?).rfc3339(),
        who: row.try_get(2)?,
        how: how_from_text(row.try_get(3)?),
        what: what_from_text(row.try_get(4)?)?,
        beneficiary_reference_id: reference_id.and_then(|id| ReferenceId::parse(&id).ok()),
    })
}

fn how_as_text(how: How) -> &'static str {
    match how {
        How::Citizen => "citizen",
        How::AuthorisedUser => "authorised_user",
        How::Partner => "partner",
        How::System => "system",
    }
}

fn how_from_text(text: &str) -> How {
    match text {
        "citizen" => How::Citizen,
        "authorised_user" => How::AuthorisedUser,
        "partner" => How::Partner,
        _ => How::System,
    }
}

fn what_as_text(what: What) -> &'static str {
    match what {
        What::Viewed => "viewed",
        What::Downloaded => "downloaded",
        What::CodeSent => "code_sent",
        What::CodeRefused => "code_refused",
        What::SignedIn => "signed_in",
        What::SignedOut => "signed_out",
        What::Updated => "updated",
    }
}

fn what_from_text(text: &str) -> Result<What, sqlx::Error> {
    let all = [
        What::Viewed,
        What::Downloaded,
        What::CodeSent,
        What::CodeRefused,
        What::SignedIn,
        What::SignedOut,
        What::Updated,
    ];
    all.into_iter()
        .find(|what| what_as_text(*what) == text)
        .ok_or_else(|| sqlx::Error::Decode("an activity of no known kind".into()))
}
