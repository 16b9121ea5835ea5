//! Codes, drawn and read back.

use checker::DrawnCode;
use qr_reader::Picture;

/// In modules; ISO/IEC 18004 asks for so many.
const QUIET_ZONE: usize = 4;
/// Pixels a module.
const MODULE: usize = 4;

/// The path as pixels, as any other program would fill it: each part is a row of modules, `M x y h n v1 h-n z`.
fn luma(code: &DrawnCode) -> (Vec<u8>, usize) {
    let width = code.side as usize * MODULE;
    let mut luma = vec![255; width * width];
    for part in code.path.split_terminator('z') {
        let (place, run) = part.strip_prefix('M').unwrap().split_once('h').unwrap();
        let (x, y) = place.split_once(' ').unwrap();
        let (length, back) = run.split_once("v1h-").unwrap();
        assert_eq!(length, back, "a part is closed");
        let [x, y, length]: [usize; 3] = [x, y, length].map(|number| number.parse().unwrap());
        for row in y * MODULE..(y + 1) * MODULE {
            luma[row * width + x * MODULE..][..length * MODULE].fill(0);
        }
    }
    (luma, width)
}

#[track_caller]
fn check(text: &str) {
    let code = DrawnCode::of(text).unwrap();
    let (luma, width) = luma(&code);
    let found = qr_reader::read(&Picture::new(&luma, width).unwrap());
    assert!(found == [text.as_bytes()], "{} bytes are not read back", text.len());
    let is_dark = |place: usize| luma[place / width * width + place % width] == 0;
    let edge = QUIET_ZONE * MODULE;
    let is_quiet =
        |place: &usize| [place / width, place % width].iter().any(|at| *at < edge || *at >= width - edge);
    assert!(!(0..luma.len()).filter(is_quiet).any(is_dark), "the quiet zone is not quiet");
    assert!(is_dark(edge * width + edge), "the zone is no wider");
}

/// As long as certificates are: base45 behind its prefix.
fn certificate(length: usize) -> String {
    let characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    "HC1:".chars().chain(characters.chars().cycle()).take(length).collect()
}

#[test]
fn what_is_drawn_is_read_back() {
    for length in [5, 60, 400, 583, 900] {
        check(&certificate(length));
    }
}

#[test]
fn other_characters_are_drawn_as_well() {
    check("hc1:in small letters, and नाम");
}

#[test]
fn characters_of_certificates_take_less_room() {
    let [certificates, others] =
        [certificate(400), certificate(400).to_lowercase()].map(|text| DrawnCode::of(&text).unwrap().side);
    assert!(certificates < others, "{certificates} {others}");
}

#[test]
fn a_text_that_fits_into_no_code_is_not_drawn() {
    // ISO/IEC 18004, version 40 at level M.
    assert!(DrawnCode::of(&certificate(3391)).is_some());
    assert!(DrawnCode::of(&certificate(3392)).is_none());
}
