//! An SMS gateway that is reached over HTTP, as its operator describes it in the configuration.

use std::sync::Arc;
use std::time::Duration;

use axum::http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, Request, Uri};
use http_body_util::Full;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use super::{Sending, Sms, SmsError, SmsSender};
use crate::randomness::Randomness;

/// How the operator describes the gateway. It holds secrets: there is no `Debug`.
#[derive(Clone)]
pub struct GatewaySettings {
    /// `{to}` and `{text}` in it are filled in, percent-encoded.
    pub url: String,
    pub method: Method,
    /// `Name: value`
    pub headers: Vec<String>,
    /// `{to}` and `{text}` in it are filled in as the format asks.
    pub body: String,
    pub format: BodyFormat,
    pub timeout: Duration,
    /// Further tries after the first.
    pub retries: u32,
    /// Doubled from try to try, and never twice the same: up to half of it is added by chance.
    pub back_off: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum BodyFormat {
    Json,
    Form,
}

/// What is wrong with the settings. Holds none of their values.
#[derive(Debug, thiserror::Error)]
pub enum BadGateway {
    #[error("the gateway's URL is no http or https URL")]
    Url,
    #[error(
        "the host in the gateway's URL holds a placeholder, or a name or password: those belong into a header"
    )]
    Host,
    #[error("a header of the gateway is not of the form `Name: value`")]
    Header,
    #[error("the system's certificate authorities cannot be read")]
    Authorities(#[source] std::io::Error),
}

type HttpsClient = Client<HttpsConnector<HttpConnector>, Full<axum::body::Bytes>>;

pub struct Gateway {
    settings: GatewaySettings,
    headers: HeaderMap,
    client: HttpsClient,
    randomness: Arc<dyn Randomness>,
}

impl Gateway {
    pub fn new(settings: GatewaySettings, randomness: Arc<dyn Randomness>) -> Result<Self, BadGateway> {
        check_url(&settings.url)?;
        let headers = parse_headers(&settings)?;
        let connector = hyper_rustls::HttpsConnectorBuilder::new()
            .with_native_roots()
            .map_err(BadGateway::Authorities)?
            .https_or_http()
            .enable_http1()
            .build();
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Ok(Self { settings, headers, client, randomness })
    }

    async fn send_with_retries(&self, sms: &Sms) -> Result<(), SmsError> {
        let mut tries_left = self.settings.retries;
        let mut back_off = self.settings.back_off;
        loop {
            match self.try_once(sms).await {
                Err(error) if tries_left > 0 && is_worth_a_retry(&error) => {
                    tracing::warn!(%error, tries_left, "the SMS gateway failed");
                    tokio::time::sleep(back_off + self.jitter(back_off)).await;
                    tries_left -= 1;
                    back_off *= 2;
                }
                outcome => return outcome,
            }
        }
    }

    async fn try_once(&self, sms: &Sms) -> Result<(), SmsError> {
        let request = self.request(sms)?;
        let answer = tokio::time::timeout(self.settings.timeout, self.client.request(request))
            .await
            .map_err(|_| SmsError::TimedOut)?
            .map_err(|_| SmsError::Unreachable)?;
        if answer.status().is_success() { Ok(()) } else { Err(SmsError::Refused(answer.status().as_u16())) }
    }

    fn request(&self, sms: &Sms) -> Result<Request<Full<axum::body::Bytes>>, SmsError> {
        // The number goes to the gateway: it is whom the message is for.
        let to = sms.to.expose_digits();
        let settings = &self.settings;
        let escape = match settings.format {
            BodyFormat::Json => json_escaped,
            BodyFormat::Form => percent_encoded,
        };
        let body = fill(&settings.body, to, &sms.text, escape);
        let mut request = Request::new(Full::from(body));
        *request.method_mut() = settings.method.clone();
        *request.uri_mut() =
            fill(&settings.url, to, &sms.text, percent_encoded).parse().map_err(|_| SmsError::Request)?;
        *request.headers_mut() = self.headers.clone();
        Ok(request)
    }

    fn jitter(&self, back_off: Duration) -> Duration {
        let share = self.randomness.bytes::<1>().map_or(0, |[byte]| byte);
        back_off / 2 * u32::from(share) / 255
    }
}

impl SmsSender for Gateway {
    fn send<'a>(&'a self, sms: &'a Sms) -> Sending<'a> {
        Box::pin(self.send_with_retries(sms))
    }
}

/// A request that the gateway understood and refused stays refused.
fn is_worth_a_retry(error: &SmsError) -> bool {
    match error {
        SmsError::Unreachable | SmsError::TimedOut => true,
        SmsError::Refused(status) => matches!(status, 408 | 425 | 429 | 500..),
        SmsError::Request => false,
    }
}

/// Whom a connection goes to stands in the logs of the client that makes it: there is nothing of a citizen in it, and no
/// secret, which that client would not send anyway.
fn check_url(template: &str) -> Result<(), BadGateway> {
    let is_http = |uri: &Uri| matches!(uri.scheme_str(), Some("http" | "https"));
    let filled =
        |text| -> Option<Uri> { fill(template, text, text, percent_encoded).parse().ok().filter(is_http) };
    let (one, other) = filled("1").zip(filled("2")).ok_or(BadGateway::Url)?;
    let is_plain = one.authority() == other.authority()
        && one.authority().is_some_and(|host| !host.as_str().contains('@'));
    if is_plain { Ok(()) } else { Err(BadGateway::Host) }
}

fn parse_headers(settings: &GatewaySettings) -> Result<HeaderMap, BadGateway> {
    let mut headers = HeaderMap::new();
    let content_type = match settings.format {
        BodyFormat::Json => "application/json",
        BodyFormat::Form => "application/x-www-form-urlencoded",
    };
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    for header in &settings.headers {
        let (name, value) = header.split_once(':').ok_or(BadGateway::Header)?;
        let name: HeaderName = name.trim().parse().map_err(|_| BadGateway::Header)?;
        let mut value: HeaderValue = value.trim().parse().map_err(|_| BadGateway::Header)?;
        value.set_sensitive(true);
        headers.insert(name, value);
    }
    Ok(headers)
}

/// Fills both placeholders in one pass: a placeholder inside a filled-in text stays as it is.
fn fill(template: &str, to: &str, text: &str, escape: fn(&str) -> String) -> String {
    let mut filled = String::with_capacity(template.len() + text.len());
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let (before, from_brace) = rest.split_at(at);
        filled.push_str(before);
        rest = if let Some(after) = from_brace.strip_prefix("{to}") {
            filled.push_str(&escape(to));
            after
        } else if let Some(after) = from_brace.strip_prefix("{text}") {
            filled.push_str(&escape(text));
            after
        } else {
            filled.push('{');
            from_brace.get(1..).unwrap_or_default()
        };
    }
    filled.push_str(rest);
    filled
}

/// The inside of a JSON string.
fn json_escaped(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned()
}

fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_as_the_format_asks() {
        let check = |template, escape: fn(&str) -> String, expected: &str| {
            assert_eq!(fill(template, "9999900001", "a \"b\"\n#{to}", escape), expected);
        };
        check(
            r#"{"to":"91{to}","t":"{text}"}"#,
            json_escaped,
            r#"{"to":"919999900001","t":"a \"b\"\n#{to}"}"#,
        );
        check("to={to}&t={text}", percent_encoded, "to=9999900001&t=a%20%22b%22%0A%23%7Bto%7D");
        check("nothing { to fill", json_escaped, "nothing { to fill");
    }
}
