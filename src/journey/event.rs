//! What can happen.

use contract::{ActivityPage, BearerToken, Beneficiary, CodeSent, MobileNumber, SignedIn, TxnId};

use super::{JobId, Outcome, Typed, Way, Whose};
use crate::problem::Problem;
use crate::route::Route;
use crate::session::{Challenge, Moment};

/// What has happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    SubmittedMobile(Typed),
    CodeSent {
        mobile: MobileNumber,
        answer: CodeSent,
        at: Moment,
    },
    SendFailed {
        mobile: MobileNumber,
        failure: Failure,
        at: Moment,
    },
    /// A discarded tab came back while its code was under way.
    Resumed(Challenge),
    SubmittedCode(Typed),
    AskedResend {
        at: Moment,
    },
    AskedChangeNumber,
    Confirmed {
        txn_id: TxnId,
        answer: SignedIn,
        at: Moment,
    },
    ConfirmFailed {
        txn_id: TxnId,
        failure: Failure,
        at: Moment,
    },
    AskedRecords,
    RecordsArrived {
        token: BearerToken,
        beneficiaries: Vec<Beneficiary>,
    },
    RecordsFailed {
        token: BearerToken,
        failure: Failure,
    },
    OpenedCertificate(usize),
    ClosedCertificate,
    AskedHandover {
        way: Way,
        whose: Whose,
    },
    HandedOver {
        job: JobId,
        outcome: Outcome,
        at: Moment,
    },
    OpenedActivity,
    ClosedActivity,
    /// The first page of it, the following one, or once more the one that did not come.
    AskedNewestActivity,
    AskedEarlierActivity,
    AskedActivityAgain,
    ActivityArrived {
        token: BearerToken,
        after: Option<String>,
        page: ActivityPage,
    },
    ActivityFailed {
        token: BearerToken,
        after: Option<String>,
        failure: Failure,
    },
    /// An answer to the warning that the visit is about to end.
    AskedToStay {
        at: Moment,
    },
    Renewed {
        token: BearerToken,
        answer: SignedIn,
        at: Moment,
    },
    RenewalFailed {
        token: BearerToken,
        failure: Failure,
        at: Moment,
    },
    AskedSignOut,
    Ticked(Moment),
    /// Back or Forward.
    Navigated(Route),
    StartedOver,
}

/// How a call can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    Problem(Problem),
    /// 401: the token is dead.
    SignedOut,
    /// The number is locked for so many seconds.
    Locked {
        retry_after: u32,
    },
}
