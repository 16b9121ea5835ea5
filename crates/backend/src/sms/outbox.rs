//! Messages on their way. The answer to the citizen never waits for them, so it takes the same time for each number.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{Sms, SmsSender};

/// Messages that may be on their way at once; a full outbox refuses new codes instead of eating up memory.
const PLACES: u32 = 1024;

#[derive(Debug, thiserror::Error)]
#[error("too many messages are waiting for the gateway")]
pub struct OutboxFull;

#[derive(Clone)]
pub struct Outbox {
    sender: Arc<dyn SmsSender>,
    places: Arc<Semaphore>,
}

/// A place in the outbox, taken before a code is made.
pub struct Slot {
    sender: Arc<dyn SmsSender>,
    place: OwnedSemaphorePermit,
}

impl Outbox {
    pub fn new(sender: Arc<dyn SmsSender>) -> Self {
        Self { sender, places: Arc::new(Semaphore::new(PLACES as usize)) }
    }

    pub fn reserve(&self) -> Result<Slot, OutboxFull> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| OutboxFull)?;
        Ok(Slot { sender: Arc::clone(&self.sender), place })
    }

    /// Waits until no message is on its way.
    pub async fn emptied(&self) {
        // An error would mean that the semaphore was closed, which nobody does; then nothing is on its way either.
        drop(self.places.acquire_many(PLACES).await);
    }
}

impl Slot {
    pub fn send(self, sms: Sms) {
        tokio::spawn(async move {
            if let Err(error) = self.sender.send(&sms).await {
                tracing::error!(%error, "an SMS did not go out");
            }
            drop(self.place);
        });
    }
}
