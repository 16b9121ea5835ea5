//! What the program writes down about its work holds nothing of the people it works for, at any level, in either
//! format, whatever it is asked and whatever breaks.

mod frames;
mod hostilities;
mod portal;

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::process::Command;

use contract::{OtpCode, path};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::house::FAMILY;
use crate::tls::Pair;
use frames::hostile_frames;
use hostilities::{MARKER, hostilities, journey};
use portal::{Portal, assert_quiet, call};

#[test]
fn no_log_line_tells_of_anybody_at_any_level_in_either_format() {
    for (level, format) in [
        ("trace", "json"),
        ("trace", "compact"),
        ("debug", "json"),
        ("debug", "compact"),
        ("info", "json"),
        ("info", "compact"),
        ("warn", "json"),
        ("warn", "compact"),
        ("error", "json"),
        ("error", "compact"),
        ("off", "json"),
        ("off", "compact"),
    ] {
        let portal = Portal::start(level, format, &["--sandbox"]);
        let mut markers = journey(&portal.address);
        hostilities(&portal.address);
        markers.push(MARKER.to_owned());
        let logs = portal.end();
        assert_eq!(
            logs.contains(path::CERTIFICATE),
            !["warn", "error", "off"].contains(&level),
            "{level} {format}"
        );
        let is_counted = logs.contains("violations of the page's policy");
        assert_eq!(is_counted, !["error", "off"].contains(&level), "{level} {format}");
        assert_quiet(&logs, &markers);
    }
}

#[tokio::test]
async fn no_log_line_tells_of_anybody_who_comes_by_http_2() {
    let folder = TempDir::new().expect("a folder");
    let pair = Pair::new();
    let files = pair.write(folder.path());
    let [certificate, key] =
        [&files.certificate, &files.key].map(|file| file.to_str().expect("a name").to_owned());
    for (level, format) in [("trace", "json"), ("trace", "compact"), ("debug", "json"), ("debug", "compact")]
    {
        let arguments = ["--sandbox", "--tls-cert", &certificate, "--tls-key", &key];
        let portal = Portal::start(level, format, &arguments);
        let address = portal.address.parse().expect("an address");
        let refused = hostile_frames(address, pair.certificate.der()).await;
        assert!(refused > 30, "most is refused: {refused}");
        let logs = portal.end();
        assert!(logs.contains(path::CERTIFICATE), "{level} {format}");
        assert_quiet(&logs, &[MARKER.to_owned()]);
    }
}

#[test]
fn a_gateway_that_fails_in_any_way_brings_nothing_into_the_logs() {
    let gateway = TcpListener::bind("127.0.0.1:0").expect("bound");
    let port = gateway.local_addr().expect("an address").port();
    let url = format!("http://127.0.0.1:{port}/{MARKER}?to={{to}}&text={{text}}");
    let header = format!("x-key: {MARKER}");
    for format in ["compact", "json"] {
        let arguments = ["--sms-url", &url, "--sms-header", &header, "--sms-retries", "0"];
        let portal = Portal::start("trace", format, &arguments);
        // Each answer says again what was asked, in another place.
        let failures = [
            "HTTP/1.1 500 {}\r\ncontent-length: 0\r\n\r\n",
            "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1/{}\r\ncontent-length: 0\r\n\r\n",
            "HTTP/1.1 400 Bad\r\nx-{}: {}\r\ncontent-length: 9\r\n\r\n{}",
            "{}",
            "",
        ];
        for (place, failure) in failures.into_iter().enumerate() {
            let number = format!("98765432{place:02}");
            let body = json!({ "mobile": number }).to_string();
            assert!(call(&portal.address, "POST", path::GENERATE_OTP, "", &body).contains("txnId"));
            let (mut stream, _) = gateway.accept().expect("a connection");
            let mut request = [0; 4096];
            let length = stream.read(&mut request).expect("a request");
            let asked = String::from_utf8_lossy(request.get(..length).unwrap_or_default()).into_owned();
            assert!(asked.contains(&number));
            let line = asked.lines().next().unwrap_or_default().replace(['\r', '\n'], " ");
            stream.write_all(failure.replace("{}", &line).as_bytes()).expect("written");
        }
        let logs = portal.end();
        assert_eq!(logs.matches("an SMS did not go out").count(), 5, "{logs}");
        assert_quiet(
            &logs,
            &[MARKER.to_owned(), "98765432".to_owned(), "Your OTP".to_owned(), "Your%20OTP".to_owned()],
        );
    }
}

