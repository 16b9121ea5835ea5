//! Taking connections in, only so many at a time, and only so many from one address.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_rustls::rustls::ServerConfig;

use super::connection::{self, Guest};
use crate::address::network;
use crate::backend::Backend;
use crate::router::router;

/// When the system has no more to give: time for others to leave.
const PAUSE: Duration = Duration::from_millis(200);

/// Takes in whoever comes until `stop` is done, and answers with what waits for those who are in.
pub(super) async fn accept(
    listener: &TcpListener,
    backend: &Backend,
    tls: Option<watch::Receiver<Arc<ServerConfig>>>,
    stop: impl Future<Output = ()>,
) -> GracefulShutdown {
    let graceful = GracefulShutdown::new();
    let router = router(backend.clone());
    let seats = Arc::new(Semaphore::new(backend.rules.connections));
    let addresses = Addresses::default();
    let mut stop = std::pin::pin!(stop);
    loop {
        let (seat, (stream, peer)) = tokio::select! {
            biased;
            () = &mut stop => return graceful,
            next = next(listener, &seats) => next,
        };
        let Some(place) = addresses.take(backend, peer.ip()) else {
            tracing::debug!("an address has too many connections");
            continue;
        };
        let tls = tls.as_ref().map(|current| Arc::clone(&current.borrow()));
        let (backend, router, watcher) = (backend.clone(), router.clone(), graceful.watcher());
        tokio::spawn(async move {
            let _places = (seat, place);
            connection::serve(Guest { stream, peer, tls }, router, &backend.rules, watcher).await;
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

/// Connections from each address; memory is bounded by the number of all connections.
#[derive(Clone, Default)]
struct Addresses(Arc<Mutex<HashMap<IpAddr, usize>>>);

impl Addresses {
    /// Proxies that are trusted come for many.
    fn take(&self, backend: &Backend, peer: IpAddr) -> Option<Option<Place>> {
        let peer = peer.to_canonical();
        if backend.trusted_proxies.trusts(peer) {
            Some(None)
        } else {
            self.count(peer, backend.rules.connections_per_address).map(Some)
        }
    }

    fn count(&self, peer: IpAddr, most: usize) -> Option<Place> {
        let address = network(peer);
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(address).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Place { addresses: self.clone(), address })
    }
}

/// One of the connections of an address; given back when it is dropped.
struct Place {
    addresses: Addresses,
    address: IpAddr,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.addresses.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_given_back_and_forgotten() {
        let addresses = Addresses::default();
        let count = |address: &str| addresses.count(address.parse().expect("an address"), 2);
        let first = count("2001:db8::1");
        let second = count("2001:db8::2");
        assert!(first.is_some() && second.is_some());
        assert!(count("2001:db8::3").is_none());
        let other = count("2001:db8:0:1::1");
        assert!(other.is_some());
        drop(first);
        assert!(count("2001:db8::3").is_some());
        drop((second, other));
        assert!(addresses.0.lock().expect("not poisoned").is_empty());
    }
}
