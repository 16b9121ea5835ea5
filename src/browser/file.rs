//! Handing a file over: saved by the browser, or given to another app.

use core::cell::RefCell;

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DomException, File, FilePropertyBag, HtmlAnchorElement, ShareData, Url,
};

use super::window;

const PDF: &str = "application/pdf";

/// Firefox needs the address of a download for some seconds more.
const REVOKE_AFTER_MS: u32 = 10_000;

thread_local! {
    /// The addresses of files that the browser may still be reading, the oldest first.
    static HANDED_OUT: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Why a file was not shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareError {
    /// The citizen closed the sheet.
    Cancelled,
    Failed,
}

/// Saves a PDF as a download called `name`.
pub fn save(pdf: &[u8], name: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(PDF);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts(pdf), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = leptos::prelude::document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    HANDED_OUT.with_borrow_mut(|addresses| addresses.push(address));
    Timeout::new(REVOKE_AFTER_MS, || revoke(1)).forget();
    Ok(())
}

/// Revokes the addresses of all files that were saved: the page is being left.
pub(super) fn revoke_all() {
    revoke(usize::MAX);
}

/// The oldest ones, at most `count`.
fn revoke(count: usize) {
    HANDED_OUT.with_borrow_mut(|addresses| {
        for address in addresses.drain(..count.min(addresses.len())) {
            // Revoking an address that is gone is no loss.
            let _ = Url::revoke_object_url(&address);
        }
    });
}

/// Whether this browser can give a PDF to another app.
pub fn can_share() -> bool {
    let navigator = window().navigator();
    let has_share = js_sys::Reflect::has(&navigator, &JsValue::from_str("canShare")).unwrap_or(false);
    has_share && share_data(b"%PDF-", "a.pdf").is_ok_and(|data| navigator.can_share_with_data(&data))
}

/// Gives a PDF to the app that the citizen picks.
pub async fn share(pdf: &[u8], name: &str) -> Result<(), ShareError> {
    let data = share_data(pdf, name).map_err(|_| ShareError::Failed)?;
    match JsFuture::from(window().navigator().share_with_data(&data)).await {
        Ok(_) => Ok(()),
        Err(error) if error.dyn_ref::<DomException>().is_some_and(|e| e.name() == "AbortError") => {
            Err(ShareError::Cancelled)
        }
        Err(_) => Err(ShareError::Failed),
    }
}

fn share_data(pdf: &[u8], name: &str) -> Result<ShareData, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type(PDF);
    let file = File::new_with_u8_array_sequence_and_options(&parts(pdf), name, &options)?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    Ok(data)
}

fn parts(bytes: &[u8]) -> Array {
    Array::of1(&Uint8Array::from(bytes))
}
