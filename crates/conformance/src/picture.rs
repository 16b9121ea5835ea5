//! A picture of a QR code, read by zbarimg: the tests need it anyway, where a decoder of our own language would be eight
//! crates more.

use std::io::Write;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The text in a PNG that is written as base64.
pub(crate) fn read(png: &str) -> Result<String, String> {
    let png = STANDARD.decode(png.trim()).map_err(|error| format!("the picture is no base64: {error}"))?;
    let mut zbarimg = Command::new("zbarimg")
        .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "png:-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("zbarimg (package zbar-tools): {error}"))?;
    if let Some(mut stdin) = zbarimg.stdin.take() {
        // A program that ends before it has read all says so by its output.
        let _ = stdin.write_all(&png);
    }
    let output = zbarimg.wait_with_output().map_err(|error| format!("zbarimg: {error}"))?;
    let text = String::from_utf8(output.stdout).map_err(|_| "the code holds no text".to_owned())?;
    match text.strip_suffix('\n') {
        Some(text) => Ok(text.to_owned()),
        None => Err("zbarimg finds no code in the picture".to_owned()),
    }
}
