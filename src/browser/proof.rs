//! What the check of a certificate needs of the browser: it inflates, and its WebCrypto checks signatures.

use credential::{Algorithm, CheckFailure, SignatureCheck, SpkiDer, UnixTime};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen(module = "/src/browser/proof.js")]
extern "C" {
    #[wasm_bindgen(js_name = inflate)]
    async fn inflate_zlib(zlib: Uint8Array, most: u32) -> JsValue;
    async fn holds(
        spki: Uint8Array,
        is_elliptic: bool,
        message: Uint8Array,
        signature: Uint8Array,
    ) -> JsValue;
    #[wasm_bindgen(js_name = fromBase64)]
    fn bytes_of_base64(text: &str) -> Option<Uint8Array>;
    #[wasm_bindgen(js_name = toBase64)]
    fn base64_of_bytes(bytes: &[u8]) -> String;
    fn seconds(moment: Option<&str>) -> f64;
}

/// Inflates zlib. `None` where it is none, where more than `most` bytes come out, and in a browser that cannot.
pub async fn inflate(zlib: &[u8], most: usize) -> Option<Vec<u8>> {
    let most = u32::try_from(most).unwrap_or(u32::MAX);
    let inflated = inflate_zlib(zlib.into(), most).await;
    inflated.dyn_ref().map(Uint8Array::to_vec)
}

/// The browser's own check. It is there on a page that came over TLS, or from this device itself.
pub struct WebCrypto;

impl SignatureCheck for WebCrypto {
    async fn holds(
        &self,
        key: &SpkiDer,
        algorithm: Algorithm,
        message: &[u8],
        signature: &[u8],
    ) -> Result<bool, CheckFailure> {
        let is_elliptic = algorithm == Algorithm::Es256;
        let verdict = holds(key.0.as_slice().into(), is_elliptic, message.into(), signature.into()).await;
        verdict.as_bool().ok_or(CheckFailure::Unavailable)
    }
}

/// `None` where it is no base64.
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    bytes_of_base64(text).map(|bytes| bytes.to_vec())
}

pub fn to_base64(bytes: &[u8]) -> String {
    base64_of_bytes(bytes)
}

/// A moment in RFC 3339; `None` where it is none.
pub fn time_of(rfc3339: &str) -> Option<UnixTime> {
    let seconds = seconds(Some(rfc3339));
    (!seconds.is_nan()).then_some(UnixTime(seconds as i64))
}

pub fn unix_time() -> UnixTime {
    UnixTime(seconds(None) as i64)
}
