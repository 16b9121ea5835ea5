//! The files in `locales/`: `key = text`, a line each, with comments behind `#`. The build script reads them, too.

use std::fmt;

/// Keys with their texts, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts(Vec<(String, String)>);

/// What is wrong with a file, by its line from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    NotKeyAndText(usize),
    Twice(usize),
    /// A brace without its other one, or a gap without a name.
    Gap(usize),
}

impl Texts {
    pub fn parse(file: &str) -> Result<Self, FileError> {
        let mut texts = Self(Vec::new());
        for (number, line) in (1..).zip(file.lines()) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let entry = line.split_once(" = ").filter(|(key, text)| is_key(key) && !text.trim().is_empty());
            let (key, text) = entry.ok_or(FileError::NotKeyAndText(number))?;
            if texts.get(key).is_some() {
                return Err(FileError::Twice(number));
            }
            let braces = text.matches(['{', '}']).count();
            if braces != 2 * gaps(text).len() || !gaps(text).iter().all(|gap| is_name(gap)) {
                return Err(FileError::Gap(number));
            }
            texts.0.push((key.to_owned(), text.to_owned()));
        }
        Ok(texts)
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, text)| text.as_str())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }

    /// How another language differs from this one in keys and gaps, each in half a sentence.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let missing = self.iter().filter(|(key, _)| other.get(key).is_none());
        let unknown = other.iter().filter(|(key, _)| self.get(key).is_none());
        let unlike = self.iter().filter_map(|(key, text)| {
            let sorted = |text| {
                let mut gaps = gaps(text);
                gaps.sort_unstable();
                gaps
            };
            let (gaps, others) = (sorted(text), sorted(other.get(key)?));
            (gaps != others).then(|| format!("{key}: {others:?} in place of {gaps:?}"))
        });
        let missing = missing.map(|(key, _)| format!("no {key}"));
        missing.chain(unknown.map(|(key, _)| format!("unknown {key}"))).chain(unlike).collect()
    }
}

/// `people.no_dose`, `month.12`, `beneficiary`
pub fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split('.').all(is_name)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// The names of the gaps, each once, in their order.
pub fn gaps(text: &str) -> Vec<&str> {
    let mut gaps = Vec::new();
    for part in text.split('{').skip(1) {
        if let Some((gap, _)) = part.split_once('}')
            && !gaps.contains(&gap)
        {
            gaps.push(gap);
        }
    }
    gaps
}

/// A language's file as it travels: a line for each text of `first`, with the gaps numbered as they stand there. A text
/// that `language` does not have is that of `first`.
pub fn lines(first: &Texts, language: &Texts) -> String {
    let numbered = |(key, text)| {
        let own = language.get(key).unwrap_or(text).to_owned();
        (0..).zip(gaps(text)).fold(own, |line, (number, gap)| {
            line.replace(&["{", gap, "}"].concat(), &format!("{{{number}}}"))
        })
    };
    first.iter().map(numbered).collect::<Vec<_>>().join("\n")
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotKeyAndText(line) => write!(f, "line {line} is not `key = text`"),
            Self::Twice(line) => write!(f, "line {line} has a key that was there before"),
            Self::Gap(line) => write!(f, "line {line} has a gap that is not `{{name}}`, or has it twice"),
        }
    }
}

impl std::error::Error for FileError {}
