//! What a record says in one line.

use leptos::prelude::*;

use super::views::in_order;

/// One text, or several side by side. Each may be in any script: it runs in its own direction and turns none beside
/// it.
pub struct Phrase {
    parts: Vec<String>,
    between: &'static str,
}

impl Phrase {
    pub fn joined(parts: Vec<String>, between: &'static str) -> Self {
        Self { parts, between }
    }

    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(String::is_empty)
    }

    /// For an element with `dir="auto"`: its first letter with a direction decides where it begins.
    pub fn draw(self) -> AnyView {
        let between = self.between;
        let parts = self.parts.into_iter().enumerate();
        in_order(parts.map(|(place, part)| {
            let between = if place > 0 { between } else { "" };
            view! { {between} <span class="phrase__part">{part}</span> }.into_any()
        }))
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self::joined(vec![text], "")
    }
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}
