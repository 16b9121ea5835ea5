#![doc = include_str!("../README.md")]

pub mod api;
pub mod app;
pub mod browser;
pub mod clock;
pub mod components;
pub mod dispatch;
pub mod effect;
pub mod i18n;
pub mod journey;
pub mod pages;
pub mod problem;
pub mod proof;
pub mod route;
pub mod session;

/// Every freed byte of the page's memory is wiped: tokens, codes, numbers, records, and all copies that were made of
/// them on the way.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);
