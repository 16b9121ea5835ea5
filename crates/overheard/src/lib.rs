//! What of somebody's stands in a line of output, by its shape: numbers, ids, codes, transactions, tokens, digests, and
//! the names of the sample people. For tests alone: the backend's search each log line, `cargo xtask test` searches
//! each line that any part of it prints.

use std::collections::BTreeSet;
use std::sync::LazyLock;

static NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let people = include_str!("../../backend/sample-data/beneficiaries.csv").lines().skip(1);
    // A name of two letters stands in many a word.
    people.filter_map(|line| line.split(',').nth(2)).filter(|name| name.chars().count() > 4).collect()
});

/// What it is, in words for whoever reads that the line was found; nothing of the line itself.
pub fn told(line: &str) -> Option<&'static str> {
    if NAMES.iter().any(|name| line.contains(name)) {
        return Some("a name");
    }
    // Fractions of a second have many digits, too: they follow a point.
    let words = line.split(|c: char| !c.is_ascii_alphanumeric() && !"-_.".contains(c));
    words.map(|word| word.trim_matches('.')).find_map(|word| {
        let is_digits = word.bytes().all(|byte| byte.is_ascii_digit());
        let any = |kind: fn(&u8) -> bool| word.as_bytes().iter().any(kind);
        match word.len() {
            10 if is_digits && word.starts_with(['6', '7', '8', '9']) => Some("a number"),
            12 if is_digits && word.starts_with("91") => Some("a number"),
            13 | 14 if is_digits => Some("a reference id"),
            6 if is_digits && line.contains("OTP") => Some("a code"),
            36 if word.split('-').map(str::len).eq([8, 4, 4, 4, 12]) => Some("a transaction"),
            43 if any(u8::is_ascii_digit) && any(u8::is_ascii_lowercase) && any(u8::is_ascii_uppercase) => {
                Some("a token")
            }
            // The head of the activity is told on purpose, so that it is kept elsewhere.
            64 if word.bytes().all(|byte| byte.is_ascii_hexdigit()) && !line.contains("activity tidied") => {
                Some("a digest")
            }
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_of_somebody_is_heard() {
        let check = |line: &str, expected| assert_eq!(told(line), expected, "{line}");
        check("sent to 9999900001", Some("a number"));
        check(r#"{"to":"919999900001"}"#, Some("a number"));
        check("id=99900000000001", Some("a reference id"));
        check("id=9990000000900.", Some("a reference id"));
        check("Your OTP to register/access CoWIN is 351187. It", Some("a code"));
        check("d86e8112-f3c4-4444-a126-f8e9f44f1686", Some("a transaction"));
        check("Bearer V6T7x8yZ-_a0123456789ABCDEFGHIJKLMNopqrstuvw", None);
        check("Bearer V6T7x8yZ-_a0123456789ABCDEFGHIJKLMNopqrstuv", Some("a token"));
        check(&"5a".repeat(32), Some("a digest"));
        check("Anita Deshmukh", Some("a name"));
        check("elapsed_secs=0.0009999900001 rows=3 port=40000", None);
        check(&format!("activity tidied head=3:{}", "5a".repeat(32)), None);
    }
}
