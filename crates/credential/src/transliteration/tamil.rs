//! Tamil, whose script does not tell voiced consonants from others, nor aspirated ones.
//!
//! K, T and P are voiced between vowels and after a nasal, as they are said; TH stands for the dental T. Names from
//! Sanskrit keep the consonants of Sanskrit in speech and in passports, so the commonest elements are listed.

use super::brahmic::Letter::{Consonant, Sign, Silent, Vowel};
use super::brahmic::{Inherent, Nasal, Part, Script, anywhere, at_start, whole};

pub(super) const SCRIPT: Script = Script {
    block: 0xb80,
    letters: &[
        ('ஃ', Silent),
        ('ஔ', Vowel("OW")),
        ('ௌ', Sign("OW")),
        // In small letters, since what stands around them tells which they are.
        ('க', Consonant("k")),
        ('ட', Consonant("t")),
        ('ப', Consonant("p")),
        ('ச', Consonant("S")),
        ('த', Consonant("TH")),
    ],
    parts: PARTS,
    nasal: Nasal { at_end: "M", before_h: "M", elsewhere: "M" },
    inherent: Inherent::Kept,
};

const PARTS: &[Part] = &[
    at_start("ஞ", "G N"),
    anywhere("ஞ்ச", "N J"),
    anywhere("ச்ச", "CH"),
    anywhere("ட்ச", "T CH"),
    anywhere("த்த", "TH"),
    anywhere("ற்ற", "T R"),
    anywhere("ன்ற", "N D R"),
    anywhere("ஃப", "F"),
    anywhere("ேந்திர", "E N D R"),
    anywhere("ீந்திர", "I N D R"),
    anywhere("இந்திர", "I N D I R"),
    whole("அப்துல்", "ABDUL"),
    anywhere("கணேச", "G A N E S"),
    anywhere("கணேஷ", "G A N E SH"),
    anywhere("காந்தி", "GANDHI"),
    anywhere("கிரி", "GIRI"),
    anywhere("கிருஷ்ண", "K R I SH N"),
    anywhere("கீதா", "GEETHA"),
    anywhere("கோபால", "G O P A L"),
    anywhere("கோவிந்த", "G O V I N D"),
    at_start("கௌ", "GOW"),
    anywhere("சங்கர", "S A N K A R"),
    anywhere("சந்திர", "CH A N D R"),
    anywhere("சேகர", "S E K A R"),
    anywhere("சுப்பிரமணி", "SUBRAMANI"),
    anywhere("தினேஷ", "D I N E SH"),
    anywhere("திவ்ய", "D I V Y"),
    anywhere("தீப", "D EE P"),
    anywhere("தேவ", "D E V"),
    anywhere("தேவி", "DEVI"),
    anywhere("தேவகி", "DEVAKI"),
    anywhere("பத்ம", "P A D M"),
    at_start("பானு", "BANU"),
    at_start("பாபு", "BABU"),
    at_start("பால", "B A L"),
    at_start("பிர", "P R"),
    at_start("பிரபு", "PRABHU"),
    at_start("பிரகாஷ", "P R A K A SH"),
    anywhere("லட்சுமி", "LAKSHMI"),
    anywhere("லெட்சுமி", "LAKSHMI"),
    whole("ராமசாமி", "RAMASAMY"),
    whole("ஸ்ரீதர்", "SRIDHAR"),
];
