//! The backend under attack: guesses at codes, questions who is registered, and bytes that make no sense.
#![expect(clippy::expect_used, reason = "a test that cannot go on should stop and say where")]

mod attacker;
mod brute_force;
mod enumeration;
#[path = "../backend/house.rs"]
#[expect(dead_code, reason = "the other tests of the backend use the rest of the house")]
mod house;
mod lines;
mod mann_whitney;
mod nonsense;
mod overheard;
mod place;
mod spraying;
