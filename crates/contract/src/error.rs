//! Refusals as they stand on the wire. Words for people live in the page, never here.

use serde::{Deserialize, Serialize};

/// The body of every 401, as plain text.
pub const UNAUTHENTICATED: &str = "Unauthenticated access!";

/// `{"errorCode":"USRAUT0014","error":"Invalid OTP"}`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody {
    #[serde(rename = "errorCode", default, skip_serializing_if = "Option::is_none")]
    pub error_code: Option<ErrorCode>,
    #[serde(default)]
    pub error: String,
}

/// Co-WIN's codes that matter to a citizen, and the reference backend's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ErrorCode {
    /// 400: the code is wrong.
    #[serde(rename = "USRAUT0014")]
    InvalidOtp,
    /// 400: Co-WIN could not send a code.
    #[serde(rename = "USRAUT0018")]
    GenerateOtpFailed,
    /// 400: nobody is registered under the number.
    #[serde(rename = "USRAUT0024")]
    NotRegistered,
    /// 400: the code was right to try, but too late.
    #[serde(rename = "OTP_EXPIRED")]
    OtpExpired,
    /// 400: this code was guessed at too often and is dead; another can be sent.
    #[serde(rename = "OTP_TRIES_USED")]
    OtpTriesUsed,
    /// 429 with `Retry-After`: too many wrong codes in a row for this number.
    #[serde(rename = "MOBILE_LOCKED")]
    MobileLocked,
    /// 429 with `Retry-After`: too many codes were asked for.
    #[serde(rename = "TOO_MANY_SENDS")]
    TooManySends,
    /// 429 with `Retry-After`: too many calls from one address.
    #[serde(rename = "TOO_MANY_CALLS")]
    TooManyCalls,
    /// 400: the number is no Indian mobile number.
    #[serde(rename = "INVALID_MOBILE")]
    InvalidMobile,
    /// 400, 404, 405, 413, 415: the request makes no sense to the backend.
    #[serde(rename = "INVALID_REQUEST")]
    InvalidRequest,
    /// 404: there is no such record under this number, whoever else may have one.
    #[serde(rename = "RECORD_NOT_FOUND")]
    RecordNotFound,
    /// 404: the person is known, but no dose is recorded.
    #[serde(rename = "NO_DOSE_RECORDED")]
    NoDoseRecorded,
    /// 500, 503: the backend is at fault.
    #[serde(rename = "INTERNAL")]
    Internal,
    /// A code that is not in this list.
    #[serde(other)]
    Unknown,
}
