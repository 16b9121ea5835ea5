//! Writes sample certificates to a folder, to be looked at: `cargo run -p certificate --example sample -- FOLDER`.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use certificate::{Certificate, Code, Day, Dose, Kind, Language, Renderer};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("name a folder to write to")?);
    fs::create_dir_all(&folder)?;
    let renderer = Renderer::new()?;
    let write = |file: &str, certificate: &Certificate<'_>, language| -> Result<(), Box<dyn Error>> {
        let path = folder.join(file).with_extension("pdf");
        let pdf = renderer.render(certificate, language)?;
        fs::write(&path, &pdf)?;
        println!("{} ({} bytes)", path.display(), pdf.len());
        Ok(())
    };
    for (file, certificate) in samples() {
        write(file, &certificate, Language::Hindi)?;
    }
    for language in Language::ALL {
        write(&["labels-", language.tag()].concat(), &person(Kind::Provisional, "Asha Kumari", 2), language)?;
    }
    Ok(())
}

const SCRIPTS: &str = "শ্রীমতী লক্ষ্মী মুখোপাধ্যায় ਗੁਰਪ੍ਰੀਤ ਢਿੱਲੋਂ શ્રી હર્ષદભાઈ ଶ୍ରୀମତୀ ଲକ୍ଷ୍ମୀପ୍ରିୟା கிருஷ்ணமூர்த்தி శ్రీమతి \
    వెంకటేశ్వర్లు ಶ್ರೀಮತಿ ಕೃಷ್ಣಮೂರ್ತಿ ലക്ഷ്മിക്കുട്ടി നമ്പൂതിരി कृष्णमूर्ति पूर्णिमा محمد پشاور";

/// A credential of the sandbox, as long as most.
const ISSUED: &str = include_str!("../../credential/tests/credential/samples/issued.txt").trim_ascii();

fn samples() -> Vec<(&'static str, Certificate<'static>)> {
    let long_name = "Venkatanarasimharajuvaripeta Subrahmanyeswara Anantapadmanabha ".repeat(4);
    let long_name: &'static str = Box::leak(long_name.chars().take(200).collect::<String>().into_boxed_str());
    vec![
        ("provisional", person(Kind::Provisional, "Asha Kumari", 1)),
        ("final", person(Kind::Final, "Asha Kumari", 2)),
        ("four-doses", person(Kind::Final, "श्रीमती लक्ष्मी विश्वकर्मा", 4)),
        ("six-doses", person(Kind::Final, "श्रीमती लक्ष्मी विश्वकर्मा", 6)),
        ("long-name", person(Kind::Final, long_name, 4)),
        ("bengali", person(Kind::Final, "শ্রীমতী লক্ষ্মী মুখোপাধ্যায়", 2)),
        ("gurmukhi", person(Kind::Final, "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ ਢਿੱਲੋਂ", 2)),
        ("gujarati", person(Kind::Final, "શ્રી હર્ષદભાઈ પટેલ", 2)),
        ("odia", person(Kind::Final, "ଶ୍ରୀମତୀ ଲକ୍ଷ୍ମୀପ୍ରିୟା ମହାନ୍ତି", 2)),
        ("tamil", person(Kind::Final, "கிருஷ்ணமூர்த்தி கோவிந்தராஜன்", 2)),
        ("telugu", person(Kind::Final, "శ్రీమతి లక్ష్మీ వెంకటేశ్వర్లు", 2)),
        ("kannada", person(Kind::Final, "ಶ್ರೀಮತಿ ಲಕ್ಷ್ಮೀ ಕೃಷ್ಣಮೂರ್ತಿ", 2)),
        ("malayalam", person(Kind::Final, "ശ്രീമതി ലക്ഷ്മിക്കുട്ടി നമ്പൂതിരി", 2)),
        ("scripts", person(Kind::Final, SCRIPTS, 1)),
        ("urdu", person(Kind::Final, "محمد فیصل خان ٹنڈو گوجرہ چوہدری", 2)),
    ]
}

fn person(kind: Kind, name: &'static str, doses: u8) -> Certificate<'static> {
    Certificate {
        kind,
        name,
        birth_year: Some(1984),
        gender: "Female",
        id_verified: "Driving License ********9999",
        reference_id: "24681357924680",
        certificate_id: "98765432101",
        status: if kind == Kind::Final { "Vaccinated" } else { "Partially Vaccinated" },
        check_at: "portal.example/check",
        made_on: Day { year: 2021, month: 6, day: 15 },
        doses: (1..=doses).map(|number| dose(number, kind == Kind::Provisional && number == doses)).collect(),
    }
}

fn dose(number: u8, has_next: bool) -> Dose<'static> {
    let long = number.is_multiple_of(2);
    Dose {
        number,
        vaccine: "COVISHIELD",
        date: "01-03-2021",
        batch: Some("4121Z025"),
        next_due: has_next.then_some("24-05-2021"),
        vaccinated_by: Some(if long { "Dr. Venkataraman Subramanian" } else { "Meena Sharma" }),
        facility: Some(if long {
            "Government Primary Health Centre and Community Hospital, Anna Nagar West Extension"
        } else {
            "District Hospital"
        }),
        district: Some(if long { "Chennai" } else { "Pune" }),
        state: Some(if long { "Tamil Nadu" } else { "Maharashtra" }),
        code: Some(Code { text: ISSUED, id: "URN:UVCI:01:IN:01HZX5J7Q2K9M4R8T3V6W1Y0AB#9" }),
    }
}
