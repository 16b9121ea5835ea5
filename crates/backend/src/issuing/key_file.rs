//! A key as it lies in its file: who signs with it and when, and then the key itself in PEM.
//!
//! To other programs what stands before the first line of PEM is an explanation (RFC 7468, 2): `openssl pkey -in` reads
//! the file, too.

use std::io::{self, Write};

use credential::{IssueError, Issuer, IssuerKey, KeyError, KeyId, SpkiDer, UnixTime};

use super::{seconds, timestamp};
use crate::clock::Timestamp;

const ISSUER: &str = "Issuer";
const AUTHORITY: &str = "Authority";
const NOT_BEFORE: &str = "Not-Before";
const NOT_AFTER: &str = "Not-After";
const RETIRED: &str = "Retired";

const PEM: &str = "-----BEGIN ";
const PUBLIC_HEAD: &str = "-----BEGIN PUBLIC KEY-----";
const PUBLIC_FOOT: &str = "-----END PUBLIC KEY-----";
/// RFC 7468, 2.
const CHARACTERS_A_LINE: usize = 64;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadKeyFile {
    #[error("no line before the key says `{0}:`")]
    Missing(&'static str),
    #[error("more than one line before the key says `{0}:`")]
    Twice(&'static str),
    #[error("a line before the key is none of Issuer, Authority, Not-Before, Not-After and Retired")]
    UnknownLine,
    #[error("`{0}:` is no time such as 2026-07-01T00:00:00Z")]
    Time(&'static str),
    #[error("the key would end before it begins")]
    Validity,
    #[error("a retired key's file holds its public key alone, in PEM")]
    NotPublic,
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Issuer(#[from] IssueError),
}

/// Whose key it is, and when it may sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The issuer's name, as certificates have it.
    pub authority: String,
    pub not_before: UnixTime,
    /// From this second on it does not sign any more, and what it signed does not hold.
    pub not_after: UnixTime,
}

/// One key of the ring. The private part is not in `Debug`.
#[derive(Debug, Clone)]
pub struct RingKey {
    about: About,
    spki: SpkiDer,
    kid: KeyId,
    state: State,
}

#[derive(Debug, Clone)]
enum State {
    Signs(Issuer),
    /// The private key is gone.
    Retired(UnixTime),
}

impl RingKey {
    pub fn new(key: IssuerKey, about: About) -> Result<Self, BadKeyFile> {
        if about.not_after <= about.not_before {
            return Err(BadKeyFile::Validity);
        }
        let (spki, kid) = (key.spki().clone(), key.kid().clone());
        let issuer = Issuer::new(key, &about.country, &about.authority)?;
        Ok(Self { about, spki, kid, state: State::Signs(issuer) })
    }

    pub fn parse(text: &str) -> Result<Self, BadKeyFile> {
        let place = text.find(PEM).ok_or(KeyError::NotAKey)?;
        let (head, pem) = text.split_at(place);
        let head = Head::read(head)?;
        let about = About {
            country: head.required(ISSUER)?.to_owned(),
            authority: head.required(AUTHORITY)?.to_owned(),
            not_before: head.time(NOT_BEFORE)?.ok_or(BadKeyFile::Missing(NOT_BEFORE))?,
            not_after: head.time(NOT_AFTER)?.ok_or(BadKeyFile::Missing(NOT_AFTER))?,
        };
        match head.time(RETIRED)? {
            None => Self::new(IssuerKey::from_pem(pem)?, about),
            Some(at) => {
                let spki = public_key(pem).ok_or(BadKeyFile::NotPublic)?;
                Ok(Self { about, kid: spki.kid(), spki, state: State::Retired(at) })
            }
        }
    }

    /// Without its private part: what it signed can be checked, and nobody signs with it any more.
    pub fn retired(self, now: Timestamp) -> Self {
        let state = match self.state {
            State::Signs(_) => State::Retired(seconds(now)),
            retired @ State::Retired(_) => retired,
        };
        Self { state, ..self }
    }

    pub fn about(&self) -> &About {
        &self.about
    }

    pub fn kid(&self) -> &KeyId {
        &self.kid
    }

    pub fn spki(&self) -> &SpkiDer {
        &self.spki
    }

    pub fn retired_at(&self) -> Option<UnixTime> {
        match self.state {
            State::Signs(_) => None,
            State::Retired(at) => Some(at),
        }
    }

    /// `None` once it was retired.
    pub(super) fn issuer(&self) -> Option<&Issuer> {
        match &self.state {
            State::Signs(issuer) => Some(issuer),
            State::Retired(_) => None,
        }
    }

    /// A secret, unless the key is retired: it goes into that file alone.
    pub(super) fn write_to(&self, out: &mut impl Write) -> io::Result<()> {
        let About { country, authority, not_before, not_after } = &self.about;
        let time = |time: &UnixTime| timestamp(*time).rfc3339();
        writeln!(out, "{ISSUER}: {country}\n{AUTHORITY}: {authority}")?;
        writeln!(out, "{NOT_BEFORE}: {}\n{NOT_AFTER}: {}", time(not_before), time(not_after))?;
        match &self.state {
            State::Signs(issuer) => {
                let pem = issuer.key().expose_pem().map_err(io::Error::other)?;
                out.write_all(pem.as_bytes())
            }
            State::Retired(at) => {
                writeln!(out, "{RETIRED}: {}\n{PUBLIC_HEAD}", time(at))?;
                for line in self.spki.to_base64().as_bytes().chunks(CHARACTERS_A_LINE) {
                    out.write_all(line)?;
                    writeln!(out)?;
                }
                writeln!(out, "{PUBLIC_FOOT}")
            }
        }
    }
}

fn public_key(pem: &str) -> Option<SpkiDer> {
    let (base64, _) = pem.strip_prefix(PUBLIC_HEAD)?.split_once(PUBLIC_FOOT)?;
    SpkiDer::from_base64(&base64.split_whitespace().collect::<String>()).filter(|key| !key.0.is_empty())
}

/// The lines before the key.
struct Head<'a>(Vec<(&'static str, &'a str)>);

impl<'a> Head<'a> {
    fn read(text: &'a str) -> Result<Self, BadKeyFile> {
        let known = [ISSUER, AUTHORITY, NOT_BEFORE, NOT_AFTER, RETIRED];
        let mut lines: Vec<(&'static str, &str)> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let (name, value) = line.split_once(':').ok_or(BadKeyFile::UnknownLine)?;
            let name =
                known.into_iter().find(|known| *known == name.trim()).ok_or(BadKeyFile::UnknownLine)?;
            if lines.iter().any(|(other, _)| *other == name) {
                return Err(BadKeyFile::Twice(name));
            }
            lines.push((name, value.trim()));
        }
        Ok(Self(lines))
    }

    fn get(&self, name: &'static str) -> Option<&'a str> {
        self.0.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
    }

    fn required(&self, name: &'static str) -> Result<&'a str, BadKeyFile> {
        self.get(name).ok_or(BadKeyFile::Missing(name))
    }

    fn time(&self, name: &'static str) -> Result<Option<UnixTime>, BadKeyFile> {
        let read = |text| Timestamp::parse_rfc3339(text).map(seconds).ok_or(BadKeyFile::Time(name));
        self.get(name).map(read).transpose()
    }
}
