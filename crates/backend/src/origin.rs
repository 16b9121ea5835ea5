//! Whose pages may call: those of the portal's own origin, and programs that are no browser.
//!
//! A browser says of a call where the page is that makes it. No page can change that, so what comes from another site
//! is refused before it is looked at, although a page of another site knows no token.

use std::str::FromStr;

use axum::extract::{Request, State};
use axum::http::header::{HOST, HeaderName, HeaderValue, ORIGIN, STRICT_TRANSPORT_SECURITY};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri};
use axum::middleware::Next;
use axum::response::Response;

use crate::backend::Backend;
use crate::refusal::Refusal;
use crate::tls::OverTls;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// A year: the least that browsers' lists of such sites take.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");

#[derive(Debug, thiserror::Error)]
#[error("an origin is a scheme and a host, such as https://portal.example")]
pub struct NoOrigin;

/// `https://portal.example`, as browsers write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    is_https: bool,
    host: String,
    port: u16,
}

impl FromStr for Origin {
    type Err = NoOrigin;

    fn from_str(text: &str) -> Result<Self, NoOrigin> {
        let (scheme, authority) = text.split_once("://").ok_or(NoOrigin)?;
        let is_https = match scheme.to_ascii_lowercase().as_str() {
            "https" => true,
            "http" => false,
            _ => return Err(NoOrigin),
        };
        Self::new(is_https, authority).ok_or(NoOrigin)
    }
}

impl Origin {
    fn new(is_https: bool, authority: &str) -> Option<Self> {
        if authority.contains(['@', '/', '?', '#']) {
            return None;
        }
        let authority: Authority = authority.parse().ok()?;
        let default_port = if is_https { 443 } else { 80 };
        // `Authority` takes `host:99999` for a host without a port.
        let port = match authority.as_str().strip_prefix(authority.host())? {
            "" => default_port,
            rest => rest.strip_prefix(':')?.parse().ok()?,
        };
        let host = authority.host().to_ascii_lowercase();
        (!host.is_empty()).then_some(Self { is_https, host, port })
    }
}

/// What the portal is called from outside.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    /// Empty where the operator named none: then it is whatever host a call is for.
    named: Vec<Origin>,
}

impl Origins {
    pub fn new(named: Vec<Origin>) -> Self {
        Self { named }
    }

    /// The first that the operator named, as a person types it: `portal.example`.
    pub(crate) fn typed(&self) -> Option<String> {
        let Origin { is_https, host, port } = self.named.first()?;
        let is_default = *port == if *is_https { 443 } else { 80 };
        Some(if is_default { host.clone() } else { format!("{host}:{port}") })
    }

    /// Whether browsers come by TLS to a proxy.
    fn are_https(&self) -> bool {
        self.named.iter().any(|origin| origin.is_https)
    }

    fn own_the_caller(&self, is_tls: bool, uri: &Uri, headers: &HeaderMap) -> bool {
        let (Ok(site), Ok(origin)) = (single(headers, &SEC_FETCH_SITE), single(headers, &ORIGIN)) else {
            return false;
        };
        let is_vouched_for = match site {
            Some("same-origin" | "none") => true,
            Some(_) => return false,
            None => false,
        };
        match origin {
            None => true,
            // So do browsers hide the origin of a page that tells nobody where it is, such as ours.
            Some("null") => is_vouched_for,
            Some(origin) => origin.parse().is_ok_and(|origin| {
                if self.named.is_empty() {
                    is_vouched_for || is_host(&origin, is_tls, uri, headers)
                } else {
                    self.named.contains(&origin)
                }
            }),
        }
    }
}

/// Where TLS ends elsewhere, the scheme is not known here.
fn is_host(origin: &Origin, is_tls: bool, uri: &Uri, headers: &HeaderMap) -> bool {
    let is_it = |host: &str| Origin::new(origin.is_https, host).as_ref() == Some(origin);
    (origin.is_https || !is_tls)
        && hosts(uri, headers).is_some_and(|hosts| hosts.iter().all(|host| is_it(host)))
}

/// Refuses calls that a page of another origin makes.
pub(crate) async fn refuse_foreign(
    State(backend): State<Backend>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    let is_tls = request.extensions().get::<OverTls>().is_some();
    if backend.origins.own_the_caller(is_tls, request.uri(), request.headers()) {
        Ok(next.run(request).await)
    } else {
        Err(Refusal::ForeignOrigin)
    }
}

/// Refuses what a page of another site has its visitors send. All else is let through: browsers do not say of each
/// report where it comes from.
pub(crate) async fn refuse_cross_site(request: Request, next: Next) -> Result<Response, Refusal> {
    let mut sites = request.headers().get_all(SEC_FETCH_SITE).iter();
    if sites.any(|site| site == "cross-site") {
        return Err(Refusal::ForeignOrigin);
    }
    Ok(next.run(request).await)
}

/// Refuses calls for a name that is not this machine's own. A page elsewhere can make its name lead here, and be taken
/// by the browser for one with what it then reads.
pub(crate) async fn refuse_other_hosts(request: Request, next: Next) -> Result<Response, Refusal> {
    match hosts(request.uri(), request.headers()) {
        Some(hosts) if hosts.iter().all(|host| is_loopback(host)) => Ok(next.run(request).await),
        _ => Err(Refusal::OtherHost),
    }
}

