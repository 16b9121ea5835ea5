//! Only so many requests at a time: beyond, they are sent away at once instead of waiting in ever longer lines.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::{Frame, SizeHint};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::refusal::Refusal;

pub(super) async fn limit(
    State(seats): State<Arc<Semaphore>>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    let seat = seats.try_acquire_owned().map_err(|_| Refusal::BUSY)?;
    Ok(next.run(request).await.map(|body| Body::new(Seated { body, _seat: seat })))
}

/// A body that keeps the request's seat until it has gone out, or nobody wants it any more.
struct Seated {
    body: Body,
    _seat: OwnedSemaphorePermit,
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
