//! The short vowels that Arabic letters leave to the reader.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sound {
    Consonant(&'static str),
    Vowel(&'static str),
}

/// With an A wherever consonants alone make no syllable: none begins with two, or ends with two, but for a doubled one
/// and for N and a stop, as in Chand.
pub(super) fn spelled(sounds: &[Sound]) -> String {
    let mut latin = String::new();
    let mut rest = sounds;
    let mut is_after_vowel = false;
    while let [sound, after @ ..] = rest {
        let (text, needs_vowel) = match sound {
            Sound::Vowel(vowel) => (*vowel, false),
            Sound::Consonant(consonant) => (*consonant, needs_vowel(rest, is_after_vowel)),
        };
        latin += text;
        if needs_vowel {
            latin.push('A');
        }
        is_after_vowel = needs_vowel || matches!(sound, Sound::Vowel(_));
        rest = after;
    }
    latin
}

/// Whether the first consonant of the rest opens a syllable for which no vowel is written.
fn needs_vowel(rest: &[Sound], is_after_vowel: bool) -> bool {
    match rest {
        [_, Sound::Vowel(_), ..] => false,
        // The only one of its word, or the second of a cluster.
        [one, Sound::Consonant(_), ..] if !is_after_vowel => !is_doubled(one, rest),
        [_] => false,
        [Sound::Consonant("N"), Sound::Consonant("CH" | "D" | "G" | "J" | "K")] => false,
        [one, two] => one != two,
        // It ends a syllable.
        [..] => false,
    }
}

fn is_doubled(one: &Sound, rest: &[Sound]) -> bool {
    matches!(rest, [_, next, Sound::Vowel(_), ..] if next == one)
}
