//! Listening, serving, and ending without cutting anybody off.

mod accept;
mod connection;
mod leaving;

use std::future::Future;
use std::io::Write as _;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;

use crate::backend::Backend;
use crate::tls::Tls;

/// Requests under way get so long to finish; then the process ends without them.
const GRACE: Duration = Duration::from_secs(10);

#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("cannot listen on {0}")]
    Listen(SocketAddr, #[source] std::io::Error),
    #[error("a sandbox shows every code to whoever asks: it starts on loopback addresses only, not on {0}")]
    SandboxInTheOpen(SocketAddr),
    #[error("the signals that end the process cannot be heard")]
    Signals(#[source] std::io::Error),
}

/// A socket that people can come to already, although nobody answers yet.
pub struct Listening {
    listener: TcpListener,
    address: SocketAddr,
    tls: Option<Tls>,
}

impl Listening {
    pub async fn on(backend: &Backend, listen: SocketAddr, tls: Option<Tls>) -> Result<Self, ServeError> {
        refuse_sandbox_in_the_open(backend.sandbox.is_some(), listen)?;
        let cannot_listen = |error| ServeError::Listen(listen, error);
        let listener = TcpListener::bind(listen).await.map_err(cannot_listen)?;
        let address = listener.local_addr().map_err(cannot_listen)?;
        Ok(Self { listener, address, tls })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// One line that programs read, on standard output; everything else is a log.
    pub fn announce(&self) {
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        let address = self.address;
        let mut stdout = std::io::stdout().lock();
        if writeln!(stdout, "listening on {scheme}://{address}").and_then(|()| stdout.flush()).is_err() {
            tracing::warn!("nobody reads the standard output");
        }
        tracing::info!(%address, scheme, "listening");
        if self.tls.is_none() && !address.ip().is_loopback() {
            tracing::warn!(
                "HTTP on an address that others reach: a proxy that speaks TLS must stand before it"
            );
        }
    }

    /// Serves until `stop` is done, and the requests that are under way then.
    pub async fn serve(self, backend: Backend, stop: impl Future<Output = ()> + Send + 'static) {
        let Self { listener, tls, .. } = self;
        let current = tls.as_ref().map(Tls::current);
        let accepting = accept::accept(&listener, &backend, current, stop);
        let guests = match tls {
            Some(tls) => tokio::select! {
                guests = accepting => guests,
                never = tls.follow(&*backend.clock, backend.rules.certificate_poll) => match never {},
            },
            None => accepting.await,
        };
        drop(listener);
        tracing::info!("stopping");
        let finish = async {
            guests.ask_to_leave().await;
            backend.outbox.emptied().await;
        };
        if tokio::time::timeout(GRACE, finish).await.is_err() {
            tracing::warn!("stopped with requests under way");
        }
        backend.database.close().await;
    }
}

pub fn refuse_sandbox_in_the_open(is_sandbox: bool, listen: SocketAddr) -> Result<(), ServeError> {
    if is_sandbox && !listen.ip().is_loopback() { Err(ServeError::SandboxInTheOpen(listen)) } else { Ok(()) }
}

/// Done when the process is asked to end. Asking counts from this call on, not only once somebody waits.
#[cfg(unix)]
pub fn asked_to_end() -> Result<impl Future<Output = ()> + Send + 'static, ServeError> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminated = signal(SignalKind::terminate()).map_err(ServeError::Signals)?;
    let mut interrupted = signal(SignalKind::interrupt()).map_err(ServeError::Signals)?;
    Ok(async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
    })
}

/// Done when the process is asked to end.
#[cfg(not(unix))]
pub fn asked_to_end() -> Result<impl Future<Output = ()> + Send + 'static, ServeError> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
