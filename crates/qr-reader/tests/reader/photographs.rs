//! What is read from pictures of codes.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

use crate::shot::{HELD_BY_HAND, Random, SCREENSHOT, Shot, blurred, bytes, code, read};

/// A code with as many bytes, in each of the sizes that certificates come in.
#[track_caller]
fn check(shot: Shot, counts: &[usize]) {
    for count in counts {
        let content = bytes(*count);
        let luma = shot.of(&code(&content, QrCodeEcc::Low));
        assert!(read(&luma, shot.width) == [content], "{count} bytes");
    }
}

/// 40 bytes, a DCC, Co-WIN's compressed credential, and nearly the largest code.
const SIZES: [usize; 5] = [40, 300, 600, 1100, 2300];

#[test]
fn a_screenshot() {
    check(SCREENSHOT, &SIZES);
    check(Shot { module: 2.0, ..SCREENSHOT }, &SIZES);
    check(Shot { module: 12.0, ..SCREENSHOT }, &SIZES[..2]);
}

#[test]
fn turned() {
    check(Shot { degrees: 7.0, width: 1280, height: 900, ..SCREENSHOT }, &SIZES);
    for degrees in [45.0, 90.0, 180.0, 293.0] {
        check(Shot { degrees, ..SCREENSHOT }, &SIZES[..3]);
    }
}

#[test]
fn held_by_hand() {
    check(HELD_BY_HAND, &SIZES[..4]);
    check(Shot { degrees: -20.0, aslant: 0.3, ..HELD_BY_HAND }, &SIZES[..3]);
    check(Shot { module: 8.0, width: 1920, height: 1080, ..HELD_BY_HAND }, &SIZES[1..2]);
}

#[test]
fn blurred_by_a_lens() {
    check(Shot { blur: 2, ..HELD_BY_HAND }, &SIZES[..3]);
    check(Shot { blur: 6, module: 8.0, ..HELD_BY_HAND }, &SIZES[..1]);
}

#[test]
fn of_low_contrast() {
    check(Shot { dark: 100, light: 140, noise: 4, ..HELD_BY_HAND }, &SIZES[..3]);
    check(Shot { dark: 20, light: 60, noise: 2, ..SCREENSHOT }, &SIZES[..3]);
}

#[test]
fn in_a_shadow() {
    check(Shot { shadow: 0.7, ..HELD_BY_HAND }, &SIZES[..3]);
}

#[test]
fn on_bent_paper() {
    check(Shot { bend: 1.5, width: 1280, height: 900, ..SCREENSHOT }, &SIZES[1..4]);
}

#[test]
fn light_on_dark() {
    let content = bytes(300);
    for shot in [SCREENSHOT, HELD_BY_HAND] {
        let luma: Vec<u8> = shot.of(&code(&content, QrCodeEcc::Low)).iter().map(|luma| 255 - luma).collect();
        assert!(read(&luma, shot.width) == [content.clone()]);
    }
}

#[test]
fn in_a_mirror() {
    check(Shot { is_mirrored: true, ..HELD_BY_HAND }, &SIZES[..3]);
}

#[test]
fn without_a_margin() {
    let content = bytes(300);
    let code = code(&content, QrCodeEcc::Low);
    let side = code.size() as usize * 3;
    let luma = |place: usize| {
        let (x, y) = (place % side / 3, place / side / 3);
        if code.get_module(x as i32, y as i32) { 0 } else { 255 }
    };
    let luma: Vec<u8> = (0..side * side).map(luma).collect();
    assert!(read(&luma, side) == [content]);
}

#[test]
fn digits_letters_and_text() {
    for text in ["0123456789012345", "HC1:6BF+70790T9WJWG.FKY*4GO0.O1CV2", "सीमा देवी, 1961", "x"]
    {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("it fits");
        assert_eq!(read(&HELD_BY_HAND.of(&code), HELD_BY_HAND.width), [text.as_bytes()]);
    }
    let mixed =
        [QrSegment::make_numeric("0042"), QrSegment::make_alphanumeric("A B"), QrSegment::make_bytes(b"\0z")];
    let code = QrCode::encode_segments(&mixed, QrCodeEcc::High).expect("it fits");
    assert_eq!(read(&SCREENSHOT.of(&code), SCREENSHOT.width), [b"0042A B\0z"]);
}

#[test]
fn a_code_that_holds_nothing() {
    let code = QrCode::encode_segments(&[], QrCodeEcc::Medium).expect("it fits");
    assert!(read(&SCREENSHOT.of(&code), SCREENSHOT.width).is_empty());
}

#[test]
fn several_at_once() {
    let shot = Shot { width: 400, height: 400, module: 5.0, ..SCREENSHOT };
    let contents: [Vec<u8>; 4] = [bytes(20), bytes(30), bytes(60), bytes(20)];
    let pictures = contents.each_ref().map(|content| shot.of(&code(content, QrCodeEcc::Medium)));
    let mut luma = Vec::new();
    for pair in pictures.chunks(2) {
        for y in 0..400 {
            for picture in pair {
                luma.extend(&picture[y * 400..][..400]);
            }
        }
    }
    let mut found = read(&luma, 800);
    found.sort_by_key(Vec::len);
    assert!(found == contents[..3], "each content once: {} found", found.len());
}

#[test]
fn with_a_stain_on_it() {
    let shot = Shot { module: 6.0, ..SCREENSHOT };
    let content = bytes(200);
    let mut luma = shot.of(&code(&content, QrCodeEcc::High));
    let middle = shot.width / 2;
    for y in middle - 45..middle + 45 {
        luma[y * shot.width..][middle - 45..middle + 45].fill(0);
    }
    assert!(read(&luma, shot.width) == [content.clone()]);
    // More than the code can repair.
    for y in middle - 110..middle + 110 {
        luma[y * shot.width..][middle - 110..middle + 110].fill(0);
    }
    assert!(read(&luma, shot.width).is_empty());
}

#[test]
fn pictures_without_a_code() {
    let mut random = Random(1);
    let noise: Vec<u8> = (0..640 * 480).map(|_| random.below(256) as u8).collect();
    let text: Vec<u8> = (0..640 * 480)
        .map(|place| if place % 640 / 3 % 7 * (place / 640 / 9) % 5 > 2 { 0 } else { 255 })
        .collect();
    for luma in [
        &noise,
        &blurred(&noise, 640),
        &blurred(&blurred(&noise, 640), 640),
        &text,
        &vec![0; 640 * 480],
        &vec![255; 640 * 480],
    ] {
        assert!(read(luma, 640).is_empty());
    }
}
