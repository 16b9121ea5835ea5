//! The journey: a table of what each event leads to, and properties that no order of events breaks.

mod properties;
mod steps;
mod table;
