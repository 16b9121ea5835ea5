//! Taking connections in, only so many at a time, and only so many from one address.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_rustls::rustls::ServerConfig;

use super::connection::{self, Guest};
use super::leaving::Guests;
use crate::backend::Backend;
use crate::router::router;
use crate::shares::{Share, Shares};

/// When the system has no more to give: time for others to leave.
const PAUSE: Duration = Duration::from_millis(200);

/// Takes in whoever comes until `stop` is done, and answers with what waits for those who are in.
pub(super) async fn accept(
    listener: &TcpListener,
    backend: &Backend,
    tls: Option<watch::Receiver<Arc<ServerConfig>>>,
    stop: impl Future<Output = ()>,
) -> Guests {
    let guests = Guests::default();
    let router = router(backend.clone());
    let seats = Arc::new(Semaphore::new(backend.rules.connections));
    let shares = Shares::default();
    let mut stop = std::pin::pin!(stop);
    loop {
        let (seat, (stream, peer)) = tokio::select! {
            biased;
            () = &mut stop => return guests,
            next = next(listener, &seats) => next,
        };
        let Some(share) = share(&shares, backend, peer.ip()) else {
            tracing::debug!("an address has too many connections");
            continue;
        };
        let tls = tls.as_ref().map(|current| Arc::clone(&current.borrow()));
        let (backend, router, farewell) = (backend.clone(), router.clone(), guests.farewell());
        tokio::spawn(async move {
            let _taken = (seat, share);
            connection::serve(Guest { stream, peer, tls }, router, &backend.rules, farewell).await;
        });
    }
}

/// The next one, once there is a seat: until then the system lets them wait.
async fn next(
    listener: &TcpListener,
    seats: &Arc<Semaphore>,
) -> (Option<tokio::sync::OwnedSemaphorePermit>, (TcpStream, SocketAddr)) {
    // Nobody closes the semaphore.
    let seat = Arc::clone(seats).acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok(accepted) => return (seat, accepted),
            Err(error) => {
                tracing::warn!(%error, "a connection was not taken in");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// Proxies that are trusted come for many.
fn share(shares: &Shares, backend: &Backend, peer: IpAddr) -> Option<Option<Share>> {
    if backend.trusted_proxies.trusts(peer.to_canonical()) {
        Some(None)
    } else {
        shares.take(peer, backend.rules.connections_per_address).map(Some)
    }
}
