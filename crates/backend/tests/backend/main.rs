//! The backend through its router: what goes in over the wire, and what comes out.
#![expect(clippy::expect_used, reason = "a test that cannot go on should stop and say where")]

mod activity;
mod at_rest;
mod audit;
mod auditor;
mod certificates;
mod codes;
mod database;
mod deploy;
mod every_route;
mod foreign_pages;
mod gateway;
mod held_streams;
mod house;
mod http2;
mod import;
mod limits;
mod limits_in_all;
mod openapi;
mod overheard;
mod own_records;
mod pages;
mod place;
mod policy_reports;
mod process;
mod quiet;
mod records;
mod retention;
mod sandbox;
mod sessions;
mod slow_clients;
mod tls;
mod way_around;
mod wire;
