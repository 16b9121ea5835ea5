//! Listening, serving, and ending without cutting anybody off.

use std::future::Future;
use std::io::Write as _;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;

use crate::backend::Backend;
use crate::router::router;

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
    #[error("serving failed")]
    Serve(#[source] std::io::Error),
}

/// Serves until `stop` is done, and the requests that are under way then.
pub async fn serve(
    backend: Backend,
    listen: SocketAddr,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    refuse_sandbox_in_the_open(backend.sandbox.is_some(), listen)?;
    let cannot_listen = |error| ServeError::Listen(listen, error);
    let listener = TcpListener::bind(listen).await.map_err(cannot_listen)?;
    let address = listener.local_addr().map_err(cannot_listen)?;
    announce(address);

    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let service = router(backend.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop.await;
        tracing::info!("stopping");
        // Nobody listens any more only when serving has failed already.
        let _ = stopping.send(());
    });
    let too_late = async {
        if stopped.await.is_ok() {
            tokio::time::sleep(GRACE).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    let finish = async {
        serving.await.map_err(ServeError::Serve)?;
        backend.outbox.emptied().await;
        Ok(())
    };
    let outcome = tokio::select! {
        outcome = finish => outcome,
        () = too_late => {
            tracing::warn!("stopped with requests under way");
            Ok(())
        }
    };
    backend.database.close().await;
    outcome
}

pub fn refuse_sandbox_in_the_open(is_sandbox: bool, listen: SocketAddr) -> Result<(), ServeError> {
    if is_sandbox && !listen.ip().is_loopback() { Err(ServeError::SandboxInTheOpen(listen)) } else { Ok(()) }
}

/// One line that programs read, on standard output; everything else is a log.
fn announce(address: SocketAddr) {
    let mut stdout = std::io::stdout().lock();
    if writeln!(stdout, "listening on http://{address}").and_then(|()| stdout.flush()).is_err() {
        tracing::warn!("nobody reads the standard output");
    }
    tracing::info!(%address, "listening");
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
