//! TLS in earnest: real handshakes with certificates made here.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, Version};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use portal_backend::clock::Clock as _;
use portal_backend::tls::{Tls, TlsError, TlsFiles};
use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::version::{TLS12, TLS13};
use tokio_rustls::rustls::{ClientConfig, ProtocolVersion, RootCertStore, SupportedProtocolVersion};

use crate::house::House;
use crate::wire::{LONG, Line, Server};

/// A certificate for `localhost`, and its key.
pub(crate) struct Pair {
    pub(crate) certificate: rcgen::Certificate,
    key: KeyPair,
}

impl Pair {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    fn with(change: impl FnOnce(&mut CertificateParams)) -> Self {
        let mut parameters = CertificateParams::new(["localhost".to_owned()]).expect("a name");
        change(&mut parameters);
        let key = KeyPair::generate().expect("a key");
        Self { certificate: parameters.self_signed(&key).expect("a certificate"), key }
    }

    pub(crate) fn write(&self, folder: &Path) -> TlsFiles {
        let files = TlsFiles { certificate: folder.join("cert.pem"), key: folder.join("key.pem") };
        fs::write(&files.certificate, self.certificate.pem()).expect("written");
        fs::write(&files.key, self.key.serialize_pem()).expect("written");
        files
    }
}

pub(crate) fn client(
    trusted: &CertificateDer<'static>,
    versions: &[&'static SupportedProtocolVersion],
) -> ClientConfig {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).expect("a certificate");
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(versions)
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth()
}

pub(crate) async fn greet(
    address: SocketAddr,
    config: ClientConfig,
) -> std::io::Result<TlsStream<TcpStream>> {
    let name = ServerName::try_from("localhost").expect("a name");
    TlsConnector::from(Arc::new(config)).connect(name, TcpStream::connect(address).await?).await
}

pub(crate) async fn start(house: &House, pair: &Pair) -> Server {
    let tls = Tls::open(pair.write(house.folder.path()), house.clock.now()).await.expect("a good pair");
    Server::start(&house.backend, Some(tls)).await
}

#[tokio::test]
async fn both_versions_are_spoken() {
    let house = House::new().await;
    let pair = Pair::new();
    let server = start(&house, &pair).await;
    let versions = [(&TLS12, ProtocolVersion::TLSv1_2), (&TLS13, ProtocolVersion::TLSv1_3)];
    for (version, expected) in versions {
        let stream =
            greet(server.address, client(pair.certificate.der(), &[version])).await.expect("a greeting");
        assert_eq!(stream.get_ref().1.protocol_version(), Some(expected));
        let heard = Line(stream).get("/health/live").await;
        assert!(heard.starts_with("HTTP/1.1 200 OK") && heard.ends_with("live\n"), "{heard}");
        assert!(
            heard.contains("strict-transport-security: max-age=31536000; includeSubDomains\r\n"),
            "{heard}"
        );
    }
}

/// The first message of a client that knows no newer version than this one.
fn hello(version: u8) -> Vec<u8> {
    let mut body = vec![3, version];
    body.extend([7; 32]);
    // No session to go on with, ways to encrypt with ECDSA, no compression.
    body.extend([0, 0, 4, 0xc0, 0x2b, 0xc0, 0x0a, 1, 0]);
    // Curves, points, and ways to sign: all that the server would ask for next.
    body.extend([0, 22, 0, 10, 0, 4, 0, 2, 0, 23, 0, 11, 0, 2, 1, 0, 0, 13, 0, 4, 0, 2, 4, 3]);
    let length = u8::try_from(body.len()).expect("short");
    let mut message = vec![22, 3, 1, 0, length + 4, 1, 0, 0, length];
    message.extend(body);
    message
}

