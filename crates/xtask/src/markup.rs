//! No view is drawn from markup: the page's policy lets no text become markup, not even ours.
//!
//! Leptos makes an element whose attributes and texts are all constant out of one piece of markup in a `<template>`.
//! It asks for that element by name, and nothing else of the app does.

use std::path::Path;

use crate::{
    failure::Failure,
    fingerprint::{files_under, read},
};

const ELEMENT: &[u8] = b"template";

/// Looks for it in the Wasm of dist/.
pub(crate) fn refuse(dist: &Path) -> Result<(), Failure> {
    for file in files_under(dist)? {
        if file.extension().is_some_and(|kind| kind == "wasm") && asks_for_template(&read(&file)?) {
            return Err(Failure::DrawnFromMarkup);
        }
    }
    Ok(())
}

fn asks_for_template(wasm: &[u8]) -> bool {
    wasm.windows(ELEMENT.len()).any(|window| window == ELEMENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_element_is_found_among_other_bytes() {
        assert!(asks_for_template(b"\0asm\xffdivtemplatespan\0"));
        assert!(!asks_for_template(b"\0asm\xffdivspantempl\0ate"));
        assert!(!asks_for_template(b""));
    }
}
