//! What was signed: a CBOR Web Token (RFC 8392) with a certificate in it.

use crate::cbor::{Item, Key};
use crate::certificate::{Certificate, Event, PersonName, Recovery, Test, Vaccination};
use crate::time::{Date, UnixTime};
use crate::unreadable::Unreadable;

const ISSUER: Key<'_> = Key::Number(1);
const EXPIRES: Key<'_> = Key::Number(4);
const ISSUED: Key<'_> = Key::Number(6);
/// Registered for health certificates, with the EU's DCC under 1.
const HEALTH_CERTIFICATE: Key<'_> = Key::Number(-260);
const DCC: Key<'_> = Key::Number(1);

/// What somebody claims, and nobody has checked: see [`verify`](crate::verify).
#[derive(Clone, PartialEq, Eq)]
pub struct Claims {
    /// The country that signed, ISO 3166-1 alpha-2.
    pub issuer: Option<String>,
    pub issued: Option<UnixTime>,
    pub expires: Option<UnixTime>,
    pub certificate: Certificate,
}

impl Claims {
    pub(crate) fn read(payload: &[u8]) -> Result<Self, Unreadable> {
        let token = Item::parse(payload)?;
        let dcc = token.get(HEALTH_CERTIFICATE).and_then(|health| health.get(DCC));
        let dcc = dcc.filter(|dcc| dcc.is_map()).ok_or(Unreadable::NoHealthCertificate)?;
        let time = |key| token.get(key).and_then(Item::number).map(UnixTime);
        Ok(Self {
            issuer: owned(token.get(ISSUER)),
            issued: time(ISSUED),
            expires: time(EXPIRES),
            certificate: certificate(dcc).ok_or(Unreadable::NoEvent)?,
        })
    }
}

impl core::fmt::Debug for Claims {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Claims(…)")
    }
}

/// `None` where it tells of no event. Of several, which the schema forbids, the first counts.
fn certificate(dcc: Item<'_>) -> Option<Certificate> {
    let group = |key| dcc.get(Key::Text(key)).and_then(|group| group.items().next()).filter(|it| it.is_map());
    let (entry, event) = if let Some(entry) = group("v") {
        (entry, Event::Vaccination(vaccination(entry)))
    } else if let Some(entry) = group("t") {
        (entry, Event::Test(test(entry)))
    } else {
        let entry = group("r")?;
        (entry, Event::Recovery(recovery(entry)))
    };
    let name = dcc.get(Key::Text("nam"));
    let part = |key| name.and_then(|name| text(name, key));
    Some(Certificate {
        version: text(dcc, "ver"),
        name: PersonName {
            surname: part("fn"),
            forename: part("gn"),
            standard_surname: part("fnt"),
            standard_forename: part("gnt"),
        },
        birth: text(dcc, "dob"),
        disease: text(entry, "tg"),
        country: text(entry, "co"),
        issued_by: text(entry, "is"),
        id: text(entry, "ci"),
        event,
    })
}

fn vaccination(entry: Item<'_>) -> Vaccination {
    Vaccination {
        vaccine: text(entry, "vp"),
        product: text(entry, "mp"),
        manufacturer: text(entry, "ma"),
        dose: count(entry, "dn"),
        doses: count(entry, "sd"),
        date: date(entry, "dt"),
    }
}

fn test(entry: Item<'_>) -> Test {
    Test {
        kind: text(entry, "tt"),
        name: text(entry, "nm"),
        product: text(entry, "ma"),
        taken: text(entry, "sc"),
        result: text(entry, "tr"),
        centre: text(entry, "tc"),
    }
}

fn recovery(entry: Item<'_>) -> Recovery {
    Recovery { first_positive: date(entry, "fr"), from: date(entry, "df"), until: date(entry, "du") }
}

fn owned(item: Option<Item<'_>>) -> Option<String> {
    item.and_then(Item::text).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn text(map: Item<'_>, key: &str) -> Option<String> {
    owned(map.get(Key::Text(key)))
}

fn count(map: Item<'_>, key: &str) -> Option<u8> {
    map.get(Key::Text(key)).and_then(Item::number).and_then(|number| u8::try_from(number).ok())
}

fn date(map: Item<'_>, key: &str) -> Option<Date> {
    map.get(Key::Text(key)).and_then(Item::text).and_then(Date::parse)
}