/// Tells browsers to come by TLS alone, where they do.
pub(crate) async fn add_hsts(State(backend): State<Backend>, request: Request, next: Next) -> Response {
    let is_https = request.extensions().get::<OverTls>().is_some() || backend.origins.are_https();
    let mut response = next.run(request).await;
    if is_https {
        response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, HSTS);
    }
    response
}

/// Whom the call is for: `Host`, or `:authority`, or both. None where it does not say.
fn hosts<'a>(uri: &'a Uri, headers: &'a HeaderMap) -> Option<Vec<&'a str>> {
    let header = single(headers, &HOST).ok()?;
    let hosts: Vec<_> = uri.authority().map(Authority::as_str).into_iter().chain(header).collect();
    (!hosts.is_empty()).then_some(hosts)
}

fn is_loopback(host: &str) -> bool {
    let name = Origin::new(false, host).map(|origin| origin.host);
    matches!(name.as_deref(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

struct Ambiguous;

fn single<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<Option<&'a str>, Ambiguous> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => value.to_str().map(Some).map_err(|_| Ambiguous),
        (Some(_), Some(_)) => Err(Ambiguous),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owns(origins: &Origins, told: &[(&'static str, &'static str)]) -> bool {
        owns_over(false, origins, told)
    }

    fn owns_over(is_tls: bool, origins: &Origins, told: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in told {
            headers.append(*name, HeaderValue::from_static(value));
        }
        origins.own_the_caller(is_tls, &Uri::from_static("/"), &headers)
    }

    #[test]
    fn an_origin_is_a_scheme_and_a_host() {
        let check = |text: &str, same: &str| {
            let origin: Result<Origin, _> = text.parse();
            assert_eq!(origin.ok(), same.parse().ok(), "{text}");
            assert!(same.is_empty() || same.parse::<Origin>().is_ok(), "{same}");
        };
        check("https://portal.example", "https://PORTAL.example:443");
        check("HTTP://portal.example:80", "http://portal.example");
        check("http://[::1]:8080", "http://[::1]:8080");
        for nonsense in [
            "",
            "null",
            "portal.example",
            "ftp://portal.example",
            "https://",
            "https://a/b",
            "https://a?b",
            "https://a@b",
            "https://a:99999",
            "https://a:x",
            "https://a b",
        ] {
            check(nonsense, "");
        }
    }

    #[test]
    fn what_a_browser_says_of_another_site_is_refused() {
        let any = Origins::default();
        let check = |told: &[(&'static str, &'static str)], expected| {
            assert_eq!(owns(&any, told), expected, "{told:?}");
        };
        let (site, origin, host) = ("sec-fetch-site", "origin", "host");
        check(&[], true);
        check(&[(site, "same-origin")], true);
        check(&[(site, "none")], true);
        for foreign in ["cross-site", "same-site", "", "Same-Origin", "same-origin, cross-site"] {
            check(&[(site, foreign)], false);
        }
        check(&[(site, "same-origin"), (site, "cross-site")], false);
        check(&[(site, "same-origin"), (origin, "null")], true);
        check(&[(origin, "null")], false);
        check(&[(origin, "http://a.example"), (host, "a.example")], true);
        check(&[(origin, "https://a.example"), (host, "A.example:443")], true);
        check(&[(origin, "http://a.example:81"), (host, "a.example:81")], true);
        check(&[(origin, "http://a.example"), (host, "a.example:81")], false);
        check(&[(origin, "http://a.example:81"), (host, "a.example")], false);
        check(&[(origin, "http://b.example"), (host, "a.example")], false);
        check(&[(origin, "http://a.example.b.example"), (host, "a.example")], false);
        check(&[(origin, "http://a.example")], false);
        check(&[(origin, "http://a.example"), (host, "a.example"), (host, "b.example")], false);
        check(&[(origin, "http://a.example"), (origin, "http://b.example"), (host, "a.example")], false);
        check(&[(site, "cross-site"), (origin, "http://a.example"), (host, "a.example")], false);
    }

    #[test]
    fn with_an_origin_that_is_named_no_other_calls() {
        let named = Origins::new(vec!["https://portal.example".parse().expect("an origin")]);
        let site = ("sec-fetch-site", "same-origin");
        assert!(owns(&named, &[("origin", "https://portal.example"), ("host", "127.0.0.1:8080")]));
        assert!(!owns(&named, &[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")]));
        assert!(!owns(&named, &[("origin", "http://portal.example"), ("host", "portal.example")]));
        assert!(!owns(&named, &[site, ("origin", "https://evil.example")]));
        assert!(owns(&named, &[site]));
        assert!(owns(&named, &[site, ("origin", "null")]));
    }

    #[test]
    fn with_tls_a_page_without_is_another_origin() {
        let any = Origins::default();
        assert!(owns_over(true, &any, &[("origin", "https://a.example"), ("host", "a.example")]));
        assert!(!owns_over(true, &any, &[("origin", "http://a.example"), ("host", "a.example")]));
    }

    #[test]
    fn an_origin_with_https_tells_that_browsers_come_by_tls() {
        let named = |text: &str| Origins::new(vec![text.parse().expect("an origin")]);
        assert!(named("https://portal.example").are_https());
        assert!(!named("http://portal.example").are_https() && !Origins::default().are_https());
    }

    #[test]
    fn this_machine_has_three_names() {
        for host in ["localhost", "localhost:8080", "LOCALHOST", "127.0.0.1:1", "[::1]", "[::1]:8080"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "127.0.0.2",
            "0.0.0.0",
            "192.0.2.1",
            "localhost@evil.example",
            "evil.example:localhost",
            "localhost:99999",
            "[::]",
            "::1",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
