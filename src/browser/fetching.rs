//! What a call to the backend needs of the browser beside the call itself.

use gloo_timers::callback::Timeout;
use web_sys::{AbortController, AbortSignal};

use super::window;

/// Ends a call that takes too long; dropping it lets the call be.
pub struct Deadline {
    signal: Option<AbortSignal>,
    _timer: Option<Timeout>,
}

impl Deadline {
    pub fn in_seconds(seconds: u32) -> Self {
        // A browser without abort signals waits as long as its own patience lasts.
        let Ok(controller) = AbortController::new() else { return Self { signal: None, _timer: None } };
        let signal = controller.signal();
        let timer = Timeout::new(seconds.saturating_mul(1000), move || controller.abort());
        Self { signal: Some(signal), _timer: Some(timer) }
    }

    pub fn signal(&self) -> Option<&AbortSignal> {
        self.signal.as_ref()
    }

    pub fn has_passed(&self) -> bool {
        self.signal.as_ref().is_some_and(AbortSignal::aborted)
    }
}

/// False only where the browser is sure that there is no network.
pub fn is_online() -> bool {
    window().navigator().on_line()
}

/// Text as it stands in a query.
pub fn percent_encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
