//! The calls to the backend. The only place that names `gloo_net`.

mod call;
mod endpoint;

use contract::{
    ActivityPage, Beneficiary, BeneficiaryList, CodeRequest, CodeSent, ConfirmRequest, ErrorCode,
    MobileNumber, OtpDigest, ReferenceId, SignedIn, TxnId,
};

use crate::journey::Failure;
use crate::problem::Problem;
use crate::session::Session;
use call::{Refusal, get, post};

/// Asks for a code to be sent to `mobile`.
pub async fn send_code(mobile: &MobileNumber) -> Result<CodeSent, Failure> {
    let request = CodeRequest { mobile: mobile.clone() };
    post(endpoint::GENERATE_OTP, &request.fields()).await?.read()
}

/// Proves the code that belongs to `txn_id`.
pub async fn confirm_code(txn_id: TxnId, otp: OtpDigest) -> Result<SignedIn, Failure> {
    let request = ConfirmRequest { otp, txn_id };
    post(endpoint::CONFIRM_OTP, &request.fields()).await?.read()
}

/// The people under the session's number. Co-WIN refuses where there are none; here that is an empty list.
pub async fn beneficiaries(session: &Session) -> Result<Vec<Beneficiary>, Failure> {
    match get(endpoint::BENEFICIARIES, session).await {
        Ok(body) => body.read().map(|list: BeneficiaryList| list.beneficiaries),
        Err(Refusal { code: Some(ErrorCode::NotRegistered), .. }) => Ok(Vec::new()),
        Err(refusal) => Err(refusal.into()),
    }
}

/// The certificate of one person as a PDF.
pub async fn certificate(session: &Session, id: &ReferenceId) -> Result<Vec<u8>, Failure> {
    let body = get(&endpoint::certificate(id), session).await.map_err(|refusal| match refusal.code {
        Some(ErrorCode::RecordNotFound | ErrorCode::NoDoseRecorded) => {
            Failure::Problem(Problem::CertificateNotFound)
        }
        _ if refusal.status == 404 => Failure::Problem(Problem::CertificateNotFound),
        _ => refusal.into(),
    })?;
    if body.bytes().starts_with(b"%PDF-") {
        Ok(body.into_bytes())
    } else {
        Err(Failure::Problem(Problem::CertificateUnreadable))
    }
}

/// Who has seen the records; the newest page, or the one after a cursor.
pub async fn activity(session: &Session, after: Option<&str>) -> Result<ActivityPage, Failure> {
    get(&endpoint::activity(after), session).await.map_err(Refusal::of_extension)?.read()
}

/// A new token for the session's, which dies.
pub async fn extend(session: &Session) -> Result<SignedIn, Failure> {
    call::post_empty(endpoint::EXTEND, session).await.map_err(Refusal::of_extension)?.read()
}

/// Lets the token die. Its owner has gone already, so a failure has nobody to be shown to: the token then lives
/// until its own end. A backend without this call answers 404, and that is as well.
pub async fn sign_out(session: &Session) {
    let _ = call::post_empty(endpoint::LOGOUT, session).await;
}
