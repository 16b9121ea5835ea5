//! A certificate in lines of text.

use std::fmt::Write as _;

use contract::legible;
use credential::{Claims, Event, Signed, UnixTime, manufacturer_name, product_name};

use crate::clock::Timestamp;

/// What it claims, checked or not.
pub(super) fn of(signed: &Signed, claims: &Claims) -> String {
    let mut told = String::new();
    let mut line = |name: &str, value: Option<String>| {
        // Who made the certificate chose the words: nothing of them may move a cursor.
        let value = value.as_deref().and_then(legible).unwrap_or_else(|| "not said".into());
        // Writing to a String cannot fail.
        let _ = writeln!(told, "{name:<13}{value}");
    };
    let time = |time: UnixTime| Timestamp::from_millis(time.0.saturating_mul(1000)).rfc3339();
    let certificate = &claims.certificate;
    line("key", Some(signed.kid().to_base64()));
    line("issuer", claims.issuer.clone());
    line("issued", claims.issued.map(time));
    line("expires", claims.expires.map(time));
    line("id", certificate.id.clone());
    line("issued by", certificate.issued_by.clone());
    line("country", certificate.country.clone());
    line("surname", certificate.name.surname.clone());
    line("standard", certificate.name.standard_surname.clone());
    line("forename", certificate.name.forename.clone());
    line("standard", certificate.name.standard_forename.clone());
    line("born", certificate.birth.clone());
    line("disease", certificate.disease.clone());
    match &certificate.event {
        Event::Vaccination(dose) => {
            let count =
                |number: Option<u8>| number.map_or_else(|| "?".to_owned(), |number| number.to_string());
            line("vaccine", dose.vaccine.clone());
            line("product", dose.product.as_deref().map(product_name).map(str::to_owned));
            line("made by", dose.manufacturer.as_deref().map(manufacturer_name).map(str::to_owned));
            line("dose", Some(format!("{} of {}", count(dose.dose), count(dose.doses))));
            line("given", dose.date.map(|date| date.to_string()));
        }
        Event::Test(test) => {
            line("test", test.kind.clone());
            line("taken", test.taken.clone());
            line("result", test.result.clone());
        }
        Event::Recovery(recovery) => {
            line("positive", recovery.first_positive.map(|date| date.to_string()));
            line("from", recovery.from.map(|date| date.to_string()));
            line("until", recovery.until.map(|date| date.to_string()));
        }
    }
    told
}
