//! The door of the crate.

use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder};
use krilla::error::KrillaError;
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};
use thiserror::Error;

use crate::code::CodeTooLong;
use crate::draw::draw;
use crate::fonts::Fonts;
use crate::labels::{Label, Labels, Language, LocaleError};
use crate::layout::{Words, lay_out};
use crate::model::{Certificate, Day};
use crate::paragraph::Typesetter;
use crate::sheet::{HEIGHT, Sheet, WIDTH};
use crate::{code, tags};

/// Draws certificates. Holds the parsed fonts and labels: make one and share it behind an `Arc`.
pub struct Renderer {
    fonts: Fonts,
    english: Labels,
    /// In the order of [`Language::ALL`].
    seconds: Vec<Labels>,
    configuration: Configuration,
}

/// A part of this crate's own data is broken; nothing that a caller passes leads here.
#[derive(Debug, Error)]
pub enum SetupError {
    #[error("an embedded font cannot be read")]
    Font,
    #[error("the labels are not usable: {0}")]
    Labels(#[from] LocaleError),
    #[error("the PDF library does not offer PDF/A-2a together with PDF/UA-1")]
    Standard,
}

/// Why there is no certificate. The variants carry nothing of its content, so they can be logged.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum RenderError {
    #[error("a certificate shows 1 to {most} doses, not {0}", most = Certificate::MOST_DOSES)]
    DoseCount(usize),
    #[error("the certificate does not fit on one page")]
    DoesNotFit,
    #[error("a text is too long for a QR code")]
    CodeTooLong,
    #[error("a font could not be embedded")]
    Font,
    #[error("the page would break a rule of PDF/A-2a or PDF/UA-1")]
    Invalid,
    #[error("the PDF could not be written")]
    Pdf,
}

impl From<CodeTooLong> for RenderError {
    fn from(CodeTooLong: CodeTooLong) -> Self {
        Self::CodeTooLong
    }
}

impl From<KrillaError> for RenderError {
    fn from(error: KrillaError) -> Self {
        match error {
            KrillaError::Font(..) => Self::Font,
            KrillaError::Validation(_) => Self::Invalid,
            _ => Self::Pdf,
        }
    }
}

impl Renderer {
    pub fn new() -> Result<Self, SetupError> {
        let configuration = ConfigurationBuilder::new()
            .with_accessibility_validator(Accessibility::UA1)
            .with_archival_validator(Archival::A2_A);
        Ok(Self {
            fonts: Fonts::load().ok_or(SetupError::Font)?,
            english: Labels::english()?,
            seconds: Language::ALL.into_iter().map(Labels::of).collect::<Result<_, _>>()?,
            configuration: configuration.finish().map_err(|_| SetupError::Standard)?,
        })
    }

    /// The bytes of a PDF file: one A4 page, labels in English and `second`. The same input gives the same bytes.
    pub fn render(&self, certificate: &Certificate<'_>, second: Language) -> Result<Vec<u8>, RenderError> {
        let doses = certificate.doses.len();
        if !(1..=Certificate::MOST_DOSES).contains(&doses) {
            return Err(RenderError::DoseCount(doses));
        }
        let codes =
            certificate.doses.iter().map(|dose| dose.code.map(|code| code::image(code.text)).transpose());
        let codes = codes.collect::<Result<Vec<_>, _>>()?;
        let words = self.words(second);
        let sheet = lay_out(certificate, &codes, words, Typesetter::new(&self.fonts))
            .ok_or(RenderError::DoesNotFit)?;
        self.write(&sheet, certificate.made_on)
    }

    fn words(&self, second: Language) -> Words<'_> {
        let position = Language::ALL.into_iter().position(|language| language == second);
        let labels = position.and_then(|position| self.seconds.get(position));
        Words {
            english: &self.english,
            second: labels.unwrap_or(&self.english),
            second_tag: second.tag(),
            has_second_bold: second.has_bold(),
        }
    }

    fn write(&self, sheet: &Sheet, made_on: Day) -> Result<Vec<u8>, RenderError> {
        let settings =
            SerializeSettings { configuration: self.configuration, ..SerializeSettings::default() };
        let mut document = Document::new_with(settings);
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or(RenderError::Pdf)?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        let drawn = draw(&mut surface, sheet, &self.fonts);
        surface.finish();
        page.finish();
        document.set_tag_tree(tags::tag_tree(sheet, drawn));
        document.set_outline(tags::outline(sheet));
        // Nothing of the person: file managers, mail filters and search engines show metadata.
        let title = self.english.text(Label::DocumentTitle).to_owned();
        let metadata = Metadata::new().title(title).language(tags::LANGUAGE.to_owned());
        let Day { year, month, day } = made_on;
        document.set_metadata(metadata.creation_date(DateTime::new(year).month(month).day(day)));
        Ok(document.finish()?)
    }
}
