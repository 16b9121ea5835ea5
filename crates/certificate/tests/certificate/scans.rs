//! What a scanner, zbarimg (Debian: zbar-tools), reads off the printed page.

use std::path::PathBuf;
use std::process::Command;

use certificate::Code;

use crate::photograph::Picture;
use crate::{poppler, render, sample};

/// A credential as it is issued: 2 of 2 doses of Covaxin to Asha Devi.
const ISSUED: &str = include_str!("../../../credential/tests/credential/samples/issued.txt");
pub const CODE: Code<'_> =
    Code { text: ISSUED.trim_ascii(), id: "URN:UVCI:01:IN:01HZX5J7Q2K9M4R8T3V6W1Y0AB#9" };

/// As long as with a name of 80 letters of Devanagari: nothing but the length counts.
fn longest() -> String {
    ISSUED.trim().chars().cycle().take(820).collect()
}

/// Files that go with their owner.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("certificate-scans-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left in a temporary folder is no failure.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// All codes in a picture, sorted.
fn read(folder: &Folder, picture: &Picture) -> Vec<String> {
    let file = folder.0.join("page.pgm");
    std::fs::write(&file, picture.to_pgm()).unwrap();
    let arguments = ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"];
    let output = Command::new("zbarimg").args(arguments).arg(&file).output();
    let output = output.unwrap_or_else(|error| panic!("zbarimg (package zbar-tools): {error}"));
    let mut texts: Vec<_> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    texts.sort();
    texts
}

/// Prints a line for each resolution, and answers how many codes were read in each: as rendered, and photographed.
fn table(name: &str, texts: &[String]) -> Vec<(usize, usize)> {
    let mut certificate = sample::person("श्रीमती लक्ष्मी विश्वकर्मा");
    certificate.doses =
        (1..).zip(texts).map(|(number, text)| sample::dose_with(number, Code { text, ..CODE })).collect();
    let pdf = render(&certificate);
    let folder = Folder::new(name);
    let mut expected = texts.to_vec();
    expected.sort();
    let scans = [300, 150].map(|dpi| {
        let page = Picture::from_pgm(&poppler::pixels(&pdf, dpi));
        let [clean, photographed] = [&page, &page.photographed()].map(|picture| {
            let found = read(&folder, picture);
            assert!(found.iter().all(|text| expected.contains(text)), "nothing is misread");
            found.len()
        });
        println!(
            "{name:<10}  {dpi} dpi: {clean} of {0} as rendered, {photographed} of {0} photographed",
            texts.len()
        );
        (clean, photographed)
    });
    scans.to_vec()
}

#[test]
fn a_scanner_reads_each_code_off_the_page_and_off_a_photograph_of_it() {
    let issued = ISSUED.trim();
    // Two codes that differ: the second as if of another day.
    let texts = [issued.to_owned(), format!("{}0", &issued[..issued.len() - 1])];
    assert_eq!(table("two doses", &texts), [(2, 2), (2, 2)]);
    assert_eq!(table("longest", &[longest()]), [(1, 1), (1, 1)]);
}

#[test]
fn six_doses_keep_codes_that_are_read() {
    let issued = ISSUED.trim();
    let texts: Vec<_> = (0..6).map(|last| format!("{}{last}", &issued[..issued.len() - 1])).collect();
    assert_eq!(table("four doses", &texts[..4])[0], (4, 4));
    assert_eq!(table("six doses", &texts)[0], (6, 6));
}
