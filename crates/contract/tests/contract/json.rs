//! A parser of answers for these tests; the page has the browser's own.

use contract::{Answer, Fields, Value};

/// An object.
pub(crate) struct Json(serde_json::Map<String, serde_json::Value>);

impl Json {
    pub(crate) fn new(value: &serde_json::Value) -> Option<Self> {
        value.as_object().cloned().map(Self)
    }
}

impl Fields for Json {
    fn field(&self, name: &str) -> Option<Value<Self>> {
        match self.0.get(name)? {
            serde_json::Value::String(text) => Some(Value::Text(text.clone())),
            serde_json::Value::Number(number) => number.as_u64().map(Value::Number),
            serde_json::Value::Array(items) => {
                Some(Value::List(items.iter().filter_map(Self::new).collect()))
            }
            _ => None,
        }
    }
}

pub(crate) fn read<T: Answer>(value: &serde_json::Value) -> Option<T> {
    T::read(&Json::new(value)?)
}
