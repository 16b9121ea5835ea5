//! The answers, field for field.

use checker::{DrawnCode, held, unproven};
use credential::{
    CertificateId, Course, Date, DivocCertificate, Issuer, IssuerKey, KeyUsage, NativeCheck, NewVaccination,
    ProductCodes, Revocations, SpkiDer, TrustStore, TrustedKey, UnixTime, VerifiedCredential, read,
    standard_name, verify,
};

const ISSUED: UnixTime = UnixTime(1_790_000_000);
const NOW: UnixTime = UnixTime(1_790_500_000);
const EXPIRES: UnixTime = UnixTime(1_800_000_000);
/// What others wrote holds then.
const NOW_OF_OTHERS: UnixTime = UnixTime(1_700_000_000);
const OTHERS: &str = include_str!("../../../credential/tests/credential/samples/samples.tsv");

fn id() -> CertificateId {
    CertificateId::new("IN", "01HZX5J7Q2K9M4R8T3V6W1Y0AB").unwrap()
}

fn verified(text: &str, key: TrustedKey, now: UnixTime) -> VerifiedCredential {
    let trust = TrustStore::new(vec![key], Revocations::default());
    pollster::block_on(verify(&read(text).unwrap(), &trust, now, None, &NativeCheck)).unwrap()
}

fn issued(name: &str, birth_year: Option<u16>, mp: &str) -> VerifiedCredential {
    let issuer = Issuer::new(IssuerKey::from_random(&[7; 32]).unwrap(), "IN", "Ministry of Samples").unwrap();
    let vaccination = NewVaccination {
        name: name.to_owned(),
        standard_name: standard_name(name),
        birth_year,
        codes: ProductCodes {
            vp: "1119305005".into(),
            mp: mp.to_owned().into(),
            ma: "Bharat-Biotech".into(),
        },
        course: Course::new(2, 3).unwrap(),
        date: Date::new(2021, 6, 5).unwrap(),
        id: id(),
    };
    let text = issuer.issue(&vaccination, ISSUED, EXPIRES).unwrap();
    verified(&text, issuer.trusted(None, None), NOW)
}

/// One of those that other programs wrote, by the beginning of its line.
fn of_others(begin: &str) -> VerifiedCredential {
    let line = OTHERS.lines().find(|line| line.starts_with(begin)).unwrap();
    let [_, spki, text] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
    let key = TrustedKey {
        kid: read(text).unwrap().kid().clone(),
        spki: SpkiDer::from_base64(spki).unwrap(),
        issuer: "AT".to_owned(),
        not_before: None,
        not_after: None,
        usage: KeyUsage::ALL,
    };
    verified(text, key, NOW_OF_OTHERS)
}

/// The answer with the keys of its labels in place of their lines; so many parts stand before the rows.
fn keyed(mut answer: Vec<String>, before_rows: usize) -> Vec<String> {
    let texts = texts::file::Texts::parse(include_str!("../../../../locales/app/en.txt")).unwrap();
    for label in answer.iter_mut().skip(before_rows).step_by(2) {
        let (key, _) = texts.iter().nth(label.parse().unwrap()).unwrap();
        *label = key.to_owned();
    }
    answer
}

/// All but what a code adds, which is in [`super::codes`].
#[track_caller]
fn check_held(credential: &VerifiedCredential, before_rows: [&str; 5], rows: &[[&str; 2]]) {
    let answer = keyed(held(credential, "AQID".to_owned(), None), 7);
    let expected = [&before_rows[..], &["", ""], rows.as_flattened()].concat();
    let differing = answer.iter().zip(&expected).position(|(told, expected)| told != expected);
    assert_eq!((differing, answer.len()), (None, expected.len()), "the first part that differs");
}

#[test]
fn a_vaccination() {
    check_held(
        &issued("Asha Devi", Some(1979), "Covaxin"),
        ["holds", "IN", "AQID", "2", "05-06-2021"],
        &[
            ["certificate.name", "Asha Devi"],
            ["people.birth_year", "1979"],
            ["check.dose", "2 / 3"],
            ["certificate.vaccine", "Covaxin"],
            ["check.manufacturer", "Bharat-Biotech"],
            ["certificate.date", "05-06-2021"],
            ["check.country", "IN"],
            ["check.issued_by", "Ministry of Samples"],
            ["certificate.certificate_id", id().as_str()],
        ],
    );
}

