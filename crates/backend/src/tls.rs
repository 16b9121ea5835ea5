//! TLS, where a certificate and its key are given: versions 1.2 and 1.3, HTTP/2 and HTTP/1.1. A new pair of files is
//! taken up while the portal runs; a bad one is named in the log, and the old one stays.

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio_rustls::rustls;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, pem};

use crate::clock::{Clock, Timestamp};

pub(crate) const HTTP2: &[u8] = b"h2";
const HTTP1: &[u8] = b"http/1.1";

/// Stands with each request that came so.
#[derive(Clone, Copy)]
pub struct OverTls;

/// Both in PEM: the certificate with those that lead to its authority, and its private key.
#[derive(Debug, Clone)]
pub struct TlsFiles {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    #[error("the file {0} cannot be read")]
    Read(PathBuf, #[source] std::io::Error),
    #[error("the file {0} holds no certificate in PEM")]
    NoCertificate(PathBuf, #[source] Option<pem::Error>),
    #[error("the file {0} holds no private key in PEM")]
    NoKey(PathBuf, #[source] pem::Error),
    #[error("the certificate in {0} cannot be understood")]
    Malformed(PathBuf),
    #[error("the certificate in {0} ran out at {1}")]
    RanOut(PathBuf, String),
    #[error("the certificate in {0} is not valid before {1}")]
    NotYet(PathBuf, String),
    #[error("the key in {key} is not the one of the certificate in {certificate}")]
    OfAnother { certificate: PathBuf, key: PathBuf },
    #[error("no TLS with the certificate in {0}")]
    Unfit(PathBuf, #[source] rustls::Error),
}

/// What new connections are greeted with.
pub struct Tls {
    files: TlsFiles,
    seen: Option<Contents>,
    current: watch::Sender<Arc<ServerConfig>>,
}

#[derive(PartialEq, Eq)]
struct Contents {
    certificate: Vec<u8>,
    key: Vec<u8>,
}

impl Tls {
    pub async fn open(files: TlsFiles, now: Timestamp) -> Result<Self, TlsError> {
        let contents = read(&files).await?;
        let (current, _) = watch::channel(Arc::new(config(&files, &contents, now)?));
        Ok(Self { files, seen: Some(contents), current })
    }

    pub(crate) fn current(&self) -> watch::Receiver<Arc<ServerConfig>> {
        self.current.subscribe()
    }

    /// Takes up what comes into the files, for as long as anybody waits for it.
    pub(crate) async fn follow(mut self, clock: &dyn Clock, every: Duration) -> Infallible {
        loop {
            tokio::time::sleep(every).await;
            self.look(clock.now()).await;
        }
    }

    /// Each new content is looked at once: what is wrong with it is not said again and again.
    async fn look(&mut self, now: Timestamp) {
        let contents = read(&self.files).await;
        let is_new = self.seen.as_ref() != contents.as_ref().ok();
        if !is_new {
            return;
        }
        let outcome = contents.and_then(|contents| {
            let config = config(&self.files, &contents, now);
            self.seen = Some(contents);
            config
        });
        match outcome {
            Ok(config) => {
                self.current.send_replace(Arc::new(config));
                tracing::info!("a new certificate is in use");
            }
            Err(error) => {
                if matches!(error, TlsError::Read(..)) {
                    self.seen = None;
                }
                tracing::warn!(%error, "the old certificate stays in use");
            }
        }
    }
}

async fn read(files: &TlsFiles) -> Result<Contents, TlsError> {
    let read = async |file: &PathBuf| {
        tokio::fs::read(file).await.map_err(|error| TlsError::Read(file.clone(), error))
    };
    Ok(Contents { certificate: read(&files.certificate).await?, key: read(&files.key).await? })
}

fn config(files: &TlsFiles, contents: &Contents, now: Timestamp) -> Result<ServerConfig, TlsError> {
    let no_certificate = |error| TlsError::NoCertificate(files.certificate.clone(), error);
    let chain = CertificateDer::pem_slice_iter(&contents.certificate)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| no_certificate(Some(error)))?;
    let first = chain.first().ok_or_else(|| no_certificate(None))?;
    refuse_out_of_time(files, first, now)?;
    let key = PrivateKeyDer::from_pem_slice(&contents.key)
        .map_err(|error| TlsError::NoKey(files.key.clone(), error))?;

    let unfit = |error| match error {
        rustls::Error::InconsistentKeys(_) => {
            TlsError::OfAnother { certificate: files.certificate.clone(), key: files.key.clone() }
        }
        error => TlsError::Unfit(files.certificate.clone(), error),
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])
        .map_err(unfit)?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(unfit)?;
    config.alpn_protocols = vec![HTTP2.to_vec(), HTTP1.to_vec()];
    Ok(config)
}

fn refuse_out_of_time(files: &TlsFiles, der: &CertificateDer<'_>, now: Timestamp) -> Result<(), TlsError> {
    let file = || files.certificate.clone();
    let (_, certificate) =
        x509_parser::parse_x509_certificate(der).map_err(|_| TlsError::Malformed(file()))?;
    let validity = certificate.validity();
    let [from, until] = [validity.not_before, validity.not_after]
        .map(|time| Timestamp::from_millis(time.timestamp().saturating_mul(1000)));
    if now < from {
        Err(TlsError::NotYet(file(), from.rfc3339()))
    } else if now > until {
        Err(TlsError::RanOut(file(), until.rfc3339()))
    } else {
        Ok(())
    }
}
