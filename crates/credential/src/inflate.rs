//! Inflating natively; a browser has `DecompressionStream`.

use miniz_oxide::inflate::{
    DecompressError, TINFLStatus, decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit,
};

use crate::compressed::{Compressed, MOST_INFLATED};
use crate::signed::Signed;
use crate::unreadable::Unreadable;
use crate::zip::ZipEntry;

/// From the text of a QR code to what was signed.
pub fn read(text: &str) -> Result<Signed, Unreadable> {
    Signed::parse(&Compressed::parse(text)?.inflate()?)
}

impl Compressed {
    pub fn inflate(&self) -> Result<Vec<u8>, Unreadable> {
        decompress_to_vec_zlib_with_limit(self.zlib(), MOST_INFLATED).map_err(cause)
    }
}

impl ZipEntry<'_> {
    /// The file itself.
    pub fn inflate(&self) -> Result<Vec<u8>, Unreadable> {
        if self.is_deflated {
            decompress_to_vec_with_limit(self.data, MOST_INFLATED).map_err(cause)
        } else {
            Ok(self.data.to_vec())
        }
    }
}

fn cause(error: DecompressError) -> Unreadable {
    match error.status {
        TINFLStatus::HasMoreOutput => Unreadable::TooLarge,
        _ => Unreadable::Inflate,
    }
}
