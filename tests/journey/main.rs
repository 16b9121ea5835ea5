//! The journey: a table of what each event leads to, and properties that no order of events breaks.

mod activity;
mod properties;
mod stay;
mod steps;
mod table;