#[test]
fn an_import_says_nothing_of_what_stands_in_the_file() {
    let folder = TempDir::new().expect("a folder");
    let header = portal_backend::import::COLUMNS.join(",");
    let good = "9999900001,99900000000001,Quietmarker,1978,Female,Quietmarker,Quietmarker 12,Vaccinated,Quietmarker,,,\
                1,Quietmarker,12-03-2021,Quietmarker,04-06-2021,Quietmarker,Quietmarker,Quietmarker,Quietmarker";
    let mut lines = vec![good.to_owned()];
    for place in 0..portal_backend::import::COLUMNS.len() {
        let change = |value: &str| {
            let mut fields: Vec<&str> = good.split(',').collect();
            fields[place] = value;
            fields.join(",")
        };
        let long = "Quietmarker".repeat(60);
        lines.extend(["Quietmarker", "Quietmarker\u{7}", &long, "\"Quietmarker"].map(change));
    }
    let bad_text =
        [format!("{header}\n{}\n", lines.join("\n")).into_bytes(), b"Quietmarker\xff,,,\n".to_vec()].concat();
    let strange_header = format!("Quietmarker,{header}\nQuietmarker,{good}\n");
    let no_header = format!("{good}\n{good}\n");
    let mut left_out = 0;
    for (place, csv) in
        [bad_text, strange_header.into_bytes(), no_header.into_bytes()].into_iter().enumerate()
    {
        let file = folder.path().join("people.csv");
        std::fs::write(&file, csv).expect("written");
        for format in ["compact", "json"] {
            let output = Command::new(env!("CARGO_BIN_EXE_portal-backend"))
                .args(["--log-level", "trace", "--log-format", format, "import"])
                .arg(&file)
                .arg("--database")
                .arg(folder.path().join(format!("portal-{place}-{format}.sqlite3")))
                .output()
                .expect("ran");
            let said =
                [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            left_out += said[1].matches("left out").count();
            let markers = [MARKER, "9999900001", "99900000000001"].map(str::to_owned);
            assert_quiet(&said.concat(), &markers);
        }
    }
    assert!(left_out > 40, "the bad lines are named: {left_out}");
}

#[tokio::test]
async fn a_database_that_breaks_says_nothing_of_what_stood_in_it() {
    for format in ["compact", "json"] {
        let portal = Portal::start("trace", format, &["--sandbox"]);
        let sign_in = |number: &str| {
            let body = json!({ "mobile": number }).to_string();
            let sent: Value =
                serde_json::from_str(&call(&portal.address, "POST", path::GENERATE_OTP, "", &body))
                    .expect("JSON");
            let messages = format!("/sandbox/messages?mobile={number}");
            let code = (0..100).find_map(|_| {
                let messages: Value =
                    serde_json::from_str(&call(&portal.address, "GET", &messages, "", "")).expect("JSON");
                OtpCode::parse(messages[0]["text"].as_str()?).ok()
            });
            let digest = code.expect("an SMS").digest();
            let body = json!({ "txnId": sent["txnId"], "otp": digest.expose() }).to_string();
            let signed_in: Value =
                serde_json::from_str(&call(&portal.address, "POST", path::CONFIRM_OTP, "", &body))
                    .expect("JSON");
            signed_in["token"].as_str().expect("a token").to_owned()
        };
        let (first, second) = (sign_in(FAMILY), sign_in("9999900002"));
        let file = portal.folder.path().join("portal.sqlite3");
        let break_it = async |statement: &str| crate::audit::tamper_file(&file, statement).await;
        break_it("UPDATE beneficiaries SET birth_year = 'Quietmarker' WHERE mobile = '9999900001'").await;
        let answer = call(&portal.address, "GET", path::BENEFICIARIES, &first, "");
        assert_eq!(answer, r#"{"errorCode":"INTERNAL","error":"Internal error"}"#);
        break_it("UPDATE sessions SET mobile = 'Quietmarker' WHERE mobile = '9999900002'; DROP TABLE doses")
            .await;
        for token in [&first, &second] {
            let answer = call(&portal.address, "GET", path::BENEFICIARIES, token, "");
            assert_eq!(answer, r#"{"errorCode":"INTERNAL","error":"Internal error"}"#);
        }
        let logs = portal.end();
        assert_eq!(logs.matches("a request failed").count(), 3, "{logs}");
        assert_quiet(&logs, &[MARKER, FAMILY, "9999900002", &first, &second].map(str::to_owned));
    }
}

/// The test runs itself once more, as a process that panics.
#[test]
fn a_panic_is_told_by_its_place_alone() {
    const CHILD: &str = "PORTAL_TEST_PANICS";
    if std::env::var_os(CHILD).is_some() {
        portal_backend::telemetry::start(
            portal_backend::telemetry::LogFormat::Json,
            tracing_subscriber::filter::LevelFilter::TRACE,
        );
        let panicked = std::thread::spawn(|| panic!("{MARKER}")).join();
        assert!(panicked.is_err());
        return;
    }
    let output = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "quiet::a_panic_is_told_by_its_place_alone", "--nocapture"])
        .env(CHILD, "yes")
        .output()
        .expect("ran");
    let said =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success() && said.contains("panicked") && said.contains("quiet.rs"), "{said}");
    assert_quiet(&said, &[MARKER.to_owned()]);
}
