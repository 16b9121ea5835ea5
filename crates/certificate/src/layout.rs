//! Where everything stands on the page.

mod beneficiary;
mod codes;
mod doses;
mod pair;

use krilla::image::Image;

use crate::labels::{Label, Labels};
use crate::model::{Certificate, Kind};
use crate::paragraph::{Ink, Paragraph, Style, Typesetter};
use crate::sheet::{Band, HEIGHT, Part, Sheet, TextId, WIDTH};

/// Printers leave some 5 mm of a sheet blank; the frame keeps clear of that.
const FRAME: f32 = 24.0;
const MARGIN: f32 = 42.0;
const CONTENT: f32 = WIDTH - 2.0 * MARGIN;

/// From full size down to what is still readable; the first that fits is taken.
const SCALES: [f32; 7] = [1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64];

/// The side of a code, 45 mm at first, and at how many of the scales it is tried: texts shrink a little, then codes do,
/// then texts as far as they can, and codes give way last.
const CODES: [(f32, usize); 6] = [(128.0, 3), (112.0, 4), (98.0, 5), (84.0, 7), (72.0, 7), (56.0, 7)];
/// Where there is no code.
const NO_CODE: [(f32, usize); 1] = [(0.0, SCALES.len())];

/// The certificate's own words in English and in the language beside it.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) english: &'a Labels,
    pub(crate) second: &'a Labels,
    pub(crate) second_tag: &'static str,
    pub(crate) has_second_bold: bool,
}

/// `None` when even the smallest scale does not fit on the page.
pub(crate) fn lay_out(
    certificate: &Certificate<'_>,
    codes: &[Option<Image>],
    words: Words<'_>,
    typesetter: Typesetter<'_>,
) -> Option<Sheet> {
    let mut typesetter = typesetter;
    let sides: &[_] = if codes.iter().any(Option::is_some) { &CODES } else { &NO_CODE };
    let mut sizes =
        sides.iter().flat_map(|(side, tries)| SCALES.iter().take(*tries).map(move |scale| (*side, *scale)));
    sizes.find_map(|(side, scale)| {
        typesetter.set_scale(scale);
        let codes = Codes { images: codes, side };
        Composer { typesetter: &mut typesetter, words, sheet: Sheet::default(), y: FRAME }
            .compose(certificate, &codes)
    })
}

/// What proves the doses, in their order.
struct Codes<'a> {
    images: &'a [Option<Image>],
    side: f32,
}

impl Codes<'_> {
    fn are_there(&self) -> bool {
        self.images.iter().any(Option::is_some)
    }
}

/// Fills a sheet from the top; `y` is where the next thing goes.
struct Composer<'a, 'f> {
    typesetter: &'a mut Typesetter<'f>,
    words: Words<'a>,
    sheet: Sheet,
    y: f32,
}

impl Composer<'_, '_> {
    fn compose(mut self, certificate: &Certificate<'_>, codes: &Codes<'_>) -> Option<Sheet> {
        self.title(certificate.kind);
        self.beneficiary(certificate);
        self.doses(&certificate.doses);
        if codes.are_there() {
            self.codes(&certificate.doses, codes);
        }
        let end = self.y;
        let footer = self.footer(codes.are_there().then_some(certificate.check_at));
        self.frame();
        (end <= footer).then_some(self.sheet)
    }

