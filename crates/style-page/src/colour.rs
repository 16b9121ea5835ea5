//! Colours and the contrast between them, as WCAG 2.2 defines it.

/// Red, green and blue, from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour([u8; 3]);

impl Colour {
    /// `#16222c`, or `#fff` as the build shortens it; `None` for all else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits: Option<Vec<u8>> =
            text.strip_prefix('#')?.chars().map(|c| u8::try_from(c.to_digit(16)?).ok()).collect();
        match digits?.as_slice() {
            [r, g, b] => Some(Self([r, g, b].map(|digit| digit * 17))),
            [r, r2, g, g2, b, b2] => Some(Self([r * 16 + r2, g * 16 + g2, b * 16 + b2])),
            _ => None,
        }
    }

    /// From 1 for the same colour to 21 for black on white.
    pub(crate) fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_both_lengths() {
        assert_eq!(Colour::parse("#16222c"), Some(Colour([0x16, 0x22, 0x2c])));
        assert_eq!(Colour::parse("#fB0"), Some(Colour([0xff, 0xbb, 0])));
        for other in
            ["", "#", "16222c", "#16222", "#16222c80", "#16222g", "#£££", "6px", "clamp(1rem, 2vw, 2rem)"]
        {
            assert_eq!(Colour::parse(other), None, "{other}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let check = |one, other, expected: f64| {
            let [one, other] = [one, other].map(|text| Colour::parse(text).unwrap());
            assert!((one.contrast(other) - expected).abs() < 0.005, "{}", one.contrast(other));
            assert!((one.contrast(other) - other.contrast(one)).abs() < f64::EPSILON);
        };
        check("#000", "#fff", 21.0);
        check("#fff", "#fff", 1.0);
        // The grey that just passes for text on white.
        check("#767676", "#fff", 4.54);
        check("#f00", "#fff", 4.0);
    }
}