#[tokio::test]
async fn older_versions_are_refused() {
    let house = House::new().await;
    let server = start(&house, &Pair::new()).await;
    let answer = async |version| {
        use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
        let mut stream = server.connect().await.0;
        stream.write_all(&hello(version)).await.expect("said");
        let mut heard = Vec::new();
        stream.shutdown().await.expect("said all");
        stream.read_to_end(&mut heard).await.expect("hung up");
        heard
    };
    let not_this_version = [2, 70];
    for old in [0, 1, 2] {
        let heard = answer(old).await;
        assert_eq!((heard[0], &heard[5..]), (21, &not_this_version[..]), "3.{old}");
    }
    // Word for word the same hello, with 1.2 in it: the server's own comes back.
    assert_eq!(answer(3).await[..3], [22, 3, 3]);
}

#[tokio::test]
async fn http_without_tls_gets_no_answer() {
    let house = House::new().await;
    let server = start(&house, &Pair::new()).await;
    let heard = server.connect().await.get("/health/live").await;
    assert!(!heard.contains("HTTP/") && !heard.contains("live"), "{heard}");
}

#[tokio::test]
async fn http_2_is_spoken_with_who_knows_it() {
    let house = House::new().await;
    let pair = Pair::new();
    let server = start(&house, &pair).await;
    let connector = hyper_rustls::HttpsConnectorBuilder::new()
        .with_tls_config(client(pair.certificate.der(), &[&TLS13]))
        .https_only()
        .enable_all_versions()
        .build();
    let client = Client::builder(TokioExecutor::new()).build::<_, Body>(connector);
    let uri = format!("https://localhost:{}/health/live", server.address.port());
    let answer = client.request(Request::get(uri).body(Body::empty()).expect("a request")).await;
    let answer = answer.expect("an answer");
    assert_eq!((answer.version(), answer.status().as_u16()), (Version::HTTP_2, 200));
}

#[tokio::test]
async fn who_speaks_neither_http_is_not_greeted() {
    let house = House::new().await;
    let pair = Pair::new();
    let server = start(&house, &pair).await;
    let speaking = |protocol: &[u8]| {
        let mut config = client(pair.certificate.der(), &[&TLS13]);
        config.alpn_protocols = vec![protocol.to_vec()];
        config
    };
    assert!(greet(server.address, speaking(b"http/1.1")).await.is_ok());
    assert!(greet(server.address, speaking(b"spdy/1")).await.is_err());
}

#[tokio::test]
async fn a_greeting_that_does_not_end_is_cut_off() {
    let house = House::with(|rules| rules.header_timeout = Duration::from_millis(60)).await;
    let server = start(&house, &Pair::new()).await;
    let mut line = server.connect().await;
    line.say("\u{16}\u{3}\u{1}").await;
    assert_eq!(line.hear_all().await, "");
}

#[tokio::test]
async fn a_connection_of_http_2_that_nobody_uses_is_closed() {
    let house = House::with(|rules| rules.stall_timeout = Duration::from_millis(60)).await;
    let pair = Pair::new();
    let server = start(&house, &pair).await;
    let mut config = client(pair.certificate.der(), &[&TLS13]);
    config.alpn_protocols = vec![b"h2".to_vec()];
    let stream = greet(server.address, config).await.expect("a greeting");
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
    let mut line = Line(stream);
    line.say("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u{4}\0\0\0\0\0").await;
    line.hear_all().await;
}

#[tokio::test]
async fn a_new_pair_is_taken_up_and_a_bad_one_is_not() {
    let house = House::with(|rules| rules.certificate_poll = Duration::from_millis(10)).await;
    let (first, second) = (Pair::new(), Pair::new());
    let server = start(&house, &first).await;
    let greets =
        async |pair: &Pair| greet(server.address, client(pair.certificate.der(), &[&TLS13])).await.is_ok();
    let becomes = async |pair: &Pair| {
        let comes = async { while !greets(pair).await {} };
        assert!(tokio::time::timeout(LONG, comes).await.is_ok(), "the new one is never in use");
    };
    assert!(greets(&first).await && !greets(&second).await);

    let folder = house.folder.path();
    fs::write(folder.join("key.pem"), second.key.serialize_pem()).expect("written");
    fs::write(folder.join("cert.pem"), "no certificate").expect("written");
    let mut looks = tokio::time::interval(Duration::from_millis(10));
    for _ in 0..10 {
        looks.tick().await;
        assert!(greets(&first).await, "the old one stays in use");
    }
    fs::remove_file(folder.join("key.pem")).expect("removed");
    looks.tick().await;
    assert!(greets(&first).await, "the old one stays in use");
    second.write(folder);
    becomes(&second).await;
    assert!(!greets(&first).await);
}

