//! Who touched the records under a number, and when.
//!
//! Records of it are only ever added, and chained: each one's hash is taken with the audit key over the hash before it
//! and all of its own fields. So whoever can write to the database, and has not the key, can neither change, remove,
//! move nor add one without the break being found; [`verify`] says where.

mod ends;
mod key;
mod page;
mod purge;
mod record;
mod stored;
mod verify;

use std::path::Path;
use std::sync::Arc;

use contract::{How, MobileNumber, ReferenceId, What};

use crate::clock::Timestamp;
use crate::database::{Connection, Database};
use crate::hex;
use crate::randomness::{NoRandomness, Randomness};
use ends::{End, Name};
use record::Record;

pub use ends::head;
pub use key::{AuditKey, KeyError};
pub(crate) use page::{ActivityError, page};
pub use purge::PurgeError;
pub use verify::{Break, Expected, Verified, VerifyError, verify};

/// The citizen, or whoever holds their phone.
pub(crate) const BENEFICIARY: &str = "Beneficiary";
pub(crate) const SYSTEM: &str = "System";

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error("the database holds activity, and nothing says where it begins and ends: it was touched")]
    EndsMissing,
    #[error(
        "the audit key does not fit the newest activity in the database: it is another key, or that was touched"
    )]
    KeyDoesNotFit,
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

/// The pen that writes: it holds the key.
pub struct Activity {
    key: AuditKey,
    randomness: Arc<dyn Randomness>,
}

/// What is to be written down; the number, the time and the place in line come on writing.
pub(crate) struct NewEntry<'a> {
    pub(crate) who: &'a str,
    pub(crate) how: How,
    pub(crate) what: What,
    pub(crate) person: Option<&'a ReferenceId>,
}

impl Activity {
    /// Goes on where the activity in the database ends. Where there is none yet, begins it, and makes a key where the
    /// file is missing; later a key is never made, because a chain cannot go on with another one.
    pub async fn open(
        database: &Database,
        key_file: &Path,
        randomness: Arc<dyn Randomness>,
    ) -> Result<Self, OpenError> {
        let mut transaction = database.write().await?;
        let head = ends::find(&mut transaction, Name::Head).await?;
        let key = match AuditKey::read(key_file) {
            Err(KeyError::Missing(_)) if head.is_none() => AuditKey::make(key_file, &*randomness)?,
            outcome => outcome?,
        };
        match head {
            Some(head) if !head.is_genuine(&key) => return Err(OpenError::KeyDoesNotFit),
            Some(_) => {}
            None if stored::is_empty(&mut transaction).await? => ends::begin(&mut transaction, &key).await?,
            None => return Err(OpenError::EndsMissing),
        }
        transaction.commit().await?;
        Ok(Self { key, randomness })
    }

    /// Belongs into the transaction of what it tells of: the one is never there without the other. It takes the head
    /// first, so that no two transactions can put a record into the same place.
    pub(crate) async fn append(
        &self,
        connection: &mut Connection,
        at: Timestamp,
        number: &MobileNumber,
        entry: &NewEntry<'_>,
    ) -> Result<(), sqlx::Error> {
        let id: [u8; 12] =
            self.randomness.bytes().map_err(|error: NoRandomness| sqlx::Error::Encode(error.into()))?;
        let (position, previous) = ends::take_next(connection, &self.key).await?;
        let record = Record {
            position,
            entry_id: hex::encode(&id),
            // Whose activity it is; it never leaves the database but to them.
            mobile: number.expose_digits().to_owned(),
            at: at.millis(),
            who: entry.who.to_owned(),
            how: entry.how.as_wire().to_owned(),
            what: entry.what.as_wire().to_owned(),
            reference_id: entry.person.map(|id| id.expose_digits().to_owned()),
        };
        let hash = record.hash(&self.key, &previous);
        stored::insert(connection, &record, &hash).await?;
        End { name: Name::Head, position, hash }.store(connection, &self.key).await
    }

    /// The newest record; `None` where the head was touched.
    pub(crate) async fn head(&self, connection: &mut Connection) -> Result<Option<Expected>, sqlx::Error> {
        head(connection, &self.key).await
    }
}
