//! The built app's pages, each in every language, with what its operator has to say filled in.
//!
//! A developer builds them anew under a running backend, so a file is looked at for each request; it is read, filled in
//! and compressed when it is another one than before. The copies that lie compressed beside it know nothing of the
//! helpline.

use std::collections::HashMap;
use std::convert::Infallible;
use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LANGUAGE, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse as _, Response};
use contract::Language;
use tokio::sync::Mutex;
use tower::{ServiceExt as _, service_fn};
use tower_http::CompressionLevel;
use tower_http::compression::Compression;

use crate::backend::Backend;
use crate::contact::Contact;
use crate::refusal::Refusal;
use crate::spoken;

/// Of the eleven steps that brotli has and the nine of gzip: the ones above save little and take much longer.
const QUALITY: CompressionLevel = CompressionLevel::Precise(6);

/// A page of the built app; every address but those of the others is the app's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    App,
    /// These two work without scripts.
    Help,
    Accessibility,
}

/// What was made of the files last.
#[derive(Default)]
pub(crate) struct Documents(Mutex<HashMap<PathBuf, Filled>>);

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
    #[error("a page of the app cannot be read")]
    Read(#[from] io::Error),
    #[error("a page of the app cannot be compressed")]
    Compress(#[from] axum::Error),
}

impl Page {
    pub(crate) fn at(path: &str) -> Self {
        match path {
            "/help" => Self::Help,
            "/accessibility" => Self::Accessibility,
            _ => Self::App,
        }
    }

    /// In the folder of the built app: `index.hi.html`, and `index.html` in English.
    fn file(self, language: Language) -> String {
        let name = match self {
            Self::App => "index",
            Self::Help => "help",
            Self::Accessibility => "accessibility",
        };
        match language {
            Language::English => [name, ".html"].concat(),
            other => [name, ".", other.tag(), ".html"].concat(),
        }
    }
}

/// In the language of the link that was followed, or else the first of those that the browser asks for.
pub(crate) async fn serve(backend: &Backend, page: Page, request: Request) -> Response {
    let language = language(&request);
    let file = backend.dist.join(page.file(language));
    match backend.documents().answer(&file, &backend.contact, language, request).await {
        Ok(mut response) => {
            let headers = response.headers_mut();
            headers.append(VARY, HeaderValue::from_static("accept-language"));
            headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
            response
        }
        Err(Unserved::Read(error)) if error.kind() == io::ErrorKind::NotFound => {
            (StatusCode::NOT_FOUND, "The app has not been built.\n").into_response()
        }
        Err(error) => {
            tracing::error!(error = &error as &dyn Error, "a page of the app is not served");
            Refusal::Internal.into_response()
        }
    }
}

fn language(request: &Request) -> Language {
    let parameters = request.uri().query().unwrap_or_default().split('&');
    let followed =
        parameters.filter_map(|parameter| parameter.strip_prefix("lang=")).find_map(Language::from_tag);
    followed.unwrap_or_else(|| spoken::asked_for(request.headers()))
}

impl Documents {
    /// As the request takes it.
    async fn answer(
        &self,
        file: &Path,
        contact: &Contact,
        language: Language,
        request: Request,
    ) -> Result<Response, Unserved> {
        let metadata = tokio::fs::metadata(file).await?;
        let version = Version { modified: metadata.modified()?, length: metadata.len() };
        // Whoever comes while one is made waits, instead of making it as well.
        let mut kept = self.0.lock().await;
        if kept.get(file).is_none_or(|filled| filled.version != version) {
            kept.insert(file.to_owned(), Filled::read(file, version, contact, language).await?);
        }
        match kept.get_mut(file) {
            Some(filled) => filled.answer(request).await,
            None => Err(Unserved::Read(io::ErrorKind::NotFound.into())),
        }
    }
}

impl Filled {
    async fn read(
        file: &Path,
        version: Version,
        contact: &Contact,
        language: Language,
    ) -> Result<Self, io::Error> {
        let mut text = tokio::fs::read_to_string(file).await?;
        if let Err(error) = contact.fill(&mut text, language) {
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
