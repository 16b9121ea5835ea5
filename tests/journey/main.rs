//! The journey: a table of what each event leads to, and properties that no order of events breaks; and what its proofs
//! are read of.

mod activity;
mod checking;
mod credentials;
mod proof;
mod properties;
mod stay;
mod steps;
mod table;
