//! What the page's scripts call, and what they bring.

use credential::{
    Algorithm, CheckFailure, Compressed, DivocCertificate, KeyId, KeyUsage, MOST_INFLATED, Revocations,
    SignatureCheck, Signed, SpkiDer, Subject, TrustStore, TrustedKey, UnixTime, Unreadable, What,
    certificate_json, recognise_bytes, verify,
};
use js_sys::{JSON, Reflect, Uint8Array};
use qr_reader::Picture;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::{DrawnCode, held, of_refused, of_unreadable, unproven};

#[wasm_bindgen]
extern "C" {
    /// `src/browser/scan/check.js`.
    pub type Host;
    /// Nothing where the bytes cannot be inflated, or more than `most` come out.
    #[wasm_bindgen(method)]
    async fn inflate(this: &Host, bytes: Uint8Array, format: &str, most: u32) -> JsValue;
    /// Nothing where the browser cannot tell, or the key is none.
    #[wasm_bindgen(method)]
    async fn holds(
        this: &Host,
        spki: Uint8Array,
        is_elliptic: bool,
        message: Uint8Array,
        signature: Uint8Array,
    ) -> JsValue;
    /// Of base64.
    #[wasm_bindgen(method)]
    fn bytes(this: &Host, base64: &str) -> Option<Uint8Array>;
    #[wasm_bindgen(method)]
    fn base64(this: &Host, bytes: &[u8]) -> String;
    /// Since 1970, of a moment in RFC 3339, or of now; NaN where it is none.
    #[wasm_bindgen(method)]
    fn seconds(this: &Host, moment: Option<&str>) -> f64;
}

/// The contents of all codes in a grey picture, each after its length (four bytes, the lowest first).
#[wasm_bindgen]
pub fn read(luma: &[u8], width: usize) -> Vec<u8> {
    let contents = Picture::new(luma, width).map(|picture| qr_reader::read(&picture)).unwrap_or_default();
    let mut packed = Vec::new();
    for content in contents {
        // A QR code holds 2953 bytes at most.
        packed.extend((content.len() as u32).to_le_bytes());
        packed.extend(content);
    }
    packed
}

/// Checks what stands in a code; that it is about a person, too, where name and year of birth are given, and then
/// its code is drawn. See [`held`] and [`unproven`] for the answer; where it is one text, that is why it does not hold.
#[wasm_bindgen]
pub async fn check(content: Vec<u8>, trust: Vec<String>, subject: Vec<String>, host: Host) -> Vec<String> {
    let subject = match subject.as_slice() {
        [name, year] => Some(Subject { name: name.clone(), birth_year: year.parse().ok() }),
        _ => None,
    };
    let checked = match recognise_bytes(&content) {
        What::HealthCertificate(text) => proven(&text, &trust, subject.as_ref(), &host).await,
        What::Zip(archive) => divoc(&archive, &host).await.ok_or("unreadable"),
        What::Neither => Err("not-a-certificate"),
    };
    checked.unwrap_or_else(|why| vec![why.to_owned()])
}

async fn proven(
    text: &str,
    trust: &[String],
    subject: Option<&Subject>,
    host: &Host,
) -> Result<Vec<String>, &'static str> {
    let compressed = Compressed::parse(text).map_err(of_unreadable)?;
    let inflated = inflated(compressed.zlib(), "deflate", host).await;
    let signed =
        inflated.ok_or(Unreadable::Inflate).and_then(|bytes| Signed::parse(&bytes)).map_err(of_unreadable)?;
    let now = UnixTime(host.seconds(None) as i64);
    let credential =
        verify(&signed, &store(trust, host), now, subject, &WebCrypto(host)).await.map_err(of_refused)?;
    let code = subject.and_then(|_| DrawnCode::of(text));
    Ok(held(&credential, host.base64(&signed.kid().0), code))
}

async fn divoc(archive: &[u8], host: &Host) -> Option<Vec<String>> {
    let entry = certificate_json(archive).ok()?;
    let bytes = match entry.is_deflated {
        true => inflated(entry.data, "deflate-raw", host).await?,
        false => entry.data.to_vec(),
    };
    let json = JSON::parse(core::str::from_utf8(&bytes).ok()?).ok()?;
    let at = |path: &[&str]| {
        let found =
            path.iter().try_fold(json.clone(), |inner, name| Reflect::get(&inner, &(*name).into())).ok()?;
        // Writing a fraction takes eight kilobytes; there is none.
        found.as_string().or_else(|| found.as_f64().map(|number| (number as i64).to_string()))
    };
    DivocCertificate::read(&at).as_ref().map(unproven)
}

async fn inflated(bytes: &[u8], format: &str, host: &Host) -> Option<Vec<u8>> {
    let inflated = host.inflate(bytes.into(), format, MOST_INFLATED as u32).await;
    inflated.dyn_ref().map(Uint8Array::to_vec)
}

/// The browser's own check. It is there on a page that came over TLS, or from this device itself.
struct WebCrypto<'a>(&'a Host);

impl SignatureCheck for WebCrypto<'_> {
    async fn holds(
        &self,
        key: &SpkiDer,
        algorithm: Algorithm,
        message: &[u8],
        signature: &[u8],
    ) -> Result<bool, CheckFailure> {
        let is_elliptic = algorithm == Algorithm::Es256;
        let spki = key.0.as_slice().into();
        let verdict = self.0.holds(spki, is_elliptic, message.into(), signature.into()).await;
        verdict.as_bool().ok_or(CheckFailure::Unavailable)
    }
}

/// The keys that count: first the list of what was called back, then five texts for each key. A key that cannot be read
/// counts as none. Nothing says that a list that cannot be read is empty: then no key counts.
fn store(trust: &[String], host: &Host) -> TrustStore {
    let bytes = |text: &str| host.bytes(text).map(|bytes| bytes.to_vec());
    // Open where nothing is said, and `None` where what is said is no time.
    let time = |text: &str| match text {
        "" => Some(None),
        text => Some(host.seconds(Some(text))).filter(|it| !it.is_nan()).map(|it| Some(UnixTime(it as i64))),
    };
    let key = |told: &[String; 5]| {
        let [kid, issuer, spki, not_before, not_after] = told;
        Some(TrustedKey {
            kid: KeyId(bytes(kid)?),
            spki: SpkiDer(bytes(spki)?),
            issuer: issuer.clone(),
            not_before: time(not_before)?,
            not_after: time(not_after)?,
            usage: KeyUsage::VACCINATION,
        })
    };
    let Some((revoked, keys)) = trust.split_first() else { return TrustStore::default() };
    match bytes(revoked).and_then(|bytes| Revocations::parse(&bytes)) {
        Some(revocations) => {
            TrustStore::new(keys.as_chunks().0.iter().filter_map(key).collect(), revocations)
        }
        None => TrustStore::default(),
    }
}
