//! The first bytes of a value: its kind, and a number.

use crate::unreadable::Unreadable;

/// Ends an array or a map that was begun without a length.
pub(super) const BREAK: u8 = 0xff;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Major {
    Unsigned,
    Negative,
    Bytes,
    Text,
    Array,
    Map,
    Tag,
    Simple,
}

#[derive(Clone, Copy)]
pub(super) enum Argument {
    Number(u64),
    Float(f64),
    /// No length is given.
    Open,
}

pub(super) struct Head {
    pub(super) major: Major,
    pub(super) argument: Argument,
}

impl Head {
    /// The head, and what follows it.
    pub(super) fn read(bytes: &[u8]) -> Result<(Self, &[u8]), Unreadable> {
        let (&first, rest) = bytes.split_first().ok_or(Unreadable::Cbor)?;
        let major = match first >> 5 {
            0 => Major::Unsigned,
            1 => Major::Negative,
            2 => Major::Bytes,
            3 => Major::Text,
            4 => Major::Array,
            5 => Major::Map,
            6 => Major::Tag,
            _ => Major::Simple,
        };
        let short = first & 0x1f;
        let length = match short {
            0..24 => 0,
            24..28 => 1 << (short - 24),
            31 if first != BREAK => return Ok((Self { major, argument: Argument::Open }, rest)),
            _ => return Err(Unreadable::Cbor),
        };
        let (long, rest) = rest.split_at_checked(length).ok_or(Unreadable::Cbor)?;
        let number = if length == 0 {
            u64::from(short)
        } else {
            long.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
        };
        let argument = match (major, length) {
            (Major::Simple, 8) => Argument::Float(f64::from_bits(number)),
            #[expect(clippy::cast_possible_truncation, reason = "it was read of four bytes")]
            (Major::Simple, 4) => Argument::Float(f64::from(f32::from_bits(number as u32))),
            _ => Argument::Number(number),
        };
        Ok((Self { major, argument }, rest))
    }
}
