//! The modules of a QR code.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// In modules, on each side: what ISO/IEC 18004 asks for.
const QUIET_ZONE: i32 = 4;

/// A code with its quiet zone, as an SVG path of the dark modules, each of which is a unit wide.
pub struct DrawnCode {
    /// The length of a side, in units.
    pub side: u32,
    pub path: String,
}

impl DrawnCode {
    /// `None` where the text is too long for a code. In capital letters, digits, and `$%*+-./:` alone it takes the
    /// fewest modules.
    pub fn of(text: &str) -> Option<Self> {
        let code = encoded(text)?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let length = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
                if length > 0 {
                    let [x, y, length] = [x + QUIET_ZONE, y + QUIET_ZONE, length].map(|n| n.to_string());
                    path.extend(["M", &x, " ", &y, "h", &length, "v1h-", &length, "z"]);
                }
                x += length + 1;
            }
        }
        Some(Self { side: (code.size() + 2 * QUIET_ZONE).unsigned_abs(), path })
    }
}

/// Any mask can be read; a constant one leaves out the search for the best.
fn encoded(text: &str) -> Option<QrCode> {
    let segment = match QrSegment::is_alphanumeric(text) {
        true => QrSegment::make_alphanumeric(text),
        false => QrSegment::make_bytes(text.as_bytes()),
    };
    let (least, most, mask) = (Version::MIN, Version::MAX, Some(Mask::new(3)));
    QrCode::encode_segments_advanced(&[segment], QrCodeEcc::Medium, least, most, mask, false).ok()
}
