//! The app's one document, with what its operator has to say filled in.
//!
//! It is read for each request: a developer builds it anew under a running backend. The copies that lie compressed
//! beside it know nothing of the helpline, so it is compressed on its way out.

use std::convert::Infallible;
use std::io;

use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use tower::{ServiceExt as _, service_fn};
use tower_http::CompressionLevel;
use tower_http::compression::Compression;

use crate::backend::Backend;
use crate::refusal::Refusal;

/// The file in the folder of the built app.
const FILE: &str = "index.html";

/// Of the eleven steps that brotli has and the nine of gzip: the ones above save little and take much longer.
const QUALITY: CompressionLevel = CompressionLevel::Precise(6);

pub(crate) async fn serve(backend: &Backend, request: Request) -> Response {
    let mut document = match tokio::fs::read_to_string(backend.dist.join(FILE)).await {
        Ok(document) => document,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return (StatusCode::NOT_FOUND, "The app has not been built.\n").into_response();
        }
        Err(error) => {
            tracing::error!(%error, "the app's document cannot be read");
            return Refusal::Internal.into_response();
        }
    };
    if let Err(error) = backend.helpline.fill(&mut document) {
        tracing::error!(%error, "citizens see no helpline");
    }
    compressed(request, &document).await
}

/// As the request takes it.
async fn compressed(request: Request, document: &str) -> Response {
    let answer = || Html(document.to_owned()).into_response();
    let answering = service_fn(|_: Request| std::future::ready(Ok::<_, Infallible>(answer())));
    match Compression::new(answering).quality(QUALITY).oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}
