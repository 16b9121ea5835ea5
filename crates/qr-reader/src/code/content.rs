//! The stretches of digits, letters and bytes that the data of a code consists of.

const LETTERS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// All stretches after one another. `None` where one breaks off, for a kind that does not exist, and for one code of
/// several that belong together, since it is but a part.
pub(super) fn read(data: &[u8], version: usize) -> Option<Vec<u8>> {
    let mut bits = Bits { data, next: 0 };
    let mut content = Vec::new();
    // Less than a kind's four bits at the end is no more.
    while let Some(kind) = bits.take(4) {
        match kind {
            0 => break,
            1 => digits(&mut bits, version, &mut content)?,
            2 => letters(&mut bits, version, &mut content)?,
            4 => bytes(&mut bits, version, &mut content)?,
            8 => kanji(&mut bits, version, &mut content)?,
            // For whom the content is meant.
            5 => {}
            9 => drop(bits.take(8)?),
            // Which alphabet the bytes are in. Whoever asked for the content knows, or tries.
            7 => alphabet(&mut bits)?,
            _ => return None,
        }
    }
    Some(content)
}

/// How many follow: a number that is longer in larger codes.
fn count(bits: &mut Bits, version: usize, lengths: [usize; 3]) -> Option<usize> {
    let [small, middle, large] = lengths;
    bits.take(match version {
        ..=9 => small,
        10..=26 => middle,
        _ => large,
    })
}

fn digits(bits: &mut Bits, version: usize, content: &mut Vec<u8>) -> Option<()> {
    let mut left = count(bits, version, [10, 12, 14])?;
    while left > 0 {
        let taken = left.min(3);
        let number = bits.take([4, 7, 10].get(taken - 1).copied()?)?;
        if number >= 10_usize.pow(taken as u32) {
            return None;
        }
        let text = format!("{number:0taken$}");
        content.extend(text.as_bytes());
        left -= taken;
    }
    Some(())
}

fn letters(bits: &mut Bits, version: usize, content: &mut Vec<u8>) -> Option<()> {
    let mut left = count(bits, version, [9, 11, 13])?;
    while left > 1 {
        let pair = bits.take(11)?;
        content.push(*LETTERS.get(pair / 45)?);
        content.push(*LETTERS.get(pair % 45)?);
        left -= 2;
    }
    if left == 1 {
        content.push(*LETTERS.get(bits.take(6)?)?);
    }
    Some(())
}

fn bytes(bits: &mut Bits, version: usize, content: &mut Vec<u8>) -> Option<()> {
    for _ in 0..count(bits, version, [8, 16, 16])? {
        content.push(u8::try_from(bits.take(8)?).ok()?);
    }
    Some(())
}

/// Two bytes each, as in Shift JIS.
fn kanji(bits: &mut Bits, version: usize, content: &mut Vec<u8>) -> Option<()> {
    for _ in 0..count(bits, version, [8, 10, 12])? {
        let packed = bits.take(13)?;
        let place = packed / 0xc0 * 0x100 + packed % 0xc0;
        let offset = if place < 0x1f00 { 0x8140 } else { 0xc140 };
        content.extend(u16::try_from(place + offset).ok()?.to_be_bytes());
    }
    Some(())
}

/// One, two or three bytes: the ones in front tell how many.
fn alphabet(bits: &mut Bits) -> Option<()> {
    let first = bits.take(8)?;
    let more = match first {
        0..=0x7f => 0,
        0x80..=0xbf => 8,
        0xc0..=0xdf => 16,
        _ => return None,
    };
    bits.take(more)?;
    Some(())
}

struct Bits<'a> {
    data: &'a [u8],
    next: usize,
}

impl Bits<'_> {
    /// The next ones as a number, sixteen at most; `None` where there are not as many.
    fn take(&mut self, count: usize) -> Option<usize> {
        let mut number = 0;
        for place in self.next..self.next + count {
            let byte = self.data.get(place / 8)?;
            number = number << 1 | usize::from(byte >> (7 - place % 8) & 1);
        }
        self.next += count;
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bits as text, zeros behind them.
    #[track_caller]
    fn check(version: usize, bits: &str, expected: Option<&[u8]>) {
        let digits: Vec<u8> = bits.bytes().filter(|b| *b != b' ').map(|b| b - b'0').collect();
        let byte = |bits: &[u8]| {
            (0..8).fold(0, |byte, place| byte << 1 | bits.get(place).copied().unwrap_or_default())
        };
        let data: Vec<u8> = digits.chunks(8).map(byte).collect();
        assert_eq!(read(&data, version).as_deref(), expected, "{bits}");
    }

    #[test]
    fn each_kind_is_read() {
        check(1, "0001 0000000101 0001111011 0101101 0000", Some(b"12345"));
        check(1, "0010 000000101 00111001110 11100111001 000010 0000", Some(b"AC-422"[..5].as_ref()));
        check(10, "0100 0000000000000010 10000000 11111111", Some(b"\x80\xff"));
        // 茗 is E4 AA in Shift JIS.
        check(1, "1000 00000001 1101010101010", Some(b"\xe4\xaa"));
        check(1, "0111 00011010 0100 00000001 01000001", Some(b"A"));
        check(1, "0101 0100 00000001 01000001", Some(b"A"));
        check(1, "0100 00000001 01000001 0001 0000000001 0111", Some(b"A7"));
    }

    #[test]
    fn what_makes_no_sense_is_none() {
        check(1, "", Some(b""));
        check(1, "0100 00000010 01000001", None);
        check(1, "0011 0000", None);
        check(1, "0111 11110000", None);
        check(1, "0001 0000000011 1111111111", None);
        check(1, "0010 000000010 11111111111", None);
    }
}
