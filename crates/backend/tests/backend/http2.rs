//! A client of HTTP/2 that speaks by hand, frame by frame, as it should be and as it should not.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::version::TLS13;

use crate::tls::{client, greet};
use crate::wire::LONG;

pub(crate) const DATA: u8 = 0;
pub(crate) const HEADERS: u8 = 1;
pub(crate) const RESET: u8 = 3;
const SETTINGS: u8 = 4;
const PING: u8 = 6;
pub(crate) const GOAWAY: u8 = 7;

pub(crate) const END_STREAM: u8 = 1;
pub(crate) const END_HEADERS: u8 = 4;

/// The setting of how much the other end may send on a stream before it is asked to go on.
pub(crate) const INITIAL_WINDOW: u16 = 4;

pub(crate) struct Frame {
    pub(crate) kind: u8,
    pub(crate) flags: u8,
    pub(crate) stream: u32,
    pub(crate) payload: Vec<u8>,
}

impl Frame {
    /// Whether nothing more comes of that stream.
    pub(crate) fn ends(&self, stream: u32) -> bool {
        self.kind == GOAWAY
            || (self.stream == stream
                && (self.kind == RESET
                    || (self.flags & END_STREAM != 0 && matches!(self.kind, DATA | HEADERS))))
    }
}

pub(crate) struct Http2(TlsStream<TcpStream>);

impl Http2 {
    pub(crate) async fn begin(
        address: SocketAddr,
        trusted: &CertificateDer<'static>,
        settings: &[(u16, u32)],
    ) -> Self {
        let mut config = client(trusted, &[&TLS13]);
        config.alpn_protocols = vec![b"h2".to_vec()];
        let mut line = greet(address, config).await.expect("a greeting");
        assert_eq!(line.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
        line.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").await.expect("said");
        let mut begun = Self(line);
        let settings = settings.iter().flat_map(|(name, value)| {
            name.to_be_bytes().into_iter().chain(value.to_be_bytes()).collect::<Vec<_>>()
        });
        assert!(begun.say(SETTINGS, 0, 0, &settings.collect::<Vec<_>>()).await);
        begun
    }

    /// Whether the other end was still there.
    pub(crate) async fn say(&mut self, kind: u8, flags: u8, stream: u32, payload: &[u8]) -> bool {
        let length = u32::try_from(payload.len()).expect("a short frame").to_be_bytes();
        let mut frame = length[1..].to_vec();
        frame.extend([kind, flags]);
        frame.extend(stream.to_be_bytes());
        frame.extend(payload);
        self.0.write_all(&frame).await.is_ok() && self.0.flush().await.is_ok()
    }

    pub(crate) async fn ask(&mut self, stream: u32, fields: &[(&str, &str)]) -> bool {
        self.say(HEADERS, END_HEADERS | END_STREAM, stream, &packed(fields)).await
    }

    pub(crate) async fn ping(&mut self) -> bool {
        self.say(PING, 0, 0, b"eight by").await
    }

    /// `None` once the other end has hung up.
    pub(crate) async fn hear(&mut self) -> Option<Frame> {
        let heard = async {
            let mut head = [0; 9];
            self.0.read_exact(&mut head).await.ok()?;
            let [a, b, c, kind, flags, stream @ ..] = head;
            let length = usize::try_from(u32::from_be_bytes([0, a, b, c])).expect("a length");
            let mut payload = vec![0; length];
            self.0.read_exact(&mut payload).await.ok()?;
            Some(Frame { kind, flags, stream: u32::from_be_bytes(stream), payload })
        };
        tokio::time::timeout(LONG, heard).await.expect("it says something, or hangs up")
    }
}

/// A head without any compression.
pub(crate) fn packed(fields: &[(&str, &str)]) -> Vec<u8> {
    fields.iter().flat_map(|(name, value)| [vec![0], text(name), text(value)].concat()).collect()
}

fn text(text: &str) -> Vec<u8> {
    let mut packed = Vec::new();
    // Seven bits of the length, then seven more at a time.
    match text.len() {
        short @ ..127 => packed.push(u8::try_from(short).expect("seven bits")),
        long => {
            packed.push(127);
            let mut rest = long - 127;
            while rest >= 128 {
                packed.push(u8::try_from(rest % 128).expect("seven bits") | 128);
                rest /= 128;
            }
            packed.push(u8::try_from(rest).expect("seven bits"));
        }
    }
    packed.extend(text.as_bytes());
    packed
}

/// The four that each request has.
pub(crate) fn get(path: &str) -> [(&'static str, &str); 4] {
    [(":method", "GET"), (":scheme", "https"), (":authority", "localhost"), (":path", path)]
}
