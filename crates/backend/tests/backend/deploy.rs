//! The servers of `docs/deploy.md` that serve the built app in our place send the headers that we send.

use std::collections::BTreeMap;

use axum::http::Method;
use portal_backend::tls::OverTls;

use crate::house::{Answer, request};
use crate::pages::{HASHED, built};

type Headers = BTreeMap<String, String>;

const GUIDE: &str = include_str!("../../../../docs/deploy.md");

/// Told of the very answer, or by a proxy.
const OF_ONE_ANSWER: [&str; 8] = [
    "accept-ranges",
    "content-language",
    "content-length",
    "content-type",
    "last-modified",
    "etag",
    "vary",
    "x-request-id",
];

#[tokio::test]
async fn the_documented_headers_are_those_that_the_backend_sends() {
    let house = built().await;
    let over_tls = async |path: &str| {
        let mut request = request(Method::GET, path, None, None);
        request.extensions_mut().insert(OverTls);
        sent(&house.call(request).await)
    };
    let document = over_tls("/").await;
    let file = over_tls(HASHED).await;
    assert!(document.len() > 9 && file.len() > 5, "{document:?} {file:?}");

    let nginx = section("## nginx, the app from a folder");
    assert_eq!(headers_in(block(nginx, "location / {")), document);
    assert_eq!(headers_in(block(nginx, r#"location ~ "-[0-9a-f]{16}[._]" {"#)), file);
    let caddy = section("## Caddy, the app from a folder");
    assert_eq!(headers_in(block(caddy, "handle {")), document);
    assert_eq!(headers_in(block(caddy, "handle @hashed {")), file);
}

/// Otherwise a client could say where it comes from, and be believed.
#[test]
fn each_documented_proxy_sets_where_a_call_comes_from() {
    let nginx = ["## nginx, everything passed on", "## nginx, the app from a folder"];
    let caddy = ["## Caddy, everything passed on", "## Caddy, the app from a folder"];
    for (headings, passes_on, sets) in [
        (nginx, "proxy_pass http", "proxy_set_header X-Forwarded-For $remote_addr;"),
        (caddy, "reverse_proxy 127", "header_up X-Forwarded-For {remote_host}"),
    ] {
        for heading in headings {
            let text = section(heading);
            assert_eq!(text.matches(passes_on).count(), 1, "{heading}");
            assert!(text.contains(sets), "{heading}");
        }
    }
}

fn sent(answer: &Answer) -> Headers {
    let headers =
        answer.headers.keys().map(|name| (name.to_string(), answer.header(name.as_str()).to_owned()));
    headers.filter(|(name, _)| !OF_ONE_ANSWER.contains(&name.as_str())).collect()
}

fn section(heading: &str) -> &'static str {
    let (_, text) = GUIDE.split_once(&[heading, "\n"].concat()).expect("a section of the guide");
    text.split("\n## ").next().unwrap_or_default()
}

/// What stands between the braces that this line opens.
fn block<'guide>(text: &'guide str, opening: &str) -> &'guide str {
    let line = text.lines().find(|line| line.trim() == opening).expect("the line that opens the block");
    let indent = line.split(opening).next().unwrap_or_default();
    let (_, inside) = text.split_once(line).expect("it was found");
    inside.split_once(&["\n", indent, "}"].concat()).expect("a brace that closes the block").0
}

/// `add_header Name "value" always;` of nginx, or "Name `value`" of Caddy.
fn headers_in(block: &str) -> Headers {
    let header = |line: &str| {
        let line = line.trim();
        let quoted = match line.strip_prefix("add_header ") {
            Some(directive) => directive.strip_suffix(" always;")?,
            None => line.strip_suffix('`').map(|_| line)?,
        };
        let (name, value) = quoted.split_once(' ')?;
        Some((name.to_lowercase(), value[1..value.len() - 1].to_owned()))
    };
    block.lines().filter_map(header).collect()
}
