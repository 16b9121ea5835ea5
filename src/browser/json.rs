//! The browser's own JSON.

use contract::{Fields, Value};
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// An object of texts, written as JSON; `None` in a browser that cannot.
pub fn json_text(fields: &[(&str, &str)]) -> Option<String> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value)).ok()?;
    }
    JSON::stringify(&object).ok().map(String::from)
}

/// A parsed JSON object.
pub struct JsonObject(JsValue);

impl JsonObject {
    /// `None` where the text is no JSON object.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().and_then(Self::from_value)
    }

    fn from_value(value: JsValue) -> Option<Self> {
        (value.is_object() && !Array::is_array(&value)).then_some(Self(value))
    }
}

impl Fields for JsonObject {
    fn field(&self, name: &str) -> Option<Value<Self>> {
        /// Above it, a JavaScript number is no longer exact.
        const LARGEST_EXACT: f64 = 9_007_199_254_740_991.0;
        let value = Reflect::get(&self.0, &JsValue::from_str(name)).ok()?;
        if let Some(text) = value.as_string() {
            return Some(Value::Text(text));
        }
        if let Some(number) = value.as_f64() {
            let is_whole = (0.0..=LARGEST_EXACT).contains(&number) && number.trunc() == number;
            return is_whole.then_some(Value::Number(number as u64));
        }
        let list = value.dyn_into::<Array>().ok()?;
        Some(Value::List(list.iter().filter_map(Self::from_value).collect()))
    }
}