    fn title(&mut self, kind: Kind) {
        let label = match kind {
            Kind::Provisional => Label::TitleProvisional,
            Kind::Final => Label::TitleFinal,
        };
        let style = Style::new(19.0, 2, Ink::Navy).bold().centred();
        let top = self.y;
        self.y += self.typesetter.scaled(15.0);
        let english = self.typesetter.paragraph(self.words.english.text(label), style, CONTENT);
        let second = Style { size: 15.0, bold: self.words.has_second_bold, ..style };
        let second = self.typesetter.paragraph(self.words.second.text(label), second, CONTENT);
        let first = self.stack(english, MARGIN);
        let second = self.stack(second.in_language(self.words.second_tag), MARGIN);
        self.heading(1, label, top, vec![first, second]);
        self.y += self.typesetter.scaled(13.0);
        let (x, width) = (FRAME, WIDTH - 2.0 * FRAME);
        self.sheet.bands.push(Band { x, y: top, width, height: self.y - top, ink: Ink::Tint });
        self.sheet.bands.push(Band { x, y: self.y, width, height: 1.5, ink: Ink::Navy });
        self.y += 1.5;
    }

    /// A section's heading with the space above it.
    fn section(&mut self, label: Label) {
        self.y += self.typesetter.scaled(16.0);
        let top = self.y;
        let style = Style::new(12.5, 1, Ink::Navy).bold();
        let second = Style { size: 11.5, bold: self.words.has_second_bold, ..style };
        let pair = self.pair(label, style, second, CONTENT);
        let height = pair.height();
        let texts = self.place_pair(pair, MARGIN, top);
        self.heading(2, label, top, texts);
        self.y += height + self.typesetter.scaled(5.0);
        self.rule(1.0, Ink::Navy);
    }

    /// How to check the certificate, at the foot of the page, by its codes where it has some; answers where that begins.
    fn footer(&mut self, check_at: Option<&str>) -> f32 {
        let labels = match check_at {
            Some(_) => [Label::FooterScan, Label::FooterSigned],
            None => [Label::FooterCheck, Label::FooterIssued],
        };
        let filled = |text: &str| text.replace("{address}", check_at.unwrap_or_default());
        let style = Style::new(8.5, 2, Ink::Black);
        let mut paragraphs = Vec::new();
        for label in labels {
            let english = filled(self.words.english.text(label));
            let second = filled(self.words.second.text(label));
            paragraphs.push(self.typesetter.paragraph(&english, style, CONTENT));
            let second = self.typesetter.paragraph(&second, style, CONTENT);
            paragraphs.push(second.in_language(self.words.second_tag));
        }
        let height: f32 = paragraphs.iter().map(Paragraph::height).sum();
        let padding = self.typesetter.scaled(9.0);
        let top = HEIGHT - FRAME - height - 2.0 * padding;
        self.y = top;
        self.rule(0.75, Ink::Navy);
        self.y = top + padding;
        for paragraph in paragraphs {
            let id = self.stack(paragraph, MARGIN);
            self.sheet.parts.push(Part::Paragraph(id));
        }
        top - padding
    }

    fn frame(&mut self) {
        let (width, height, thickness) = (WIDTH - 2.0 * FRAME, HEIGHT - 2.0 * FRAME, 1.0);
        let far = (WIDTH - FRAME - thickness, HEIGHT - FRAME - thickness);
        let side = |x, y, width, height| Band { x, y, width, height, ink: Ink::Navy };
        self.sheet.bands.extend([
            side(FRAME, FRAME, width, thickness),
            side(FRAME, far.1, width, thickness),
            side(FRAME, FRAME, thickness, height),
            side(far.0, FRAME, thickness, height),
        ]);
    }

    /// A line across the content at `y`, which moves below it.
    fn rule(&mut self, thickness: f32, ink: Ink) {
        self.sheet.bands.push(Band { x: MARGIN, y: self.y, width: CONTENT, height: thickness, ink });
        self.y += thickness;
    }

    /// A paragraph at `y`, which moves below it.
    fn stack(&mut self, paragraph: Paragraph, x: f32) -> TextId {
        let y = self.y;
        self.y += paragraph.height();
        self.sheet.place(paragraph, x, y)
    }

    fn heading(&mut self, level: u16, label: Label, y: f32, texts: Vec<TextId>) {
        self.sheet.parts.push(Part::Heading { level, title: self.words.english.text(label), y, texts });
    }
}
