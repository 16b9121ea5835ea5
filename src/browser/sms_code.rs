//! WebOTP: the browser reads the code out of the SMS where it can and its owner agrees.

use core::cell::RefCell;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, CredentialRequestOptions};

use super::window;

thread_local! {
    static WAIT: RefCell<Option<AbortController>> = const { RefCell::new(None) };
}

/// Waits for the SMS and gives its code to `on_code`, where the browser offers this.
pub fn await_sms_code(on_code: impl FnOnce(String) + 'static) {
    if let Some((answer, controller)) = ask() {
        stop_awaiting_sms_code();
        WAIT.set(Some(controller));
        spawn_local(async move {
            // Ends without a code when the wait is ended or declined: the citizen then types it.
            let credential = JsFuture::from(answer).await.unwrap_or(JsValue::NULL);
            let code = Reflect::get(&credential, &JsValue::from_str("code")).ok();
            if let Some(code) = code.and_then(|code| code.as_string()) {
                on_code(code);
            }
        });
    }
}

/// Ends the wait, if there is one.
pub fn stop_awaiting_sms_code() {
    if let Some(controller) = WAIT.take() {
        controller.abort();
    }
}

fn ask() -> Option<(js_sys::Promise, AbortController)> {
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
    Some((answer.unchecked_into(), controller))
}
