//! One connection: greeted, served, and cut off where it makes the others wait.

use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::{Extension, Router};
use hyper::body::Incoming;
use hyper::rt::Executor;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_io_timeout::TimeoutStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tower::ServiceExt as _;

use super::leaving::Farewell;
use crate::rules::Rules;
use crate::tls::{self, OverTls};

/// Requests of the contract have ten headers, and browsers add as many.
const HEADERS: usize = 64;
const HEADER_LIST_BYTES: u32 = 16 * 1024;
const HEADER_BYTES: usize = HEADER_LIST_BYTES as usize;
/// Requests at a time on one connection of HTTP/2.
const STREAMS: u32 = 32;

pub(super) struct Guest {
    pub(super) stream: TcpStream,
    pub(super) peer: SocketAddr,
    pub(super) tls: Option<Arc<ServerConfig>>,
}

/// What comes of a connection is its client's affair: nobody else is told.
pub(super) async fn serve(guest: Guest, router: Router, rules: &Rules, farewell: Farewell) {
    let Guest { stream, peer, tls } = guest;
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection is slower than it could be");
    }
    // Whoever takes nothing off the line for so long gets nothing more.
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(rules.stall_timeout));
    let stream = Box::pin(stream);
    let Some(config) = tls else {
        return talk(stream, Protocol::Http1, peer, router, rules, farewell).await;
    };
    let greeting = TlsAcceptor::from(config).accept(stream);
    match tokio::time::timeout(rules.header_timeout, greeting).await {
        Ok(Ok(mut stream)) => {
            let protocol = match stream.get_ref().1.alpn_protocol() {
                Some(tls::HTTP2) => Protocol::Http2,
                _ => Protocol::Http1,
            };
            if protocol == Protocol::Http2 {
                // With HTTP/1.1 the wait for the next head ends a connection that nobody uses.
                let line: Pin<&mut TimeoutStream<_>> = stream.get_mut().0.as_mut();
                line.set_read_timeout_pinned(Some(rules.stall_timeout));
            }
            talk(stream, protocol, peer, router.layer(Extension(OverTls)), rules, farewell).await;
        }
        Ok(Err(error)) => tracing::debug!(%error, "no TLS came about"),
        Err(_) => tracing::debug!("a greeting took too long"),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Protocol {
    Http1,
    Http2,
}

async fn talk<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: S,
    protocol: Protocol,
    peer: SocketAddr,
    router: Router,
    rules: &Rules,
    mut farewell: Farewell,
) {
    let service = router.map_request(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        request.map(Body::new)
    });
    let builder = builder(protocol, rules);
    let conversation = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    let mut conversation = pin!(conversation);
    let outcome = tokio::select! {
        outcome = conversation.as_mut() => outcome,
        () = farewell.asked_or_after(rules.connection_age) => {
            conversation.as_mut().graceful_shutdown();
            match tokio::time::timeout(rules.answer_timeout, conversation).await {
                Ok(outcome) => outcome,
                Err(_) => return tracing::debug!("a connection that did not end is cut"),
            }
        }
    };
    if let Err(error) = outcome {
        tracing::debug!(%error, "a connection broke");
    }
}

/// Gives each answer of HTTP/2 so long, and then takes it back with all that it holds. A client can say that it takes
/// nothing and stay for ever; the answer itself is not asked any more while it waits for that client.
#[derive(Clone, Copy)]
struct InTime(Duration);

impl<Answering: Future<Output = ()> + Send + 'static> Executor<Answering> for InTime {
    fn execute(&self, answering: Answering) {
        let in_time = tokio::time::timeout(self.0, answering);
        tokio::spawn(async move {
            if in_time.await.is_err() {
                tracing::debug!("an answer that was not taken is taken back");
            }
        });
    }
}

/// Which of the two is spoken is known beforehand: nobody is waited for to show it.
fn builder(protocol: Protocol, rules: &Rules) -> Builder<InTime> {
    let mut builder = Builder::new(InTime(rules.answer_timeout));
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(rules.header_timeout)
        .max_headers(HEADERS)
        .max_buf_size(HEADER_BYTES);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(STREAMS)
        .max_header_list_size(HEADER_LIST_BYTES);
    match protocol {
        Protocol::Http1 => builder.http1_only(),
        Protocol::Http2 => builder.http2_only(),
    }
}
