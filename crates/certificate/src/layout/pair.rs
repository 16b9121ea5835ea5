//! A label in English and in the second language.

use super::Composer;
use crate::labels::Label;
use crate::paragraph::{Paragraph, Style};
use crate::sheet::TextId;

pub(super) struct Pair {
    english: Paragraph,
    second: Paragraph,
    /// How far the second stands right of the first's beginning; beneath it where there is no room.
    beside: Option<f32>,
}

impl Pair {
    pub(super) fn height(&self) -> f32 {
        match self.beside {
            Some(_) => self.english.height().max(self.second.height()),
            None => self.english.height() + self.second.height(),
        }
    }

    pub(super) fn first_baseline(&self) -> f32 {
        self.english.first_baseline()
    }
}

impl Composer<'_, '_> {
    /// Beside each other on one line if both fit into `width`.
    pub(super) fn pair(&mut self, label: Label, english: Style, second: Style, width: f32) -> Pair {
        let mut pair = self.stacked_pair(label, english, second, width);
        let x = pair.english.width() + self.typesetter.scaled(english.size * 0.6);
        let is_short = pair.english.layout.len() == 1 && pair.second.layout.len() == 1;
        pair.beside = (is_short && x + pair.second.width() <= width).then_some(x);
        pair
    }

    pub(super) fn stacked_pair(&mut self, label: Label, english: Style, second: Style, width: f32) -> Pair {
        let words = self.words;
        let english = self.typesetter.paragraph(words.english.text(label), english, width);
        let second = self.typesetter.paragraph(words.second.text(label), second, width);
        Pair { english, second: second.in_language(words.second_tag), beside: None }
    }

    pub(super) fn place_pair(&mut self, pair: Pair, x: f32, y: f32) -> Vec<TextId> {
        let (second_x, second_y) = match pair.beside {
            Some(beside) => (x + beside, y + pair.english.first_baseline() - pair.second.first_baseline()),
            None => (x, y + pair.english.height()),
        };
        vec![self.sheet.place(pair.english, x, y), self.sheet.place(pair.second, second_x, second_y)]
    }
}