/// `serve` with this pair, up to its first line, and what it says until it is asked to end.
fn serve(files: &TlsFiles, folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portal-backend"));
    command.args(["serve", "--sandbox", "--listen", "127.0.0.1:0", "--database"]);
    command.arg(folder.join("portal.sqlite3")).arg("--tls-cert").arg(&files.certificate);
    command
}

#[test]
fn the_program_tells_that_it_speaks_tls() {
    let folder = TempDir::new().expect("a folder");
    let files = Pair::new().write(folder.path());
    let mut command = serve(&files, folder.path());
    command.arg("--tls-key").arg(&files.key).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut backend = command.spawn().expect("started");
    let mut line = String::new();
    BufReader::new(backend.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
    assert!(line.starts_with("listening on https://127.0.0.1:"), "{line}");
    let asked = Command::new("sh").arg("-c").arg(format!("kill {}", backend.id())).status().expect("asked");
    assert!(asked.success() && backend.wait().expect("ended").success());
}

#[test]
fn the_program_does_not_start_with_half_a_pair_or_two_halves_that_do_not_fit() {
    let folder = TempDir::new().expect("a folder");
    let files = Pair::new().write(folder.path());
    let said = |command: &mut Command| {
        let output = command.output().expect("ran");
        assert!(!output.status.success());
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let alone = said(&mut serve(&files, folder.path()));
    assert!(alone.contains("--tls-key"), "{alone}");
    fs::write(&files.key, KeyPair::generate().expect("a key").serialize_pem()).expect("written");
    let of_another = said(serve(&files, folder.path()).arg("--tls-key").arg(&files.key));
    assert!(of_another.contains("key.pem is not the one of the certificate in"), "{of_another}");
}

#[tokio::test]
async fn a_pair_that_is_no_pair_does_not_start() {
    let folder = TempDir::new().expect("a folder");
    let house = House::new().await;
    let opens = async |files: TlsFiles| Tls::open(files, house.clock.now()).await.err();
    let said = async |pair: &Pair| opens(pair.write(folder.path())).await.map(|error| error.to_string());

    let ran_out = Pair::with(|it| it.not_after = date_time_ymd(2026, 6, 30));
    assert!(said(&ran_out).await.expect("refused").ends_with("cert.pem ran out at 2026-06-30T00:00:00Z"));
    let too_early = Pair::with(|it| it.not_before = date_time_ymd(2026, 7, 2));
    assert!(said(&too_early).await.expect("refused").contains("is not valid before 2026-07-02T00:00:00Z"));
    assert_eq!(said(&Pair::new()).await, None);

    let files = Pair::new().write(folder.path());
    fs::write(&files.key, KeyPair::generate().expect("a key").serialize_pem()).expect("written");
    assert!(matches!(opens(files.clone()).await, Some(TlsError::OfAnother { .. })));
    fs::write(&files.key, "").expect("written");
    assert!(matches!(opens(files.clone()).await, Some(TlsError::NoKey(..))));
    fs::write(&files.certificate, "").expect("written");
    assert!(matches!(opens(files.clone()).await, Some(TlsError::NoCertificate(..))));
    fs::remove_file(&files.certificate).expect("removed");
    assert!(matches!(opens(files).await, Some(TlsError::Read(..))));
}
