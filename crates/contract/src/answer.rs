//! Reading answers as they are seen in the wild: text that is sometimes a number, lists that are sometimes null.
//!
//! Requests are read strictly, by serde, where they arrive. Answers are read from whatever JSON parser is at hand:
//! the browser has one already, and bringing another would make the page's Wasm a tenth larger.

use crate::legible;

/// One JSON object, as some parser gives it.
pub trait Fields: Sized {
    /// The value of a field; `None` where there is no such field, or its value is of no kind that is used here.
    fn field(&self, name: &str) -> Option<Value<Self>>;
}

/// The kinds of value that the contract has.
pub enum Value<Object> {
    Text(String),
    /// A whole number that is not negative.
    Number(u64),
    /// The objects in a list; what else is in it is left out.
    List(Vec<Object>),
}

/// The 200 of a call.
pub trait Answer: Sized {
    /// `None` where the answer as a whole has another shape.
    fn read(fields: &impl Fields) -> Option<Self>;
}

/// A text as it came, or a whole number written as text. Blank text and every other kind of value are `None`.
pub(crate) fn text(fields: &impl Fields, name: &str) -> Option<String> {
    match fields.field(name)? {
        Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned),
        Value::Number(number) => Some(number.to_string()),
        Value::List(_) => None,
    }
}

/// A text that people are shown: see [`legible`].
pub(crate) fn line(fields: &impl Fields, name: &str) -> Option<String> {
    text(fields, name).as_deref().and_then(legible)
}

/// A number, or text that is one. All else, too large ones included, is `None`.
pub(crate) fn number<N: TryFrom<u64>>(fields: &impl Fields, name: &str) -> Option<N> {
    let number = match fields.field(name)? {
        Value::Text(text) => text.trim().parse().ok()?,
        Value::Number(number) => number,
        Value::List(_) => return None,
    };
    N::try_from(number).ok()
}

/// The objects in a list; `None` where there is no list.
pub(crate) fn list<F: Fields, T>(fields: &F, name: &str, read: fn(&F) -> T) -> Option<Vec<T>> {
    match fields.field(name)? {
        Value::List(items) => Some(items.iter().map(read).collect()),
        Value::Text(_) | Value::Number(_) => None,
    }
}
