//! No picture ends the reader, whatever is in it.

use proptest::prelude::*;
use qr_reader::Picture;
use qrcodegen::QrCodeEcc;

use crate::shot::{SCREENSHOT, Shot, blurred, bytes, code, read};

/// Pixels, black and white mostly, as a threshold leaves them.
fn pixels(count: usize) -> impl Strategy<Value = Vec<u8>> {
    let pixel = prop_oneof![Just(0_u8), Just(255_u8), any::<u8>()];
    prop::collection::vec(pixel, count)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_any_size(luma in prop::collection::vec(any::<u8>(), 0..3000), width in 0_usize..200) {
        if let Some(picture) = Picture::new(&luma, width) {
            let _ = qr_reader::read(&picture);
        }
    }

    /// Runs that are drawn larger look like corners far more often than noise does.
    #[test]
    fn of_anything(luma in pixels(60 * 40), scale in 1_usize..5, times in 0_usize..3) {
        let (width, height) = (60 * scale, 40 * scale);
        let large = (0..width * height).map(|place| luma[place / width / scale * 60 + place % width / scale]);
        let mut large: Vec<u8> = large.collect();
        for _ in 0..times {
            large = blurred(&large, width);
        }
        let _ = read(&large, width);
    }

    /// Corners that belong to a code, and anything in between: either what stood in it, or nothing.
    #[test]
    fn of_a_damaged_code(
        count in 1_usize..200,
        module in 2.0..6.0_f64,
        degrees in 0.0..360.0_f64,
        aslant in 0.0..1.5_f64,
        stains in prop::collection::vec((0_usize..300, 0_usize..300, 1_usize..60, any::<u8>()), 0..8),
    ) {
        let shot = Shot { width: 300, height: 300, module, degrees, aslant, ..SCREENSHOT };
        let content = bytes(count);
        let mut luma = shot.of(&code(&content, QrCodeEcc::Medium));
        for (x, y, side, value) in stains {
            for row in y..(y + side).min(300) {
                luma[row * 300..][x..(x + side).min(300)].fill(value);
            }
        }
        let found = read(&luma, 300);
        prop_assert!(found.is_empty() || found == [content]);
    }
}

/// As many corners as there is room for would take minutes if each were held against all others.
#[test]
fn of_nothing_but_corners() {
    let side = Picture::LARGEST_SIDE;
    let is_dark = |x: usize, y: usize| matches!(x.abs_diff(3).max(y.abs_diff(3)), 0 | 1 | 3);
    let luma: Vec<u8> = (0..side * side)
        .map(|place| if is_dark(place % side % 8, place / side % 8) { 0 } else { 255 })
        .collect();
    assert!(read(&luma, side).is_empty());
}

#[test]
fn what_is_no_picture_is_refused() {
    let large = vec![0; Picture::LARGEST_SIDE + 1];
    for (luma, width) in [(&large[..0], 0), (&large[..0], 5), (&large[..9], 0), (&large[..9], 2)] {
        assert!(Picture::new(luma, width).is_none(), "{} in rows of {width}", luma.len());
    }
    assert!(Picture::new(&large, large.len()).is_none());
    assert!(Picture::new(&large, 1).is_none());
    assert!(Picture::new(&large[1..], large.len() - 1).is_some());
}
