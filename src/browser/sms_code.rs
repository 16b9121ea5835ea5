//! WebOTP: the browser reads the code out of the SMS where it can and its owner agrees.

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen(module = "/src/browser/sms_code.js")]
extern "C" {
    #[wasm_bindgen(js_name = awaitCode)]
    async fn await_code() -> JsValue;
    /// Ends the wait, if there is one.
    #[wasm_bindgen(js_name = stopAwaiting)]
    pub fn stop_awaiting_sms_code();
}

/// Waits for the SMS and gives its code to `on_code`, where the browser offers this. A wait that is ended or declined
/// ends without a code: the citizen then types it.
pub fn await_sms_code(on_code: impl FnOnce(String) + 'static) {
    spawn_local(async move {
        if let Some(code) = await_code().await.as_string() {
            on_code(code);
        }
    });
}
