//! How those who are in are asked to leave, and waited for.

use std::time::Duration;

use tokio::sync::watch;

/// All who hold a [`Farewell`].
#[derive(Default)]
pub(super) struct Guests(watch::Sender<bool>);

impl Guests {
    pub(super) fn farewell(&self) -> Farewell {
        Farewell(self.0.subscribe())
    }

    /// Done once nobody is left.
    pub(super) async fn ask_to_leave(self) {
        self.0.send_replace(true);
        self.0.closed().await;
    }
}

/// Held until its guest has left.
pub(super) struct Farewell(watch::Receiver<bool>);

impl Farewell {
    /// Whoever stays long is asked by the time.
    pub(super) async fn asked_or_after(&mut self, age: Duration) {
        let asked = self.0.wait_for(|is_asked| *is_asked);
        // Neither a time that is over nor an asker who is gone is an error.
        drop(tokio::time::timeout(age, asked).await);
    }
}
