//! Refusals as they stand on the wire. Words for people live in the page, never here.

use serde::{Serialize, Serializer};

use crate::answer::{Answer, Fields, text};

/// The body of every 401, as plain text.
pub const UNAUTHENTICATED: &str = "Unauthenticated access!";

/// `{"errorCode":"USRAUT0014","error":"Invalid OTP"}`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ErrorBody {
    #[serde(rename = "errorCode", skip_serializing_if = "Option::is_none")]
    pub error_code: Option<ErrorCode>,
    pub error: String,
}

impl Answer for ErrorBody {
    fn read(fields: &impl Fields) -> Option<Self> {
        Some(Self {
            error_code: text(fields, "errorCode").map(|code| ErrorCode::from_wire(&code)),
            error: text(fields, "error").unwrap_or_default(),
        })
    }
}

macro_rules! error_codes {
    ($($(#[$doc:meta])* $name:ident = $wire:literal,)*) => {
        /// Co-WIN's codes that matter to a citizen, and the reference backend's own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ErrorCode {
            $($(#[$doc])* $name,)*
            /// A code that is not in this list.
            Unknown,
        }

        impl ErrorCode {
            pub fn from_wire(text: &str) -> Self {
                match text {
                    $($wire => Self::$name,)*
                    _ => Self::Unknown,
                }
            }

            pub fn as_wire(self) -> &'static str {
                match self {
                    $(Self::$name => $wire,)*
                    Self::Unknown => "UNKNOWN",
                }
            }
        }
    };
}

error_codes! {
    /// 400: the code is wrong.
    InvalidOtp = "USRAUT0014",
    /// 400: Co-WIN could not send a code.
    GenerateOtpFailed = "USRAUT0018",
    /// 400: nobody is registered under the number.
    NotRegistered = "USRAUT0024",
    /// 400: the code was right to try, but too late.
    OtpExpired = "OTP_EXPIRED",
    /// 400: this code was guessed at too often and is dead; another can be sent.
    OtpTriesUsed = "OTP_TRIES_USED",
    /// 429 with `Retry-After`: too many wrong codes in a row for this number.
    MobileLocked = "MOBILE_LOCKED",
    /// 429 with `Retry-After`: too many codes were asked for.
    TooManySends = "TOO_MANY_SENDS",
    /// 429 with `Retry-After`: too many calls from one address.
    TooManyCalls = "TOO_MANY_CALLS",
    /// 400: the number is no Indian mobile number.
    InvalidMobile = "INVALID_MOBILE",
    /// 400, 403, 404, 405, 408, 413, 415, 421: the request makes no sense to the backend.
    InvalidRequest = "INVALID_REQUEST",
    /// 404: there is no such record under this number, whoever else may have one.
    RecordNotFound = "RECORD_NOT_FOUND",
    /// 404: the person is known, but no dose is recorded.
    NoDoseRecorded = "NO_DOSE_RECORDED",
    /// 500, 503: the backend is at fault.
    Internal = "INTERNAL",
}

impl Serialize for ErrorCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_wire())
    }
}
