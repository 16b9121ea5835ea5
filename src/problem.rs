//! Every failure that a citizen can see, and the words for it.

use contract::{CodeError, MobileError};
use texts::Text;

/// One variant each. None holds anything that was typed or answered, so a problem can be shown and logged freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    MobileEmpty,
    MobileNotANumber,
    MobileWrongLength,
    MobileWrongStart,
    MobileForeign,
    CodeEmpty,
    CodeNotSixDigits,
    CodeWrong,
    CodeExpired,
    /// This code was guessed at too often; another can be sent.
    CodeTriesUsed,
    /// The backend could not hand the message over.
    CodeNotSent,
    /// Too many codes or calls; the seconds to wait where the backend told them.
    TooMany {
        retry_after: Option<u32>,
    },
    Offline,
    /// The name was not found, the connection was refused or broke off.
    Unreachable,
    TimedOut,
    /// 403, by the backend or by a gate in front of it.
    Forbidden,
    /// The answer was no answer of the backend: a captive portal, a cut-off body, another shape.
    Unreadable,
    /// 5xx.
    Unavailable,
    /// A status that the contract does not name.
    Refused,
    /// The backend does not have this call.
    NotOffered,
    CertificateNotFound,
    CertificateUnreadable,
    SaveFailed,
    ShareFailed,
    /// The device has no camera, or gives it to no page.
    NoCamera,
    /// Whoever holds the device does not let this page use the camera.
    CameraNotAllowed,
    /// Another app uses the camera.
    CameraBusy,
    /// No code that could be read is in the file.
    NoCodeFound,
    /// The file is no picture and no PDF, is larger than certificates are, or is locked by a password.
    FileNotReadable,
    /// The backend has no keys to check certificates with.
    NoKeys,
    /// What reads and checks certificates has not come: there is no network, and it was not loaded before.
    CheckerNotLoaded,
    /// Co-WIN refuses a number under which nobody is registered before it sends a code.
    NotRegistered,
}

/// Which field a problem belongs to; the summary links to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Mobile,
    Code,
}

impl Problem {
    /// The words for it.
    pub fn text(self) -> Text {
        match self {
            Self::MobileEmpty => texts::problem::MOBILE_EMPTY,
            Self::MobileNotANumber => texts::problem::MOBILE_NOT_A_NUMBER,
            Self::MobileWrongLength => texts::problem::MOBILE_WRONG_LENGTH,
            Self::MobileWrongStart => texts::problem::MOBILE_WRONG_START,
            Self::MobileForeign => texts::problem::MOBILE_FOREIGN,
            Self::CodeEmpty => texts::problem::CODE_EMPTY,
            Self::CodeNotSixDigits => texts::problem::CODE_NOT_SIX_DIGITS,
            Self::CodeWrong => texts::problem::CODE_WRONG,
            Self::CodeExpired => texts::problem::CODE_EXPIRED,
            Self::CodeTriesUsed => texts::problem::CODE_TRIES_USED,
            Self::CodeNotSent => texts::problem::CODE_NOT_SENT,
            Self::TooMany { .. } => texts::problem::TOO_MANY,
            Self::Offline => texts::problem::OFFLINE,
            Self::Unreachable => texts::problem::UNREACHABLE,
            Self::TimedOut => texts::problem::TIMED_OUT,
            Self::Forbidden => texts::problem::FORBIDDEN,
            Self::Unreadable => texts::problem::UNREADABLE,
            Self::Unavailable => texts::problem::UNAVAILABLE,
            Self::Refused => texts::problem::REFUSED,
            Self::NotOffered => texts::problem::NOT_OFFERED,
            Self::CertificateNotFound => texts::problem::CERTIFICATE_NOT_FOUND,
            Self::CertificateUnreadable => texts::problem::CERTIFICATE_UNREADABLE,
            Self::SaveFailed => texts::problem::SAVE_FAILED,
            Self::NotRegistered => texts::problem::NOT_REGISTERED,
            Self::ShareFailed => texts::problem::SHARE_FAILED,
            Self::NoCamera => texts::problem::NO_CAMERA,
            Self::CameraNotAllowed => texts::problem::CAMERA_NOT_ALLOWED,
            Self::CameraBusy => texts::problem::CAMERA_BUSY,
            Self::NoCodeFound => texts::problem::NO_CODE_FOUND,
            Self::FileNotReadable => texts::problem::FILE_NOT_READABLE,
            Self::NoKeys => texts::problem::NO_KEYS,
            Self::CheckerNotLoaded => texts::problem::CHECKER_NOT_LOADED,
        }
    }

    /// The field that the citizen has to mend, if it is one.
    pub fn field(self) -> Option<Field> {
        match self {
            Self::MobileEmpty
            | Self::MobileNotANumber
            | Self::MobileWrongLength
            | Self::MobileWrongStart
            | Self::MobileForeign => Some(Field::Mobile),
            Self::CodeEmpty
            | Self::CodeNotSixDigits
            | Self::CodeWrong
            | Self::CodeExpired
            | Self::CodeTriesUsed => Some(Field::Code),
            _ => None,
        }
    }

    /// Seconds until it makes sense to try again, where the backend told them.
    pub fn retry_after(self) -> Option<u32> {
        match self {
            Self::TooMany { retry_after } => retry_after,
            _ => None,
        }
    }
}

impl From<MobileError> for Problem {
    fn from(error: MobileError) -> Self {
        match error {
            MobileError::Empty => Self::MobileEmpty,
            MobileError::NotANumber => Self::MobileNotANumber,
            MobileError::WrongLength => Self::MobileWrongLength,
            MobileError::WrongStart => Self::MobileWrongStart,
            MobileError::Foreign => Self::MobileForeign,
        }
    }
}

impl From<CodeError> for Problem {
    fn from(error: CodeError) -> Self {
        match error {
            CodeError::Empty => Self::CodeEmpty,
            CodeError::NotSixDigits => Self::CodeNotSixDigits,
        }
    }
}
