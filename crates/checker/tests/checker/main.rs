//! What a check's answer says, and how a code is drawn.
#![expect(
    clippy::unwrap_used,
    reason = "clippy takes what the tests share for product code; a test may fall here"
)]

mod answers;
mod codes;
mod reasons;
