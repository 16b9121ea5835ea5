#![doc = include_str!("../README.md")]

pub mod file;

/// One text, by its place in the files. Two languages say it with different words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Text(u16);

/// A text with what fills its gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filled<'a> {
    pub text: Text,
    /// By the numbers of the gaps; those behind the last gap are empty.
    pub values: [&'a str; MOST_GAPS],
}

impl Text {
    /// The line in each language's file, from 0.
    pub const fn line(self) -> u16 {
        self.0
    }

    /// For who was told the line by another module of this app; `None` where there is no such text.
    pub fn at_line(line: u16) -> Option<Self> {
        (line < COUNT).then_some(Self(line))
    }
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
