//! Handing a file over: saved by the browser, or given to another app.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::Body;
use crate::proof::DrawnCode;

const PDF: &str = "application/pdf";
const PNG: &str = "image/png";

#[wasm_bindgen(module = "/src/browser/file.js")]
extern "C" {
    #[wasm_bindgen(js_name = isPdf)]
    fn is_pdf(bytes: &Uint8Array) -> bool;
    async fn png(path: &str, side: u32) -> JsValue;
    #[wasm_bindgen(js_name = save)]
    fn save_bytes(bytes: &Uint8Array, name: &str, kind: &str) -> bool;
    fn revoke(count: u32);
    /// Whether this browser can give a PDF to another app.
    #[wasm_bindgen(js_name = canShare)]
    pub fn can_share() -> bool;
    #[wasm_bindgen(js_name = share)]
    async fn share_bytes(bytes: &Uint8Array, name: &str, kind: &str) -> JsValue;
}

/// What a file holds, and of which kind it is.
pub struct File {
    bytes: Uint8Array,
    kind: &'static str,
}

/// Why a file was not handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandoverError {
    /// The citizen closed the sheet.
    Cancelled,
    Failed,
}

impl File {
    /// A PDF, as its first bytes tell; `None` where the body is of another kind.
    pub fn pdf(body: Body) -> Option<Self> {
        is_pdf(&body.0).then_some(Self { bytes: body.0, kind: PDF })
    }

    /// A picture of a QR code; `None` where the browser draws none.
    pub async fn picture(code: &DrawnCode) -> Option<Self> {
        let bytes = png(&code.path, code.side).await.dyn_into().ok()?;
        Some(Self { bytes, kind: PNG })
    }

    /// Saves it as a download called `name`.
    pub fn save(&self, name: &str) -> Result<(), HandoverError> {
        if save_bytes(&self.bytes, name, self.kind) { Ok(()) } else { Err(HandoverError::Failed) }
    }

    /// Gives it to the app that the citizen picks.
    pub async fn share(&self, name: &str) -> Result<(), HandoverError> {
        match share_bytes(&self.bytes, name, self.kind).await.as_string() {
            None => Ok(()),
            Some(error) if error == "AbortError" => Err(HandoverError::Cancelled),
            Some(_) => Err(HandoverError::Failed),
        }
    }
}

/// Revokes the addresses of all files that were saved: the page is being left.
pub(super) fn revoke_all() {
    revoke(u32::MAX);
}
