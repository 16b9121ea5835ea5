//! Samples of WHO's validator: the text of a code, and beside it what is in it.

use std::fs;
use std::path::Path;

use credential::read;
use serde_json::Value;

use crate::count::{Count, Fault};
use crate::json;

/// What the name of a file with the text of a code ends in.
pub(crate) const CONTENTS: &str = "Contents.txt";
const UNPACKED: &str = "Unpacked.txt";
const EXPECTATION: &str = "WHO";

/// Leaves out codes that are no `HC1:`: SMART Health Cards, ICAO's, DIVOC's.
pub(crate) fn check(path: &Path, count: &mut Count) {
    let Ok(text) = fs::read_to_string(path) else { return };
    if !text.starts_with(credential::PREFIX) {
        return;
    }
    count.file();
    let unpacked = path.to_string_lossy().replace(CONTENTS, UNPACKED);
    let found = match fs::read_to_string(unpacked) {
        Ok(unpacked) => serde_json::from_str(&unpacked)
            .map_err(|error| format!("Unpacked is no JSON: {error}").into())
            .and_then(|json| same(&text, &json)),
        Err(_) => read(&text).and_then(|signed| signed.claims()).map(drop).map_err(Fault::from),
    };
    count.compare(path, EXPECTATION, true, found);
}

fn same(text: &str, json: &Value) -> Result<(), Fault> {
    let claims = read(text).and_then(|signed| signed.claims())?;
    json::says_the_same(json, &claims.certificate)
}
