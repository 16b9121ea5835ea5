use crate::check_script;

#[test]
fn tamil() {
    check_script(&[
        ("முருகன்", "MURUGAN", ""),
        ("கார்த்திக் ராஜா", "KARTHIK<RAJA", ""),
        ("சுப்பிரமணியன்", "SUBRAMANIYAN", "SUBRAMANIAN"),
        ("ராஜேந்திரன்", "RAJENDRAN", ""),
        ("சந்திரன்", "CHANDRAN", ""),
        ("தங்கம்", "THANGAM", ""),
        ("பாண்டியன்", "PANDIYAN", ""),
        ("அன்பழகன்", "ANBAZHAGAN", ""),
        ("ஞானசேகரன்", "GNANASEKARAN", ""),
        ("வெற்றிவேல்", "VETRIVEL", ""),
        ("கோபாலகிருஷ்ணன்", "GOPALAKRISHNAN", ""),
        ("பிரகாஷ்", "PRAKASH", ""),
        ("கௌரி", "GOWRI", ""),
        ("அம்பிகா", "AMBIGA", "AMBIKA"),
        ("மீனாட்சி", "MINATCHI", "MEENATCHI"),
        ("சண்முகம்", "SANMUGAM", "SHANMUGAM"),
    ]);
}

#[test]
fn malayalam() {
    check_script(&[
        ("വിശ്വനാഥൻ", "VISWANATHAN", ""),
        ("ഗീത മേനോൻ", "GEETHA<MENON", ""),
        ("മോഹൻലാൽ", "MOHANLAL", ""),
        ("പത്മനാഭൻ", "PADMANABHAN", ""),
        ("തോമസ് മാത്യു", "THOMAS<MATHEW", ""),
        ("രാജേഷ് നായർ", "RAJESH<NAIR", ""),
        ("സുന്ദരം", "SUNDARAM", ""),
        ("അഞ്ചു", "ANJU", ""),
        ("ആന്‍റണി", "ANTONY", ""),
        ("ഉമ്മൻ ചാണ്ടി", "UMMAN<CHANDI", "OOMMEN<CHANDY"),
        ("ഇടിക്കുള", "IDIKKULA", "IDICULA"),
        ("കൊച്ചുറാണി", "KOCHURANI", ""),
        ("മോഹന്‍", "MOHAN", ""),
        ("സൗമ്യ", "SOUMYA", ""),
        ("കുഞ്ഞിക്കുട്ടി", "KUNJIKKUTTY", "KUNJIKUTTY"),
    ]);
}
