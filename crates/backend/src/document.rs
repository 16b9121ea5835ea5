//! The app's one document, with what its operator has to say filled in.
//!
//! A developer builds it anew under a running backend, so its file is looked at for each request; it is read, filled in
//! and compressed when it is another one than before. The copies that lie compressed beside it know nothing of the
//! helpline.

use std::convert::Infallible;
use std::error::Error;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::CONTENT_ENCODING;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse as _, Response};
use tokio::sync::Mutex;
use tower::{ServiceExt as _, service_fn};
use tower_http::CompressionLevel;
use tower_http::compression::Compression;

use crate::backend::Backend;
use crate::helpline::Helpline;
use crate::refusal::Refusal;

/// The file in the folder of the built app.
const FILE: &str = "index.html";

/// Of the eleven steps that brotli has and the nine of gzip: the ones above save little and take much longer.
const QUALITY: CompressionLevel = CompressionLevel::Precise(6);

/// What was made of the file last.
#[derive(Default)]
pub(crate) struct Document(Mutex<Option<Filled>>);

struct Filled {
    version: Version,
    text: Bytes,
    /// As it went out by each `Content-Encoding`; there are three at most, with the one that is none.
    encoded: Vec<(Option<HeaderValue>, Bytes)>,
}

/// What tells one build's file from another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Version {
    modified: SystemTime,
    length: u64,
}

#[derive(Debug, thiserror::Error)]
enum Unserved {
    #[error("the app's document cannot be read")]
    Read(#[from] io::Error),
    #[error("the app's document cannot be compressed")]
    Compress(#[from] axum::Error),
}

pub(crate) async fn serve(backend: &Backend, request: Request) -> Response {
    match backend.document().answer(&backend.dist.join(FILE), &backend.helpline, request).await {
        Ok(response) => response,
        Err(Unserved::Read(error)) if error.kind() == io::ErrorKind::NotFound => {
            (StatusCode::NOT_FOUND, "The app has not been built.\n").into_response()
        }
        Err(error) => {
            tracing::error!(error = &error as &dyn Error, "the app's document is not served");
            Refusal::Internal.into_response()
        }
    }
}

impl Document {
    /// As the request takes it.
    async fn answer(&self, file: &Path, helpline: &Helpline, request: Request) -> Result<Response, Unserved> {
        let metadata = tokio::fs::metadata(file).await?;
        let version = Version { modified: metadata.modified()?, length: metadata.len() };
        // Whoever comes while it is made waits, instead of making it as well.
        let mut kept = self.0.lock().await;
        let filled = match kept.take().filter(|filled| filled.version == version) {
            Some(filled) => kept.insert(filled),
            None => kept.insert(Filled::read(file, version, helpline).await?),
        };
        filled.answer(request).await
    }
}

impl Filled {
    async fn read(file: &Path, version: Version, helpline: &Helpline) -> Result<Self, io::Error> {
        let mut text = tokio::fs::read_to_string(file).await?;
        if let Err(error) = helpline.fill(&mut text) {
            tracing::error!(%error, "citizens see no helpline");
        }
        Ok(Self { version, text: text.into(), encoded: Vec::new() })
    }

    async fn answer(&mut self, request: Request) -> Result<Response, Unserved> {
        let text = || Html(self.text.clone()).into_response();
        let answering = service_fn(|_: Request| std::future::ready(Ok::<_, Infallible>(text())));
        // Nothing is compressed before somebody reads the body.
        let (head, body) = match Compression::new(answering).quality(QUALITY).oneshot(request).await {
            Ok(response) => response.into_parts(),
            Err(never) => match never {},
        };
        let encoding = head.headers.get(CONTENT_ENCODING).cloned();
        let bytes = match self.encoded.iter().find(|(known, _)| *known == encoding) {
            Some((_, bytes)) => bytes.clone(),
            None => {
                let bytes = axum::body::to_bytes(Body::new(body), usize::MAX).await?;
                self.encoded.push((encoding, bytes.clone()));
                bytes
            }
        };
        Ok(Response::from_parts(head, Body::from(bytes)))
    }
}
