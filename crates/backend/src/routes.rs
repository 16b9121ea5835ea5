//! One file a call: what it takes off the wire and puts onto it.

pub(crate) mod activity;
pub(crate) mod beneficiaries;
mod body;
pub(crate) mod certificate;
pub(crate) mod confirm_otp;
pub(crate) mod credential;
pub(crate) mod generate_otp;
pub(crate) mod health;
mod person;
pub(crate) mod policy_reports;
pub(crate) mod sandbox;
pub(crate) mod session;
pub(crate) mod style_page;
pub(crate) mod trust;
