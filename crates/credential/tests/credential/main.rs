//! Credentials of our own, those of others, and what is neither.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy takes what the tests share for product code; a test may fall here"
)]

mod anything;
mod archives;
mod issued;
mod keys;
mod limits;
mod made;
mod others;
mod refused;
mod revoked;
mod schema;
mod subject;
mod tampered;
