//! One call: sent with a deadline, its answer or refusal read without trusting it.

use contract::{Answer, ErrorBody, ErrorCode};
use gloo_net::http::{Request, RequestBuilder, Response};

use crate::browser::{Deadline, JsonObject, is_online, json_text};
use crate::journey::Failure;
use crate::problem::Problem;
use crate::session::Session;

/// A slow network gets this long for one call before the page says so.
const DEADLINE_SECONDS: u32 = 30;

/// The body of a 200.
pub(super) struct Body(Vec<u8>);

/// Everything that is not a 200. `status` is 0 where no answer came.
pub(super) struct Refusal {
    pub(super) status: u16,
    pub(super) code: Option<ErrorCode>,
    retry_after: Option<u32>,
    problem: Option<Problem>,
}

pub(super) async fn post(path: &str, fields: &[(&str, &str)]) -> Result<Body, Refusal> {
    let json = json_text(fields).ok_or_else(|| Refusal::without_answer(Problem::Refused))?;
    send(Request::post(path).header("Content-Type", "application/json"), Some(json)).await
}

pub(super) async fn post_empty(path: &str, session: &Session) -> Result<Body, Refusal> {
    send(authorized(Request::post(path), session), None).await
}

pub(super) async fn get(path: &str, session: &Session) -> Result<Body, Refusal> {
    send(authorized(Request::get(path), session), None).await
}

fn authorized(request: RequestBuilder, session: &Session) -> RequestBuilder {
    request.header("Authorization", &["Bearer ", session.token().expose()].concat())
}

async fn send(request: RequestBuilder, body: Option<String>) -> Result<Body, Refusal> {
    let deadline = Deadline::in_seconds(DEADLINE_SECONDS);
    let broken = |_| {
        Refusal::without_answer(if deadline.has_passed() {
            Problem::TimedOut
        } else if is_online() {
            Problem::Unreachable
        } else {
            Problem::Offline
        })
    };
    let request = request.abort_signal(deadline.signal());
    let request = match body {
        Some(body) => request.body(body),
        None => request.build(),
    }
    .map_err(broken)?;
    let response = request.send().await.map_err(broken)?;
    let bytes = response.binary().await.map_err(broken)?;
    if response.ok() { Ok(Body(bytes)) } else { Err(Refusal::read(&response, &bytes)) }
}

impl Body {
    pub(super) fn read<T: Answer>(&self) -> Result<T, Failure> {
        parse(&self.0).ok_or(Failure::Problem(Problem::Unreadable))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

fn parse<T: Answer>(body: &[u8]) -> Option<T> {
    T::read(&JsonObject::parse(core::str::from_utf8(body).ok()?)?)
}

impl Refusal {
    fn without_answer(problem: Problem) -> Self {
        Self { status: 0, code: None, retry_after: None, problem: Some(problem) }
    }

    /// The body may be ours, Co-WIN's, plain text, or the HTML of something in between.
    fn read(response: &Response, body: &[u8]) -> Self {
        Self {
            status: response.status(),
            code: parse(body).and_then(|body: ErrorBody| body.error_code),
            retry_after: response.headers().get("Retry-After").and_then(|seconds| seconds.parse().ok()),
            problem: None,
        }
    }

    /// What it means where the call is an extension of ours, which another backend does not have.
    pub(super) fn of_extension(self) -> Failure {
        match self.status {
            404 | 405 | 501 => Failure::Problem(Problem::NotOffered),
            _ => self.into(),
        }
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
