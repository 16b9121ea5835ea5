//! Asking for a code, and proving it.

use serde::{Deserialize, Serialize};

use crate::answer::{Answer, Fields, number, text};
use crate::{BearerToken, MobileNumber, OtpDigest};

/// Co-WIN's published life of a code, and its wait until the next one, in seconds.
const COWIN_CODE_SECONDS: u32 = 180;

/// Co-WIN's published life of a token, in seconds.
const COWIN_TOKEN_SECONDS: u32 = 900;

/// The opaque id of a code that is under way. Knowing it unlocks nothing without the code.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TxnId(String);

impl TxnId {
    pub fn new(id: String) -> Self {
        Self(id)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `generateOTP`, request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeRequest {
    pub mobile: MobileNumber,
}

impl CodeRequest {
    /// As it stands in the JSON object; for a client with another serialiser at hand.
    pub fn fields(&self) -> [(&'static str, &str); 1] {
        [("mobile", self.mobile.expose_digits())]
    }
}

/// `generateOTP`, answer 200. Co-WIN sends the id alone; its published 180 s stand in for the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodeSent {
    #[serde(rename = "txnId")]
    pub txn_id: TxnId,
    /// Seconds until the code stops working.
    #[serde(rename = "expiresIn")]
    pub expires_in: u32,
    /// Seconds until another code can be asked for.
    #[serde(rename = "resendAfter")]
    pub resend_after: u32,
}

/// `confirmOTP`, request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmRequest {
    pub otp: OtpDigest,
    #[serde(rename = "txnId")]
    pub txn_id: TxnId,
}

impl ConfirmRequest {
    /// As [`CodeRequest::fields`].
    pub fn fields(&self) -> [(&'static str, &str); 2] {
        [("otp", self.otp.expose()), ("txnId", self.txn_id.as_str())]
    }
}

/// `confirmOTP` and `extend`, answer 200.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignedIn {
    pub token: BearerToken,
    /// Seconds until the token dies; Co-WIN's published 900 where absent.
    #[serde(rename = "expiresIn")]
    pub expires_in: u32,
}

impl Answer for CodeSent {
    fn read(fields: &impl Fields) -> Option<Self> {
        Some(Self {
            txn_id: TxnId(text(fields, "txnId")?),
            expires_in: number(fields, "expiresIn").unwrap_or(COWIN_CODE_SECONDS),
            resend_after: number(fields, "resendAfter").unwrap_or(COWIN_CODE_SECONDS),
        })
    }
}

impl Answer for SignedIn {
    fn read(fields: &impl Fields) -> Option<Self> {
        Some(Self {
            token: BearerToken::new(text(fields, "token")?),
            expires_in: number(fields, "expiresIn").unwrap_or(COWIN_TOKEN_SECONDS),
        })
    }
}
