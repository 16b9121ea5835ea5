//! One file out of a ZIP archive, still compressed: as much of the format as the QR codes of DIVOC and Co-WIN use.

use crate::compressed::{LONGEST_TEXT, MOST_INFLATED};

const NAME: &[u8] = b"certificate.json";

/// A file in an archive.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ZipEntry<'a> {
    /// DEFLATE without any header (RFC 1951, `deflate-raw` in browsers), or the file itself.
    pub data: &'a [u8],
    pub is_deflated: bool,
    /// In bytes, of the file itself; no more than [`MOST_INFLATED`].
    pub size: usize,
}

/// Why no certificate is found in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ZipError {
    #[error("the archive is longer than any code holds")]
    TooLong,
    #[error("the archive is damaged")]
    Damaged,
    #[error("there is no certificate.json in it")]
    NoCertificate,
    #[error("the file in it is encrypted, or compressed in an unusual way")]
    UnsupportedMethod,
    #[error("the file in it is too large")]
    TooLarge,
}

/// Finds `certificate.json` by the archive's directory, which has the sizes also where the file was written as a
/// stream. Its checksum is not looked at: what is in it is not proven anyway.
pub fn certificate_json(archive: &[u8]) -> Result<ZipEntry<'_>, ZipError> {
    if archive.len() > LONGEST_TEXT {
        return Err(ZipError::TooLong);
    }
    let end = archive.windows(4).rposition(|mark| mark == b"PK\x05\x06").ok_or(ZipError::Damaged)?;
    let mut at = long(archive, end + 16)?;
    for _ in 0..short(archive, end + 10)? {
        if !starts_with(archive, at, b"PK\x01\x02") {
            return Err(ZipError::Damaged);
        }
        let name = short(archive, at + 28)?;
        if slice(archive, at + 46, name)? == NAME {
            return entry(archive, at);
        }
        at = at + 46 + name + short(archive, at + 30)? + short(archive, at + 32)?;
    }
    Err(ZipError::NoCertificate)
}

/// The file that the entry at that place in the directory is of.
fn entry(archive: &[u8], at: usize) -> Result<ZipEntry<'_>, ZipError> {
    let is_encrypted = short(archive, at + 8)? & 1 == 1;
    let is_deflated = match short(archive, at + 10)? {
        0 => false,
        8 => true,
        _ => return Err(ZipError::UnsupportedMethod),
    };
    if is_encrypted {
        return Err(ZipError::UnsupportedMethod);
    }
    let size = long(archive, at + 24)?;
    if size > MOST_INFLATED {
        return Err(ZipError::TooLarge);
    }
    let file = long(archive, at + 42)?;
    if !starts_with(archive, file, b"PK\x03\x04") {
        return Err(ZipError::Damaged);
    }
    let head = 30 + short(archive, file + 26)? + short(archive, file + 28)?;
    let data = slice(archive, file + head, long(archive, at + 20)?)?;
    Ok(ZipEntry { data, is_deflated, size })
}

fn slice(archive: &[u8], at: usize, length: usize) -> Result<&[u8], ZipError> {
    archive.get(at..).and_then(|rest| rest.get(..length)).ok_or(ZipError::Damaged)
}

fn starts_with(archive: &[u8], at: usize, mark: &[u8]) -> bool {
    archive.get(at..).is_some_and(|rest| rest.starts_with(mark))
}

/// Two bytes, the lower first.
fn short(archive: &[u8], at: usize) -> Result<usize, ZipError> {
    number(archive, at, 2)
}

fn long(archive: &[u8], at: usize) -> Result<usize, ZipError> {
    number(archive, at, 4)
}

fn number(archive: &[u8], at: usize, length: usize) -> Result<usize, ZipError> {
    Ok(slice(archive, at, length)?.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}