#[test]
fn a_vaccination_of_elsewhere() {
    check_held(
        &of_others("vaccination by cwt"),
        ["holds", "AT", "AQID", "1", "18-02-2021"],
        &[
            ["certificate.name", "Gabriele Musterfrau-Gößinger"],
            ["people.birth_year", "1998-02-26"],
            ["check.dose", "1 / 2"],
            ["certificate.vaccine", "Comirnaty"],
            ["check.manufacturer", "BioNTech"],
            ["certificate.date", "18-02-2021"],
            ["check.country", "AT"],
            ["check.issued_by", "Ministry of Health, Austria"],
            ["certificate.certificate_id", "URN:UVCI:01:AT:10807843F94AEE0EE5093FBC254BD813#B"],
        ],
    );
}

#[test]
fn a_test_has_neither_dose_nor_day_of_one() {
    check_held(
        &of_others("test by cbor2"),
        ["holds", "AT", "AQID", "", ""],
        &[
            ["certificate.name", "Gabriele Musterfrau-Gößinger"],
            ["people.birth_year", "1998"],
            ["check.not_detected", "Roche LightCycler qPCR"],
            ["check.sample_taken", "20-02-2021"],
            ["check.test_centre", "Testing center Vienna 1"],
            ["check.country", "AT"],
            ["check.issued_by", "Ministry of Health, Austria"],
            ["certificate.certificate_id", "URN:UVCI:01:AT:71EE2559DE38C6BF7304FB65A1A451EC#3"],
        ],
    );
}

#[test]
fn a_recovery() {
    check_held(
        &of_others("recovery by cwt"),
        ["holds", "AT", "AQID", "", ""],
        &[
            ["certificate.name", "Gabriele Musterfrau-Gößinger"],
            ["check.first_positive", "20-02-2021"],
            ["check.valid_from", "04-04-2021"],
            ["check.valid_until", "04-10-2021"],
            ["check.country", "AT"],
            ["check.issued_by", "Ministry of Health, Austria"],
            ["certificate.certificate_id", "URN:UVCI:01:AT:858CC18CFCF5965EF82F60E493349AA5#K"],
        ],
    );
}

#[test]
fn what_is_not_told_has_no_row() {
    let answer = keyed(held(&issued("A", None, "Covaxin"), String::new(), None), 7);
    assert!(!answer.iter().any(|text| text == "people.birth_year"));
    let labels = answer[7..].chunks(2).map(|row| row[0].as_str());
    assert_eq!(labels.clone().count(), labels.filter(|label| label.contains('.')).count(), "rows are whole");
}

#[test]
fn what_a_name_holds_turns_nothing_around() {
    let covaxin = "\u{2066}Covaxin";
    let answer = keyed(held(&issued("A\u{202e}B\u{0} \n C", None, covaxin), String::new(), None), 7);
    assert_eq!(answer[7..9], ["certificate.name", "AB C"]);
    assert!(answer.iter().all(|text| !text.contains(['\u{202e}', '\u{2066}', '\0', '\n'])));
}

#[test]
fn side_and_path_of_the_code_come_before_the_rows() {
    let code = DrawnCode { side: 29, path: "M4 4h7v1h-7z".to_owned() };
    let answer = keyed(held(&issued("A", None, "Covaxin"), String::new(), Some(code)), 7);
    assert_eq!(answer[5..8], ["29", "M4 4h7v1h-7z", "certificate.name"]);
}

#[test]
fn a_certificate_of_co_win_is_unproven() {
    let text = |text: &str| Some(text.to_owned());
    let certificate = DivocCertificate {
        issuer: text("https://cowin.gov.in/"),
        name: text("A\u{202e}B"),
        age: text("38"),
        vaccine: text("COVISHIELD"),
        manufacturer: text(" "),
        dose: text("2"),
        date: text("2021-06-05T10:15:00.000Z"),
        facility: text("Rural Hospital"),
        certificate_id: text("12345"),
        ..DivocCertificate::default()
    };
    let expected = [
        "unproven",
        "certificate.name",
        "AB",
        "check.age",
        "38",
        "check.dose",
        "2",
        "certificate.vaccine",
        "COVISHIELD",
        "certificate.date",
        "05-06-2021",
        "certificate.vaccinated_at",
        "Rural Hospital",
        "certificate.certificate_id",
        "12345",
        "check.issued_by",
        "https://cowin.gov.in/",
    ];
    assert_eq!(keyed(unproven(&certificate), 1), expected);
    assert_eq!(unproven(&DivocCertificate::default()), ["unproven"]);
}
