//! From a record to the PDF that its owner takes along.

use std::sync::Arc;

use certificate::{Certificate, Code, Day, Kind, RenderError, Renderer, SetupError};
use contract::{Beneficiary, CertificateKind, DateField, Dose, Language, ReferenceId};

use crate::clock::Timestamp;
use crate::issuing::Credential;
use crate::seats::{Abandoned, Seats};

#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    #[error("no dose is recorded")]
    NoDose,
    #[error("the certificate could not be drawn")]
    Drawing(#[from] RenderError),
    #[error(transparent)]
    Abandoned(#[from] Abandoned),
}

/// What proves what the page says.
pub(crate) struct Proof {
    pub(crate) credentials: Vec<Credential>,
    /// Where they are checked, as a person types it.
    pub(crate) check_at: String,
    pub(crate) made_at: Timestamp,
}

/// Draws on threads of its own, only so many at a time.
#[derive(Clone)]
pub struct Certificates {
    renderer: Arc<Renderer>,
    seats: Seats,
}

impl Certificates {
    pub fn new(at_a_time: usize) -> Result<Self, SetupError> {
        Ok(Self { renderer: Arc::new(Renderer::new()?), seats: Seats::new(at_a_time) })
    }

    /// The bytes of a PDF in English and in the language of its owner.
    pub(crate) async fn draw(
        &self,
        person: Beneficiary,
        proof: Proof,
        language: Language,
    ) -> Result<Vec<u8>, CertificateError> {
        // A status may promise doses that nothing tells of, and no certificate is drawn of none.
        let kind = match person.certificate_kind().filter(|_| !person.doses_given().is_empty()) {
            Some(CertificateKind::Provisional) => Kind::Provisional,
            Some(CertificateKind::Final) => Kind::Final,
            None => return Err(CertificateError::NoDose),
        };
        let renderer = Arc::clone(&self.renderer);
        Ok(self.seats.run(move || draw(&renderer, &person, kind, &proof, beside_english(language))).await??)
    }
}

fn draw(
    renderer: &Renderer,
    person: &Beneficiary,
    kind: Kind,
    proof: &Proof,
    second: certificate::Language,
) -> Result<Vec<u8>, RenderError> {
    let code = |dose: &Dose| {
        let credential = proof.credentials.iter().find(|credential| Some(credential.dose) == dose.number)?;
        Some(Code { text: &credential.hcert, id: &credential.certificate_id })
    };
    let text = |field: &'_ Option<String>| field.clone().unwrap_or_default();
    let doses = person.doses_given();
    let days: Vec<Days> = doses.iter().map(Days::of).collect();
    let id_verified = [text(&person.photo_id_type), text(&person.photo_id_number)].join(" ");
    let page = Certificate {
        kind,
        name: person.name.as_deref().unwrap_or_default(),
        birth_year: person.birth_year,
        gender: person.gender.as_deref().unwrap_or_default(),
        id_verified: id_verified.trim(),
        // The certificate is its owner's: it names them in full.
        reference_id: person.beneficiary_reference_id.as_ref().map_or("", ReferenceId::expose_digits),
        certificate_id: person.certificate_id.as_deref().unwrap_or_default(),
        status: person.vaccination_status.as_wire(),
        check_at: &proof.check_at,
        made_on: day(proof.made_at),
        doses: doses
            .iter()
            .zip(&days)
            .map(|(dose, days)| certificate::Dose { code: code(dose), ..dose_on_page(dose, days) })
            .collect(),
    };
    renderer.render(&page, second)
}

/// Whoever reads English gets Hindi beside it, as Co-WIN's certificates have it.
fn beside_english(language: Language) -> certificate::Language {
    certificate::Language::from_tag(language.tag()).unwrap_or_default()
}

/// In UTC.
fn day(time: Timestamp) -> Day {
    let text = time.rfc3339();
    let read = text.split('T').next().and_then(credential::Date::parse);
    read.map_or(Day { year: 1970, month: 1, day: 1 }, |date| Day {
        year: date.year(),
        month: date.month(),
        day: date.day(),
    })
}

/// A dose's days as they are printed: as the wire writes them.
struct Days {
    given: String,
    next_due: Option<String>,
}

impl Days {
    fn of(dose: &Dose) -> Self {
        let printed = |field: DateField| field.known().map(|day| day.to_string());
        Self { given: printed(dose.date).unwrap_or_default(), next_due: printed(dose.next_due_date) }
    }
}

fn dose_on_page<'a>(dose: &'a Dose, days: &'a Days) -> certificate::Dose<'a> {
    certificate::Dose {
        number: dose.number.unwrap_or_default(),
        vaccine: dose.vaccine.as_deref().unwrap_or_default(),
        date: &days.given,
        batch: dose.batch.as_deref(),
        next_due: days.next_due.as_deref(),
        vaccinated_by: dose.vaccinated_by.as_deref(),
        facility: dose.facility.as_deref(),
        district: dose.district.as_deref(),
        state: dose.state.as_deref(),
        code: None,
    }
}
