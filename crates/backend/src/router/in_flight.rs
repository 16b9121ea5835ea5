//! Only so many requests at a time, and no more of them from one address than its share: beyond, they are sent away at
//! once instead of waiting in ever longer lines.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::{Frame, SizeHint};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::backend::Backend;
use crate::refusal::Refusal;
use crate::shares::{Share, Shares};

#[derive(Clone)]
pub(super) struct InFlight {
    backend: Backend,
    seats: Arc<Semaphore>,
    shares: Shares,
}

impl InFlight {
    pub(super) fn of(backend: &Backend) -> Self {
        let seats = Arc::new(Semaphore::new(backend.rules.requests_in_flight));
        Self { backend: backend.clone(), seats, shares: Shares::default() }
    }
}

pub(super) async fn limit(
    State(in_flight): State<InFlight>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    let InFlight { backend, seats, shares } = in_flight;
    let caller = backend.trusted_proxies.caller(request.extensions(), request.headers());
    let share = shares.take(caller, backend.rules.requests_per_address);
    let share = share.ok_or(Refusal::TOO_MANY_AT_ONCE)?;
    let seat = seats.try_acquire_owned().map_err(|_| Refusal::BUSY)?;
    Ok(next.run(request).await.map(|body| Body::new(Seated { body, _taken: (seat, share) })))
}

/// A body that keeps the request's seat until it has gone out, or nobody wants it any more.
struct Seated {
    body: Body,
    _taken: (OwnedSemaphorePermit, Share),
}

impl HttpBody for Seated {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
