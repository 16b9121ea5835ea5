//! Reads codes that another program drew, as a camera would see them.
#![expect(clippy::expect_used, reason = "in a test it is the failure")]

mod anything;
mod photographs;
mod shot;
