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
    #[error("the certificate in {0} ran out at {at}", at = .1.rfc3339())]
    RanOut(PathBuf, Timestamp),
    #[error("the certificate in {0} is not valid before {at}", at = .1.rfc3339())]
    NotYet(PathBuf, Timestamp),
    #[error("the key in {key} is not the one of the certificate in {certificate}")]
    OfAnother { certificate: PathBuf, key: PathBuf },
    #[error("no TLS with the certificate in {0}")]
    Unfit(PathBuf, #[source] rustls::Error),
}

/// What new connections are greeted with.
pub struct Tls {
    files: TlsFiles,
    seen: Option<Contents>,
    /// What was seen will be valid then, and is looked at once more.
    due_at: Option<Timestamp>,
    /// When the one in use runs out; `None` once that was said.
    runs_out_at: Option<Timestamp>,
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
        let Usable { config, until } = usable(&files, &contents, now)?;
        let (current, _) = watch::channel(Arc::new(config));
        Ok(Self { files, seen: Some(contents), due_at: None, runs_out_at: Some(until), current })
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

    /// Each new content is looked at once, and again when it becomes valid: what is wrong with it is not said again and
    /// again.
    async fn look(&mut self, now: Timestamp) {
        let contents = read(&self.files).await;
        let is_new = self.seen.as_ref() != contents.as_ref().ok();
        let is_due = self.due_at.is_some_and(|due_at| due_at <= now);
        if is_new || is_due {
            self.take_up(contents, now);
        }
        if self.has_just_run_out(now) {
            tracing::error!("the certificate in use has run out, and there is no other: browsers refuse it");
        }
    }

    fn take_up(&mut self, contents: Result<Contents, TlsError>, now: Timestamp) {
        let outcome = contents.and_then(|contents| {
            let usable = usable(&self.files, &contents, now);
            self.seen = Some(contents);
            usable
        });
        self.due_at = None;
        match outcome {
            Ok(Usable { config, until }) => {
                self.current.send_replace(Arc::new(config));
                self.runs_out_at = Some(until);
                tracing::info!("a new certificate is in use");
            }
            Err(error) => {
                match error {
                    TlsError::Read(..) => self.seen = None,
                    TlsError::NotYet(_, from) => self.due_at = Some(from),
                    _ => {}
                }
                tracing::warn!(%error, "the old certificate stays in use");
            }
        }
    }

    /// Once for each certificate.
    fn has_just_run_out(&mut self, now: Timestamp) -> bool {
        self.runs_out_at.take_if(|runs_out_at| *runs_out_at < now).is_some()
    }
}

async fn read(files: &TlsFiles) -> Result<Contents, TlsError> {
    let read = async |file: &PathBuf| {
        tokio::fs::read(file).await.map_err(|error| TlsError::Read(file.clone(), error))
    };
    Ok(Contents { certificate: read(&files.certificate).await?, key: read(&files.key).await? })
}

struct Usable {
    config: ServerConfig,
    until: Timestamp,
}

fn usable(files: &TlsFiles, contents: &Contents, now: Timestamp) -> Result<Usable, TlsError> {
    let no_certificate = |error| TlsError::NoCertificate(files.certificate.clone(), error);
    let chain = CertificateDer::pem_slice_iter(&contents.certificate)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| no_certificate(Some(error)))?;
    let first = chain.first().ok_or_else(|| no_certificate(None))?;
    let until = refuse_out_of_time(files, first, now)?;
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
    Ok(Usable { config, until })
}

/// Answers when it runs out.
fn refuse_out_of_time(
    files: &TlsFiles,
    der: &CertificateDer<'_>,
    now: Timestamp,
) -> Result<Timestamp, TlsError> {
    let file = || files.certificate.clone();
    let (_, certificate) =
        x509_parser::parse_x509_certificate(der).map_err(|_| TlsError::Malformed(file()))?;
    let validity = certificate.validity();
    let [from, until] = [validity.not_before, validity.not_after]
        .map(|time| Timestamp::from_millis(time.timestamp().saturating_mul(1000)));
    if now < from {
        Err(TlsError::NotYet(file(), from))
    } else if now > until {
        Err(TlsError::RanOut(file(), until))
    } else {
        Ok(until)
    }
}

#[cfg(test)]
mod tests {
    use rcgen::{CertificateParams, KeyPair, date_time_ymd};
    use tempfile::TempDir;

    use super::*;

    fn write(files: &TlsFiles, days: std::ops::Range<u8>) {
        let mut parameters = CertificateParams::new(["localhost".to_owned()]).expect("a name");
        parameters.not_before = date_time_ymd(2026, 7, days.start);
        parameters.not_after = date_time_ymd(2026, 7, days.end);
        let key = KeyPair::generate().expect("a key");
        let certificate = parameters.self_signed(&key).expect("a certificate");
        std::fs::write(&files.certificate, certificate.pem()).expect("written");
        std::fs::write(&files.key, key.serialize_pem()).expect("written");
    }

    /// Midnight of that day in July 2026.
    fn july(day: u64) -> Timestamp {
        Timestamp::from_millis(1_782_864_000_000).plus(Duration::from_secs((day - 1) * 24 * 60 * 60))
    }

    async fn open(folder: &TempDir, days: std::ops::Range<u8>) -> Tls {
        let [certificate, key] = ["cert.pem", "key.pem"].map(|name| folder.path().join(name));
        let files = TlsFiles { certificate, key };
        write(&files, days);
        Tls::open(files, july(2)).await.expect("a good pair")
    }

    #[tokio::test]
    async fn a_pair_that_comes_early_is_taken_up_when_its_time_has_come() {
        let folder = TempDir::new().expect("a folder");
        let mut tls = open(&folder, 1..10).await;
        let first = Arc::clone(&tls.current.borrow());
        write(&tls.files, 5..20);
        for day in [3, 4] {
            tls.look(july(day)).await;
            assert!(Arc::ptr_eq(&first, &tls.current.borrow()), "day {day}");
        }
        tls.look(july(5)).await;
        let second = Arc::clone(&tls.current.borrow());
        assert!(!Arc::ptr_eq(&first, &second));
        tls.look(july(6)).await;
        assert!(Arc::ptr_eq(&second, &tls.current.borrow()), "and only once");
    }

    #[tokio::test]
    async fn that_the_one_in_use_runs_out_is_said_once_and_of_each() {
        let folder = TempDir::new().expect("a folder");
        let mut tls = open(&folder, 1..10).await;
        assert!(!tls.has_just_run_out(july(10)), "it lives to its last second");
        assert!(tls.has_just_run_out(july(11)));
        assert!(!tls.has_just_run_out(july(12)));
        write(&tls.files, 1..20);
        tls.look(july(12)).await;
        assert!(!tls.has_just_run_out(july(20)));
        assert!(tls.has_just_run_out(july(21)));
    }
}
