use crate::{check, check_script};

/// The first two are the examples of the schema of the EU DCC.
#[test]
fn latin() {
    check_script(&[
        ("d'Červenková Panklová", "DCERVENKOVA<PANKLOVA", ""),
        ("Jiřina-Maria Alena", "JIRINA<MARIA<ALENA", ""),
        ("Müller-Lüdenscheidt", "MUELLER<LUEDENSCHEIDT", ""),
        ("Øystein Ægir Þór", "OEYSTEIN<AEGIR<THOR", ""),
        ("Åse Öberg", "AASE<OEBERG", ""),
        ("François Nguyễn Thị Ánh", "FRANCOIS<NGUYEN<THI<ANH", ""),
        ("Weiß STRAẞE", "WEISS<STRASSE", ""),
        ("Łukasz Đorđe Ħal", "LUKASZ<DORDE<HAL", ""),
        ("Şükrü Işık İnci", "SUEKRUE<ISIK<INCI", "SUKRU<ISIK<INCI"),
        ("Kṛṣṇa Śarmā", "KRSNA<SARMA", "KRISHNA<SHARMA"),
    ]);
}

#[test]
fn latin_of_other_widths() {
    check("Ａｎｉｔａ", "ANITA");
    check("Teﬃ", "TEFFI");
}

#[test]
fn cyrillic() {
    check_script(&[
        ("Владимир Щукин", "VLADIMIR<SHCHUKIN", ""),
        ("Юлия Жданова", "IULIIA<ZHDANOVA", ""),
        ("Хрущёв", "KHRUSHCHEV", ""),
        ("Цой", "TSOI", ""),
        ("Подъячев", "PODIEIACHEV", ""),
        ("Игорь", "IGOR", ""),
        ("Эльвира", "ELVIRA", ""),
        ("Чайковский", "CHAIKOVSKII", ""),
    ]);
}

#[test]
fn greek() {
    check_script(&[
        ("Παπαδόπουλος", "PAPADOPOULOS", ""),
        ("Ευάγγελος", "EVANGELOS", ""),
        ("Γιάννης", "GIANNIS", ""),
        ("Ευτυχία", "EFTYCHIA", ""),
        ("Αυγουστίνος", "AVGOUSTINOS", ""),
        ("Θεόδωρος Ξένος", "THEODOROS<XENOS", ""),
        ("Ψαρρός", "PSARROS", ""),
        ("Λαΰδα", "LAYDA", ""),
    ]);
}

#[test]
fn ol_chiki() {
    check("ᱢᱩᱨᱢᱩ", "MURMU");
    check("ᱥᱚᱨᱮᱱ", "SOREN");
    check("ᱦᱟᱸᱥᱫᱟᱜ", "HASDAG");
}
