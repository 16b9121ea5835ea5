//! The one thing that is written outside memory: the opaque id of a code that is under way.
//!
//! A phone may discard the tab while its owner reads the SMS. The id unlocks nothing without the code; it is gone
//! when the code is used, and ignored and removed three minutes after it was sent.

use contract::TxnId;
use wasm_bindgen::prelude::wasm_bindgen;

use super::now;
use crate::session::{Challenge, Moment};

#[wasm_bindgen(module = "/src/browser/tab.js")]
extern "C" {
    fn keep(entry: &str);
    fn kept() -> Option<String>;
    #[wasm_bindgen(js_name = forget)]
    pub fn forget_challenge();
}

/// Where the tab's storage is denied or full, a discarded tab starts over.
pub fn keep_challenge(challenge: &Challenge) {
    keep(&[&challenge.kept_until().0.to_string(), " ", challenge.txn_id().as_str()].concat());
}

/// The code that was under way when this tab was discarded, if it still lives.
pub fn kept_challenge() -> Option<Challenge> {
    let entry = kept()?;
    let challenge = entry.split_once(' ').and_then(|(until, id)| {
        let until = Moment(until.parse().ok()?);
        (now() < until).then(|| Challenge::resumed(TxnId::new(id.to_owned()), until))
    });
    if challenge.is_none() {
        forget_challenge();
    }
    challenge
}
