//! What is done beside the drawing when something changes.

use leptos::prelude::Effect;

/// Runs `act` soon, and again after each change of what it reads, for as long as its owner is there. All of them are
/// of one type, for each type of its own would be another kilobyte of Wasm.
pub fn effect(act: impl Fn() + 'static) {
    let act: Box<dyn Fn()> = Box::new(act);
    Effect::new(act);
}
