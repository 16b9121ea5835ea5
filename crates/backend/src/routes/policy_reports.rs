//! What browsers report of violations of the page's policy.
//!
//! A report holds addresses and pieces of pages, and anybody can send one: each is counted under a word of ours, and
//! nothing else of it is kept.

use std::collections::BTreeMap;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use serde_json::Value;

use super::body;
use crate::backend::Backend;
use crate::refusal::Refusal;

pub(crate) const PATH: &str = "/api/policy-reports";

/// The words of the log. Reports that name something else are counted as `OTHER`.
const KNOWN: [&str; 24] = [
    "base-uri",
    "child-src",
    "connect-src",
    "default-src",
    "font-src",
    "form-action",
    "frame-ancestors",
    "frame-src",
    "img-src",
    "integrity-violation",
    "manifest-src",
    "media-src",
    "object-src",
    "permissions-policy-violation",
    "require-trusted-types-for",
    "script-src",
    "script-src-attr",
    "script-src-elem",
    "style-src",
    "style-src-attr",
    "style-src-elem",
    "trusted-types",
    "wasm-eval",
    "worker-src",
];
const OTHER: &str = "other";

/// The two content types in which browsers report.
const REPORTS: [&str; 2] = ["application/csp-report", "application/reports+json"];

pub(crate) async fn receive(State(backend): State<Backend>, request: Request) -> Result<StatusCode, Refusal> {
    let content_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = content_type.and_then(|value| value.split(';').next()).unwrap_or_default().trim();
    if !REPORTS.iter().any(|kind| essence.eq_ignore_ascii_case(kind)) {
        return Err(Refusal::NotJson);
    }
    let bytes = body::whole(request, &backend).await?;
    let reports = serde_json::from_slice(&bytes).map_err(|_| Refusal::InvalidRequest)?;
    for (what, count) in counted(&reports) {
        tracing::warn!(what, count, "browsers report violations of the page's policy");
    }
    Ok(StatusCode::NO_CONTENT)
}

/// How many reports there are of what: `{"csp-report": {…}}`, or a list of `{"type": …, "body": {…}}`.
fn counted(reports: &Value) -> BTreeMap<&'static str, u32> {
    let mut counted = BTreeMap::new();
    match reports {
        Value::Array(list) => {
            for report in list {
                *counted.entry(of_list(report)).or_default() += 1;
            }
        }
        single => {
            counted.insert(of_single(single), 1);
        }
    }
    counted
}

fn of_list(report: &Value) -> &'static str {
    match report["type"].as_str() {
        Some("csp-violation") => known(&report["body"]["effectiveDirective"]),
        _ => known(&report["type"]),
    }
}

/// Older browsers give the whole directive, with its sources, and call it violated.
fn of_single(report: &Value) -> &'static str {
    let report = &report["csp-report"];
    match known(&report["effective-directive"]) {
        OTHER => known(&report["violated-directive"]),
        directive => directive,
    }
}

fn known(name: &Value) -> &'static str {
    let name = name.as_str().and_then(|name| name.split(' ').next()).unwrap_or_default();
    KNOWN.into_iter().find(|known| *known == name).unwrap_or(OTHER)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reports_are_counted_by_what_was_violated() {
        let check = |reports: Value, expected: &[(&str, u32)]| {
            let counted: Vec<_> = counted(&reports).into_iter().collect();
            assert_eq!(counted, expected, "{reports}");
        };
        check(json!({"csp-report": {"effective-directive": "img-src"}}), &[("img-src", 1)]);
        check(json!({"csp-report": {"violated-directive": "style-src 'self'"}}), &[("style-src", 1)]);
        check(json!({"csp-report": {"effective-directive": "9999900001"}}), &[(OTHER, 1)]);
        let inline = json!({"type": "csp-violation", "body": {"effectiveDirective": "script-src-elem"}});
        let changed = json!({"type": "integrity-violation", "body": {"documentURL": "https://x/9999900001"}});
        let unknown = json!({"type": "9999900001", "body": {"effectiveDirective": "script-src-elem"}});
        check(
            json!([inline, changed, inline, unknown, 1, null]),
            &[("integrity-violation", 1), (OTHER, 3), ("script-src-elem", 2)],
        );
        check(json!([]), &[]);
        check(json!("9999900001"), &[(OTHER, 1)]);
        check(json!({}), &[(OTHER, 1)]);
    }
}
