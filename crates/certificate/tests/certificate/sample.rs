use certificate::{Certificate, Code, Day, Dose, Kind};

/// Script, a person's name, a place; each with conjuncts, reordered vowel signs or ligatures.
pub const SCRIPTS: [(&str, &str, &str); 11] = [
    ("Latin", "Zoë D'Souza-Fernandes", "Office of the Chief Medical Officer"),
    ("Devanagari", "श्रीमती लक्ष्मी विश्वकर्मा", "ज़िला अस्पताल, वाराणसी"),
    ("Bengali", "শ্রীমতী লক্ষ্মী মুখোপাধ্যায়", "কৃষ্ণনগর হাসপাতাল"),
    ("Gurmukhi", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ ਢਿੱਲੋਂ", "ਸਿਵਲ ਹਸਪਤਾਲ"),
    ("Gujarati", "શ્રી હર્ષદભાઈ પટેલ", "સિવિલ હોસ્પિટલ"),
    ("Odia", "ଶ୍ରୀମତୀ ଲକ୍ଷ୍ମୀପ୍ରିୟା ମହାନ୍ତି", "ଜିଲ୍ଲା ଡାକ୍ତରଖାନା"),
    ("Tamil", "கிருஷ்ணமூர்த்தி கோவிந்தராஜன்", "அரசு மருத்துவமனை"),
    ("Telugu", "శ్రీమతి లక్ష్మీ వెంకటేశ్వర్లు", "ప్రభుత్వ ఆసుపత్రి"),
    ("Kannada", "ಶ್ರೀಮತಿ ಲಕ್ಷ್ಮೀ ಕೃಷ್ಣಮೂರ್ತಿ", "ಜಿಲ್ಲಾ ಆಸ್ಪತ್ರೆ"),
    ("Malayalam", "ശ്രീമതി ലക്ഷ്മിക്കുട്ടി നമ്പൂതിരി", "ജില്ലാ ആശുപത്രി"),
    ("Urdu", "محمد فیصل خان ٹنڈو گوجرہ چوہدری", "سرکاری ہسپتال"),
];

pub fn person(name: &str) -> Certificate<'_> {
    Certificate {
        kind: Kind::Final,
        name,
        birth_year: Some(1984),
        gender: "Female",
        id_verified: "Driving License ********9999",
        reference_id: "24681357924680",
        certificate_id: "98765432101",
        status: "Vaccinated",
        check_at: "portal.example/check",
        made_on: Day { year: 2021, month: 6, day: 15 },
        doses: vec![dose(1), dose(2)],
    }
}

pub fn dose<'a>(number: u8) -> Dose<'a> {
    Dose {
        number,
        vaccine: "COVISHIELD",
        date: "01-03-2021",
        batch: Some("4121Z025"),
        next_due: Some("24-05-2021"),
        vaccinated_by: Some("Meena Sharma"),
        facility: Some("District Hospital"),
        district: Some("Pune"),
        state: Some("Maharashtra"),
        code: None,
    }
}

pub fn dose_with(number: u8, code: Code<'_>) -> Dose<'_> {
    Dose { code: Some(code), ..dose(number) }
}
