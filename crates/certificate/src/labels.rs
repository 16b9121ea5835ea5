//! The words of the certificate itself, read from `locales/`.

use std::collections::HashMap;

use thiserror::Error;

/// The language that stands beside English. Another one is another file and another line in each `match` here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Language {
    #[default]
    Hindi,
    Bengali,
    Marathi,
    Telugu,
    Tamil,
    Gujarati,
    Urdu,
    Kannada,
    Odia,
    Malayalam,
    Punjabi,
    Assamese,
}

impl Language {
    pub const ALL: [Self; 12] = [
        Self::Hindi,
        Self::Bengali,
        Self::Marathi,
        Self::Telugu,
        Self::Tamil,
        Self::Gujarati,
        Self::Urdu,
        Self::Kannada,
        Self::Odia,
        Self::Malayalam,
        Self::Punjabi,
        Self::Assamese,
    ];

    /// The BCP 47 tag, as the tags of the PDF and the pages of the portal carry it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Hindi => "hi",
            Self::Bengali => "bn",
            Self::Marathi => "mr",
            Self::Telugu => "te",
            Self::Tamil => "ta",
            Self::Gujarati => "gu",
            Self::Urdu => "ur",
            Self::Kannada => "kn",
            Self::Odia => "or",
            Self::Malayalam => "ml",
            Self::Punjabi => "pa",
            Self::Assamese => "as",
        }
    }

    /// `None` for a language that certificates are not written in.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// Whether there is a bold font of its script. Where there is none, bold would fall upon digits and dashes alone.
    pub(crate) fn has_bold(self) -> bool {
        matches!(self, Self::Hindi | Self::Marathi)
    }

    fn file(self) -> &'static str {
        match self {
            Self::Hindi => include_str!("../locales/hi.txt"),
            Self::Bengali => include_str!("../locales/bn.txt"),
            Self::Marathi => include_str!("../locales/mr.txt"),
            Self::Telugu => include_str!("../locales/te.txt"),
            Self::Tamil => include_str!("../locales/ta.txt"),
            Self::Gujarati => include_str!("../locales/gu.txt"),
            Self::Urdu => include_str!("../locales/ur.txt"),
            Self::Kannada => include_str!("../locales/kn.txt"),
            Self::Odia => include_str!("../locales/or.txt"),
            Self::Malayalam => include_str!("../locales/ml.txt"),
            Self::Punjabi => include_str!("../locales/pa.txt"),
            Self::Assamese => include_str!("../locales/as.txt"),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Label {
    DocumentTitle,
    TitleProvisional,
    TitleFinal,
    Beneficiary,
    Name,
    BirthYear,
    Gender,
    IdVerified,
    ReferenceId,
    CertificateId,
    Status,
    Doses,
    DoseNumber,
    Vaccine,
    Batch,
    Date,
    NextDue,
    VaccinatedBy,
    Place,
    Codes,
    CodeText,
    FooterCheck,
    FooterIssued,
    FooterScan,
    FooterSigned,
}

#[cfg(test)]
impl Label {
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        KEYS.into_iter().map(|(_, label)| label)
    }
}

const KEYS: [(&str, Label); 25] = [
    ("document.title", Label::DocumentTitle),
    ("title.provisional", Label::TitleProvisional),
    ("title.final", Label::TitleFinal),
    ("beneficiary", Label::Beneficiary),
    ("beneficiary.name", Label::Name),
    ("beneficiary.birth_year", Label::BirthYear),
    ("beneficiary.gender", Label::Gender),
    ("beneficiary.id_verified", Label::IdVerified),
    ("beneficiary.reference_id", Label::ReferenceId),
    ("beneficiary.certificate_id", Label::CertificateId),
    ("beneficiary.status", Label::Status),
    ("doses", Label::Doses),
    ("dose.number", Label::DoseNumber),
    ("dose.vaccine", Label::Vaccine),
    ("dose.batch", Label::Batch),
    ("dose.date", Label::Date),
    ("dose.next_due", Label::NextDue),
    ("dose.vaccinated_by", Label::VaccinatedBy),
    ("dose.place", Label::Place),
    ("codes", Label::Codes),
    ("code.text", Label::CodeText),
    ("footer.check", Label::FooterCheck),
    ("footer.issued", Label::FooterIssued),
    ("footer.scan", Label::FooterScan),
    ("footer.signed", Label::FooterSigned),
];

/// What is wrong with a file of labels. They are part of the binary, so this shows at start and in tests.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum LocaleError {
    #[error("line {0} is not `key = text`")]
    Line(usize),
    #[error("line {0} has a key that nothing uses")]
    UnknownKey(usize),
    #[error("no text for `{0}`")]
    Missing(&'static str),
}

/// Every label in one language.
#[derive(Debug)]
pub(crate) struct Labels {
    texts: HashMap<Label, &'static str>,
}

impl Labels {
    pub(crate) fn english() -> Result<Self, LocaleError> {
        Self::parse(include_str!("../locales/en.txt"))
    }

    pub(crate) fn of(language: Language) -> Result<Self, LocaleError> {
        Self::parse(language.file())
    }

    pub(crate) fn text(&self, label: Label) -> &'static str {
        self.texts.get(&label).copied().unwrap_or_default()
    }

    fn parse(file: &'static str) -> Result<Self, LocaleError> {
        let mut texts = HashMap::new();
        for (index, line) in file.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (key, text) = line.split_once(" = ").ok_or(LocaleError::Line(index + 1))?;
            let (_, label) =
                KEYS.iter().find(|(known, _)| *known == key).ok_or(LocaleError::UnknownKey(index + 1))?;
            texts.insert(*label, text);
        }
        match KEYS.iter().find(|(_, label)| !texts.contains_key(label)) {
            Some((key, _)) => Err(LocaleError::Missing(key)),
            None => Ok(Self { texts }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &'static str, expected: LocaleError) {
        assert_eq!(Labels::parse(file).err(), Some(expected));
    }

    #[test]
    fn a_bad_file_is_told_by_its_line() {
        check("# words\ndose.number", LocaleError::Line(2));
        check("dose.nummer = Dose", LocaleError::UnknownKey(1));
        check("", LocaleError::Missing("document.title"));
    }

    #[test]
    fn every_language_is_complete() {
        assert!(Labels::english().is_ok());
        for language in Language::ALL {
            assert!(Labels::of(language).is_ok(), "{language:?}");
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
    }
}
