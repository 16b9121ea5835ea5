//! The languages that the portal speaks, and how a browser asks for one.

/// English, and the twelve languages of India that most people there speak, in the order in which they are offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    English,
    Hindi,
    Bengali,
    Marathi,
    Telugu,
    Tamil,
    Gujarati,
    Urdu,
    Kannada,
    Odia,
    Malayalam,
    Punjabi,
    Assamese,
}

impl Language {
    pub const ALL: [Self; 13] = [
        Self::English,
        Self::Hindi,
        Self::Bengali,
        Self::Marathi,
        Self::Telugu,
        Self::Tamil,
        Self::Gujarati,
        Self::Urdu,
        Self::Kannada,
        Self::Odia,
        Self::Malayalam,
        Self::Punjabi,
        Self::Assamese,
    ];

    /// The BCP 47 tag: the two letters of ISO 639-1.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Hindi => "hi",
            Self::Bengali => "bn",
            Self::Marathi => "mr",
            Self::Telugu => "te",
            Self::Tamil => "ta",
            Self::Gujarati => "gu",
            Self::Urdu => "ur",
            Self::Kannada => "kn",
            Self::Odia => "or",
            Self::Malayalam => "ml",
            Self::Punjabi => "pa",
            Self::Assamese => "as",
        }
    }

    /// Of `hi`, `HI` and `hi-IN` alike: what follows the first subtag makes no difference here, as long as it could be
    /// part of a tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let mut subtags = tag.split('-');
        let first = subtags.next()?;
        let is_subtag = |subtag: &str| {
            (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        let language = Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(first))?;
        subtags.all(is_subtag).then_some(language)
    }

    pub fn is_right_to_left(self) -> bool {
        matches!(self, Self::Urdu)
    }

    /// As those who speak it write it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Hindi => "हिन्दी",
            Self::Bengali => "বাংলা",
            Self::Marathi => "मराठी",
            Self::Telugu => "తెలుగు",
            Self::Tamil => "தமிழ்",
            Self::Gujarati => "ગુજરાતી",
            Self::Urdu => "اردو",
            Self::Kannada => "ಕನ್ನಡ",
            Self::Odia => "ଓଡ଼ିଆ",
            Self::Malayalam => "മലയാളം",
            Self::Punjabi => "ਪੰਜਾਬੀ",
            Self::Assamese => "অসমীয়া",
        }
    }

    /// What an `Accept-Language` header (RFC 9110, 12.5.4) wants most of what there is, the first among equals.
    ///
    /// A language with a weight of 0 is not wanted. What cannot be read is passed over, and so is `*`: that anything
    /// will do tells no language.
    pub fn of_accept_language(header: &str) -> Option<Self> {
        let mut best: Option<(Self, u16)> = None;
        for (language, weight) in header.split(',').filter_map(wanted) {
            if weight > best.map_or(0, |(_, weight)| weight) {
                best = Some((language, weight));
            }
        }
        best.map(|(language, _)| language)
    }
}

/// One item of the header, such as `hi-IN;q=0.8`, with its weight in thousandths.
fn wanted(item: &str) -> Option<(Language, u16)> {
    let (range, weight) = match item.split_once(';') {
        Some((range, weight)) => (range, thousandths(without_space(weight))?),
        None => (item, 1000),
    };
    Some((Language::from_tag(without_space(range))?, weight))
}

/// `q=` and a number from 0 to 1 with at most three digits after the point.
fn thousandths(weight: &str) -> Option<u16> {
    let value = weight.strip_prefix(['q', 'Q'])?.strip_prefix('=')?;
    let (whole, digits) = value.split_once('.').unwrap_or((value, ""));
    if digits.len() > 3 {
        return None;
    }
    let mut places = digits.bytes().chain(*b"000").take(3);
    let fraction = places
        .try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u16::from(digit - b'0')))?;
    match whole {
        "0" => Some(fraction),
        "1" if fraction == 0 => Some(1000),
        _ => None,
    }
}

/// Without the space that RFC 9110 allows around an item: blanks and tabs.
fn without_space(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}
