//! The letters, in Hunterian spelling without diacritics, Urdu's sounds before Arabic's.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letter {
    Consonant(&'static str),
    /// Written as a letter of its own, or as a mark.
    Vowel(&'static str),
    Alef,
    Ain,
    /// On a bearer, between two vowels.
    Hamza,
    Heh,
    /// Makes an aspirate of the consonant before it.
    Aspirate,
    /// The mark that doubles the consonant before it.
    Doubling,
    Waw,
    Ye,
    LongE,
    Unheard,
}

impl Letter {
    pub(super) fn can_be_vowel(self) -> bool {
        matches!(self, Self::Vowel(_) | Self::Alef | Self::Waw | Self::Ye | Self::LongE)
    }
}

const LETTERS: &[(&str, Letter)] = &[
    ("اٱ", Letter::Alef),
    ("آأٲ", Letter::Vowel("A")),
    ("إ", Letter::Vowel("I")),
    ("ؤۆۄۇ", Letter::Vowel("U")),
    ("بٻ", Letter::Consonant("B")),
    ("پ", Letter::Consonant("P")),
    ("تٹطٽ", Letter::Consonant("T")),
    ("ثسص", Letter::Consonant("S")),
    ("جڄ", Letter::Consonant("J")),
    ("چ", Letter::Consonant("CH")),
    ("ح", Letter::Consonant("H")),
    ("خ", Letter::Consonant("KH")),
    ("دڈڊڏ", Letter::Consonant("D")),
    ("ذزضظ", Letter::Consonant("Z")),
    ("رڑڙ", Letter::Consonant("R")),
    ("ژ", Letter::Consonant("ZH")),
    ("ش", Letter::Consonant("SH")),
    ("ع", Letter::Ain),
    ("غ", Letter::Consonant("GH")),
    ("ف", Letter::Consonant("F")),
    ("ق", Letter::Consonant("Q")),
    ("کك", Letter::Consonant("K")),
    ("گڳ", Letter::Consonant("G")),
    ("ڱ", Letter::Consonant("NG")),
    ("ل", Letter::Consonant("L")),
    ("م", Letter::Consonant("M")),
    ("نںڻ", Letter::Consonant("N")),
    ("ڃ", Letter::Consonant("NY")),
    ("ہهةۃۂۀە", Letter::Heh),
    ("ھ", Letter::Aspirate),
    ("و", Letter::Waw),
    ("ییىيؠۍ", Letter::Ye),
    ("ئ", Letter::Hamza),
    ("ےۓېۑ", Letter::LongE),
    // Sindhi has letters for aspirates.
    ("ڀ", Letter::Consonant("BH")),
    ("ٿٺ", Letter::Consonant("TH")),
    ("ڇ", Letter::Consonant("CHH")),
    ("ڌڍ", Letter::Consonant("DH")),
    ("ڦ", Letter::Consonant("PH")),
    ("ڪ", Letter::Consonant("K")),
    ("\u{64e}\u{670}", Letter::Vowel("A")),
    ("\u{650}\u{656}", Letter::Vowel("I")),
    ("\u{64f}\u{657}", Letter::Vowel("U")),
    ("\u{651}", Letter::Doubling),
    // Hamza alone, the lengthener, the mark of no vowel, and the endings of Arabic's cases.
    ("ء\u{640}\u{652}\u{64b}\u{64c}\u{64d}\u{653}\u{654}\u{655}\u{658}", Letter::Unheard),
];

pub(super) fn letter(character: char) -> Option<Letter> {
    LETTERS.iter().find(|(letters, _)| letters.contains(character)).map(|(_, letter)| *letter)
}

/// The letter that Urdu writes where Arabic writes another, without marks; `None` for a mark alone.
pub(super) fn plain(character: char) -> Option<char> {
    match character {
        '\u{64b}'..='\u{658}' | '\u{670}' | '\u{640}' | 'ء' => None,
        'أ' | 'إ' | 'ٱ' | 'ٲ' => Some('ا'),
        'ؤ' => Some('و'),
        'ي' | 'ى' => Some('ی'),
        'ك' => Some('ک'),
        'ه' | 'ة' | 'ۃ' | 'ۂ' | 'ۀ' | 'ە' => Some('ہ'),
        other => Some(other),
    }
}

pub(super) fn aspirated(consonant: &'static str) -> &'static str {
    const ASPIRATES: &[(&str, &str)] = &[
        ("B", "BH"),
        ("CH", "CHH"),
        ("D", "DH"),
        ("G", "GH"),
        ("J", "JH"),
        ("K", "KH"),
        ("L", "LH"),
        ("M", "MH"),
        ("N", "NH"),
        ("P", "PH"),
        ("R", "RH"),
        ("T", "TH"),
    ];
    ASPIRATES.iter().find(|(plain, _)| *plain == consonant).map_or(consonant, |(_, aspirate)| aspirate)
}
