//! The built app, and the headers on everything.

use std::fs;
use std::io::Read as _;

use axum::http::{Method, StatusCode};
use insta::assert_snapshot;

use crate::house::{House, request};

pub(crate) const HASHED: &str = "/app-0123456789abcdef_bg.wasm";

pub(crate) async fn built() -> House {
    let house = House::new().await;
    let dist = house.folder.path().join("dist");
    fs::create_dir_all(dist.join("fonts")).expect("a folder");
    let files: [(&str, &[u8]); 6] = [
        ("index.html", b"<!doctype html>"),
        (&HASHED[1..], b"plain wasm"),
        ("app-0123456789abcdef_bg.wasm.br", b"brotli"),
        ("app-0123456789abcdef_bg.wasm.gz", b"gzip"),
        ("boot.js", b"1"),
        ("fonts/a.css", b"a{}"),
    ];
    for (name, content) in files {
        fs::write(dist.join(name), content).expect("written");
    }
    fs::write(house.folder.path().join("secret.txt"), "secret").expect("written");
    house
}

#[tokio::test]
async fn every_page_is_the_one_document_and_is_never_kept() {
    let house = built().await;
    for path in ["/", "/index.html", "/code", "/people", "/certificate", "/a/b"] {
        let answer = house.get(path, None).await;
        assert_eq!(answer.told(), "200 <!doctype html>", "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let document = house.get("/", None).await;
    assert_snapshot!(document.header("content-security-policy"), @"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /api/policy-reports; report-to policy");
    assert_snapshot!(document.header("integrity-policy"), @"blocked-destinations=(script), endpoints=(policy)");
    assert_snapshot!(document.header("reporting-endpoints"), @r#"policy="/api/policy-reports""#);
    assert_eq!(document.header("origin-agent-cluster"), "?1");
}

#[tokio::test]
async fn the_document_may_use_nothing_but_what_it_needs() {
    let house = built().await;
    let document = house.get("/", None).await;
    let policy: Vec<_> = document.header("permissions-policy").split(", ").collect();
    let on: Vec<_> = policy.iter().filter(|feature| !feature.ends_with("=()")).collect();
    assert_eq!(
        on,
        [
            &"camera=(self)",
            &"media-playback-while-not-visible=(self)",
            &"otp-credentials=(self)",
            &"screen-wake-lock=(self)",
            &"web-share=(self)"
        ]
    );
    for off in ["microphone", "geolocation", "payment", "usb", "publickey-credentials-get"] {
        assert!(policy.contains(&[off, "=()"].concat().as_str()), "{off}");
    }
    let names: Vec<_> = policy.iter().filter_map(|feature| feature.split('=').next()).collect();
    assert!(names.is_sorted(), "easy to compare with what browsers know");
}

#[tokio::test]
async fn files_with_a_hash_are_kept_for_good_and_others_asked_for_again() {
    let house = built().await;
    let check = async |path: &str, content_type: &str, caching: &str| {
        let answer = house.get(path, None).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header("content-type"), content_type, "{path}");
        assert_eq!(answer.header("cache-control"), caching, "{path}");
    };
    check(HASHED, "application/wasm", "public, max-age=31536000, immutable").await;
    check("/boot.js", "text/javascript", "no-cache").await;
    check("/fonts/a.css", "text/css", "no-cache").await;
}

#[tokio::test]
async fn the_smallest_copy_that_the_browser_takes_is_sent() {
    let house = built().await;
    let check = async |accepts: &'static str, encoding: &str, body: &str| {
        let mut request = request(Method::GET, HASHED, None, None);
        request.headers_mut().insert("accept-encoding", accepts.parse().expect("a value"));
        let answer = house.call(request).await;
        assert_eq!((answer.header("content-encoding"), answer.text().as_str()), (encoding, body));
        assert_eq!(answer.header("content-type"), "application/wasm");
        assert_eq!(answer.header("vary"), "accept-encoding");
    };
    check("gzip, deflate, br", "br", "brotli").await;
    check("gzip", "gzip", "gzip").await;
    check("identity", "", "plain wasm").await;
}

#[tokio::test]
async fn what_is_not_there_is_not_there() {
    let house = built().await;
    let no_call = r#"404 {"errorCode":"INVALID_REQUEST","error":"No such call"}"#;
    for path in ["/api", "/api/", "/api/v2/unknown", "/api/v2/auth/public/generateOTP/x", "/api/x.json"] {
        assert_eq!(house.get(path, None).await.told(), no_call, "{path}");
    }
    for path in ["/missing.js", "/x/missing.wasm", "/..%2fsecret.txt", "/../secret.txt", "/%2e%2e/secret.txt"]
    {
        let answer = house.get(path, None).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test]
async fn wrong_methods_are_refused() {
    let house = built().await;
    let check = async |method: Method, path: &str, allow: &str| {
        let answer = house.call(request(method, path, None, None)).await;
        let expected = r#"405 {"errorCode":"INVALID_REQUEST","error":"Method not allowed"}"#;
        assert_eq!((answer.told().as_str(), answer.header("allow")), (expected, allow), "{path}");
    };
    check(Method::GET, contract::path::GENERATE_OTP, "POST").await;
    check(Method::DELETE, contract::path::BENEFICIARIES, "GET,HEAD").await;
    check(Method::POST, "/", "GET,HEAD").await;
    check(Method::PUT, "/boot.js", "GET,HEAD").await;
}

#[tokio::test]
async fn without_a_built_app_the_page_says_so() {
    let house = House::new().await;
    assert_eq!(house.get("/", None).await.told(), "404 The app has not been built.");
}

#[tokio::test]
async fn every_answer_carries_the_same_policy() {
    let house = built().await;
    for path in ["/", "/boot.js", "/missing.js", "/health/live", "/api/x", contract::path::ACTIVITY] {
        let answer = house.get(path, None).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(answer.header("x-request-id").len(), 16, "{path}");
    }
}

#[tokio::test]
async fn health_is_told_without_a_token() {
    let house = House::new().await;
    assert_eq!(house.get("/health/live", None).await.told(), "200 live");
    assert_eq!(house.get("/health/ready", None).await.told(), "200 ready");
    house.backend.database.close().await;
    let answer = house.get("/health/ready", None).await;
    assert_eq!(answer.told(), r#"500 {"errorCode":"INTERNAL","error":"Internal error"}"#);
}

#[tokio::test]
async fn the_document_names_the_helpline_and_its_words_never_become_markup() {
    let house = built().await;
    let dist = house.folder.path().join("dist");
    fs::write(dist.join("index.html"), include_str!("../../../../index.html")).expect("written");
    // Compressed at the build, so without the helpline.
    fs::write(dist.join("index.html.br"), "old").expect("written");
    fs::write(dist.join("index.html.gz"), "old").expect("written");
    let place = r#"<meta name="helpline" content="1075 (toll-free), &lt;b onclick=&quot;x&quot;&gt;&#39;now&#39;&lt;/b&gt; &amp; later" />"#;
    let plain = house.get("/people", None).await;
    assert_eq!(plain.text().matches(place).count(), 1, "{}", plain.text());
    for encoding in ["gzip", "br"] {
        let mut request = request(Method::GET, "/", None, None);
        request.headers_mut().insert("accept-encoding", encoding.parse().expect("a value"));
        let answer = house.call(request).await;
        assert_eq!((answer.header("content-encoding"), answer.header("vary")), (encoding, "accept-encoding"));
        assert_eq!(inflated(encoding, &answer.body), plain.body, "{encoding}");
    }
}

#[tokio::test]
async fn each_page_is_served_in_the_language_that_is_asked_for() {
    let house = built().await;
    let dist = house.folder.path().join("dist");
    for page in ["index", "help", "accessibility"] {
        fs::write(dist.join(page).with_extension("html"), format!("{page} en")).expect("written");
        fs::write(dist.join(page).with_extension("hi.html"), format!("{page} hi")).expect("written");
    }
    let check = async |path: &str, accepted: Option<&str>, expected: &str| {
        let mut request = request(Method::GET, path, None, None);
        if let Some(accepted) = accepted {
            request.headers_mut().insert("accept-language", accepted.parse().expect("a value"));
        }
        let answer = house.call(request).await;
        assert_eq!(answer.text(), expected, "{path} {accepted:?}");
        let (_, language) = expected.split_once(' ').expect("a language");
        assert_eq!(answer.header("content-language"), language, "{path} {accepted:?}");
        let varies: Vec<_> = answer.headers.get_all("vary").iter().collect();
        assert!(varies.iter().any(|by| *by == "accept-language"), "{path}: {varies:?}");
    };
    check("/", None, "index en").await;
    check("/", Some("hi-IN,hi;q=0.9,en;q=0.8"), "index hi").await;
    check("/people", Some("fr, hi;q=0.5"), "index hi").await;
    check("/code", Some("fr"), "index en").await;
    check("/?lang=hi", Some("en"), "index hi").await;
    check("/?a=b&lang=en", Some("hi"), "index en").await;
    check("/?lang=fr", Some("hi"), "index hi").await;
    check("/help", Some("hi"), "help hi").await;
    check("/accessibility?lang=hi", None, "accessibility hi").await;
    check("/accessibility", Some("en"), "accessibility en").await;
}

#[tokio::test]
async fn the_pages_without_scripts_let_none_in() {
    let house = built().await;
    fs::write(house.folder.path().join("dist/help.html"), "help").expect("written");
    let policy = house.get("/help", None).await.header("content-security-policy").to_owned();
    assert!(policy.starts_with("default-src 'none'; style-src 'self'"), "{policy}");
    assert!(!policy.contains("script-src"), "{policy}");
}

/// Its bytes are made once for each time that it was built, and not for each request.
#[tokio::test]
async fn the_document_is_made_anew_when_it_was_built_anew_and_only_then() {
    let house = built().await;
    let path = house.folder.path().join("dist/index.html");
    let write = |content: &str, second: u64| {
        fs::write(&path, content).expect("written");
        let file = fs::File::options().write(true).open(&path).expect("opened");
        file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(second)).expect("dated");
    };
    let served = async |encoding: &'static str| {
        let mut request = request(Method::GET, "/", None, None);
        request.headers_mut().insert("accept-encoding", encoding.parse().expect("a value"));
        let answer = house.call(request).await;
        assert_eq!(answer.header("content-encoding"), encoding.replace("identity", ""));
        match encoding {
            "identity" => answer.text(),
            encoding => String::from_utf8(inflated(encoding, &answer.body)).expect("text"),
        }
    };
    let (first, second) = ("first, and more than a few bytes", "later, and more than a few bytes");
    assert_eq!(first.len(), second.len());
    for encoding in ["identity", "br", "gzip"] {
        write(first, 1);
        assert_eq!(served(encoding).await, first, "{encoding}");
        write(second, 1);
        assert_eq!(served(encoding).await, first, "{encoding}: nothing tells that it is another one");
        write(second, 2);
        assert_eq!(served(encoding).await, second, "{encoding}");
        write("shorter, and more than a few byte", 2);
        assert_eq!(served(encoding).await, "shorter, and more than a few byte", "{encoding}");
    }
    fs::remove_file(&path).expect("removed");
    assert_eq!(house.get("/", None).await.status, StatusCode::NOT_FOUND);
}

fn inflated(encoding: &str, body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    match encoding {
        "gzip" => drop(flate2::read::GzDecoder::new(body).read_to_end(&mut plain).expect("gzip")),
        _ => brotli::BrotliDecompress(&mut &*body, &mut plain).expect("brotli"),
    }
    plain
}
