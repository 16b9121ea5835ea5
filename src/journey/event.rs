//! What can happen.

use contract::{
    ActivityPage, BearerToken, Beneficiary, CodeSent, CredentialList, MobileNumber, ReferenceId, SignedIn,
    TrustedKeys, TxnId,
};

use super::{CheckedDose, JobId, Outcome, Typed, Way, Whose};
use crate::problem::Problem;
use crate::proof::{CodeContent, Proof};
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
    AskedCredentialsAgain,
    CredentialsArrived {
        token: BearerToken,
        id: ReferenceId,
        list: CredentialList,
    },
    CredentialsFailed {
        token: BearerToken,
        id: ReferenceId,
        failure: Failure,
    },
    /// By the signatures alone, and on this device.
    CredentialsChecked {
        id: ReferenceId,
        checked: Result<Vec<CheckedDose>, Failure>,
    },
    AskedHandover {
        way: Way,
        whose: Whose,
    },
    HandedOver {
        job: JobId,
        outcome: Outcome,
        at: Moment,
    },
    /// The QR code of the certificate at this place among those that were checked.
    AskedCode {
        way: Way,
        place: usize,
    },
    CodeHandedOver(Outcome),
    /// Anybody may check a certificate.
    OpenedCheck,
    ClosedCheck,
    TrustArrived(Result<TrustedKeys, Failure>),
    AskedTrustAgain,
    AskedCamera,
    CameraStopped,
    AskedFile,
    /// What stands in the codes of a picture, or was pasted.
    Read(Vec<CodeContent>),
    NothingRead(Problem),
    Checked(Result<Vec<Proof>, Problem>),
    AskedNextCheck,
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
