//! The unique certificate identifier, UVCI.

use super::IssueError;

/// What a UVCI is made of, in the order of the checksum's values: eHealth Network, Guidelines on verifiable
/// vaccination certificates, Release 2, Annex 2, and the schema's FAQ for the order.
const ALPHABET: &[u8; 38] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/:";

/// In characters; Annex 2 has 72 in all.
const LONGEST: usize = 72;

/// `URN:UVCI:01:IN:<opaque>#<checksum>`: version 1 of the identifier in its option 2, of which nobody but the issuer
/// can tell anything. The issuer keeps it: a certificate is revoked by it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CertificateId(String);

impl CertificateId {
    /// Of a country, ISO 3166-1 alpha-2, and capital letters and digits that say nothing about the person. Draw them
    /// at random: with 26 of them nobody guesses one.
    pub fn new(country: &str, opaque: &str) -> Result<Self, IssueError> {
        let is_country = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_opaque = opaque.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let mut id = format!("URN:UVCI:01:{country}:{opaque}");
        if !is_country || !is_opaque || opaque.is_empty() || id.len() + 2 > LONGEST {
            return Err(IssueError::CertificateId);
        }
        let checksum = checksum(&id).ok_or(IssueError::CertificateId)?;
        id.push('#');
        id.push(checksum);
        Ok(Self(id))
    }

    /// Reads what was kept. The checksum has to be right.
    pub fn parse(text: &str) -> Result<Self, IssueError> {
        let (id, written) = text.rsplit_once('#').ok_or(IssueError::CertificateId)?;
        let is_right = id.starts_with("URN:UVCI:01:")
            && text.len() <= LONGEST
            && checksum(id).is_some_and(|checksum| written.chars().eq([checksum]));
        if is_right { Ok(Self(text.to_owned())) } else { Err(IssueError::CertificateId) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// ISO/IEC 7812-1's Luhn, modulo the size of the alphabet, over all that stands before the `#`.
fn checksum(id: &str) -> Option<char> {
    let size = ALPHABET.len();
    let mut sum = 0;
    for (place, character) in id.bytes().rev().enumerate() {
        let value = ALPHABET.iter().position(|known| *known == character)?;
        let weighed = if place % 2 == 0 { 2 * value } else { value };
        sum += weighed / size + weighed % size;
    }
    ALPHABET.get((size - sum % size) % size).map(|byte| char::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_the_checksum_of_the_example_in_the_schema_s_faq() {
        assert_eq!(checksum("URN:UVCI:01:NL:187/37512422923"), Some('Z'));
        assert!(CertificateId::parse("URN:UVCI:01:NL:187/37512422923#Z").is_ok());
    }

    #[test]
    fn a_slip_of_the_pen_is_seen() {
        for text in [
            "URN:UVCI:01:NL:187/37512422923#Y",
            "URN:UVCI:01:NL:187/37512422932#Z",
            "URN:UVCI:01:NL:187/37512422923",
            "URN:UVCI:01:NL:187/37512422923#",
            "URN:UVCI:01:NL:187/37512422923#ZZ",
            "urn:uvci:01:nl:187/37512422923#Z",
        ] {
            assert_eq!(CertificateId::parse(text), Err(IssueError::CertificateId), "{text}");
        }
    }

    #[test]
    fn is_made_of_a_country_and_what_says_nothing() {
        let id = CertificateId::new("IN", "A1B2C3D4E5F6G7H8").unwrap();
        assert_eq!(CertificateId::parse(id.as_str()).unwrap(), id);
        assert!(id.as_str().starts_with("URN:UVCI:01:IN:A1B2C3D4E5F6G7H8#"), "{}", id.as_str());
        for (country, opaque) in
            [("in", "A1"), ("IND", "A1"), ("IN", ""), ("IN", "a1"), ("IN", "A/1"), ("IN", &"A".repeat(60))]
        {
            assert_eq!(
                CertificateId::new(country, opaque),
                Err(IssueError::CertificateId),
                "{country} {opaque}"
            );
        }
    }
}
