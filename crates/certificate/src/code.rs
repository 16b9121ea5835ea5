//! A text as a QR code, in pixels.

use std::sync::Arc;

use krilla::image::{BitsPerComponent, CustomImage, Image, ImageColorspace};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// What has to stay blank on all sides of a code, for each point of its side: four modules (ISO/IEC 18004, 6.3.8) of
/// the 65 at the least that a credential's code has.
pub(crate) const QUIET: f32 = 4.0 / 65.0;
/// A side, for each module. Whole ones: no reader has to guess where a module ends.
const PIXELS: i32 = 4;
/// What a fold or a stain may take, 15 % of a code, is corrected while its modules stay large enough for that: those of
/// version 15, 77 a side. A longer text gets less correction, 7 %, and not smaller modules.
const LARGEST_WITH_MORE: u8 = 15;

const BLACK: u8 = 0;
const WHITE: u8 = 255;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CodeTooLong;

/// Grey pixels without the quiet zone, never smoothed.
pub(crate) fn image(text: &str) -> Result<Image, CodeTooLong> {
    // Alphanumeric where all characters allow it.
    let segments = QrSegment::make_segments(text);
    let encode = |correction, largest| {
        QrCode::encode_segments_advanced(&segments, correction, Version::MIN, largest, None, true)
    };
    let code = encode(QrCodeEcc::Medium, Version::new(LARGEST_WITH_MORE))
        .or_else(|_| encode(QrCodeEcc::Low, Version::MAX));
    let pixels = Pixels::of(&code.map_err(|_| CodeTooLong)?);
    Image::from_custom(pixels, false).map_err(|_| CodeTooLong)
}

#[derive(Clone, Hash)]
struct Pixels {
    side: u32,
    grey: Arc<[u8]>,
}

impl Pixels {
    fn of(code: &QrCode) -> Self {
        let side = code.size() * PIXELS;
        let module = |pixel: i32| pixel / PIXELS;
        let grey = (0..side).flat_map(|y| {
            (0..side).map(move |x| if code.get_module(module(x), module(y)) { BLACK } else { WHITE })
        });
        Self { side: side.unsigned_abs(), grey: grey.collect() }
    }
}

impl CustomImage for Pixels {
    fn color_channel(&self) -> &[u8] {
        &self.grey
    }

    fn alpha_channel(&self) -> Option<&[u8]> {
        None
    }

    fn bits_per_component(&self) -> BitsPerComponent {
        BitsPerComponent::Eight
    }

    fn size(&self) -> (u32, u32) {
        (self.side, self.side)
    }

    fn icc_profile(&self) -> Option<&[u8]> {
        None
    }

    fn color_space(&self) -> ImageColorspace {
        ImageColorspace::Luma
    }
}
