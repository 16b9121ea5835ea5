//! Whom a call is about.

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use contract::ReferenceId;
use serde::Deserialize;

use crate::refusal::Refusal;

#[derive(Deserialize)]
pub(crate) struct Person {
    beneficiary_reference_id: String,
}

/// What is no id, or not there, is answered like an id that nobody has.
pub(super) fn reference_id(person: Result<Query<Person>, QueryRejection>) -> Result<ReferenceId, Refusal> {
    let Query(person) = person.map_err(|_| Refusal::RecordNotFound)?;
    ReferenceId::parse(&person.beneficiary_reference_id).map_err(|_| Refusal::RecordNotFound)
}
