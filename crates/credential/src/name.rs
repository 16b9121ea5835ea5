//! Whether a certificate is that of the person in a record.

use crate::certificate::Certificate;
use crate::check::Differs;

/// In characters: the schema's bound for a name.
const LONGEST_NAME: usize = 80;

/// Who a certificate has to be about. Personal data, so `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Subject {
    /// As it is recorded, in one piece.
    pub name: String,
    pub birth_year: Option<u16>,
}

impl Subject {
    /// The names are the same where their words are, whether the surname comes first or last; capital letters of
    /// Latin count as small ones. A recorded name may have more than the 80 characters that a certificate holds.
    ///
    /// The years have to be the same, and both known or both unknown: a certificate that does not tell the year may
    /// be that of somebody else with the same name.
    pub(crate) fn differs_from(&self, certificate: &Certificate) -> Option<Differs> {
        let surname = certificate.name.surname.as_deref().unwrap_or_default();
        let forename = certificate.name.forename.as_deref().unwrap_or_default();
        let is_named = |name: &str| has_words(name, forename, surname) || has_words(name, surname, forename);
        if !is_named(&self.name) && !is_named(clipped(&self.name)) {
            Some(Differs::Name)
        } else if self.birth_year != certificate.birth_year() {
            Some(Differs::BirthYear)
        } else {
            None
        }
    }
}

impl core::fmt::Debug for Subject {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Subject(…)")
    }
}

/// A nameless certificate is nobody's.
fn has_words(name: &str, first: &str, last: &str) -> bool {
    let mut words = first.split_ascii_whitespace().chain(last.split_ascii_whitespace());
    let mut is_empty = true;
    let is_same = name.split_ascii_whitespace().all(|word| {
        is_empty = false;
        words.next().is_some_and(|other| other.eq_ignore_ascii_case(word))
    });
    is_same && !is_empty && words.next().is_none()
}

/// As much of a name as a certificate holds, up to the end of a word where there is one.
pub(crate) fn clipped(name: &str) -> &str {
    let name = name.trim_ascii();
    let mut left = LONGEST_NAME;
    let mut word_end = None;
    for (place, byte) in name.bytes().enumerate() {
        if byte == b' ' {
            word_end = Some(place);
        }
        // Where a character begins, and not where it goes on.
        if byte & 0xc0 != 0x80 {
            if left == 0 {
                return name.get(..word_end.unwrap_or(place)).unwrap_or(name).trim_ascii_end();
            }
            left -= 1;
        }
    }
    name
}
