//! Calls of all kinds, as they should be and as they should not.

use contract::{OtpCode, path};
use serde_json::{Value, json};

use super::portal::{call, raw};
use crate::house::FAMILY;

/// Stands wherever a caller can put something. In any case of letters, as headers change theirs.
pub(super) const MARKER: &str = "quietmarker";

/// Goes through all calls, a wrong code and a wrong id among them; answers what must not be told.
pub(super) fn journey(address: &str) -> Vec<String> {
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
        for path in [path::CERTIFICATE, path::CREDENTIAL] {
            call(address, "GET", &format!("{path}?beneficiary_reference_id={id}"), token, "");
        }
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
pub(super) fn hostilities(address: &str) {
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
        path::CREDENTIAL,
        path::TRUST,
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
