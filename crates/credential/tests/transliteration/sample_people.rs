use std::collections::BTreeSet;

use crate::check;

/// The people that the backend comes with, in as many scripts as India has.
const PEOPLE: &str = include_str!("../../../backend/sample-data/beneficiaries.csv");

const EXPECTED: &[(&str, &str)] = &[
    ("सुनीता शर्मा", "SUNITA<SHARMA"),
    ("ज्ञानेश्वर कुलकर्णी", "GYANESHWAR<KULKARNI"),
    ("முத்துலட்சுமி கிருஷ்ணமூர்த்தி", "MUTHULAKSHMI<KRISHNAMURTHI"),
    ("செந்தில்குமார்", "SENTHILKUMAR"),
    ("সৌমিত্র চট্টোপাধ্যায়", "SOUMITRA<CHATTOPADHYAY"),
    ("অপর্ণা বন্দ্যোপাধ্যায়", "APARNA<BANDYOPADHYAY"),
    ("వెంకటేశ్వరరావు నాయుడు", "VENKATESWARARAO<NAIDU"),
    ("శ్రీలక్ష్మి", "SRILAKSHMI"),
    ("ಕೃಷ್ಣಪ್ಪ ಗೌಡ", "KRISHNAPPA<GOWDA"),
    ("ಲಕ್ಷ್ಮೀದೇವಿ", "LAKSHMIDEVI"),
    ("ശ്രീകുമാരൻ നമ്പൂതിരി", "SREEKUMARAN<NAMBOOTHIRI"),
    ("അമ്മിണി", "AMMINI"),
    ("જ્યોતિબેન પટેલ", "JYOTIBEN<PATEL"),
    ("ધ્રુવ પટેલ", "DHRUV<PATEL"),
    ("ਗੁਰਪ੍ਰੀਤ ਕੌਰ", "GURPREET<KAUR"),
    ("ଜଗନ୍ନାଥ ମହାପାତ୍ର", "JAGANNATH<MAHAPATRA"),
    ("محمد یوسف خان", "MOHAMMAD<YUSUF<KHAN"),
    ("نور جہاں", "NOOR<JAHAN"),
    ("ৰঞ্জিতা বৰুৱা", "RANJITA<BARUA"),
];

#[test]
fn each_of_them_is_legible() {
    let names: BTreeSet<&str> = PEOPLE.lines().skip(1).filter_map(|line| line.split(',').nth(2)).collect();
    let told: BTreeSet<&str> = EXPECTED.iter().map(|(name, _)| *name).collect();
    let others: BTreeSet<&str> = names.iter().copied().filter(|name| !name.is_ascii()).collect();
    assert_eq!(told, others, "names that are not of Latin letters");
    EXPECTED.iter().for_each(|(name, expected)| check(name, expected));
    for name in names.iter().filter(|name| name.is_ascii() && name.len() <= credential::LONGEST_NAME) {
        let words = name.replace(['\'', '.'], "").to_uppercase();
        check(name, &words.replace(' ', "<"));
    }
}
