//! The answers' shapes. The contract's own types read leniently what other backends send; these say strictly what
//! this one sends. A test compares them with real answers.
#![expect(dead_code, reason = "the derives read the fields, and nobody else does")]

use serde::Serialize;
use utoipa::ToSchema;

#[derive(ToSchema, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CodeSent {
    #[schema(format = "uuid")]
    txn_id: String,
    /// Seconds until the code stops working.
    expires_in: u32,
    /// Seconds until another code can be asked for.
    resend_after: u32,
}

#[derive(ToSchema, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SignedIn {
    /// Opaque; for the `Authorization` header.
    token: String,
    /// Seconds until the token dies.
    expires_in: u32,
}

#[derive(ToSchema, Serialize)]
pub(crate) struct BeneficiaryList {
    beneficiaries: Vec<Beneficiary>,
}

#[derive(ToSchema, Serialize)]
pub(crate) struct Beneficiary {
    #[schema(pattern = "^[0-9]{13,14}$")]
    beneficiary_reference_id: String,
    name: String,
    birth_year: Option<u16>,
    gender: Option<String>,
    /// All but the last four digits are starred.
    #[schema(pattern = r"^\*{6}[0-9]{4}$")]
    mobile_number: String,
    photo_id_type: Option<String>,
    /// All but the last four characters are starred.
    photo_id_number: Option<String>,
    /// `Not Vaccinated`, `Partially Vaccinated`, `Vaccinated`, or what else was brought in.
    vaccination_status: String,
    /// Of the first dose.
    vaccine: Option<String>,
    /// `dd-mm-yyyy`, or empty; so are all days.
    dose1_date: String,
    dose2_date: String,
    precaution_dose_one_date: String,
    due_dose: Option<u8>,
    next_vaccination_date: String,
    /// The places of the doses, for clients that know Co-WIN's own fields alone.
    appointments: Vec<Appointment>,
    certificate_id: Option<String>,
    /// Absent where there is none.
    #[schema(required = false)]
    doses: Vec<Dose>,
}

#[derive(ToSchema, Serialize)]
pub(crate) struct Appointment {
    dose: Option<u8>,
    date: String,
    slot: Option<String>,
    name: Option<String>,
    district_name: Option<String>,
    state_name: Option<String>,
}

#[derive(ToSchema, Serialize)]
pub(crate) struct Dose {
    dose: Option<u8>,
    vaccine: Option<String>,
    date: String,
    batch: Option<String>,
    next_due_date: String,
    vaccinated_by: Option<String>,
    facility: Option<String>,
    district: Option<String>,
    state: Option<String>,
}

#[derive(ToSchema, Serialize)]
pub(crate) struct CredentialList {
    credentials: Vec<DoseCredential>,
}

#[derive(ToSchema, Serialize)]
pub(crate) struct DoseCredential {
    /// Counted from 1.
    dose: u8,
    /// HCERT, as WHO's SMART Trust and the EU's DCC 1.3.0 have it: what a QR code holds.
    #[schema(pattern = r"^HC1:[0-9A-Z $%*+\-./:]+$")]
    hcert: String,
}

#[derive(ToSchema, Serialize)]
pub(crate) struct TrustedKeys {
    keys: Vec<PublicKey>,
    /// The certificates that were called back: of each id the first 8 bytes of its SHA-256, one after the other, in
    /// base64. Absent where there are none.
    #[schema(nullable = false)]
    revoked: Option<String>,
}

#[derive(ToSchema, Serialize)]
pub(crate) struct PublicKey {
    /// Key id, base64.
    kid: String,
    /// ISO 3166-1 alpha-2.
    #[schema(pattern = "^[A-Z]{2}$")]
    issuer: String,
    /// `SubjectPublicKeyInfo`, DER in base64.
    spki: String,
    #[schema(format = "date-time")]
    not_before: String,
    #[schema(format = "date-time")]
    not_after: String,
}

#[derive(ToSchema, Serialize)]
pub(crate) struct ActivityPage {
    /// Newest first.
    activity: Vec<ActivityEntry>,
    /// For `?after=`; null on the last page.
    next: Option<String>,
}

#[derive(ToSchema, Serialize)]
pub(crate) struct ActivityEntry {
    #[schema(format = "date-time")]
    at: String,
    /// Role and organisation.
    who: String,
    how: How,
    what: What,
    /// Absent where the whole number was meant.
    #[schema(pattern = "^[0-9]{13,14}$", nullable = false)]
    beneficiary_reference_id: Option<String>,
}

#[derive(ToSchema, Serialize)]
#[serde(rename_all = "snake_case")]
enum How {
    Citizen,
    AuthorisedUser,
    Partner,
    System,
}

#[derive(ToSchema, Serialize)]
#[serde(rename_all = "snake_case")]
enum What {
    Viewed,
    Downloaded,
    CodeSent,
    CodeRefused,
    SignedIn,
    SignedOut,
    Updated,
}

#[derive(ToSchema, Serialize)]
pub(crate) struct ErrorBody {
    /// For programs; the contract's README lists them.
    #[serde(rename = "errorCode")]
    error_code: String,
    /// For developers; words for people live in the page.
    error: String,
}

/// A file, not text.
#[derive(ToSchema, Serialize)]
#[schema(value_type = String, format = Binary, content_media_type = "application/pdf")]
pub(crate) struct Pdf(Vec<u8>);
