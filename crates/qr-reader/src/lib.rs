#![doc = include_str!("../README.md")]

mod align;
mod bits;
mod code;
mod finder;
mod grid;
mod modules;
mod perspective;
mod picture;
mod point;
mod triple;

pub use picture::Picture;

use bits::BitPicture;
use finder::Finder;

/// What stands in each QR code of the picture: text mostly, in UTF-8, or any other bytes. Dark on light is looked for
/// first, light on dark only where nothing else is found. Each content comes once.
pub fn read(picture: &Picture) -> Vec<Vec<u8>> {
    let bits = BitPicture::of(picture);
    let found = read_dark_on_light(&bits);
    if found.is_empty() { read_dark_on_light(&bits.inverted()) } else { found }
}

fn read_dark_on_light(bits: &BitPicture) -> Vec<Vec<u8>> {
    let finders = finder::find(bits);
    let mut contents: Vec<Vec<u8>> = Vec::new();
    let mut used: Vec<Finder> = Vec::new();
    for corners in triple::likely(&finders) {
        if corners.all().iter().any(|corner| used.contains(corner)) {
            continue;
        }
        if let Some(content) = grid::content(bits, &corners) {
            used.extend(corners.all());
            if !contents.contains(&content) {
                contents.push(content);
            }
        }
    }
    contents
}
