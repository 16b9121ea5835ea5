//! Arabic letters, as Urdu and Kashmiri names write them.
//!
//! ICAO Doc 9303 part 3, section 6, spells Arabic letters so that they can be told again from the spelling: خان is
//! `XKHAN` there, محمد is `MXHMD`. No passport of India is written so: it has `KHAN` and `MOHAMMAD`, and who compares
//! a credential with the passport beside it would find two people. So the letters are those of the Hunterian system,
//! which are ICAO's without the escapes that begin with X, and with the sounds of Urdu.
//!
//! Short vowels are not written. Each that a syllable cannot do without is an A, the commonest; names for which that
//! is wrong and that many people bear are listed in `names.rs`.

mod letters;
mod names;
mod syllables;

use letters::{Letter, letter};
use syllables::Sound;

pub(super) fn has(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{6ff}') && letter(character).is_some()
}

pub(super) fn romanised(run: &[char]) -> String {
    let plain: String = run.iter().filter_map(|character| letters::plain(*character)).collect();
    if let Some(name) = names::settled(&plain) {
        return name.to_owned();
    }
    let is_name = |rest: &&str| rest.chars().nth(1).is_some();
    for (prefix, latin) in names::PREFIXES {
        if let Some(rest) = plain.strip_prefix(prefix).filter(is_name) {
            return format!("{latin}{}", settled_or_heard(rest));
        }
    }
    for (suffix, latin) in names::SUFFIXES {
        if let Some(rest) = plain.strip_suffix(suffix).filter(is_name) {
            return format!("{}{latin}", settled_or_heard(rest));
        }
    }
    syllables::spelled(&heard(run.iter().copied()))
}

fn settled_or_heard(plain: &str) -> String {
    names::settled(plain).map_or_else(|| syllables::spelled(&heard(plain.chars())), str::to_owned)
}

fn heard(run: impl Iterator<Item = char>) -> Vec<Sound> {
    let letters: Vec<Letter> = run.filter_map(letter).filter(|letter| *letter != Letter::Unheard).collect();
    let mut sounds = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        let rest = letters.get(at + 1..).unwrap_or_default();
        hear(*letter, before, rest, &mut sounds);
    }
    sounds
}

/// What a letter adds. Whether ا, ع, ی and و are heard as vowels, as consonants or not at all, their neighbours say.
fn hear(letter: Letter, before: Option<&Letter>, rest: &[Letter], sounds: &mut Vec<Sound>) {
    let is_before_vowel = rest.first().is_some_and(|next| next.can_be_vowel());
    let is_after_vowel = matches!(sounds.last(), Some(Sound::Vowel(_)));
    let is_after_consonant = matches!(sounds.last(), Some(Sound::Consonant(_)));
    let is_first = sounds.is_empty();
    match letter {
        Letter::Unheard => {}
        Letter::Consonant(consonant) => sounds.push(Sound::Consonant(consonant)),
        Letter::Vowel(vowel) => vowel_once(vowel, sounds),
        // At the start it bears the vowel that follows.
        Letter::Alef if is_first && bears(rest) => {}
        Letter::Alef => vowel_once("A", sounds),
        Letter::Ain if is_after_vowel || is_before_vowel => {}
        Letter::Ain => sounds.push(Sound::Vowel("A")),
        Letter::Hamza if is_before_vowel && is_after_vowel => {}
        Letter::Hamza if is_before_vowel => sounds.push(Sound::Vowel("A")),
        Letter::Hamza => vowel_once("I", sounds),
        Letter::Heh if rest.is_empty() && is_after_consonant => sounds.push(Sound::Vowel("A")),
        Letter::Heh => sounds.push(Sound::Consonant("H")),
        Letter::Aspirate => aspirate(sounds),
        Letter::Doubling => double(before, sounds),
        Letter::Waw if is_first || is_before_vowel => sounds.push(Sound::Consonant("W")),
        Letter::Waw => vowel_once("U", sounds),
        Letter::Ye if is_first && matches!(before, Some(Letter::Alef | Letter::Ain)) => {
            sounds.push(Sound::Vowel("I"));
        }
        Letter::Ye if is_before_vowel && is_after_consonant => {
            sounds.extend([Sound::Vowel("I"), Sound::Consonant("Y")]);
        }
        Letter::Ye if is_before_vowel || is_first => sounds.push(Sound::Consonant("Y")),
        Letter::Ye => vowel_once("I", sounds),
        Letter::LongE => vowel_once("E", sounds),
    }
}

/// Iman, but Ayaz.
fn bears(rest: &[Letter]) -> bool {
    match rest {
        [Letter::Vowel(_), ..] => true,
        [Letter::Ye, after, ..] => !after.can_be_vowel(),
        _ => false,
    }
}

/// A vowel sign before the letter of the same vowel says no more than the letter.
fn vowel_once(vowel: &'static str, sounds: &mut Vec<Sound>) {
    if sounds.last() != Some(&Sound::Vowel(vowel)) {
        sounds.push(Sound::Vowel(vowel));
    }
}

/// In normal form the mark comes after that of a vowel.
fn double(before: Option<&Letter>, sounds: &mut Vec<Sound>) {
    match sounds.as_slice() {
        [.., consonant @ Sound::Consonant(_)] => sounds.push(*consonant),
        [.., consonant @ Sound::Consonant(_), Sound::Vowel(_)]
            if matches!(before, Some(Letter::Vowel(_))) =>
        {
            sounds.insert(sounds.len() - 1, *consonant);
        }
        _ => {}
    }
}

fn aspirate(sounds: &mut Vec<Sound>) {
    match sounds.last_mut() {
        Some(Sound::Consonant(consonant)) => *consonant = letters::aspirated(consonant),
        _ => sounds.push(Sound::Consonant("H")),
    }
}
