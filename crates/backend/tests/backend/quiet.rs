//! What the program writes down about its work holds nothing of the people it works for, at any level, in either
//! format, whatever it is asked and whatever breaks.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

use contract::{OtpCode, path};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::house::FAMILY;

/// Stands wherever a caller can put something. In any case of letters, as headers change theirs.
const MARKER: &str = "quietmarker";

struct Portal {
    process: Running,
    address: String,
    folder: TempDir,
    logs: JoinHandle<std::io::Result<String>>,
}

/// A test that fails leaves no process behind.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail where it has ended, as it should have.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Portal {
    fn start(level: &str, format: &str, arguments: &[&str]) -> Self {
        let folder = TempDir::new().expect("a folder");
        let mut process = Command::new(env!("CARGO_BIN_EXE_portal-backend"))
            .args(["--log-level", level, "--log-format", format, "serve", "--sample-data"])
            .args(["--listen", "127.0.0.1:0", "--database"])
            .arg(folder.path().join("portal.sqlite3"))
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        let mut stderr = process.stderr.take().expect("a pipe");
        // Read beside the calls: a full pipe would stop the program.
        let logs = std::thread::spawn(move || {
            let mut logs = String::new();
            stderr.read_to_string(&mut logs).map(|_| logs)
        });
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
        let address = line.trim_end().strip_prefix("listening on http://").expect("an address").to_owned();
        Self { process: Running(process), address, folder, logs }
    }

    /// Ends it, and answers all that it logged.
    fn end(mut self) -> String {
        let kill = format!("kill {}", self.process.0.id());
        let asked = Command::new("sh").arg("-c").arg(kill).status().expect("asked");
        assert!(asked.success() && self.process.0.wait().expect("ended").success());
        self.logs.join().expect("joined").expect("text")
    }
}

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

fn assert_quiet(logs: &str, markers: &[String]) {
    let lower = logs.to_lowercase();
    for marker in markers {
        let line = lower.lines().find(|line| line.contains(&marker.to_lowercase()));
        assert!(line.is_none(), "{marker} is in the logs: {line:?}");
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
    let first = signed_in["token"].as_str().expect("a token");
    let extended: Value =
        serde_json::from_str(&call(address, "POST", path::EXTEND, first, "")).expect("JSON");
    let token = extended["token"].as_str().expect("a token");
    for id in ["99900000000001", "99900000000003"] {
        call(address, "GET", &format!("{}?beneficiary_reference_id={id}", path::CERTIFICATE), token, "");
    }
    call(address, "GET", path::BENEFICIARIES, token, "");
    call(address, "GET", path::ACTIVITY, token, "");
    call(address, "POST", path::LOGOUT, token, "");
    let digits = code.expose_digits().to_owned();
    let digest = code.digest().expose().to_owned();
    let told = [FAMILY, "99900000000001", "99900000000003", "Anita Deshmukh", txn_id, first, token];
    told.map(str::to_owned)
        .into_iter()
        .chain([format!("is {digits}"), format!("#{digits}"), digest])
        .collect()
}

/// The marker in every place of a request, well-formed and not. No answer repeats it.
fn hostilities(address: &str) {
    let with_headers = |first: &str, headers: &str, body: &str| {
        let length = body.len();
        let head = format!(
            "{first}\r\nhost: localhost\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}"
        );
        raw(address, format!("{head}\r\n{body}").as_bytes())
    };
    let mut answers = Vec::new();
    for path in [
        path::GENERATE_OTP,
        path::CONFIRM_OTP,
        path::BENEFICIARIES,
        path::CERTIFICATE,
        path::ACTIVITY,
        path::EXTEND,
        path::LOGOUT,
        "/health/ready",
        "/sandbox/messages",
        "/",
        "/api/openapi.json",
        "/api/policy-reports",
    ] {
        for method in ["GET", "POST", "PUT", "OPTIONS", "QUIETMARKER"] {
            let line =
                format!("{method} {path}/{MARKER}?mobile={MARKER}&after={MARKER}&{MARKER}=%zz HTTP/1.1");
            answers.push(with_headers(&line, "", ""));
            let line = format!(
                "{method} {path}?mobile={MARKER}&beneficiary_reference_id={MARKER}&after={MARKER} HTTP/1.1"
            );
            let headers = [
                "authorization",
                "cookie",
                "user-agent",
                "referer",
                "x-forwarded-for",
                "origin",
                "x-request-id",
            ]
            .map(|name| format!("{name}: Bearer {MARKER}\r\n"))
            .concat();
            answers.push(with_headers(&line, &headers, ""));
        }
        for body in [
            format!(r#"{{"mobile":"{MARKER}"}}"#),
            format!(r#"{{"mobile":"9999900001","{MARKER}":1}}"#),
            format!(r#"{{"otp":"{MARKER}","txnId":"{MARKER}"}}"#),
            format!(r#"{{"mobile": {MARKER}"#),
            format!(r#"{{"mobile":"{}"}}"#, MARKER.repeat(2000)),
        ] {
            let line = format!("POST {path} HTTP/1.1");
            answers.push(with_headers(&line, "content-type: application/json\r\n", &body));
            answers.push(with_headers(&line, &format!("content-type: {MARKER}\r\n"), &body));
        }
    }
    for (kind, body) in reports() {
        let headers = format!("content-type: application/{kind}; {MARKER}\r\n");
        answers.push(with_headers("POST /api/policy-reports HTTP/1.1", &headers, &body.to_string()));
    }
    for broken in [
        format!("GET /{MARKER} HTTP/9.9\r\n\r\n"),
        format!("{MARKER}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{MARKER}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nhost: {MARKER} {MARKER}\r\nconnection: close\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", MARKER.repeat(60_000)),
        format!("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: {MARKER}\r\n\r\n"),
        format!("POST / HTTP/1.1\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n{MARKER}\r\n"),
        format!("\u{16}\u{3}\u{1}\u{0}{MARKER}"),
    ] {
        answers.push(raw(address, broken.as_bytes()));
    }
    assert!(answers.iter().filter(|answer| answer.contains("HTTP/1.1 4")).count() > 100, "most is refused");
    for answer in answers {
        // The sandbox's page alone shows what was typed.
        assert!(!answer.to_lowercase().contains(MARKER), "{answer}");
    }
}

/// What browsers send when the page's policy was violated, with the marker wherever a page can put it.
fn reports() -> [(&'static str, Value); 2] {
    let body = json!({ "documentURL": MARKER, "blockedURL": MARKER, "sample": MARKER, "effectiveDirective": MARKER });
    let list = json!([{ "type": "csp-violation", "url": MARKER, "user_agent": MARKER, "body": body }, { "type": MARKER }]);
    let single = json!({ "csp-report": { "script-sample": MARKER, "violated-directive": MARKER } });
    [("reports+json", list), ("csp-report", single)]
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

/// One call by hand; answers the body.
fn call(address: &str, method: &str, path: &str, token: &str, body: &str) -> String {
    let length = body.len();
    let answer = raw(
        address,
        format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nauthorization: Bearer {token}\r\n\
             content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        )
        .as_bytes(),
    );
    answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default()
}

/// What comes back. The other end may hang up before it has read all: what it said until then counts.
fn raw(address: &str, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).expect("connected");
    let mut answer = Vec::new();
    if stream.write_all(request).is_ok() {
        drop(stream.read_to_end(&mut answer));
    }
    String::from_utf8_lossy(&answer).into_owned()
}
