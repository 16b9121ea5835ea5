//! The field rules, and the wire.
#![expect(
    clippy::unwrap_used,
    reason = "clippy takes the readers below for product code; a test may fall here"
)]

mod answers;
mod anything;
mod credentials;
mod fields;
mod json;
mod languages;
