#![doc = include_str!("../README.md")]

mod activity;
pub mod address;
pub mod backend;
pub mod certificates;
pub mod cli;
pub mod clock;
pub mod codes;
pub mod database;
mod headers;
mod hex;
mod html;
pub mod import;
mod openapi;
mod pages;
pub mod randomness;
mod records;
mod refusal;
pub mod router;
mod routes;
pub mod rules;
pub mod sample_data;
mod seats;
pub mod server;
mod sessions;
pub mod sms;
pub mod telemetry;
