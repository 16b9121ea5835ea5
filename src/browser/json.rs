//! The browser's own JSON.

use contract::{Fields, Value};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::Body;

#[wasm_bindgen(module = "/src/browser/json.js")]
extern "C" {
    #[wasm_bindgen(js_name = parseObject)]
    fn parse_object(bytes: &Uint8Array) -> JsValue;
    fn field(object: &JsValue, name: &str) -> JsValue;
}

/// A parsed JSON object.
pub struct JsonObject(JsValue);

impl JsonObject {
    /// `None` where the body is no JSON object.
    pub fn parse(body: &Body) -> Option<Self> {
        let object = parse_object(&body.0);
        (!object.is_undefined()).then_some(Self(object))
    }
}

impl Fields for JsonObject {
    fn field(&self, name: &str) -> Option<Value<Self>> {
        let value = field(&self.0, name);
        if let Some(text) = value.as_string() {
            return Some(Value::Text(text));
        }
        if let Some(number) = value.as_f64() {
            // It is whole, and small enough to be exact.
            return Some(Value::Number(number as u64));
        }
        let list = value.dyn_into::<Array>().ok()?;
        Some(Value::List(list.iter().map(Self).collect()))
    }
}
