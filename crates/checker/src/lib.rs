#![doc = include_str!("../README.md")]

mod answer;
mod code;
mod reason;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use answer::{held, unproven};
pub use code::DrawnCode;
pub use reason::{of_refused, of_unreadable};
