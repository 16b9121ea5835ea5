//! Devanagari (Hindi, Marathi, and others), Gujarati and Gurmukhi.

use super::brahmic::Letter::{Closed, Consonant, Doubling, Nasal as NasalSign, Silent, Vowel};
use super::brahmic::{Inherent, Nasal, Part, Script, anywhere, at_end, whole};

pub(super) const SCRIPTS: &[Script] = &[DEVANAGARI, GUJARATI, GURMUKHI];

const DEVANAGARI: Script = Script {
    block: 0x900,
    letters: &[
        ('ऀ', NasalSign),
        ('ऄ', Vowel("A")),
        ('ॐ', Closed("OM")),
        ('ॲ', Vowel("A")),
        ('ॻ', Consonant("G")),
        ('ॼ', Consonant("J")),
        ('ॾ', Consonant("D")),
        ('ॿ', Consonant("B")),
    ],
    parts: DEVANAGARI_PARTS,
    nasal: Nasal { at_end: "N", before_h: "NG", elsewhere: "N" },
    inherent: Inherent::Dropped,
};

/// Hindi's readings; Marathi has DNY for ज्ञ. V is W after another consonant but R.
const DEVANAGARI_PARTS: &[Part] = &[
    anywhere("क़", "Q"),
    anywhere("ख़", "KH"),
    anywhere("ग़", "GH"),
    anywhere("ज़", "Z"),
    anywhere("झ़", "ZH"),
    anywhere("ड़", "R"),
    anywhere("ढ़", "RH"),
    anywhere("फूल", "PH U L"),
    anywhere("फणी", "PHANI"),
    anywhere("फडके", "PHADKE"),
    whole("फुले", "PHULE"),
    anywhere("य़", "Y"),
    anywhere("ज्ञ", "G Y"),
    anywhere("्व", "W"),
    anywhere("र्व", "R V"),
    anywhere("तिवारी", "TIWARI"),
    anywhere("चौधरी", "CHAUDHARY"),
    anywhere("बनर्जी", "BANERJEE"),
    anywhere("मुखर्जी", "MUKHERJEE"),
    anywhere("चटर्जी", "CHATTERJEE"),
    at_end("वाल", "W A L"),
    at_end("वाला", "WALA"),
    at_end("राव", "R AO"),
    whole("राव", "R AO"),
    whole("राय", "RAI"),
    whole("गायकवाड", "GAIKWAD"),
    whole("जॉन", "JOHN"),
];

const GUJARATI: Script = Script {
    block: 0xa80,
    letters: &[('ૐ', Closed("OM")), ('ૹ', Consonant("ZH"))],
    parts: &[
        anywhere("જ્ઞ", "G N"),
        anywhere("જ઼", "Z"),
        anywhere("્વ", "W"),
        anywhere("ર્વ", "R V"),
        at_end("વાલા", "WALA"),
    ],
    nasal: Nasal { at_end: "N", before_h: "N", elsewhere: "N" },
    inherent: Inherent::Dropped,
};

const GURMUKHI: Script = Script {
    block: 0xa00,
    letters: &[
        ('ੑ', Silent),
        ('ੜ', Consonant("R")),
        ('ੰ', NasalSign),
        ('ੱ', Doubling),
        ('ੲ', Silent),
        ('ੳ', Silent),
        ('ੴ', Closed("EKONKAR")),
    ],
    parts: GURMUKHI_PARTS,
    nasal: Nasal { at_end: "N", before_h: "NG", elsewhere: "N" },
    inherent: Inherent::Dropped,
};

/// The elements of Sikh names are spelled with EE and -INDER in Punjab.
const GURMUKHI_PARTS: &[Part] = &[
    anywhere("ਸ਼", "SH"),
    anywhere("ਖ਼", "KH"),
    anywhere("ਗ਼", "GH"),
    anywhere("ਜ਼", "Z"),
    anywhere("ਲ਼", "L"),
    anywhere("੍ਵ", "W"),
    anywhere("ਪ੍ਰੀਤ", "P R EE T"),
    anywhere("ਜੀਤ", "J EE T"),
    anywhere("ਦੀਪ", "D EE P"),
    anywhere("ਿੰਦਰ", "I N D E R"),
    anywhere("ਇੰਦਰ", "I N D E R"),
    at_end("ਵਾਲਾ", "WALA"),
];
