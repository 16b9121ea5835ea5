//! The part of CBOR (RFC 8949) that signed certificates are written in.
//!
//! Our own, because the small crate for it, minicbor, is under a licence that is not on our list, and because this
//! way depth and lengths are bounded before anything is made of the bytes. Nothing is copied: an [`Item`] is the
//! place of a value in bytes that were found to be well formed.

mod head;
#[cfg(test)]
mod tests;
mod write;

use crate::unreadable::Unreadable;
use head::{Argument, Head, Major};

#[cfg(feature = "issue")]
pub(crate) use write::{Map, number, tag};
pub(crate) use write::{array_head, bytes, text};

/// Arrays, maps and tags inside one another. A certificate has five.
const DEEPEST: u8 = 8;

/// In bytes. The schema allows 80 characters in a text, which are at most 320 bytes.
const LONGEST_TEXT: usize = 512;

/// One value, and behind it whatever follows.
#[derive(Clone, Copy)]
pub(crate) struct Item<'a>(&'a [u8]);

/// What values in a map are found by.
#[derive(Clone, Copy)]
pub(crate) enum Key<'a> {
    Number(i64),
    Text(&'a str),
}

impl<'a> Item<'a> {
    /// Reads bytes that are one value and nothing more.
    ///
    /// Strings in pieces are refused: nobody writes short ones so. Arrays and maps without a length are read,
    /// as the libraries of some issuers write them.
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        match after(bytes, DEEPEST)? {
            [] => Ok(Self(bytes)),
            _ => Err(Unreadable::Cbor),
        }
    }

    fn head(self) -> Option<(Head, &'a [u8])> {
        Head::read(self.0).ok()
    }

    /// The number of the tag, and what it is on.
    pub(crate) fn tag(self) -> Option<(u64, Self)> {
        match self.head()? {
            (Head { major: Major::Tag, argument: Argument::Number(tag) }, rest) => Some((tag, Self(rest))),
            _ => None,
        }
    }

    fn untagged(mut self) -> Self {
        while let Some((_, inner)) = self.tag() {
            self = inner;
        }
        self
    }

    /// A whole number, or the whole part of a fraction: CWT allows both for times.
    pub(crate) fn number(self) -> Option<i64> {
        match self.untagged().head()?.0 {
            Head { major: Major::Unsigned, argument: Argument::Number(number) } => i64::try_from(number).ok(),
            Head { major: Major::Negative, argument: Argument::Number(number) } => {
                i64::try_from(number).ok().map(|number| -1 - number)
            }
            Head { major: Major::Simple, argument: Argument::Float(number) } => whole(number),
            _ => None,
        }
    }

    pub(crate) fn bytes(self) -> Option<&'a [u8]> {
        self.string(Major::Bytes)
    }

    pub(crate) fn text(self) -> Option<&'a str> {
        core::str::from_utf8(self.untagged().string(Major::Text)?).ok()
    }

    fn string(self, kind: Major) -> Option<&'a [u8]> {
        match self.head()? {
            (Head { major, argument: Argument::Number(length) }, rest) if major == kind => {
                rest.get(..usize::try_from(length).ok()?)
            }
            _ => None,
        }
    }

    /// The values of an array; none for any other kind.
    pub(crate) fn items(self) -> Items<'a> {
        self.of(Major::Array)
    }

    pub(crate) fn is_map(self) -> bool {
        matches!(self.head(), Some((Head { major: Major::Map, .. }, _)))
    }

    pub(crate) fn has(self, key: Key<'a>) -> bool {
        self.entries(key).next().is_some()
    }

    /// The value of a key in a map. `None` also where the key is there twice: which of the two an issuer meant
    /// cannot be known, and another reader may take the other.
    pub(crate) fn get(self, key: Key<'a>) -> Option<Self> {
        let mut entries = self.entries(key);
        entries.next().filter(|_| entries.next().is_none())
    }

    fn entries(self, key: Key<'a>) -> impl Iterator<Item = Self> {
        let mut entries = self.of(Major::Map);
        core::iter::from_fn(move || Some((entries.next()?, entries.next()?))).filter_map(
            move |(name, value)| {
                let is_it = match key {
                    Key::Number(number) => name.number() == Some(number),
                    Key::Text(text) => name.text() == Some(text),
                };
                is_it.then_some(value)
            },
        )
    }

    /// Keys and values in turn, for a map.
    fn of(self, kind: Major) -> Items<'a> {
        match self.head() {
            Some((Head { major, argument }, rest)) if major == kind => Items {
                rest,
                left: match argument {
                    Argument::Number(count) => Some(count * if kind == Major::Map { 2 } else { 1 }),
                    _ => None,
                },
            },
            _ => Items { rest: &[], left: Some(0) },
        }
    }
}

/// See [`Item::items`].
pub(crate) struct Items<'a> {
    rest: &'a [u8],
    /// `None` where the length was not given: then a mark ends it.
    left: Option<u64>,
}

impl<'a> Iterator for Items<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        match &mut self.left {
            Some(left) => *left = left.checked_sub(1)?,
            None if self.rest.first() == Some(&head::BREAK) => return None,
            None => {}
        }
        let item = Item(self.rest);
        self.rest = after(self.rest, DEEPEST).ok()?;
        Some(item)
    }
}

/// What follows the first value, which is found to be well formed on the way.
fn after(bytes: &[u8], deeper: u8) -> Result<&[u8], Unreadable> {
    let (Head { major, argument }, mut rest) = Head::read(bytes)?;
    let mut left = match (major, argument) {
        (Major::Bytes | Major::Text, Argument::Number(length)) => {
            let length = usize::try_from(length).map_err(|_| Unreadable::Cbor)?;
            let (string, rest) = rest.split_at_checked(length).ok_or(Unreadable::Cbor)?;
            if major == Major::Text {
                if length > LONGEST_TEXT {
                    return Err(Unreadable::TextTooLong);
                }
                core::str::from_utf8(string).map_err(|_| Unreadable::Cbor)?;
            }
            return Ok(rest);
        }
        (Major::Tag, Argument::Number(_)) => Some(1),
        (Major::Array, Argument::Number(count)) => Some(count),
        (Major::Map, Argument::Number(count)) => Some(count.checked_mul(2).ok_or(Unreadable::Cbor)?),
        (Major::Array | Major::Map, Argument::Open) => None,
        (_, Argument::Open) => return Err(Unreadable::Cbor),
        _ => return Ok(rest),
    };
    let deeper = deeper.checked_sub(1).ok_or(Unreadable::TooDeep)?;
    let mut is_even = true;
    while left != Some(0) {
        if left.is_none() && rest.first() == Some(&head::BREAK) {
            rest = &rest[1..];
            break;
        }
        rest = after(rest, deeper)?;
        left = left.map(|left| left - 1);
        is_even = !is_even;
    }
    if major == Major::Map && !is_even { Err(Unreadable::Cbor) } else { Ok(rest) }
}

/// Toward zero; `None` for what no time is.
fn whole(number: f64) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the fraction is what is cut off; the range is looked at"
    )]
    (number.abs() < 9e15).then_some(number as i64)
}
