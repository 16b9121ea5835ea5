//! Where the inherent vowel is silent: after Ohala, *Aspects of Hindi Phonology* (1983), with what names add to it.

use super::Inherent;
use super::sound::Sound;

/// Liquids and nasals, before which and after which a cluster is said differently.
const SONORANT: &[&str] = &["N", "M", "NG", "NY", "R", "L", "V", "W", "Y"];

/// Elements that names are put together with, and that begin with two consonants: -prit, -prasad, -shri.
const SECOND_ELEMENTS: &[[&str; 2]] = &[["P", "R"], ["SH", "R"]];

/// Endings of Sanskrit whose vowel is spelled: -mati, -vati, -pati, -avi.
const FULL_ENDINGS: &[&str] = &["T", "V"];

pub(super) fn drop(sounds: &mut Vec<Sound>, rule: Inherent) {
    if rule == Inherent::Kept {
        return;
    }
    if is_silent_at_end(sounds, rule) {
        sounds.pop();
    }
    if rule == Inherent::Dropped {
        for at in (0..sounds.len()).rev() {
            if is_silent_within(sounds, at) {
                sounds.remove(at);
            }
        }
    }
}

fn is_silent_at_end(sounds: &[Sound], rule: Inherent) -> bool {
    let [before @ .., Sound::Inherent] = sounds else { return false };
    match before {
        [.., vowel, Sound::Consonant("Y")] if is_i(*vowel) => false,
        [.., vowel, Sound::Consonant(_)] if vowel.is_vowel() => true,
        [.., Sound::Consonant(one), Sound::Consonant(last)] => {
            rule == Inherent::Dropped && before.iter().any(|sound| sound.is_vowel()) && falls(one, last)
        }
        _ => false,
    }
}

/// As in Priya.
fn is_i(vowel: Sound) -> bool {
    matches!(vowel, Sound::Vowel("I" | "EE"))
}

/// Whether two consonants can end a word: `ND` and `TT` do, `TR` and `DY` want a vowel.
fn falls(one: &str, last: &str) -> bool {
    !SONORANT.contains(&last) && (SONORANT.contains(&one) || one.chars().next() == last.chars().next())
}

fn is_silent_within(sounds: &[Sound], at: usize) -> bool {
    if !can_be_silent(sounds, at) {
        return false;
    }
    // Of two that could be, the second is silent before a full vowel (Paramjit), the first otherwise (Harbhajan).
    let is_before_inherent = sounds.get(at + 2) == Some(&Sound::Inherent);
    !(is_before_inherent && at >= 2 && can_be_silent(sounds, at - 2))
}

/// Between a vowel with one consonant and one consonant with a vowel: Ka-m(a)-la, Desh(a)-mukh.
fn can_be_silent(sounds: &[Sound], at: usize) -> bool {
    let Some([vowel, Sound::Consonant(_), Sound::Inherent, right @ ..]) =
        at.checked_sub(2).and_then(|from| sounds.get(from..))
    else {
        return false;
    };
    let is_open = match right {
        // It makes a diphthong of the vowel before it.
        [Sound::Consonant("Y"), ..] => false,
        [Sound::Consonant(ending), Sound::Vowel("I")] => !FULL_ENDINGS.contains(ending),
        [Sound::Consonant(_), next, ..] if next.is_vowel() => true,
        [Sound::Consonant(one), Sound::Consonant(two), next, ..] => {
            next.is_vowel() && SECOND_ELEMENTS.contains(&[*one, *two])
        }
        _ => false,
    };
    vowel.is_vowel() && is_open
}
