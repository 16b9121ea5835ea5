//! Reading answers as they are seen in the wild: text that is sometimes a number, lists that are sometimes null.
//!
//! Requests are read strictly, by serde, where they arrive. Answers are read here from the parsed tree: one JSON
//! parser in the page instead of one for each type, which halves what reading costs in the Wasm binary.

use serde_json::{Map, Value};

/// The fields of one JSON object.
pub type Fields = Map<String, Value>;

/// The 200 of a call.
pub trait Answer: Sized {
    /// `None` where the answer as a whole has another shape.
    fn read(fields: &Fields) -> Option<Self>;

    /// `None` where the bytes are no JSON object, or one of another shape.
    fn parse(body: &[u8]) -> Option<Self> {
        Self::read(serde_json::from_slice::<Value>(body).ok()?.as_object()?)
    }
}

/// A text, or a whole number written as text. Blank text and every other kind of value are `None`.
pub(crate) fn text(fields: &Fields, name: &str) -> Option<String> {
    match fields.get(name)? {
        Value::String(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned),
        Value::Number(number) => number.as_u64().map(|number| number.to_string()),
        _ => None,
    }
}

/// A number, or text that is one. All else, too large ones included, is `None`.
pub(crate) fn number<N: TryFrom<u64>>(fields: &Fields, name: &str) -> Option<N> {
    let number = match fields.get(name)? {
        Value::String(text) => text.trim().parse().ok(),
        Value::Number(number) => number.as_u64(),
        _ => None,
    };
    N::try_from(number?).ok()
}

/// The objects in a list. What is no list is an empty one; what is no object in it is left out.
pub(crate) fn list<T>(fields: &Fields, name: &str, read: fn(&Fields) -> T) -> Vec<T> {
    let items = fields.get(name).and_then(Value::as_array);
    items.into_iter().flatten().filter_map(Value::as_object).map(read).collect()
}
