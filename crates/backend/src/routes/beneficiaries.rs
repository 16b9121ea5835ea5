//! `beneficiaries`: the people under the session's number. Each look at a person is written down.

use axum::Json;
use axum::extract::State;
use contract::{BeneficiaryList, How, What};

use crate::activity::{self, NewEntry};
use crate::backend::Backend;
use crate::openapi::{self, AnyCall, GuardedCall};
use crate::records;
use crate::refusal::Refusal;
use crate::sessions::Session;

/// The people under the session's number.
#[utoipa::path(
    get,
    path = contract::path::BENEFICIARIES,
    security(("bearer" = [])),
    responses((status = 200, description = "None where nobody is registered", body = openapi::BeneficiaryList), GuardedCall, AnyCall)
)]
pub(crate) async fn beneficiaries(
    State(backend): State<Backend>,
    session: Session,
) -> Result<Json<BeneficiaryList>, Refusal> {
    let mut transaction = backend.database.write().await?;
    let beneficiaries = records::of_session(&mut transaction, &session).await?;
    let now = backend.clock.now();
    for person in &beneficiaries {
        let person = person.beneficiary_reference_id.as_ref();
        let entry = NewEntry { how: How::Citizen, who: activity::BENEFICIARY, what: What::Viewed, person };
        backend.activity.append(&mut transaction, now, session.number(), &entry).await?;
    }
    transaction.commit().await?;
    Ok(Json(BeneficiaryList { beneficiaries }))
}
