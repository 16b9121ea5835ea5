//! The reading of the scripts that descend from Brahmi: a consonant brings a vowel of its own unless a sign says
//! otherwise.
//!
//! Unicode lays all of their blocks out alike (after ISCII), so there is one table of letters ([`layout`]), and a
//! [`Script`] names only what it reads in another way.

mod inherent;
mod layout;
mod sound;

use sound::{Sound, spelled};

/// How many code points Unicode gives each of these scripts.
const BLOCK: u32 = 0x80;

/// How one script is read.
pub(super) struct Script {
    /// The first code point of its block.
    pub(super) block: u32,
    /// Letters that are not what the common layout has in their place.
    pub(super) letters: &'static [(char, Letter)],
    pub(super) parts: &'static [Part],
    pub(super) nasal: Nasal,
    pub(super) inherent: Inherent,
}

#[derive(Clone, Copy)]
pub(super) enum Letter {
    /// With the inherent vowel, until something takes it away.
    Consonant(&'static str),
    /// A vowel that stands for itself.
    Vowel(&'static str),
    /// A vowel in place of the inherent one.
    Sign(&'static str),
    /// A consonant that never has a vowel.
    Closed(&'static str),
    /// Anusvara, chandrabindu, tippi: a nasal that what follows decides on.
    Nasal,
    /// Takes the inherent vowel away.
    Virama,
    /// Addak: doubles what follows.
    Doubling,
    Silent,
}

/// Letters that together read otherwise than one by one. The longest that fits is taken.
pub(super) struct Part {
    /// In the form NFKC, which keeps a nukta apart. One that begins with a virama or vowel sign takes the place of
    /// the vowel before it; one that ends in a consonant ends in its vowel as well.
    pub(super) text: &'static str,
    /// A blank lies between consonants that make a cluster.
    pub(super) sounds: &'static str,
    pub(super) at: At,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    Anywhere,
    Start,
    End,
    Whole,
}

/// What a [`Letter::Nasal`] is where no stop or nasal follows, before which it is M or N.
pub(super) struct Nasal {
    pub(super) at_end: &'static str,
    pub(super) before_h: &'static str,
    /// Before semivowels and sibilants.
    pub(super) elsewhere: &'static str,
}

/// Where the inherent vowel is not spelled although no virama takes it away.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Inherent {
    /// It always is.
    Kept,
    /// Not after a single consonant at the end.
    DroppedAtEnd,
    /// Nor after two that are said without it, nor in the middle where a vowel stands two sounds before it.
    Dropped,
}

pub(super) const fn anywhere(text: &'static str, sounds: &'static str) -> Part {
    Part { text, sounds, at: At::Anywhere }
}

pub(super) const fn at_start(text: &'static str, sounds: &'static str) -> Part {
    Part { text, sounds, at: At::Start }
}

pub(super) const fn at_end(text: &'static str, sounds: &'static str) -> Part {
    Part { text, sounds, at: At::End }
}

pub(super) const fn whole(text: &'static str, sounds: &'static str) -> Part {
    Part { text, sounds, at: At::Whole }
}

impl Script {
    pub(super) fn has(&self, character: char) -> bool {
        self.letter(character).is_some()
    }

    fn letter(&self, character: char) -> Option<Letter> {
        let place = u32::from(character).checked_sub(self.block).filter(|place| *place < BLOCK)?;
        let differing = self.letters.iter().find(|(of, _)| *of == character).map(|(_, letter)| *letter);
        differing.or_else(|| layout::letter(place))
    }

    fn part(&self, run: &[char], at: usize) -> Option<(&Part, usize)> {
        let rest = run.get(at..)?;
        let first = *rest.first()?;
        let fits = self.parts.iter().filter(|part| part.text.starts_with(first)).filter_map(|part| {
            let length = part.text.chars().count();
            let starts = rest.get(..length)?.iter().copied().eq(part.text.chars());
            let is_there = match part.at {
                At::Anywhere => true,
                At::Start => at == 0,
                At::End => at > 0 && length == rest.len(),
                At::Whole => at == 0 && length == rest.len(),
            };
            (starts && is_there).then_some((part, length))
        });
        fits.max_by_key(|(_, length)| *length)
    }

    /// Whether a part's text ends in a consonant, which has a vowel of its own then.
    fn ends_open(&self, text: &str) -> bool {
        let mut letters = text.chars().rev().filter_map(|character| self.letter(character));
        matches!(letters.find(|letter| !matches!(letter, Letter::Silent)), Some(Letter::Consonant(_)))
    }
}

pub(super) fn romanised(script: &Script, run: &[char]) -> String {
    let mut sounds = sound::resolved(heard(script, run), &script.nasal);
    inherent::drop(&mut sounds, script.inherent);
    spelled(&sounds)
}

fn heard(script: &Script, run: &[char]) -> Vec<Sound> {
    let mut sounds = Vec::new();
    let mut at = 0;
    while let Some(character) = run.get(at) {
        if let Some((part, length)) = script.part(run, at) {
            let first = part.text.chars().next().and_then(|first| script.letter(first));
            if matches!(first, Some(Letter::Virama | Letter::Sign(_))) {
                without_inherent(&mut sounds);
            }
            sounds.extend(sound::of_part(part.sounds));
            let is_open = script.ends_open(part.text) && matches!(sounds.last(), Some(Sound::Consonant(_)));
            sounds.extend(is_open.then_some(Sound::Inherent));
            at += length;
            continue;
        }
        match script.letter(*character) {
            Some(Letter::Consonant(consonant)) => {
                sounds.extend([Sound::Consonant(consonant), Sound::Inherent]);
            }
            Some(Letter::Vowel(vowel)) => sounds.push(Sound::Vowel(vowel)),
            Some(Letter::Sign(vowel)) => {
                without_inherent(&mut sounds);
                sounds.push(Sound::Vowel(vowel));
            }
            Some(Letter::Closed(consonant)) => sounds.push(Sound::Consonant(consonant)),
            Some(Letter::Nasal) => sounds.push(Sound::Nasal),
            Some(Letter::Virama) => without_inherent(&mut sounds),
            Some(Letter::Doubling) => sounds.push(Sound::Doubling),
            Some(Letter::Silent) | None => {}
        }
        at += 1;
    }
    sounds
}

fn without_inherent(sounds: &mut Vec<Sound>) {
    if matches!(sounds.last(), Some(Sound::Inherent)) {
        sounds.pop();
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::is_nfkc;

    use super::super::{eastern, malayalam, northern, southern, tamil};

    #[test]
    fn the_text_of_each_part_is_one_that_can_be_met() {
        let scripts = [northern::SCRIPTS, eastern::SCRIPTS, southern::SCRIPTS].into_iter().flatten();
        for script in scripts.chain([&malayalam::SCRIPT, &tamil::SCRIPT]) {
            for part in script.parts {
                assert!(is_nfkc(part.text), "not in normal form: {}", part.text);
                assert!(part.text.chars().all(|c| script.has(c)), "of another script: {}", part.text);
                let is_sound = |byte: u8| byte.is_ascii_uppercase() || byte == b' ';
                assert!(part.sounds.bytes().all(is_sound), "no letters: {}", part.sounds);
                let same = script.parts.iter().filter(|other| other.text == part.text && other.at == part.at);
                assert_eq!(same.count(), 1, "twice: {}", part.text);
            }
        }
    }
}
