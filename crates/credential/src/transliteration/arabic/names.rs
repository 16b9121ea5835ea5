//! Names whose short vowels are not A, as Indian passports usually spell them.

/// Joined to what follows: Abdul Rahman is often written as one word.
pub(super) const PREFIXES: &[(&str, &str)] = &[("عبدال", "ABDUL"), ("ال", "AL")];

/// Joined to what comes before.
pub(super) const SUFFIXES: &[(&str, &str)] = &[("الدین", "UDDIN"), ("النساہ", "UNNISA"), ("النسا", "UNNISA")];

const SETTLED: &[(&str, &str)] = &[
    ("آصف", "ASIF"),
    ("ابراہیم", "IBRAHIM"),
    ("ابو", "ABU"),
    ("احسان", "EHSAN"),
    ("ادریس", "IDRIS"),
    ("ارشاد", "IRSHAD"),
    ("اسلام", "ISLAM"),
    ("اسمعیل", "ISMAIL"),
    ("اسماعیل", "ISMAIL"),
    ("اشتیاق", "ISHTIYAQ"),
    ("اعجاز", "AIJAZ"),
    ("افتخار", "IFTIKHAR"),
    ("اقبال", "IQBAL"),
    ("الدین", "UDDIN"),
    ("اللہ", "ALLAH"),
    ("امتیاز", "IMTIYAZ"),
    ("ام", "UMM"),
    ("بانو", "BANO"),
    ("بشری", "BUSHRA"),
    ("بیگم", "BEGUM"),
    ("بٹ", "BHAT"),
    ("ثریا", "SURAIYA"),
    ("جاوید", "JAVED"),
    ("جمشید", "JAMSHED"),
    ("حسین", "HUSSAIN"),
    ("چودھری", "CHAUDHARY"),
    ("چوہدری", "CHAUDHARY"),
    ("حمید", "HAMEED"),
    ("حنیف", "HANIF"),
    ("خالد", "KHALID"),
    ("خدیجہ", "KHADIJA"),
    ("خورشید", "KHURSHID"),
    ("ذاکر", "ZAKIR"),
    ("راشد", "RASHID"),
    ("رخ", "RUKH"),
    ("رضیہ", "RAZIA"),
    ("رضوان", "RIZWAN"),
    ("رقیہ", "RUQAIYA"),
    ("زاہد", "ZAHID"),
    ("زبیدہ", "ZUBAIDA"),
    ("زینب", "ZAINAB"),
    ("ساجد", "SAJID"),
    ("سعید", "SAEED"),
    ("سلطان", "SULTAN"),
    ("سلیمان", "SULAIMAN"),
    ("سکندر", "SIKANDAR"),
    ("سہیل", "SUHAIL"),
    ("سید", "SYED"),
    ("سیدہ", "SYEDA"),
    ("شاہد", "SHAHID"),
    ("شاکر", "SHAKIR"),
    ("شعیب", "SHOAIB"),
    ("شفیع", "SHAFI"),
    ("شمس", "SHAMS"),
    ("شیخ", "SHEIKH"),
    ("صادق", "SADIQ"),
    ("صدیقہ", "SIDDIQA"),
    ("صدیقی", "SIDDIQUI"),
    ("صغری", "SUGHRA"),
    ("طارق", "TARIQ"),
    ("طاہر", "TAHIR"),
    ("عابد", "ABID"),
    ("عادل", "ADIL"),
    ("عارف", "ARIF"),
    ("عاطف", "ATIF"),
    ("عامر", "AAMIR"),
    ("عباس", "ABBAS"),
    ("عبد", "ABD"),
    ("عبداللہ", "ABDULLAH"),
    ("عثمان", "USMAN"),
    ("عرفان", "IRFAN"),
    ("عزیز", "AZIZ"),
    ("عمر", "UMAR"),
    ("عمران", "IMRAN"),
    ("عنایت", "INAYAT"),
    ("عیسی", "ISA"),
    ("غلام", "GHULAM"),
    ("فاطمہ", "FATIMA"),
    ("فردوس", "FIRDOUS"),
    ("فیروز", "FIROZ"),
    ("قادر", "QADIR"),
    ("قریشی", "QURESHI"),
    ("کاظم", "KAZIM"),
    ("کریم", "KARIM"),
    ("کلثوم", "KULSUM"),
    ("کوثر", "KAUSAR"),
    ("گل", "GUL"),
    ("گلزار", "GULZAR"),
    ("لون", "LONE"),
    ("محمد", "MOHAMMAD"),
    ("محی", "MOHI"),
    ("مرتضی", "MURTAZA"),
    ("مرزا", "MIRZA"),
    ("مشتاق", "MUSHTAQ"),
    ("مصطفی", "MUSTAFA"),
    ("مظفر", "MUZAFFAR"),
    ("ملک", "MALIK"),
    ("ممتاز", "MUMTAZ"),
    ("منیر", "MUNIR"),
    ("موسی", "MUSA"),
    ("مہوش", "MEHWISH"),
    ("میر", "MIR"),
    ("ناصر", "NASIR"),
    ("نثار", "NISAR"),
    ("نسیم", "NASEEM"),
    ("نصرت", "NUSRAT"),
    ("نور", "NOOR"),
    ("وانی", "WANI"),
    ("ڈار", "DAR"),
    ("یحیی", "YAHYA"),
    ("یعقوب", "YAQUB"),
    ("یونس", "YUNUS"),
    ("یوسف", "YUSUF"),
];

/// The spelling of a name in the letters of [`plain`](super::letters::plain).
pub(super) fn settled(plain: &str) -> Option<&'static str> {
    SETTLED.iter().find(|(name, _)| *name == plain).map(|(_, latin)| *latin)
}

#[cfg(test)]
mod tests {
    use super::super::letters;
    use super::*;

    #[test]
    fn each_name_can_be_met_and_stands_once() {
        for (name, latin) in SETTLED.iter().chain(PREFIXES).chain(SUFFIXES) {
            assert!(name.chars().all(|c| letters::plain(c) == Some(c)), "not in plain letters: {name}");
            assert!(latin.bytes().all(|b| b.is_ascii_uppercase()), "not in Latin letters: {latin}");
        }
        for (at, (name, _)) in SETTLED.iter().enumerate() {
            assert!(SETTLED.iter().skip(at + 1).all(|(other, _)| other != name), "twice: {name}");
        }
    }
}
