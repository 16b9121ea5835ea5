//! What an independent reader, poppler, finds in the files.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking, in its helper functions too"
)]

mod any_text;
mod languages;
mod photograph;
mod poppler;
mod sample;
mod scans;

use certificate::{Certificate, Kind, Language, RenderError, Renderer};
use sample::{dose, dose_with, person};

fn render(certificate: &Certificate<'_>) -> Vec<u8> {
    Renderer::new().unwrap().render(certificate, Language::Hindi).unwrap()
}

/// Every text is found, each after the one before it.
#[track_caller]
fn check_order(text: &str, expected: &[&str]) {
    let mut rest = text;
    for field in expected {
        let field = poppler::folded(field);
        let Some(at) = rest.find(&field) else { panic!("no `{field}` in `{rest}`") };
        rest = &rest[at + field.len()..];
    }
}

#[test]
fn every_field_is_read_back_in_order() {
    let mut certificate = person("Asha Kumari");
    certificate.kind = Kind::Provisional;
    certificate.doses = vec![dose(1)];
    check_order(
        &poppler::text(&render(&certificate)),
        &[
            "Provisional Certificate for COVID-19 Vaccination",
            "कोविड-19 टीकाकरण का अनंतिम प्रमाण-पत्र",
            "Beneficiary details",
            "लाभार्थी का विवरण",
            "Beneficiary name",
            "लाभार्थी का नाम",
            "Asha Kumari",
            "Year of birth",
            "जन्म का वर्ष",
            "1984",
            "Gender",
            "लिंग",
            "Female",
            "ID verified",
            "सत्यापित पहचान-पत्र",
            "Driving License ********9999",
            "Beneficiary reference ID",
            "लाभार्थी संदर्भ आईडी",
            "24681357924680",
            "Certificate ID",
            "प्रमाण-पत्र आईडी",
            "98765432101",
            "Vaccination status",
            "टीकाकरण की स्थिति",
            "Vaccinated",
            "Vaccination details",
            "टीकाकरण का विवरण",
            "Dose",
            "खुराक",
            "Vaccine",
            "टीका",
            "Date of dose",
            "खुराक की तारीख",
            "Vaccinated by",
            "टीका लगाने वाले",
            "Vaccination at",
            "टीकाकरण का स्थान",
            "1",
            "COVISHIELD",
            "Batch number",
            "बैच संख्या",
            "4121Z025",
            "01-03-2021",
            "Next due date",
            "अगली खुराक की तारीख",
            "24-05-2021",
            "Meena Sharma",
            "District Hospital, Pune, Maharashtra",
            "To check this certificate, compare its certificate ID with the record of its holder on the vaccination portal.",
            "जाँच के लिए इस प्रमाण-पत्र की आईडी का मिलान टीकाकरण पोर्टल पर दर्ज धारक के रिकॉर्ड से करें।",
            "Issued electronically. No signature is needed.",
            "इलेक्ट्रॉनिक रूप से जारी। हस्ताक्षर की आवश्यकता नहीं है।",
        ],
    );
}

#[test]
fn a_final_certificate_says_so() {
    let text = poppler::text(&render(&person("Asha Kumari")));
    check_order(&text, &["Final Certificate for COVID-19 Vaccination", "कोविड-19 टीकाकरण का अंतिम प्रमाण-पत्र"]);
}

/// Names of people and places, read back letter by letter.
#[test]
fn each_script_is_read_back_exactly() {
    for (script, name, place) in sample::SCRIPTS {
        let mut certificate = person(name);
        certificate.doses = vec![dose_with(1, scans::CODE), dose(2)];
        certificate.doses[0].facility = Some(place);
        let text = poppler::text_by_position(&render(&certificate));
        for expected in [name, place] {
            assert!(text.contains(&poppler::folded(expected)), "{script}: no `{expected}` in `{text}`");
        }
    }
}

#[test]
fn a_letter_without_a_font_is_seen_to_be_missing() {
    let text = poppler::text(&render(&person("王小明 Li 💉")));
    assert!(text.contains("\u{fffd} Li "), "{text}");
}

#[test]
fn what_a_record_does_not_say_is_a_dash() {
    let mut certificate = person("Asha Kumari");
    certificate.birth_year = None;
    certificate.gender = " ";
    check_order(&poppler::text(&render(&certificate)), &["Year of birth", "–", "Gender", "–", "ID verified"]);
}

