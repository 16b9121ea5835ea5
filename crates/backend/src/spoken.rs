//! The language that whoever calls wants to read.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use contract::Language;

/// From `Accept-Language`: the published calls have no field for a language, and browsers send the header by themselves.
/// English where it names none that is spoken here; whatever it says, no call is refused for it.
pub(crate) struct Spoken(pub(crate) Language);

impl<S: Sync> FromRequestParts<S> for Spoken {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(asked_for(&parts.headers)))
    }
}

pub(crate) fn asked_for(headers: &HeaderMap) -> Language {
    // Several lines of it are one list.
    let lines = headers.get_all(ACCEPT_LANGUAGE).into_iter();
    let header = lines.filter_map(|line| line.to_str().ok()).collect::<Vec<_>>().join(",");
    Language::of_accept_language(&header).unwrap_or_default()
}
