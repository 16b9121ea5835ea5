//! Every failure that a citizen can see, and the key of the words for it.

use contract::{CodeError, MobileError};

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
    /// The key in `locales/`.
    pub fn key(self) -> &'static str {
        match self {
            Self::MobileEmpty => "problem.mobile_empty",
            Self::MobileNotANumber => "problem.mobile_not_a_number",
            Self::MobileWrongLength => "problem.mobile_wrong_length",
            Self::MobileWrongStart => "problem.mobile_wrong_start",
            Self::MobileForeign => "problem.mobile_foreign",
            Self::CodeEmpty => "problem.code_empty",
            Self::CodeNotSixDigits => "problem.code_not_six_digits",
            Self::CodeWrong => "problem.code_wrong",
            Self::CodeExpired => "problem.code_expired",
            Self::CodeTriesUsed => "problem.code_tries_used",
            Self::CodeNotSent => "problem.code_not_sent",
            Self::TooMany { .. } => "problem.too_many",
            Self::Offline => "problem.offline",
            Self::Unreachable => "problem.unreachable",
            Self::TimedOut => "problem.timed_out",
            Self::Forbidden => "problem.forbidden",
            Self::Unreadable => "problem.unreadable",
            Self::Unavailable => "problem.unavailable",
            Self::Refused => "problem.refused",
            Self::NotOffered => "problem.not_offered",
            Self::CertificateNotFound => "problem.certificate_not_found",
            Self::CertificateUnreadable => "problem.certificate_unreadable",
            Self::SaveFailed => "problem.save_failed",
            Self::NotRegistered => "problem.not_registered",
            Self::ShareFailed => "problem.share_failed",
            Self::NoCamera => "problem.no_camera",
            Self::CameraNotAllowed => "problem.camera_not_allowed",
            Self::CameraBusy => "problem.camera_busy",
            Self::NoCodeFound => "problem.no_code_found",
            Self::FileNotReadable => "problem.file_not_readable",
            Self::NoKeys => "problem.no_keys",
            Self::CheckerNotLoaded => "problem.checker_not_loaded",
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
