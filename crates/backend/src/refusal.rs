//! Every refusal that leaves the house: its status, its body, and how long to wait.
//!
//! What went wrong inside is logged here, and never told outside.

use std::error::Error;
use std::time::Duration;

use axum::Json;
use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use contract::{ErrorBody, ErrorCode, UNAUTHENTICATED};

use crate::activity::ActivityError;
use crate::certificates::CertificateError;
use crate::codes::{ConfirmRefusal, SendRefusal};
use crate::issuing::IssuingError;
use crate::rules::seconds_to_wait;
use crate::sessions::SessionError;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    InvalidRequest,
    BodyTooLarge,
    NotJson,
    BodyTooSlow,
    ForeignOrigin,
    OtherHost,
    InvalidMobile,
    WrongCode,
    CodeExpired,
    TriesUsed,
    NumberLocked {
        retry_after: Duration,
    },
    TooManySends {
        retry_after: Duration,
    },
    TooManyCalls {
        retry_after: Duration,
    },
    Unauthenticated,
    RecordNotFound,
    NoDoseRecorded,
    NoSuchCall,
    MethodNotAllowed,
    /// All that the backend can do is being done, or was done for now.
    Busy {
        retry_after: Duration,
    },
    TookTooLong,
    Internal,
}

/// Where nothing says better when there will be room again.
const SOON: Duration = Duration::from_secs(5);

impl Refusal {
    pub(crate) const BUSY: Self = Self::Busy { retry_after: SOON };
    /// From one address, whose calls before are still under way.
    pub(crate) const TOO_MANY_AT_ONCE: Self = Self::TooManyCalls { retry_after: SOON };

    fn on_the_wire(self) -> (StatusCode, ErrorCode, &'static str) {
        use ErrorCode as Code;
        use StatusCode as Status;
        match self {
            Self::InvalidRequest => (Status::BAD_REQUEST, Code::InvalidRequest, "Invalid request"),
            Self::BodyTooLarge => (Status::PAYLOAD_TOO_LARGE, Code::InvalidRequest, "Request too large"),
            Self::NotJson => (Status::UNSUPPORTED_MEDIA_TYPE, Code::InvalidRequest, "JSON expected"),
            Self::BodyTooSlow => (Status::REQUEST_TIMEOUT, Code::InvalidRequest, "Request too slow"),
            Self::ForeignOrigin => (Status::FORBIDDEN, Code::InvalidRequest, "Call from another origin"),
            Self::OtherHost => (Status::MISDIRECTED_REQUEST, Code::InvalidRequest, "Call for another host"),
            Self::InvalidMobile => (Status::BAD_REQUEST, Code::InvalidMobile, "Invalid mobile number"),
            Self::WrongCode => (Status::BAD_REQUEST, Code::InvalidOtp, "Invalid OTP"),
            Self::CodeExpired => (Status::BAD_REQUEST, Code::OtpExpired, "OTP expired"),
            Self::TriesUsed => (Status::BAD_REQUEST, Code::OtpTriesUsed, "OTP tries used up"),
            Self::NumberLocked { .. } => {
                (Status::TOO_MANY_REQUESTS, Code::MobileLocked, "Mobile number locked")
            }
            Self::TooManySends { .. } => (Status::TOO_MANY_REQUESTS, Code::TooManySends, "Too many OTPs"),
            Self::TooManyCalls { .. } => (Status::TOO_MANY_REQUESTS, Code::TooManyCalls, "Too Many Requests"),
            Self::Unauthenticated => (Status::UNAUTHORIZED, Code::Unknown, UNAUTHENTICATED),
            Self::RecordNotFound => (Status::NOT_FOUND, Code::RecordNotFound, "Record not found"),
            Self::NoDoseRecorded => (Status::NOT_FOUND, Code::NoDoseRecorded, "No dose recorded"),
            Self::NoSuchCall => (Status::NOT_FOUND, Code::InvalidRequest, "No such call"),
            Self::MethodNotAllowed => {
                (Status::METHOD_NOT_ALLOWED, Code::InvalidRequest, "Method not allowed")
            }
            Self::Busy { .. } | Self::TookTooLong => {
                (Status::SERVICE_UNAVAILABLE, Code::Internal, "Service unavailable")
            }
            Self::Internal => (Status::INTERNAL_SERVER_ERROR, Code::Internal, "Internal error"),
        }
    }

