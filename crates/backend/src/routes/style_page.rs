//! The page that shows every component in every state, where a sandbox is given one (`crates/style-page`).

use std::io;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use axum::response::{Html, IntoResponse, Response};

use crate::backend::Backend;
use crate::headers;

/// Its files are built anew under the same names.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// Under the policy of the app: what that forbids must not work here either.
pub(crate) async fn page(State(backend): State<Backend>) -> Response {
    match read(&backend, "index.html").await {
        Ok(html) => {
            let mut response = Html(html).into_response();
            headers::of_app_document(response.headers_mut());
            response
        }
        Err(_) => not_built(),
    }
}

pub(crate) async fn style(State(backend): State<Backend>) -> Response {
    file(&backend, "page.css", "text/css; charset=utf-8").await
}

pub(crate) async fn script(State(backend): State<Backend>) -> Response {
    file(&backend, "page.js", "text/javascript; charset=utf-8").await
}

pub(crate) async fn module(State(backend): State<Backend>) -> Response {
    file(&backend, "page_bg.wasm", "application/wasm").await
}

async fn file(backend: &Backend, name: &str, kind: &'static str) -> Response {
    match read(backend, name).await {
        Ok(bytes) => {
            let kind = [(CONTENT_TYPE, HeaderValue::from_static(kind)), (CACHE_CONTROL, ASK_AGAIN)];
            (kind, bytes).into_response()
        }
        Err(_) => not_built(),
    }
}

async fn read(backend: &Backend, name: &str) -> io::Result<Vec<u8>> {
    let folder = backend.style_page().ok_or(io::ErrorKind::NotFound)?;
    tokio::fs::read(folder.join(name)).await
}

fn not_built() -> Response {
    (StatusCode::NOT_FOUND, "The style page has not been built.\n").into_response()
}
