//! `credential`: certificates that prove themselves, one for each dose of one person under the session's number.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use contract::{CredentialList, DoseCredential, How, What};

use super::person::{self, Person};
use crate::activity::{self, NewEntry};
use crate::backend::Backend;
use crate::openapi::{self, AnyCall, GuardedCall};
use crate::refusal::Refusal;
use crate::sessions::Session;
use crate::{issuing, records};

/// A credential for each dose whose day is known. An id of somebody else is answered like one that nobody has.
#[utoipa::path(
    get,
    path = contract::path::CREDENTIAL,
    params(("beneficiary_reference_id" = String, Query, description = "13 or 14 digits", pattern = "^[0-9]{13,14}$", example = "99900000000001")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "In the order of the doses", body = openapi::CredentialList),
        (status = 404, description = "No such record under this number, or no dose, or nothing is signed here", body = openapi::ErrorBody),
        GuardedCall,
        AnyCall
    )
)]
pub(crate) async fn credential(
    State(backend): State<Backend>,
    session: Session,
    person: Result<Query<Person>, QueryRejection>,
) -> Result<Json<CredentialList>, Refusal> {
    let id = person::reference_id(person)?;
    let mut transaction = backend.database.write().await?;
    let person = records::one_of_session(&mut transaction, &session, &id).await?;
    let person = person.ok_or(Refusal::RecordNotFound)?;
    let now = backend.clock.now();
    let credentials = issuing::of_person(&backend, &mut transaction, now, &person).await?;
    // Whoever has the text has the whole certificate, whatever the page that asked for it does with it.
    let entry =
        NewEntry { how: How::Citizen, who: activity::BENEFICIARY, what: What::Downloaded, person: Some(&id) };
    backend.activity.append(&mut transaction, now, session.number(), &entry).await?;
    transaction.commit().await?;
    let credentials = credentials.into_iter();
    let credentials = credentials.map(|it| DoseCredential { dose: it.dose, hcert: it.hcert }).collect();
    Ok(Json(CredentialList { credentials }))
}
