use crate::check_script;

#[test]
fn bengali() {
    check_script(&[
        ("রবীন্দ্রনাথ", "RABINDRANATH", ""),
        ("অমিত ঘোষ", "AMIT<GHOSH", ""),
        ("সত্যজিৎ রায়", "SATYAJIT<RAY", ""),
        ("মমতা বন্দ্যোপাধ্যায়", "MAMATA<BANDYOPADHYAY", ""),
        ("বিশ্বনাথ", "BISWANATH", ""),
        ("সৌমিত্র সেন", "SOUMITRA<SEN", ""),
        ("ভট্টাচার্য", "BHATTACHARYA", ""),
        ("সিংহ", "SINGHA", ""),
        ("সঙ্গীতা", "SANGITA", ""),
        ("প্রিয়া", "PRIYA", ""),
        ("মোহাম্মদ ইসলাম", "MOHAMMAD<ISLAM", ""),
        ("চাঁদ", "CHAND", ""),
        ("রফিকুল", "RAFIKUL", "RAFIQUL"),
        ("সুভাষচন্দ্র", "SUBHASHACHANDRA", "SUBHASHCHANDRA"),
        ("চক্রবর্তী", "CHAKRABARTI", "CHAKRABORTY"),
    ]);
}

#[test]
fn assamese() {
    check_script(&[
        ("ৰঞ্জিতা বৰুৱা", "RANJITA<BARUA", ""),
        ("ভূপেন হাজৰিকা", "BHUPEN<HAZARIKA", ""),
        ("তৰুণ গগৈ", "TARUN<GOGOI", ""),
        ("লক্ষ্মী শইকীয়া", "LAKSHMI<SAIKIA", ""),
        ("প্ৰতিমা বৰা", "PRATIMA<BORA", ""),
        ("কলিতা", "KALITA", ""),
        ("ডেকা", "DEKA", ""),
        ("ফুকন", "PHUKAN", ""),
        ("হিমন্ত বিশ্ব শৰ্মা", "HIMANTA<BISWA<SHARMA", "HIMANTA<BISWA<SARMA"),
    ]);
}

#[test]
fn odia() {
    check_script(&[
        ("ନବୀନ ପଟ୍ଟନାୟକ", "NABIN<PATTANAYAK", "NAVEEN<PATNAIK"),
        ("ଧର୍ମେନ୍ଦ୍ର ପ୍ରଧାନ", "DHARMENDRA<PRADHAN", ""),
        ("ବିଶ୍ୱଜିତ ସାହୁ", "BISWAJIT<SAHU", "BISWAJIT<SAHOO"),
        ("ସସ୍ମିତା ମିଶ୍ର", "SASMITA<MISHRA", ""),
        ("ଗଡ଼ନାୟକ", "GADANAYAK", "GADNAYAK"),
        ("ସଂଗୀତା ଦାଶ", "SANGITA<DASH", ""),
        ("ବିଜୟ", "BIJAY", ""),
        ("ସ୍ୱାଇଁ", "SWAIN", ""),
        ("ଯଦୁନାଥ", "JADUNATH", ""),
        ("ନରସିଂହ", "NARASINGHA", ""),
        ("ବିଦ୍ୟାଧର", "BIDYADHAR", ""),
        ("କୃଷ୍ଣ", "KRUSHNA", ""),
        ("ମହାନ୍ତି", "MAHANTI", "MOHANTY"),
    ]);
}
