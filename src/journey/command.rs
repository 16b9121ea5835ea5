//! What can be ordered.

use contract::{CredentialList, MobileNumber, OtpDigest, ReferenceId, TrustedKeys, TxnId};

use super::{JobId, Way};
use crate::proof::{CodeContent, DrawnCode, Subject};
use crate::session::Session;

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    Nothing,
    /// Two calls at once.
    Both(Box<[Command; 2]>),
    SendCode(MobileNumber),
    ConfirmCode {
        txn_id: TxnId,
        digest: OtpDigest,
    },
    LoadRecords(Session),
    /// One file; `number` is its place among several.
    HandOver {
        session: Session,
        job: JobId,
        way: Way,
        id: ReferenceId,
        number: Option<usize>,
    },
    /// The certificates of one person.
    LoadCredentials {
        session: Session,
        id: ReferenceId,
    },
    /// Are they about `subject`, and do they hold?
    CheckCredentials {
        id: ReferenceId,
        subject: Subject,
        list: CredentialList,
    },
    /// The picture of a QR code.
    HandOverCode {
        way: Way,
        code: DrawnCode,
    },
    /// The keys whose signatures count, and what checks them.
    LoadTrust,
    /// What was read out of codes.
    Check {
        contents: Vec<CodeContent>,
        keys: TrustedKeys,
    },
    /// One page of who has seen the records; the newest without a cursor.
    LoadActivity {
        session: Session,
        after: Option<String>,
    },
    /// Exchange the token for a new one.
    Renew(Session),
    /// Tell the backend that the token must die.
    SignOut(Session),
}
