//! The compressed copies that the backend serves: made once, as small as they get.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::{
    failure::Failure,
    fingerprint::{files_under, read, write},
};

const COMPRESSIBLE: [&str; 8] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"];

/// Writes `x.br` and `x.gz` beside each file that can be compressed.
pub(crate) fn beside_each(folder: &Path) -> Result<(), Failure> {
    for file in files_under(folder)? {
        if file.extension().is_some_and(|kind| COMPRESSIBLE.iter().any(|one| kind == *one)) {
            let bytes = read(&file)?;
            let failed = |source| Failure::File { path: file.clone(), action: "compressed", source };
            write(&with_suffix(&file, "br"), brotli(&bytes).map_err(failed)?)?;
            write(&with_suffix(&file, "gz"), gzip(&bytes).map_err(failed)?)?;
        }
    }
    Ok(())
}

/// `a/b.js` and "br" make `a/b.js.br`.
pub(crate) fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_comes_back() {
        let text = "the same words, ".repeat(100).into_bytes();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut brotli(&text).unwrap().as_slice(), &mut back).unwrap();
        assert_eq!(back, text);
        back.clear();
        flate2::write::GzDecoder::new(&mut back).write_all(&gzip(&text).unwrap()).unwrap();
        assert_eq!(back, text);
    }

    #[test]
    fn the_suffix_comes_after_the_extension() {
        assert_eq!(with_suffix(Path::new("dist/a.js"), "br"), Path::new("dist/a.js.br"));
    }
}
