//! WebOTP: the browser reads the code out of the SMS where it can and its owner agrees.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, CredentialRequestOptions};

use super::window;

/// A wait for the SMS; dropping it ends the wait.
pub struct SmsCode(AbortController);

impl SmsCode {
    /// Waits for the code and gives it to `on_code`. `None` where the browser does not offer this.
    pub fn wait(on_code: impl FnOnce(String) + 'static) -> Option<Self> {
        if !Reflect::has(&window(), &JsValue::from_str("OTPCredential")).ok()? {
            return None;
        }
        let controller = AbortController::new().ok()?;
        let wanted = Object::new();
        let transports = Array::of1(&JsValue::from_str("sms"));
        Reflect::set(&wanted, &JsValue::from_str("transport"), &transports).ok()?;
        let options = CredentialRequestOptions::new();
        Reflect::set(&options, &JsValue::from_str("otp"), &wanted).ok()?;
        options.set_signal(&controller.signal());
        let answer = window().navigator().credentials().get_with_options(&options).ok()?;
        spawn_local(async move {
            // Ends without a code when the wait is ended or declined: the citizen then types it.
            let credential = JsFuture::from(answer).await.unwrap_or(JsValue::NULL);
            let code = Reflect::get(&credential, &JsValue::from_str("code")).ok();
            if let Some(code) = code.and_then(|code| code.dyn_into::<js_sys::JsString>().ok()) {
                on_code(code.into());
            }
        });
        Some(Self(controller))
    }
}

impl Drop for SmsCode {
    fn drop(&mut self) {
        self.0.abort();
    }
}
