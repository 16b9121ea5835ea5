//! One-time codes: sent to a number, and proved by whoever holds its phone.

mod confirm;
mod hash;
mod lock;
mod send;

pub use confirm::{ConfirmRefusal, NumberProven, confirm};
pub use hash::{CodeHasher, HashFailed};
pub(crate) use send::forget_old;
pub use send::{SendRefusal, send};