    fn retry_after(self) -> Option<Duration> {
        match self {
            Self::NumberLocked { retry_after }
            | Self::TooManySends { retry_after }
            | Self::TooManyCalls { retry_after }
            | Self::Busy { retry_after } => Some(retry_after),
            Self::TookTooLong => Some(SOON),
            _ => None,
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, code, text) = self.on_the_wire();
        let mut response = if self == Self::Unauthenticated {
            (status, [(WWW_AUTHENTICATE, "Bearer")], text).into_response()
        } else {
            (status, Json(ErrorBody { error_code: Some(code), error: text.to_owned() })).into_response()
        };
        if let Some(wait) = self.retry_after() {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds_to_wait(wait)));
        }
        response
    }
}

impl From<SendRefusal> for Refusal {
    fn from(refusal: SendRefusal) -> Self {
        match refusal {
            SendRefusal::Locked { retry_after } => Self::NumberLocked { retry_after },
            SendRefusal::TooManySends { retry_after } => Self::TooManySends { retry_after },
            SendRefusal::TooManyInAll { retry_after } => {
                tracing::error!(
                    "no code was sent: all numbers together have had as many as the settings allow"
                );
                Self::Busy { retry_after }
            }
            SendRefusal::OutboxFull(error) => {
                tracing::error!(%error, "a code was not sent");
                Self::BUSY
            }
            SendRefusal::Hash(_) | SendRefusal::Randomness(_) | SendRefusal::Database(_) => {
                internal(&refusal)
            }
        }
    }
}

impl From<ConfirmRefusal> for Refusal {
    fn from(refusal: ConfirmRefusal) -> Self {
        match refusal {
            ConfirmRefusal::Wrong => Self::WrongCode,
            ConfirmRefusal::Expired => Self::CodeExpired,
            ConfirmRefusal::TriesUsed => Self::TriesUsed,
            ConfirmRefusal::Locked { retry_after } => Self::NumberLocked { retry_after },
            ConfirmRefusal::Hash(_) | ConfirmRefusal::Abandoned(_) | ConfirmRefusal::Database(_) => {
                internal(&refusal)
            }
        }
    }
}

impl From<SessionError> for Refusal {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::Ended => Self::Unauthenticated,
            SessionError::Randomness(_) | SessionError::Database(_) => internal(&error),
        }
    }
}

impl From<ActivityError> for Refusal {
    fn from(error: ActivityError) -> Self {
        match error {
            ActivityError::UnknownCursor => Self::InvalidRequest,
            ActivityError::Database(_) => internal(&error),
        }
    }
}

impl From<CertificateError> for Refusal {
    fn from(error: CertificateError) -> Self {
        match error {
            CertificateError::NoDose => Self::NoDoseRecorded,
            CertificateError::Drawing(_) | CertificateError::Abandoned(_) => internal(&error),
        }
    }
}

impl From<IssuingError> for Refusal {
    fn from(error: IssuingError) -> Self {
        match error {
            IssuingError::NoKey => Self::NoSuchCall,
            IssuingError::NoDose => Self::NoDoseRecorded,
            IssuingError::Issue(_) | IssuingError::Randomness(_) | IssuingError::Database(_) => {
                internal(&error)
            }
        }
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        internal(&error)
    }
}

/// The chain of causes; our own queries bind all values, so none of them stands in a database's message.
fn internal(error: &dyn Error) -> Refusal {
    let causes = std::iter::successors(error.source(), |&cause| cause.source());
    let detail = causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"));
    tracing::error!(detail, "a request failed");
    Refusal::Internal
}
