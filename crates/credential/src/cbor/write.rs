//! Writing, in the one way that RFC 8949, 4.2.1 calls deterministic.

#[cfg(feature = "issue")]
use std::collections::BTreeMap;

#[cfg(feature = "issue")]
use super::Key;

/// An array of so many values follows.
pub(crate) fn array_head(out: &mut Vec<u8>, count: u8) {
    head(out, 4, u64::from(count));
}

pub(crate) fn bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    head(out, 2, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

pub(crate) fn text(out: &mut Vec<u8>, text: &str) {
    head(out, 3, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// The tag of the value that follows.
#[cfg(feature = "issue")]
pub(crate) fn tag(out: &mut Vec<u8>, tag: u8) {
    head(out, 6, u64::from(tag));
}

#[cfg(feature = "issue")]
pub(crate) fn number(out: &mut Vec<u8>, number: i64) {
    match u64::try_from(number) {
        Ok(number) => head(out, 0, number),
        Err(_) => head(out, 1, number.unsigned_abs() - 1),
    }
}

/// In as few bytes as hold the number.
fn head(out: &mut Vec<u8>, major: u8, number: u64) {
    let (short, length) = match number {
        0..24 => (number.to_be_bytes()[7], 0),
        24..0x100 => (24, 1),
        0x100..0x1_0000 => (25, 2),
        0x1_0000..0x1_0000_0000 => (26, 4),
        _ => (27, 8),
    };
    out.push(major << 5 | short);
    out.extend_from_slice(&number.to_be_bytes()[8 - length..]);
}

/// A map whose entries are put in the order of their encoded keys.
#[cfg(feature = "issue")]
#[derive(Default)]
pub(crate) struct Map(BTreeMap<Vec<u8>, Vec<u8>>);

#[cfg(feature = "issue")]
impl Map {
    pub(crate) fn with(mut self, key: Key<'_>, value: impl FnOnce(&mut Vec<u8>)) -> Self {
        let (mut key_bytes, mut value_bytes) = (Vec::new(), Vec::new());
        match key {
            Key::Number(key) => number(&mut key_bytes, key),
            Key::Text(key) => text(&mut key_bytes, key),
        }
        value(&mut value_bytes);
        self.0.insert(key_bytes, value_bytes);
        self
    }

    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        head(out, 5, self.0.len() as u64);
        for (key, value) in &self.0 {
            out.extend_from_slice(key);
            out.extend_from_slice(value);
        }
    }
}
