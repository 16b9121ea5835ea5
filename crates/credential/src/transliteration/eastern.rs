//! Bengali and Assamese, which share a script, and Odia.
//!
//! Passports drop the vowel at the end of a word although Odia says it, and keep it after two consonants.

use super::brahmic::Letter::{Closed, Consonant, Sign, Silent, Vowel};
use super::brahmic::{Inherent, Nasal, Part, Script, anywhere, whole};

pub(super) const SCRIPTS: &[Script] = &[BENGALI, ODIA];

const BENGALI: Script = Script {
    block: 0x980,
    letters: &[
        ('ং', Closed("NG")),
        ('ঔ', Vowel("OU")),
        ('ৌ', Sign("OU")),
        ('য', Consonant("J")),
        ('ৎ', Closed("T")),
        ('ৰ', Consonant("R")),
        ('ৱ', Consonant("W")),
    ],
    parts: BENGALI_PARTS,
    nasal: Nasal { at_end: "N", before_h: "N", elsewhere: "N" },
    inherent: Inherent::DroppedAtEnd,
};

/// A second B of a cluster is a W in what comes from Sanskrit. The last lines are names whose usual spelling no rule
/// gives.
const BENGALI_PARTS: &[Part] = &[
    anywhere("য়", "Y"),
    anywhere("ড়", "R"),
    anywhere("ঢ়", "RH"),
    anywhere("জ়", "Z"),
    anywhere("্য", "Y"),
    anywhere("অ্যা", "A"),
    anywhere("জ্ঞ", "G Y"),
    anywhere("শ্র", "S R"),
    anywhere("শ্ব", "S W"),
    anywhere("স্ব", "S W"),
    anywhere("দ্ব", "D W"),
    anywhere("ত্ব", "T W"),
    anywhere("জ্ব", "J W"),
    anywhere("ধ্ব", "DH W"),
    anywhere("হ্ব", "H W"),
    anywhere("ুৱ", "U"),
    anywhere("চাঁদ", "CHAND"),
    anywhere("ইসলাম", "ISLAM"),
    anywhere("রহমান", "RAHMAN"),
    whole("বেগম", "BEGUM"),
    whole("আহমেদ", "AHMED"),
    whole("শইকীয়া", "SAIKIA"),
    whole("চুতীয়া", "CHUTIA"),
    whole("গগৈ", "GOGOI"),
    whole("হাজৰিকা", "HAZARIKA"),
    whole("বৰা", "BORA"),
    whole("ফুকন", "PHUKAN"),
    whole("ভূঞা", "BHUYAN"),
];

const ODIA: Script = Script {
    block: 0xb00,
    letters: &[
        ('ଯ', Consonant("J")),
        ('ୟ', Consonant("Y")),
        ('ୱ', Consonant("W")),
        ('ଋ', Vowel("RU")),
        ('ୃ', Sign("RU")),
        ('୕', Silent),
    ],
    parts: ODIA_PARTS,
    nasal: Nasal { at_end: "N", before_h: "NG", elsewhere: "N" },
    inherent: Inherent::DroppedAtEnd,
};

/// The letter of Odisha with a nukta is a D.
const ODIA_PARTS: &[Part] = &[
    anywhere("ଡ଼", "D"),
    anywhere("ଢ଼", "DH"),
    anywhere("୍ଯ", "Y"),
    anywhere("ଜ୍ଞ", "G Y"),
    anywhere("ଶ୍ୱ", "S W"),
    anywhere("ଶ୍ବ", "S W"),
    anywhere("ସ୍ବ", "S W"),
    anywhere("ଦ୍ବ", "D W"),
    anywhere("ତ୍ବ", "T W"),
];
