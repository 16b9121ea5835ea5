//! The languages that messages go out in.

use contract::Language;

/// Those whose texts the operator has registered, where networks let no other through. English is always one of them.
#[derive(Clone, Debug)]
pub struct SmsLanguages(Vec<Language>);

impl SmsLanguages {
    pub fn new(registered: Vec<Language>) -> Self {
        Self(registered)
    }

    /// The language that was asked for, or English.
    pub(crate) fn instead_of(&self, asked_for: Language) -> Language {
        if self.0.contains(&asked_for) { asked_for } else { Language::English }
    }
}

/// All that there are texts in.
impl Default for SmsLanguages {
    fn default() -> Self {
        Self(Language::ALL.to_vec())
    }
}
