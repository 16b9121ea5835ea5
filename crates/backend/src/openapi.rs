//! The OpenAPI document, drawn from the handlers.

mod shapes;

use std::sync::LazyLock;

use axum::http::header::{CONTENT_TYPE, HeaderName};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{Components, OpenApi};
use utoipa::{IntoResponses, Modify};

use crate::refusal::Refusal;
use crate::routes;
pub(crate) use shapes::{
    ActivityPage, BeneficiaryList, CodeSent, CredentialList, ErrorBody, Pdf, SignedIn, TrustedKeys,
};

pub(crate) const PATH: &str = "/api/openapi.json";

/// The name under which handlers that take a token refer to the scheme.
const BEARER: &str = "bearer";

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Beneficiary portal",
        description = "The published Co-WIN v2 API as a citizen's page needs it, with extensions.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    servers((url = "/", description = "The backend that serves this document")),
    paths(
        routes::generate_otp::generate_otp,
        routes::confirm_otp::confirm_otp,
        routes::beneficiaries::beneficiaries,
        routes::certificate::certificate,
        routes::credential::credential,
        routes::trust::trust,
        routes::activity::activity,
        routes::session::extend,
        routes::session::logout,
    ),
    modifiers(&TokenScheme)
)]
struct Document;

/// Drawn once.
static JSON: LazyLock<Result<String, serde_json::Error>> =
    LazyLock::new(|| <Document as utoipa::OpenApi>::openapi().to_json());

/// Anybody may read it.
pub(crate) async fn serve() -> Result<([(HeaderName, &'static str); 1], &'static str), Refusal> {
    match &*JSON {
        Ok(json) => Ok(([(CONTENT_TYPE, "application/json")], json)),
        Err(error) => {
            tracing::error!(%error, "the API cannot be described");
            Err(Refusal::Internal)
        }
    }
}

struct TokenScheme;

impl Modify for TokenScheme {
    fn modify(&self, document: &mut OpenApi) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        document.components.get_or_insert_with(Components::new).add_security_scheme(BEARER, scheme);
    }
}

/// What any call may answer instead.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "the derive reads it, and nobody makes one")]
pub(crate) enum AnyCall {
    #[response(status = 403, description = "A page of another origin called")]
    Foreign(ErrorBody),
    #[response(status = 429, description = "Too many calls, or too many codes; `Retry-After` says when to come back", headers(("Retry-After" = u32, description = "Seconds")))]
    TooMany(ErrorBody),
    #[response(status = 500, description = "The backend is at fault")]
    Internal(ErrorBody),
    #[response(status = 503, description = "The backend is busy", headers(("Retry-After" = u32, description = "Seconds")))]
    Busy(ErrorBody),
}

/// What a call with a body may answer instead.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "the derive reads it, and nobody makes one")]
pub(crate) enum CallWithBody {
    #[response(status = 400, description = "Refused; `errorCode` says why")]
    Refused(ErrorBody),
    #[response(status = 408, description = "The body did not come in time")]
    TooSlow(ErrorBody),
    #[response(status = 413, description = "The body is larger than 16 kB")]
    TooLarge(ErrorBody),
    #[response(status = 415, description = "The body is not said to be JSON")]
    NotJson(ErrorBody),
}

/// What a call without a living token gets.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "the derive reads it, and nobody makes one")]
pub(crate) enum GuardedCall {
    #[response(status = 400, description = "A query parameter that the call does not take, or not so")]
    Refused(ErrorBody),
    #[response(
        status = 401,
        description = "`Unauthenticated access!`: no token, or one that opens nothing",
        content_type = "text/plain"
    )]
    Unauthenticated(String),
}
