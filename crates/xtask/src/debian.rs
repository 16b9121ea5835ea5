//! What only the tests need, from Debian: a browser with its driver, fonts, and readers of PDF files and of QR codes.

use std::{path::Path, process::Command};

use crate::{
    command::{answer, run},
    failure::Failure,
    progress::Progress,
};

pub(crate) const CHROMEDRIVER: &str = "/usr/bin/chromedriver";

/// Each package, and a file that is there once it is installed, by whatever means.
const PACKAGES: [(&str, &str); 7] = [
    ("chromium", "/usr/bin/chromium"),
    ("chromium-driver", CHROMEDRIVER),
    ("fonts-noto-core", "/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf"),
    ("poppler-utils", "/usr/bin/pdftotext"),
    ("sqlite3", "/usr/bin/sqlite3"),
    ("xvfb", "/usr/bin/Xvfb"),
    ("zbar-tools", "/usr/bin/zbarimg"),
];

pub(crate) fn packages_for_tests(progress: &Progress) -> Result<(), Failure> {
    let missing = missing(|file| Path::new(file).exists());
    if missing.is_empty() { Ok(()) } else { install(progress, &missing) }
}

/// For the search of the browsers' disks only: nothing else runs in Firefox.
pub(crate) fn firefox(progress: &Progress) -> Result<(), Failure> {
    if Path::new("/usr/bin/firefox-esr").exists() { Ok(()) } else { install(progress, &["firefox-esr"]) }
}

/// Installs them where that is possible, and names them where it is not.
pub(crate) fn install(progress: &Progress, packages: &[&str]) -> Result<(), Failure> {
    let names = packages;
    let packages = names.join(" ");
    let Some(apt_get) = apt_get() else { return Err(Failure::PackagesMissing { packages }) };
    progress.step(&format!("Installing Debian packages: {packages}"));
    run(apt_get().args(["update", "--quiet"]))?;
    run(apt_get().args(["install", "--quiet", "--yes", "--no-install-recommends"]).args(names))
}

fn missing(is_there: impl Fn(&str) -> bool) -> Vec<&'static str> {
    PACKAGES.iter().filter(|(_, file)| !is_there(file)).map(|(package, _)| *package).collect()
}

/// How to call apt-get: as root, or by a sudo that asks nothing. None where neither is possible.
fn apt_get() -> Option<impl Fn() -> Command> {
    answer(Command::new("apt-get").arg("--version"))?;
    let is_root = answer(Command::new("id").arg("-u"))? == "0";
    if !is_root {
        answer(Command::new("sudo").args(["--non-interactive", "true"]))?;
    }
    Some(move || {
        let mut command = Command::new(if is_root { "env" } else { "sudo" });
        if !is_root {
            command.args(["--non-interactive", "env"]);
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_there_is_installed() {
        assert_eq!(missing(|_| true), [""; 0]);
        assert_eq!(missing(|file| file != CHROMEDRIVER), ["chromium-driver"]);
        assert_eq!(
            missing(|file| file.starts_with("/usr/share")),
            ["chromium", "chromium-driver", "poppler-utils", "sqlite3", "xvfb", "zbar-tools"]
        );
    }
}