#[test]
fn the_file_tells_what_it_is_and_nothing_of_whom() {
    let pdf = render(&person("Zarathustra Quetzalcoatl"));
    let information = poppler::information(&pdf);
    for line in
        ["Title: Vaccination certificate", "Tagged: yes", "Pages: 1", "Page size: 595.28 x 841.89 pts (A4)"]
    {
        assert!(information.contains(line), "no `{line}` in {information}");
    }
    let metadata = poppler::metadata(&pdf);
    for standard in [
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
    ] {
        assert!(metadata.contains(standard), "no {standard} in {metadata}");
    }
    for secret in ["Zarathustra", "Quetzalcoatl", "24681357924680", "98765432101", "1984", "9999"] {
        assert!(!information.contains(secret) && !metadata.contains(secret), "{secret} is in the metadata");
    }
}

#[test]
fn tags_name_the_headings_the_tables_and_their_headers() {
    let structure = poppler::structure(&render(&person("Asha Kumari")));
    check_order(
        &structure,
        &[
            "Document",
            "H1 \"Final Certificate for COVID-19 Vaccination\"",
            "H2 \"Beneficiary details\"",
            "Table",
            "TH: /Scope /Row \"Beneficiary name\"",
            "TD \"Asha Kumari\"",
            "H2 \"Vaccination details\"",
            "Table",
            "THead",
            "TH: /Scope /Column \"Dose\"",
            "TH: /Scope /Column \"Vaccination at\"",
            "TBody",
            "TH: /Scope /Row \"1\"",
            "TD \"COVISHIELD\"",
            "P (block) \"To check this certificate",
        ],
    );
}

#[test]
fn a_code_has_words_and_what_stands_beneath_it_and_where_to_check_it() {
    let mut certificate = person("Asha Kumari");
    certificate.doses = vec![dose(1), dose_with(2, scans::CODE)];
    let pdf = render(&certificate);
    let structure = poppler::structure(&pdf);
    check_order(&structure, &["H2 \"Codes to scan", "Div", "Figure", "P (block) \"Dose 2\"", scans::CODE.id]);
    // Poppler prints no words that stand for a figure; in the file they are in plain letters.
    assert_eq!(String::from_utf8_lossy(&pdf).matches("(QR code that proves dose 2)").count(), 1);
    check_order(&poppler::text(&pdf), &["Codes to scan", "Dose 2", scans::CODE.id, "portal.example/check"]);
}

#[test]
fn fonts_are_embedded_as_subsets() {
    let pdf = render(&person("கிருஷ்ணமூர்த்தி"));
    let fonts = poppler::fonts(&pdf);
    assert_eq!(fonts.len(), 3, "{fonts:?}");
    for font in fonts {
        assert!(font.is_embedded && font.is_subset, "{font:?}");
    }
    assert!(pdf.len() < 60_000, "{} bytes", pdf.len());
}

#[test]
fn the_same_certificate_gives_the_same_bytes() {
    let certificate = person("محمد فیصل خان");
    assert_eq!(render(&certificate), render(&certificate));
}

#[test]
fn the_largest_certificate_stays_on_its_page() {
    let long = &*"Venkatanarasimharajuvaripeta ".repeat(40);
    let mut certificate = person(long);
    certificate.id_verified = long;
    certificate.status = long;
    for number in 1..=6 {
        certificate.doses = (1..=number)
            .map(|number| {
                let mut dose = dose(number);
                (dose.facility, dose.vaccinated_by, dose.batch) = (Some(long), Some(long), Some(long));
                dose.vaccine = long;
                dose
            })
            .collect();
        let pdf = render(&certificate);
        assert!(poppler::information(&pdf).contains("Pages: 1"));
        let text = poppler::text(&pdf);
        assert!(text.contains('…'), "{text}");
        check_order(&text, &["24681357924680", "Vaccination details", "Issued electronically."]);
    }
}

#[test]
fn a_name_of_200_characters_is_whole() {
    let name: String = "Venkatanarasimharajuvaripeta Subrahmanyeswara ".repeat(5).chars().take(200).collect();
    let text = poppler::text(&render(&person(&name)));
    assert!(text.contains(&poppler::folded(&name)), "{text}");
}

#[test]
fn a_page_holds_one_to_six_doses() {
    let renderer = Renderer::new().unwrap();
    for number in [0, 7] {
        let mut certificate = person("Asha Kumari");
        certificate.doses = (0..number).map(dose).collect();
        let error = renderer.render(&certificate, Language::Hindi).unwrap_err();
        assert_eq!(error, RenderError::DoseCount(usize::from(number)));
    }
}

#[test]
fn a_renderer_is_shared_between_threads() {
    fn check<T: Send + Sync>() {}
    check::<Renderer>();
}
