//! One call: sent with a deadline, its answer or refusal read without trusting it.

use contract::{Answer, ErrorBody, ErrorCode};

use crate::browser::{Body, Reply, Request, Silence};
use crate::journey::Failure;
use crate::problem::Problem;
use crate::session::Session;

/// A slow network gets this long for one call before the page says so.
const DEADLINE_SECONDS: u32 = 30;

/// The body of a 200, or why there is none.
pub struct Response(pub(super) Result<Body, Refusal>);

/// Everything that is not a 200. `status` is 0 where no answer came.
pub(super) struct Refusal {
    pub(super) status: u16,
    pub(super) code: Option<ErrorCode>,
    retry_after: Option<u32>,
    problem: Option<Problem>,
}

pub(super) fn get(path: &str, session: &Session) -> Request {
    Request::new("GET", path, Some(session.token().expose()))
}

pub(super) fn post(path: &str, session: &Session) -> Request {
    Request::new("POST", path, Some(session.token().expose()))
}

pub(super) fn post_fields(path: &str, fields: &[(&str, &str)]) -> Request {
    fields.iter().fold(Request::new("POST", path, None), |request, (name, value)| request.with(name, value))
}

/// Sends what is asked, and waits for what comes of it.
pub async fn send(request: Request) -> Response {
    Response(match request.send(DEADLINE_SECONDS).await {
        Ok(reply) if (200..300).contains(&reply.status()) => Ok(reply.body()),
        Ok(reply) => Err(Refusal::read(&reply)),
        Err(silence) => Err(silence.into()),
    })
}

impl Response {
    pub fn read<T: Answer>(self) -> Result<T, Failure> {
        parse(&self.0?).ok_or(Failure::Problem(Problem::Unreadable))
    }

    /// As [`Response::read`], where the call is an extension of ours, which another backend does not have.
    pub fn read_extension<T: Answer>(self) -> Result<T, Failure> {
        match self.0 {
            Err(Refusal { status: 404 | 405 | 501, .. }) => Err(Failure::Problem(Problem::NotOffered)),
            _ => self.read(),
        }
    }
}

fn parse<T: Answer>(body: &Body) -> Option<T> {
    T::read(&body.json()?)
}

impl Refusal {
    /// The body may be ours, Co-WIN's, plain text, or the HTML of something in between.
    fn read(reply: &Reply) -> Self {
        Self {
            status: reply.status(),
            code: parse(&reply.body()).and_then(|body: ErrorBody| body.error_code),
            retry_after: reply.retry_after().and_then(|seconds| seconds.parse().ok()),
            problem: None,
        }
    }
}

impl From<Silence> for Refusal {
    fn from(silence: Silence) -> Self {
        let problem = match silence {
            Silence::TimedOut => Problem::TimedOut,
            Silence::Offline => Problem::Offline,
            Silence::Unreachable => Problem::Unreachable,
        };
        Self { status: 0, code: None, retry_after: None, problem: Some(problem) }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        /// Where a lock does not say how long it lasts.
        const LOCK_SECONDS: u32 = 600;
        let retry_after = refusal.retry_after;
        Self::Problem(match (refusal.problem, refusal.code, refusal.status) {
            (Some(problem), ..) => problem,
            (_, Some(ErrorCode::MobileLocked), _) => {
                return Self::Locked { retry_after: retry_after.unwrap_or(LOCK_SECONDS) };
            }
            (_, _, 401) => return Self::SignedOut,
            (_, Some(ErrorCode::InvalidOtp), _) => Problem::CodeWrong,
            (_, Some(ErrorCode::OtpExpired), _) => Problem::CodeExpired,
            (_, Some(ErrorCode::OtpTriesUsed), _) => Problem::CodeTriesUsed,
            (_, Some(ErrorCode::GenerateOtpFailed), _) => Problem::CodeNotSent,
            (_, Some(ErrorCode::NotRegistered), _) => Problem::NotRegistered,
            (_, Some(ErrorCode::InvalidMobile), _) => Problem::MobileWrongLength,
            (_, _, 429) => Problem::TooMany { retry_after },
            (_, _, 403) => Problem::Forbidden,
            (_, _, 500..) => Problem::Unavailable,
            _ => Problem::Refused,
        })
    }
}
