//! Telugu and Kannada. Both spell every vowel, and a nasal at the end is an M.

use super::brahmic::Letter::{Consonant, Nasal as NasalSign, Sign, Silent, Vowel};
use super::brahmic::{Inherent, Nasal, Script, anywhere, at_end, whole};

pub(super) const SCRIPTS: &[Script] = &[TELUGU, KANNADA];

/// `OW` and the spellings of surnames are what passports of the region have; Hunterian has `AU`.
const TELUGU: Script = Script {
    block: 0xc00,
    letters: &[
        ('ఀ', NasalSign),
        ('ఁ', NasalSign),
        ('ఔ', Vowel("OW")),
        ('ౌ', Sign("OW")),
        ('ౘ', Consonant("CH")),
        ('ౙ', Consonant("J")),
        ('ౚ', Consonant("R")),
    ],
    parts: &[
        anywhere("జ్ఞ", "G N"),
        anywhere("శ్ర", "S R"),
        anywhere("శ్వ", "S W"),
        anywhere("్వ", "W"),
        anywhere("ర్వ", "R V"),
        anywhere("వ్వ", "V V"),
        anywhere("రెడ్డి", "REDDY"),
        anywhere("మూర్తి", "MURTHY"),
        anywhere("నాయుడు", "NAIDU"),
        at_end("ావు", "AO"),
        at_end("రావ్", "RAO"),
        whole("రావ్", "RAO"),
    ],
    nasal: Nasal { at_end: "M", before_h: "M", elsewhere: "M" },
    inherent: Inherent::Kept,
};

const KANNADA: Script = Script {
    block: 0xc80,
    letters: &[('ಀ', NasalSign), ('ಔ', Vowel("OW")), ('ೌ', Sign("OW")), ('ೞ', Consonant("ZH")), ('಼', Silent)],
    parts: &[
        anywhere("ಜ಼", "Z"),
        anywhere("ಜ್ಞ", "J N"),
        anywhere("್ವ", "W"),
        anywhere("ರ್ವ", "R V"),
        anywhere("ವ್ವ", "V V"),
        anywhere("ಮೂರ್ತಿ", "MURTHY"),
        anywhere("ಶೆಟ್ಟಿ", "SHETTY"),
        anywhere("ರೆಡ್ಡಿ", "REDDY"),
        at_end("ರಾವ್", "RAO"),
        whole("ರಾವ್", "RAO"),
    ],
    nasal: Nasal { at_end: "M", before_h: "M", elsewhere: "M" },
    inherent: Inherent::Kept,
};
