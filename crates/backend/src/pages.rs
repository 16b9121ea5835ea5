//! The built app: one document for every page, two that work without scripts, and the files that they load.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use crate::backend::Backend;
use crate::document::Page;
use crate::refusal::Refusal;
use crate::{document, headers};

/// Its name changes with its content.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// Serves whatever no route took.
pub(crate) async fn serve(State(backend): State<Backend>, request: Request) -> Response {
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") {
        return Refusal::NoSuchCall.into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return ([(ALLOW, "GET,HEAD")], Refusal::MethodNotAllowed).into_response();
    }
    let file_name = path.rsplit('/').next().unwrap_or_default().to_owned();
    if file_name.contains('.') && !file_name.ends_with(".html") {
        file(&backend, request, &file_name).await
    } else {
        document(&backend, request).await
    }
}

async fn document(backend: &Backend, request: Request) -> Response {
    let page = Page::at(request.uri().path());
    let mut response = document::serve(backend, page, request).await;
    match page {
        _ if !response.status().is_success() => {}
        Page::App => headers::of_app_document(response.headers_mut()),
        Page::Help | Page::Accessibility => headers::of_plain_page(response.headers_mut()),
    }
    response
}

async fn file(backend: &Backend, request: Request, name: &str) -> Response {
    let mut response = from_dist(backend, request).await;
    if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
        let caching = if is_hashed(name) { FOREVER } else { ASK_AGAIN };
        response.headers_mut().insert(CACHE_CONTROL, caching);
    }
    response
}

async fn from_dist(backend: &Backend, request: Request) -> Response {
    let folder = ServeDir::new(&backend.dist)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    match folder.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

/// Whether the name carries the digest of the content, as the build writes it: `app-0123456789abcdef_bg.wasm`. Only
/// such a file is kept for good; Trunk's own digests, some of them shorter, are of files that were not finished.
fn is_hashed(name: &str) -> bool {
    let is_digest = |part: &str| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit());
    name.split(['-', '_', '.']).any(is_digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_in_the_name_is_told_apart_from_words() {
        let check = |name, expected| assert_eq!(is_hashed(name), expected, "{name}");
        check("beneficiary-portal-1f5b0b6e4b1f2a3c_bg.wasm", true);
        check("beneficiary-portal-1f5b0b6e4b1f2a3c.js", true);
        check("base-0011223344556677.css", true);
        check("beneficiary-portal-f4875f1a35b29e8.js", false);
        check("report-20260701.css", false);
        check("boot.js", false);
        check("internationalize.css", false);
        check("robots.txt", false);
    }
}
