//! What a check has shown, as a list of texts: the verdict, what belongs to it, and then labels with their values. A
//! label is the line of a text of the app; values are fit to be shown, and days are `dd-mm-yyyy`, as everywhere in
//! the contract.

use contract::legible;
use credential::{
    Certificate, Date, DivocCertificate, Event, PersonName, Recovery, Test, Vaccination, VerifiedCredential,
    manufacturer_name, product_name,
};

use texts::Text;

use crate::code::DrawnCode;

/// SNOMED CT.
const NOT_DETECTED: &str = "260415000";
const DETECTED: &str = "260373001";

/// `holds`, the issuer, the id of the key, the number and the day of the dose, the side and the path of the QR code (both
/// empty where it has none), and what it tells. What is not known is empty.
pub fn held(credential: &VerifiedCredential, kid: String, code: Option<DrawnCode>) -> Vec<String> {
    let certificate = &credential.claims().certificate;
    let (number, given) = match &certificate.event {
        Event::Vaccination(dose) => (dose.dose.map(|dose| dose.to_string()), dose.date.map(day)),
        Event::Test(_) | Event::Recovery(_) => (None, None),
    };
    let (side, path) = code.map_or_else(Default::default, |code| (code.side.to_string(), code.path));
    let issuer = legible(credential.issuer()).unwrap_or_default();
    let mut answer = vec![
        "holds".to_owned(),
        issuer,
        kid,
        number.unwrap_or_default(),
        given.unwrap_or_default(),
        side,
        path,
    ];
    told(certificate, &mut Rows(&mut answer));
    answer
}

/// `unproven`, and what it tells: a certificate of Co-WIN (DIVOC), whose signature is not checked here.
pub fn unproven(certificate: &DivocCertificate) -> Vec<String> {
    let mut answer = vec!["unproven".to_owned()];
    let mut rows = Rows(&mut answer);
    let DivocCertificate { name, age, vaccine, manufacturer, batch, dose, date, facility, .. } = certificate;
    rows.add(texts::certificate::NAME, name.as_deref());
    rows.add(texts::check::AGE, age.as_deref());
    rows.add(texts::check::DOSE, dose.as_deref());
    rows.add(texts::certificate::VACCINE, vaccine.as_deref());
    rows.add(texts::check::MANUFACTURER, manufacturer.as_deref());
    rows.add(texts::certificate::DATE, date.as_deref().and_then(Date::parse).map(day).as_deref());
    rows.add(texts::certificate::BATCH, batch.as_deref());
    rows.add(texts::certificate::VACCINATED_AT, facility.as_deref());
    rows.add(texts::certificate::CERTIFICATE_ID, certificate.certificate_id.as_deref());
    rows.add(texts::check::ISSUED_BY, certificate.issuer.as_deref());
    answer
}

struct Rows<'a>(&'a mut Vec<String>);

impl Rows<'_> {
    fn add(&mut self, label: Text, value: Option<&str>) {
        if let Some(value) = value.and_then(legible) {
            self.0.extend([label.line().to_string(), value]);
        }
    }
}

fn day(date: Date) -> String {
    let two_digits = |number: u8| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [&two_digits(date.day()), "-", &two_digits(date.month()), "-", &date.year().to_string()].concat()
}

fn told(certificate: &Certificate, rows: &mut Rows<'_>) {
    rows.add(texts::certificate::NAME, Some(&in_one_piece(&certificate.name)));
    rows.add(texts::people::BIRTH_YEAR, certificate.birth.as_deref());
    match &certificate.event {
        Event::Vaccination(dose) => told_of_dose(dose, rows),
        Event::Test(test) => told_of_test(test, rows),
        Event::Recovery(recovery) => told_of_recovery(recovery, rows),
    }
    rows.add(texts::check::COUNTRY, certificate.country.as_deref());
    rows.add(texts::check::ISSUED_BY, certificate.issued_by.as_deref());
    rows.add(texts::certificate::CERTIFICATE_ID, certificate.id.as_deref());
}

/// As it is written, and where that is not told, as passports have it.
fn in_one_piece(name: &PersonName) -> String {
    let written = [&name.forename, &name.surname].map(|part| part.as_deref().unwrap_or_default());
    let standard =
        [&name.standard_forename, &name.standard_surname].map(|part| part.as_deref().unwrap_or_default());
    if written.iter().any(|part| !part.is_empty()) {
        written.join(" ")
    } else {
        standard.join(" ").replace('<', " ")
    }
}

fn told_of_dose(dose: &Vaccination, rows: &mut Rows<'_>) {
    let number = match (dose.dose, dose.doses) {
        (Some(dose), Some(doses)) => Some([&dose.to_string(), " / ", &doses.to_string()].concat()),
        (dose, _) => dose.map(|dose| dose.to_string()),
    };
    rows.add(texts::check::DOSE, number.as_deref());
    rows.add(texts::certificate::VACCINE, dose.product.as_deref().map(product_name));
    rows.add(texts::check::MANUFACTURER, dose.manufacturer.as_deref().map(manufacturer_name));
    rows.add(texts::certificate::DATE, dose.date.map(day).as_deref());
}

fn told_of_test(test: &Test, rows: &mut Rows<'_>) {
    let Test { name, product, taken, result, centre, .. } = test;
    let label = match result.as_deref() {
        Some(NOT_DETECTED) => texts::check::NOT_DETECTED,
        Some(DETECTED) => texts::check::DETECTED,
        _ => texts::check::TEST,
    };
    rows.add(label, name.as_deref().or(product.as_deref()).or(Some("–")));
    rows.add(texts::check::SAMPLE_TAKEN, taken.as_deref().and_then(Date::parse).map(day).as_deref());
    rows.add(texts::check::TEST_CENTRE, centre.as_deref());
}

fn told_of_recovery(recovery: &Recovery, rows: &mut Rows<'_>) {
    for (label, date) in [
        (texts::check::FIRST_POSITIVE, recovery.first_positive),
        (texts::check::VALID_FROM, recovery.from),
        (texts::check::VALID_UNTIL, recovery.until),
    ] {
        rows.add(label, date.map(day).as_deref());
    }
}
