use crate::{check, check_script};

#[test]
fn urdu() {
    check_script(&[
        ("محمد یوسف خان", "MOHAMMAD<YUSUF<KHAN", ""),
        ("فاطمہ بیگم", "FATIMA<BEGUM", ""),
        ("نورالدین", "NOORUDDIN", ""),
        ("احمد حسین", "AHMAD<HUSSAIN", "AHMED<HUSSAIN"),
        ("اکبر علی", "AKBAR<ALI", ""),
        ("عائشہ انصاری", "AISHA<ANSARI", ""),
        ("ایاز", "AYAZ", ""),
        ("ایمان", "IMAN", ""),
        ("شبنم", "SHABNAM", ""),
        ("نواز", "NAWAZ", ""),
        ("ضیاء", "ZIYA", "ZIA"),
        ("وقار", "WAQAR", ""),
        ("رئیس", "RAIS", ""),
        ("بھائی جان", "BHAI<JAN", ""),
        ("محمود", "MAHMUD", "MEHMOOD"),
        ("ماجد", "MAJAD", "MAJID"),
        ("چاند", "CHAND", ""),
        ("حَقّ", "HAQQ", "HAQ"),
        ("عبدالرحمن", "ABDULRAHMAN", "ABDUL<REHMAN"),
        ("رحمت اللہ", "RAHMAT<ALLAH", "RAHMATULLAH"),
    ]);
}

#[test]
fn letters_that_urdu_adds() {
    let words = [
        ("پروین", "PARWIN"),
        ("ڈار", "DAR"),
        ("ڑاڑ", "RAR"),
        ("ژالہ", "ZHALA"),
        ("کمال", "KAMAL"),
        ("گلاب", "GALAB"),
        ("خاں", "KHAN"),
        ("ہارون", "HARUN"),
        ("چھوٹا", "CHHUTA"),
        ("دھاری", "DHARI"),
        ("یاسین", "YASIN"),
        ("بندے", "BANDE"),
        ("ٹاٹا", "TATA"),
    ];
    words.iter().for_each(|(word, expected)| check(word, expected));
}

/// The vowels may be written, and Arabic's own letters stand for Urdu's.
#[test]
fn marks_and_arabic_letters() {
    check("مُحَمَّد", "MOHAMMAD");
    check("بُلبُل", "BULBUL");
    check("سِتار", "SITAR");
    check("مُنَّا", "MUNNA");
    check("كريم", "KARIM");
    check("علي", "ALI");
    check("فاطمة", "FATIMA");
    check("مـحـمـد", "MOHAMMAD");
    check("أحمد", "AHMAD");
}
