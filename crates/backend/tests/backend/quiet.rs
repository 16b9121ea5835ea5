//! What the program writes down about its work holds nothing of the people it works for.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use contract::{OtpCode, path};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::house::FAMILY;

#[test]
fn no_log_line_tells_of_anybody_at_any_level() {
    let folder = TempDir::new().expect("a folder");
    let mut backend = Command::new(env!("CARGO_BIN_EXE_portal-backend"))
        .args(["--log-level", "trace", "--log-format", "json", "serve", "--sandbox", "--sample-data"])
        .args(["--listen", "127.0.0.1:0", "--database"])
        .arg(folder.path().join("portal.sqlite3"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    let mut stderr = backend.stderr.take().expect("a pipe");
    // Read beside the calls: a full pipe would stop the program.
    let logs = std::thread::spawn(move || {
        let mut logs = String::new();
        stderr.read_to_string(&mut logs).map(|_| logs)
    });
    let mut line = String::new();
    BufReader::new(backend.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
    let address = line.trim_end().strip_prefix("listening on http://").expect("an address").to_owned();

    let markers = journey(&address);
    let asked = Command::new("sh").arg("-c").arg(format!("kill {}", backend.id())).status().expect("asked");
    assert!(asked.success() && backend.wait().expect("ended").success());
    let logs = logs.join().expect("joined").expect("text");
    assert!(logs.contains(path::CERTIFICATE), "the calls are in the logs");
    for marker in markers {
        assert!(!logs.contains(&marker), "{marker} is in the logs");
    }
}

/// Goes through all calls, a wrong code and a wrong id among them; answers what must not be told.
fn journey(address: &str) -> Vec<String> {
    let post = |path: &str, body: &Value| call(address, "POST", path, "", &body.to_string());
    let sent: Value =
        serde_json::from_str(&post(path::GENERATE_OTP, &json!({"mobile": FAMILY}))).expect("JSON");
    let txn_id = sent["txnId"].as_str().expect("a transaction");
    let code = (0..100)
        .find_map(|_| {
            let messages = call(address, "GET", "/sandbox/messages?mobile=9999900001", "", "");
            let messages: Value = serde_json::from_str(&messages).expect("JSON");
            OtpCode::parse(messages[0]["text"].as_str()?).ok()
        })
        .expect("an SMS");
    let confirm =
        |code: &OtpCode| post(path::CONFIRM_OTP, &json!({"txnId": txn_id, "otp": code.digest().expose()}));
    confirm(&crate::house::wrong(&code));
    let signed_in: Value = serde_json::from_str(&confirm(&code)).expect("JSON");
    let token = signed_in["token"].as_str().expect("a token");
    for id in ["99900000000001", "99900000000003"] {
        call(address, "GET", &format!("{}?beneficiary_reference_id={id}", path::CERTIFICATE), token, "");
    }
    call(address, "GET", path::BENEFICIARIES, token, "");
    call(address, "GET", path::ACTIVITY, token, "");
    call(address, "POST", path::LOGOUT, token, "");
    let digits = code.expose_digits().to_owned();
    let digest = code.digest().expose().to_owned();
    let told = [FAMILY, "99900000000001", "99900000000003", "Anita Deshmukh", txn_id, token];
    told.map(str::to_owned)
        .into_iter()
        .chain([format!("is {digits}"), format!("#{digits}"), digest])
        .collect()
}

/// One call by hand; answers the body.
fn call(address: &str, method: &str, path: &str, token: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("connected");
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .expect("written");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("read");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default()
}
