//! The one thing that is written outside memory: the opaque id of a code that is under way.
//!
//! A phone may discard the tab while its owner reads the SMS. The id unlocks nothing without the code; it is gone
//! when the code is used, and ignored and removed three minutes after it was sent.

use contract::TxnId;

use super::{now, window};
use crate::session::{Challenge, Moment};

const KEY: &str = "code-under-way";

fn storage() -> Option<web_sys::Storage> {
    // Denied in some private modes: then a discarded tab starts over.
    window().session_storage().ok().flatten()
}

pub fn keep_challenge(challenge: &Challenge) {
    if let Some(storage) = storage() {
        let entry = [&challenge.kept_until().0.to_string(), " ", challenge.txn_id().as_str()].concat();
        // A full or denied storage means that a discarded tab starts over.
        let _ = storage.set_item(KEY, &entry);
    }
}

pub fn forget_challenge() {
    if let Some(storage) = storage() {
        // Fails only where nothing could be written either.
        let _ = storage.remove_item(KEY);
    }
}

/// The code that was under way when this tab was discarded, if it still lives.
pub fn kept_challenge() -> Option<Challenge> {
    let entry = storage()?.get_item(KEY).ok().flatten()?;
    let kept = entry.split_once(' ').and_then(|(until, id)| {
        let until = Moment(until.parse().ok()?);
        (now() < until).then(|| Challenge::resumed(TxnId::new(id.to_owned()), until))
    });
    if kept.is_none() {
        forget_challenge();
    }
    kept
}
