//! Base45, RFC 9285.
//!
//! Forty lines of our own: the crate `base45` 3.2 takes a last pair above 255 and drops the upper bits, so that
//! several texts would mean the same bytes. The RFC has such a text refused.

const ALPHABET: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// `None` for a character outside the alphabet, a length that no bytes have, and a group that is worth too much.
pub(crate) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 3 * 2 + 1);
    for group in text.chunks(3) {
        let mut number = 0_u32;
        for character in group.iter().rev() {
            let digit = ALPHABET.iter().position(|known| known == character)?;
            number = number * 45 + u32::try_from(digit).ok()?;
        }
        match group.len() {
            3 => bytes.extend(u16::try_from(number).ok()?.to_be_bytes()),
            2 => bytes.push(u8::try_from(number).ok()?),
            _ => return None,
        }
    }
    Some(bytes)
}

#[cfg(feature = "issue")]
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 2 * 3 + 2);
    for group in bytes.chunks(2) {
        let mut number = group.iter().fold(0, |number, byte| number << 8 | usize::from(*byte));
        for _ in 0..=group.len() {
            text.push(char::from(ALPHABET[number % 45]));
            number /= 45;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    /// The examples of RFC 9285, 4.3 and 4.4.
    const EXAMPLES: [(&str, &str); 4] =
        [("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581"), ("ietf!", "QED8WEX0")];

    #[test]
    fn reads_the_examples_of_the_rfc() {
        for (bytes, text) in EXAMPLES {
            assert_eq!(super::decode(text.as_bytes()).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
    }

    #[cfg(feature = "issue")]
    #[test]
    fn writes_the_examples_of_the_rfc() {
        for (bytes, text) in EXAMPLES {
            assert_eq!(super::encode(bytes.as_bytes()), text);
        }
        assert_eq!(super::encode(&[0xff, 0xff]), "FGW");
    }

    #[test]
    fn refuses_what_no_bytes_are_written_as() {
        for text in ["GGW", ":::", "::", "A", "BB8A", "bb8", "BB8é", "B_8"] {
            assert_eq!(super::decode(text.as_bytes()), None, "{text}");
        }
        assert_eq!(super::decode(b"FGW"), Some(vec![0xff, 0xff]));
        assert_eq!(super::decode(b"V5"), None, "256 in one byte");
        assert_eq!(super::decode(b"U5"), Some(vec![0xff]));
    }
}
