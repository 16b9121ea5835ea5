//! Heavy work on threads of its own, only so much at a time: memory stays bounded whatever comes in.

use std::sync::Arc;

use tokio::sync::Semaphore;

#[derive(Debug, thiserror::Error)]
#[error("the work was abandoned")]
pub struct Abandoned;

#[derive(Clone)]
pub(crate) struct Seats(Arc<Semaphore>);

impl Seats {
    pub(crate) fn new(at_a_time: usize) -> Self {
        Self(Arc::new(Semaphore::new(at_a_time)))
    }

    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Abandoned> {
        let seat = Arc::clone(&self.0).acquire_owned().await.map_err(|_| Abandoned)?;
        // The thread works on when the request that wanted it is gone: the seat goes with the thread.
        let working = tokio::task::spawn_blocking(move || {
            let _seat = seat;
            work()
        });
        working.await.map_err(|_| Abandoned)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn work_that_nobody_waits_for_any_more_keeps_its_seat_until_it_ends() {
        let seats = Seats::new(1);
        let (begin, begun) = tokio::sync::oneshot::channel();
        let (end, ended) = mpsc::channel::<()>();
        let work = seats.run(move || {
            begin.send(()).expect("somebody asks");
            ended.recv().expect_err("the other end is dropped");
        });
        tokio::select! {
            biased;
            _ = work => panic!("it ends when it is told to"),
            begun = begun => begun.expect("it begins"),
        }
        assert_eq!(seats.0.available_permits(), 0, "the request is gone, the thread is not");
        drop(end);
        seats.run(|| ()).await.expect("the seat is free again");
    }
}
