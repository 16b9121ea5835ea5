//! A certificate's JSON against what was read.

use credential::{Certificate, Date, Event};
use serde_json::Value;

use crate::count::Fault;
use crate::moment::moment;

/// The fields that differ, or nothing.
pub(crate) fn says_the_same(json: &Value, certificate: &Certificate) -> Result<(), Fault> {
    let entry = entry(json, &certificate.event).ok_or("JSON is of another kind")?;
    let mut differing = Differing { names: Vec::new() };
    let name = &json["nam"];
    differing.text(json, "ver", &certificate.version);
    differing.text(name, "fn", &certificate.name.surname);
    differing.text(name, "gn", &certificate.name.forename);
    differing.text(name, "fnt", &certificate.name.standard_surname);
    differing.text(name, "gnt", &certificate.name.standard_forename);
    differing.text(json, "dob", &certificate.birth);
    differing.text(entry, "tg", &certificate.disease);
    differing.text(entry, "co", &certificate.country);
    differing.text(entry, "is", &certificate.issued_by);
    differing.text(entry, "ci", &certificate.id);
    match &certificate.event {
        Event::Vaccination(vaccination) => {
            differing.text(entry, "vp", &vaccination.vaccine);
            differing.text(entry, "mp", &vaccination.product);
            differing.text(entry, "ma", &vaccination.manufacturer);
            differing.count(entry, "dn", vaccination.dose);
            differing.count(entry, "sd", vaccination.doses);
            differing.day(entry, "dt", vaccination.date);
        }
        Event::Test(test) => {
            differing.text(entry, "tt", &test.kind);
            differing.text(entry, "nm", &test.name);
            differing.text(entry, "ma", &test.product);
            differing.time(entry, "sc", &test.taken);
            differing.text(entry, "tr", &test.result);
            differing.text(entry, "tc", &test.centre);
        }
        Event::Recovery(recovery) => {
            differing.day(entry, "fr", recovery.first_positive);
            differing.day(entry, "df", recovery.from);
            differing.day(entry, "du", recovery.until);
        }
    }
    if differing.names.is_empty() {
        Ok(())
    } else {
        Err(format!("differs in {}", differing.names.join(", ")).into())
    }
}

fn entry<'a>(json: &'a Value, event: &Event) -> Option<&'a Value> {
    let group = match event {
        Event::Vaccination(_) => "v",
        Event::Test(_) => "t",
        Event::Recovery(_) => "r",
    };
    json.get(group)?.get(0)
}

struct Differing {
    names: Vec<&'static str>,
}

impl Differing {
    fn text(&mut self, from: &Value, name: &'static str, read: &Option<String>) {
        let stated = from[name].as_str().filter(|text| !text.is_empty());
        self.note(name, stated == read.as_deref());
    }

    fn count(&mut self, from: &Value, name: &'static str, read: Option<u8>) {
        self.note(name, from[name].as_u64() == read.map(u64::from));
    }

    fn day(&mut self, from: &Value, name: &'static str, read: Option<Date>) {
        self.note(name, from[name].as_str().and_then(Date::parse) == read);
    }

    /// In whatever zone each is written.
    fn time(&mut self, from: &Value, name: &'static str, read: &Option<String>) {
        let stated = from[name].as_str();
        let is_same =
            stated == read.as_deref() || stated.and_then(moment) == read.as_deref().and_then(moment);
        self.note(name, is_same);
    }

    fn note(&mut self, name: &'static str, is_same: bool) {
        if !is_same {
            self.names.push(name);
        }
    }
}
