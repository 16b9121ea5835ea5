//! What a check's answer says, and how a code is drawn.

mod answers;
mod codes;
mod reasons;
