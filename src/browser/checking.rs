//! Checking certificates, by what `scan.rs` loads.

use contract::TrustedKeys;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};

use super::scan::call;
use crate::problem::Problem;
use crate::proof::{CodeContent, Proof, Subject};

/// Checks each of the contents; that it is about `subject`, too, where one is given.
pub async fn check(
    contents: &[CodeContent],
    trust: &TrustedKeys,
    subject: Option<&Subject>,
) -> Result<Vec<Proof>, Problem> {
    let subject = subject.map_or_else(Array::new, |subject| {
        let year = subject.birth_year.map(|year| year.to_string()).unwrap_or_default();
        texts([subject.name.as_str(), &year])
    });
    let contents = contents.iter().map(|content| Uint8Array::from(content.expose())).collect::<Array>();
    let order = Array::of3(&contents, &flat(trust), &subject);
    let answers = call("check", "", &order).await?;
    let answers = answers.dyn_into::<Array>().map_err(|_| Problem::FileNotReadable)?;
    Ok(answers.iter().map(|answer| Proof::read(read(&answer))).collect())
}

/// What was called back, and then five texts for each key: `crates/checker` takes them so.
fn flat(trust: &TrustedKeys) -> Array {
    let keys = trust.keys.iter().flat_map(|key| {
        [
            &*key.kid,
            &key.issuer,
            &key.spki,
            key.not_before.as_deref().unwrap_or_default(),
            key.not_after.as_deref().unwrap_or_default(),
        ]
    });
    texts(core::iter::once(trust.revoked.as_deref().unwrap_or_default()).chain(keys))
}

fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Array {
    texts.into_iter().map(JsValue::from_str).collect()
}

fn read(answer: &JsValue) -> Vec<String> {
    Array::from(answer).iter().filter_map(|text| text.as_string()).collect()
}
