//! `certificate download`: the PDF of one person under the session's number.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderName;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use contract::{How, What};

use super::person::{self, Person};
use crate::activity::{self, NewEntry};
use crate::backend::Backend;
use crate::certificates::Proof;
use crate::issuing::IssuingError;
use crate::openapi::{self, AnyCall, GuardedCall};
use crate::refusal::Refusal;
use crate::sessions::Session;
use crate::spoken::Spoken;
use crate::{issuing, records};

/// The certificate as a PDF. An id of somebody else is answered like one that nobody has.
#[utoipa::path(
    get,
    path = contract::path::CERTIFICATE,
    params(
        ("beneficiary_reference_id" = String, Query, description = "13 or 14 digits", pattern = "^[0-9]{13,14}$", example = "99900000000001"),
        ("Accept-Language" = Option<String>, Header, description = "The language that stands beside English on the page; Hindi where it is English, not spoken here, or not sent", example = "ta-IN,ta;q=0.9,en;q=0.8")
    ),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "One A4 page", content_type = "application/pdf", body = openapi::Pdf),
        (status = 404, description = "No such record under this number, or no dose", body = openapi::ErrorBody),
        GuardedCall,
        AnyCall
    )
)]
pub(crate) async fn certificate(
    State(backend): State<Backend>,
    session: Session,
    Spoken(language): Spoken,
    person: Result<Query<Person>, QueryRejection>,
) -> Result<([(HeaderName, &'static str); 2], Vec<u8>), Refusal> {
    let id = person::reference_id(person)?;
    let mut transaction = backend.database.write().await?;
    let person = records::one_of_session(&mut transaction, &session, &id).await?;
    let person = person.ok_or(Refusal::RecordNotFound)?;
    let now = backend.clock.now();
    let credentials = match issuing::of_person(&backend, &mut transaction, now, &person).await {
        Err(IssuingError::NoKey) => Vec::new(),
        credentials => credentials?,
    };
    // Kept before it is drawn: what is drawn can be called back.
    transaction.commit().await?;
    let host = backend.origins.typed().unwrap_or_else(|| backend.domain.clone());
    let check_at = [&host, contract::path::CHECK_PAGE].concat();
    let pdf =
        backend.certificates.draw(person, Proof { credentials, check_at, made_at: now }, language).await?;

    let mut transaction = backend.database.write().await?;
    let entry =
        NewEntry { how: How::Citizen, who: activity::BENEFICIARY, what: What::Downloaded, person: Some(&id) };
    let now = backend.clock.now();
    backend.activity.append(&mut transaction, now, session.number(), &entry).await?;
    transaction.commit().await?;
    // The name says nothing of the person: it stays behind in lists of downloads.
    let disposition = (CONTENT_DISPOSITION, r#"attachment; filename="vaccination-certificate.pdf""#);
    Ok(([(CONTENT_TYPE, "application/pdf"), disposition], pdf))
}
