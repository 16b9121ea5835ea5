//! What the page's scripts call.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::picture::Picture;

/// The contents of all codes in a grey picture, each after its length (four bytes, the lowest first).
#[wasm_bindgen]
pub fn read(luma: &[u8], width: usize) -> Vec<u8> {
    let contents = Picture::new(luma, width).map(|picture| crate::read(&picture)).unwrap_or_default();
    let mut packed = Vec::new();
    for content in contents {
        // A QR code holds 2953 bytes at most.
        packed.extend((content.len() as u32).to_le_bytes());
        packed.extend(content);
    }
    packed
}
