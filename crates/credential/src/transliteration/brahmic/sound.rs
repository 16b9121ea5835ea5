//! What is heard, between letters read and letters written.

use super::Nasal;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sound {
    /// In capitals, or one of [`VOICED`] in small letters.
    Consonant(&'static str),
    Vowel(&'static str),
    /// The vowel that a consonant brings along.
    Inherent,
    /// Until it is [`resolved`].
    Nasal,
    /// Until it is [`resolved`].
    Doubling,
}

/// Tamil writes K and G with one letter: G after a nasal and between vowels, K elsewhere. Malayalam says its
/// retroflex T so.
const VOICED: &[(&str, &str, &str)] = &[("k", "K", "G"), ("t", "T", "D"), ("p", "P", "B")];

impl Sound {
    pub(super) fn is_vowel(self) -> bool {
        matches!(self, Self::Vowel(_) | Self::Inherent)
    }
}

/// Runs of vowels and of consonants, each one sound; a blank parts them as well.
pub(super) fn of_part(sounds: &'static str) -> impl Iterator<Item = Sound> {
    sounds.split(' ').flat_map(|cluster| {
        cluster.as_bytes().chunk_by(|one, next| is_vowel(*one) == is_vowel(*next)).scan(
            0,
            move |from, run| {
                let text = cluster.get(*from..*from + run.len())?;
                *from += run.len();
                Some(if run.iter().all(|letter| is_vowel(*letter)) {
                    Sound::Vowel(text)
                } else {
                    Sound::Consonant(text)
                })
            },
        )
    })
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'A' | b'E' | b'I' | b'O' | b'U')
}

/// The sounds, with those told that the next one decides on.
pub(super) fn resolved(sounds: Vec<Sound>, nasal: &Nasal) -> Vec<Sound> {
    let mut told: Vec<Sound> = Vec::with_capacity(sounds.len());
    for (at, sound) in sounds.iter().enumerate() {
        let next = sounds.get(at + 1).copied();
        let is_before_vowel = next.is_some_and(Sound::is_vowel);
        match *sound {
            Sound::Nasal => {
                let is_in_cluster = !sounds.get(at + 2).is_some_and(|after| after.is_vowel());
                told.extend(nasal_before(next, is_in_cluster, nasal).map(Sound::Consonant));
            }
            Sound::Doubling => {
                if let Some(Sound::Consonant(next)) = next {
                    told.push(Sound::Consonant(first_of_double(next)));
                }
            }
            Sound::Consonant(consonant) => {
                let follows_vowel = told.last().is_some_and(|before| before.is_vowel());
                let follows_nasal = matches!(told.last(), Some(Sound::Consonant("N" | "M" | "NG" | "NY")));
                let is_voiced = is_before_vowel && (follows_vowel || follows_nasal);
                told.push(Sound::Consonant(voiced(consonant, is_voiced)));
            }
            sound => told.push(sound),
        }
    }
    told
}

fn nasal_before(next: Option<Sound>, is_in_cluster: bool, nasal: &Nasal) -> Option<&'static str> {
    match next {
        None => Some(nasal.at_end),
        // Doubles what would be doubled before a third consonant, as in Amrit.
        Some(Sound::Consonant("M" | "N")) if is_in_cluster => None,
        Some(Sound::Consonant(next)) => Some(match next.as_bytes().first() {
            Some(b'P' | b'B' | b'M' | b'p') => "M",
            Some(b'H') => nasal.before_h,
            Some(b'Y' | b'R' | b'L' | b'V' | b'W' | b'S' | b'F') => nasal.elsewhere,
            _ => "N",
        }),
        Some(_) => Some("N"),
    }
}

fn voiced(consonant: &'static str, is_voiced: bool) -> &'static str {
    let found = VOICED.iter().find(|(letter, ..)| *letter == consonant);
    found.map_or(consonant, |(_, hard, soft)| if is_voiced { soft } else { hard })
}

/// An aspirate is doubled by its plain sound.
fn first_of_double(consonant: &'static str) -> &'static str {
    match consonant {
        "CH" | "CHH" => "CH",
        aspirate => aspirate.strip_suffix('H').filter(|plain| !plain.is_empty()).unwrap_or(aspirate),
    }
}

pub(super) fn spelled(sounds: &[Sound]) -> String {
    let spelling = |(at, sound): (usize, &Sound)| match (*sound, sounds.get(at + 1)) {
        (Sound::Consonant(one), Some(Sound::Consonant(next))) => before_consonant(one, next),
        (Sound::Consonant(text) | Sound::Vowel(text), _) => text,
        (Sound::Inherent, _) => "A",
        (Sound::Nasal | Sound::Doubling, _) => "",
    };
    sounds.iter().enumerate().map(spelling).collect()
}

fn before_consonant(one: &'static str, next: &str) -> &'static str {
    match (one, next.as_bytes().first()) {
        ("NG", Some(b'K' | b'G')) | ("NY", Some(b'C' | b'J')) => "N",
        ("CH", _) if next == "CHH" => "",
        _ if one == next => first_of_double(one),
        _ => one,
    }
}
