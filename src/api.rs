//! The calls to the backend: for each, what is asked, and how the answer to it is read. The only place that makes any.

mod call;
mod endpoint;

use contract::{
    Beneficiary, BeneficiaryList, CodeRequest, ConfirmRequest, CredentialList, ErrorCode, MobileNumber,
    OtpDigest, ReferenceId, TxnId,
};

use crate::browser::File;
use crate::journey::Failure;
use crate::problem::Problem;
use crate::session::Session;
use call::{Refusal, get, post, post_fields};

pub use crate::browser::Request as Call;
pub use call::{Response, send};

/// Asks for a code to be sent to `mobile`. The answer is a [`contract::CodeSent`].
pub fn send_code(mobile: &MobileNumber) -> Call {
    let request = CodeRequest { mobile: mobile.clone() };
    post_fields(endpoint::GENERATE_OTP, &request.fields())
}

/// Proves the code that belongs to `txn_id`. The answer is a [`contract::SignedIn`].
pub fn confirm_code(txn_id: &TxnId, otp: &OtpDigest) -> Call {
    let request = ConfirmRequest { otp: otp.clone(), txn_id: txn_id.clone() };
    post_fields(endpoint::CONFIRM_OTP, &request.fields())
}

/// The people under the session's number.
pub fn beneficiaries(session: &Session) -> Call {
    get(endpoint::BENEFICIARIES, session)
}

/// The certificate of one person.
pub fn certificate(session: &Session, id: &ReferenceId) -> Call {
    get(&endpoint::certificate(id), session)
}

/// The certificates of one person, for checking. The answer, of an extension, is a [`contract::CredentialList`].
pub fn credentials(session: &Session, id: &ReferenceId) -> Call {
    get(&endpoint::credential(id), session)
}

/// The keys whose signatures count: for everybody. The answer, of an extension, is a [`contract::TrustedKeys`].
pub fn trust() -> Call {
    call::get_public(endpoint::TRUST)
}

/// Who has seen the records; the newest page, or the one after a cursor. The answer, of an extension, is
/// a [`contract::ActivityPage`].
pub fn activity(session: &Session, after: Option<&str>) -> Call {
    get(&endpoint::activity(after), session)
}

/// A new token for the session's, which dies. The answer, of an extension, is a [`contract::SignedIn`].
pub fn extend(session: &Session) -> Call {
    post(endpoint::EXTEND, session)
}

/// Lets the token die. Its owner has gone already, so a failure has nobody to be shown to: the token then lives
/// until its own end. A backend without this call answers 404, and that is as well.
pub fn sign_out(session: &Session) -> Call {
    post(endpoint::LOGOUT, session)
}

impl Response {
    /// Co-WIN refuses where there are none; here that is an empty list.
    pub fn into_beneficiaries(self) -> Result<Vec<Beneficiary>, Failure> {
        match self.0 {
            Err(Refusal { code: Some(ErrorCode::NotRegistered), .. }) => Ok(Vec::new()),
            _ => self.read().map(|list: BeneficiaryList| list.beneficiaries),
        }
    }

    /// A person without a dose has none, while a backend that does not know the call has none for anybody.
    pub fn into_credentials(self) -> Result<CredentialList, Failure> {
        match self.0 {
            Err(Refusal { code: Some(ErrorCode::RecordNotFound | ErrorCode::NoDoseRecorded), .. }) => {
                Err(Failure::Problem(Problem::CertificateNotFound))
            }
            _ => self.read_extension(),
        }
    }

    pub fn into_certificate(self) -> Result<File, Failure> {
        let body = self.0.map_err(|refusal| match (refusal.code, refusal.status) {
            (Some(ErrorCode::RecordNotFound | ErrorCode::NoDoseRecorded), _) | (_, 404) => {
                Failure::Problem(Problem::CertificateNotFound)
            }
            _ => refusal.into(),
        })?;
        File::pdf(body).ok_or(Failure::Problem(Problem::CertificateUnreadable))
    }
}
