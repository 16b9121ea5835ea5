//! Asking for a code, and proving it.

use serde::{Deserialize, Serialize};

use crate::{BearerToken, MobileNumber, OtpDigest};

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

/// `generateOTP`, answer 200. Co-WIN sends the id alone; its published 180 s stand in for the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSent {
    #[serde(rename = "txnId")]
    pub txn_id: TxnId,
    /// Seconds until the code stops working.
    #[serde(rename = "expiresIn", default = "cowin_code_seconds")]
    pub expires_in: u32,
    /// Seconds until another code can be asked for.
    #[serde(rename = "resendAfter", default = "cowin_code_seconds")]
    pub resend_after: u32,
}

/// `confirmOTP`, request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmRequest {
    pub otp: OtpDigest,
    #[serde(rename = "txnId")]
    pub txn_id: TxnId,
}

/// `confirmOTP` and `extend`, answer 200.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    pub token: BearerToken,
    /// Seconds until the token dies; Co-WIN's published 900 where absent.
    #[serde(rename = "expiresIn", default = "cowin_token_seconds")]
    pub expires_in: u32,
}

fn cowin_code_seconds() -> u32 {
    180
}

fn cowin_token_seconds() -> u32 {
    900
}
