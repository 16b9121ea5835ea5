#![doc = include_str!("../README.md")]

pub mod api;
pub mod app;
pub mod browser;
pub mod clock;
pub mod components;
pub mod dispatch;
pub mod i18n;
pub mod journey;
pub mod pages;
pub mod problem;
pub mod route;
pub mod session;
