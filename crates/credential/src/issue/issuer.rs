//! From a dose to the text of a QR code.

use miniz_oxide::deflate::compress_to_vec_zlib;

use super::{IssuerKey, NewVaccination};
use crate::base45;
use crate::cbor::{self, Key, Map};
use crate::compressed::PREFIX;
use crate::name::clipped;
use crate::signed::to_be_signed;
use crate::time::UnixTime;
use crate::trust::{KeyUsage, TrustedKey};

const SCHEMA_VERSION: &str = "1.3.0";
/// SNOMED CT: the disease caused by SARS-CoV-2.
const COVID_19: &str = "840539006";
/// In characters; the schema's bound for an issuer.
const LONGEST: usize = 80;
/// As small as it gets: a smaller code is easier to scan.
const BEST: u8 = 10;

/// Why a credential is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IssueError {
    #[error("a country is two capital letters")]
    Country,
    #[error("an issuer's name has 1 to 80 characters")]
    IssuerName,
    #[error("there is no name")]
    Name,
    #[error("a year of birth is from 1900 to 2099")]
    BirthYear,
    #[error("doses count from one")]
    Course,
    #[error("the identifier is not of the form that UVCI has")]
    CertificateId,
    #[error("it would end before it begins")]
    Validity,
}

/// Who makes credentials.
#[derive(Debug, Clone)]
pub struct Issuer {
    key: IssuerKey,
    country: String,
    name: String,
}

impl Issuer {
    /// With the country where it issues and vaccinates, ISO 3166-1 alpha-2, and its own name.
    pub fn new(key: IssuerKey, country: &str, name: &str) -> Result<Self, IssueError> {
        if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(IssueError::Country);
        }
        if name.trim().is_empty() || name.chars().count() > LONGEST {
            return Err(IssueError::IssuerName);
        }
        Ok(Self { key, country: country.to_owned(), name: name.to_owned() })
    }

    pub fn key(&self) -> &IssuerKey {
        &self.key
    }

    /// What those who check need of it.
    pub fn trusted(&self, not_before: Option<UnixTime>, not_after: Option<UnixTime>) -> TrustedKey {
        TrustedKey {
            kid: self.key.kid().clone(),
            spki: self.key.spki().clone(),
            issuer: self.country.clone(),
            not_before,
            not_after,
            usage: KeyUsage::VACCINATION,
        }
    }

    /// The text of the QR code, in the characters of QR's alphanumeric mode. The same arguments give the same text.
    pub fn issue(
        &self,
        vaccination: &NewVaccination,
        issued: UnixTime,
        expires: UnixTime,
    ) -> Result<String, IssueError> {
        if expires <= issued {
            return Err(IssueError::Validity);
        }
        let dcc = self.dcc(vaccination)?;
        let health = Map::default().with(Key::Number(1), |out| dcc.write(out));
        let mut payload = Vec::new();
        Map::default()
            .with(Key::Number(1), |out| cbor::text(out, &self.country))
            .with(Key::Number(4), |out| cbor::number(out, expires.0))
            .with(Key::Number(6), |out| cbor::number(out, issued.0))
            .with(Key::Number(-260), |out| health.write(out))
            .write(&mut payload);
        Ok(format!("{PREFIX}{}", base45::encode(&compress_to_vec_zlib(&self.signed(&payload), BEST))))
    }

    /// COSE_Sign1 with its tag.
    fn signed(&self, payload: &[u8]) -> Vec<u8> {
        let mut protected = Vec::new();
        Map::default()
            .with(Key::Number(1), |out| cbor::number(out, -7))
            .with(Key::Number(4), |out| cbor::bytes(out, &self.key.kid().0))
            .write(&mut protected);
        let signature = self.key.sign(&to_be_signed(&protected, payload));
        let mut out = Vec::new();
        cbor::tag(&mut out, 18);
        cbor::array_head(&mut out, 4);
        cbor::bytes(&mut out, &protected);
        Map::default().write(&mut out);
        cbor::bytes(&mut out, payload);
        cbor::bytes(&mut out, &signature);
        out
    }

    fn dcc(&self, vaccination: &NewVaccination) -> Result<Map, IssueError> {
        let name = clipped(&vaccination.name);
        if name.is_empty() {
            return Err(IssueError::Name);
        }
        let birth = match vaccination.birth_year {
            None => String::new(),
            Some(year @ 1900..=2099) => year.to_string(),
            Some(_) => return Err(IssueError::BirthYear),
        };
        let names = Map::default()
            .with(Key::Text("fn"), |out| cbor::text(out, name))
            .with(Key::Text("fnt"), |out| cbor::text(out, vaccination.standard_name.as_str()));
        let entry = self.entry(vaccination);
        Ok(Map::default()
            .with(Key::Text("ver"), |out| cbor::text(out, SCHEMA_VERSION))
            .with(Key::Text("nam"), |out| names.write(out))
            .with(Key::Text("dob"), |out| cbor::text(out, &birth))
            .with(Key::Text("v"), |out| {
                cbor::array_head(out, 1);
                entry.write(out);
            }))
    }

    fn entry(&self, vaccination: &NewVaccination) -> Map {
        let NewVaccination { codes, course, date, id, .. } = vaccination;
        [
            ("tg", COVID_19),
            ("vp", &codes.vp),
            ("mp", &codes.mp),
            ("ma", &codes.ma),
            ("dt", &date.to_string()),
            ("co", &self.country),
            ("is", &self.name),
            ("ci", id.as_str()),
        ]
        .into_iter()
        .fold(Map::default(), |map, (key, text)| map.with(Key::Text(key), |out| cbor::text(out, text)))
        .with(Key::Text("dn"), |out| cbor::number(out, i64::from(course.dose())))
        .with(Key::Text("sd"), |out| cbor::number(out, i64::from(course.doses())))
    }
}
