//! What a scanner reads off the printed certificate: the very credentials that the API answers.

use std::process::Command;

use contract::path;
use credential::Event;

use crate::holds::verdict;
use crate::house::{FAMILY, House};

/// Poppler's pdftoppm and zbarimg (Debian: poppler-utils, zbar-tools), neither of which shares code with ours.
fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().expect(program);
    assert!(output.status.success(), "{program}: {}", output.status);
    String::from_utf8(output.stdout).expect("text")
}

#[tokio::test]
async fn the_codes_on_the_pdf_are_the_credentials() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    let ask = async |path: &str| {
        let query = format!("{path}?{}=99900000000001", path::REFERENCE_ID_PARAMETER);
        house.get(&query, Some(&token)).await
    };
    let pdf = house.folder.path().join("certificate.pdf");
    std::fs::write(&pdf, ask(path::CERTIFICATE).await.body).expect("written");
    let [pdf, page] =
        [pdf.clone(), pdf.with_extension("")].map(|path| path.to_str().expect("UTF-8").to_owned());
    let codes = |part: &[&str]| {
        run("pdftoppm", &[&["-gray", "-r", "150", "-singlefile"], part, &[&pdf, &page]].concat());
        let options = ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"];
        let read = run("zbarimg", &[&options[..], &[&format!("{page}.pgm")]].concat());
        read.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let mut read = codes(&[]);
    // The codes stand side by side: this strip has the first alone.
    let first = codes(&["-x", "0", "-y", "0", "-W", "400", "-H", "1754"]);
    let credentials = ask(path::CREDENTIAL).await.json();
    let issued = credentials["credentials"].as_array().expect("a list").iter();
    let mut issued: Vec<_> = issued.map(|it| it["hcert"].as_str().expect("text")).collect();
    assert!(first == issued[..1], "the first dose's code stands first");
    issued.sort_unstable();
    read.sort_unstable();
    assert!(read == issued, "{} codes read of {}", read.len(), issued.len());
    let text = run("pdftotext", &["-raw", &pdf, "-"]);
    assert!(text.contains("localhost/check"), "where to check it");
    for hcert in read {
        let certificate = verdict(&house, &hcert, None).await.expect("it holds").certificate;
        let Event::Vaccination(vaccination) = certificate.event else { panic!("no vaccination") };
        let beneath =
            format!("Dose {}\n{}", vaccination.dose.expect("a dose"), certificate.id.expect("an id"));
        assert!(text.contains(&beneath), "a dose's id stands beneath its code");
    }
}

#[tokio::test]
async fn without_a_key_the_pdf_has_no_code() {
    let house = House::with_sample_data().await.restart_with(|plan| plan.keys = None).await;
    let token = house.sign_in(FAMILY).await;
    let query = format!("{}?{}=99900000000001", path::CERTIFICATE, path::REFERENCE_ID_PARAMETER);
    let pdf = house.get(&query, Some(&token)).await.body;
    assert!(pdf.starts_with(b"%PDF-"));
    assert!(!String::from_utf8_lossy(&pdf).contains("/Subtype/Image"));
}
