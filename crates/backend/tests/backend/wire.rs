//! A backend that listens on a real socket, and clients that speak by hand.

use std::net::SocketAddr;
use std::time::Duration;

use portal_backend::backend::Backend;
use portal_backend::server::Listening;
use portal_backend::tls::Tls;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Longer than anything takes here: what is not there by then does not come.
pub(crate) const LONG: Duration = Duration::from_secs(20);

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

impl Server {
    pub(crate) async fn start(backend: &Backend, tls: Option<Tls>) -> Self {
        let any: SocketAddr = "127.0.0.1:0".parse().expect("an address");
        let listening = Listening::on(backend, any, tls).await.expect("a free port");
        let address = listening.address();
        let (stop, stopped) = oneshot::channel();
        let stopped = async {
            // A server that is dropped is stopped, too.
            let _ = stopped.await;
        };
        let serving = tokio::spawn(listening.serve(backend.clone(), stopped));
        Self { address, stop, serving }
    }

    pub(crate) async fn connect(&self) -> Line<TcpStream> {
        Line(TcpStream::connect(self.address).await.expect("connected"))
    }

    /// Answers once everybody has left.
    pub(crate) async fn stop(self) {
        self.stop.send(()).expect("it serves");
        self.serving.await.expect("it ends");
    }
}

/// What a client says and hears, byte by byte.
pub(crate) struct Line<S>(pub(crate) S);

impl<S: AsyncRead + AsyncWrite + Unpin> Line<S> {
    pub(crate) async fn say(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).await.expect("said");
        self.0.flush().await.expect("said");
    }

    /// All that comes until the other end hangs up.
    pub(crate) async fn hear_all(&mut self) -> String {
        let mut heard = Vec::new();
        // Hanging up on somebody who still talks is an error to them.
        let outcome = tokio::time::timeout(LONG, self.0.read_to_end(&mut heard)).await;
        assert!(outcome.is_ok(), "the other end hangs up; so far: {}", String::from_utf8_lossy(&heard));
        String::from_utf8_lossy(&heard).into_owned()
    }

    /// The head of an answer.
    pub(crate) async fn hear_head(&mut self) -> String {
        let mut heard = Vec::new();
        while !heard.ends_with(b"\r\n\r\n") {
            let byte = tokio::time::timeout(LONG, self.0.read_u8()).await.expect("an answer");
            heard.push(byte.expect("an answer before it hangs up"));
        }
        String::from_utf8_lossy(&heard).into_owned()
    }

    pub(crate) async fn get(&mut self, path: &str) -> String {
        self.say(&format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")).await;
        self.hear_all().await
    }
}
