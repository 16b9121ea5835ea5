//! The digest of a finished file: in its name, and in the page that loads it.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

/// 64 bits for a file's name: it changes whenever the file does, so that browsers may keep the file for good.
pub(crate) fn for_name(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// For an `integrity` attribute: the browser refuses a file that is not this one.
pub(crate) fn for_integrity(bytes: &[u8]) -> String {
    ["sha256-", &BASE64_STANDARD.encode(Sha256::digest(bytes))].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_that_browsers_compute() {
        // `printf %s "alert('Hello, world.');" | openssl dgst -sha256 -binary | base64`
        let script = b"alert('Hello, world.');";
        assert_eq!(for_integrity(script), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
        assert_eq!(for_name(script), "ab39cb72c44ec781");
    }
}
