//! Views of one type: a list or an option of views has code of its own for each type that is in it.

use leptos::prelude::*;
use leptos::tachys::view::iterators::StaticVec;

/// One after the other.
pub fn in_order(views: impl IntoIterator<Item = AnyView>) -> AnyView {
    StaticVec::from(views.into_iter().collect::<Vec<_>>()).into_any()
}

/// Nothing, where there is none.
pub fn optional(view: Option<AnyView>) -> AnyView {
    view.unwrap_or_else(|| ().into_any())
}
