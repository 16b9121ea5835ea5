//! Headers that every answer carries: what browsers may do with it, and that they must not keep it.

use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

pub(crate) const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// For what is data, or loaded by a page, and never a page itself.
const NO_PAGE: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");

/// For what tells citizens something and asks them nothing.
const PLAIN_PAGE: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// For the sandbox's page, which works without any script.
pub(crate) const SANDBOX_PAGE: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
);

const ALWAYS: [(HeaderName, HeaderValue); 4] = [
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];

/// For the app's document. `docs/deploy.md` has the same for servers that stand in our place.
const APP_DOCUMENT: [(HeaderName, HeaderValue); 6] = [
    (CACHE_CONTROL, NO_STORE),
    (
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
             img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; \
             form-action 'none'; frame-ancestors 'none'; object-src 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'; report-uri /api/policy-reports; \
             report-to policy",
        ),
    ),
    // No script without a digest in the document.
    (
        HeaderName::from_static("integrity-policy"),
        HeaderValue::from_static("blocked-destinations=(script), endpoints=(policy)"),
    ),
    (
        HeaderName::from_static("reporting-endpoints"),
        HeaderValue::from_static("policy=\"/api/policy-reports\""),
    ),
    (HeaderName::from_static("origin-agent-cluster"), HeaderValue::from_static("?1")),
    // All that browsers are known to give pages is off, but for the code out of an SMS, the camera, giving a file to
    // another app, and a screen that stays on while a QR code is on it. Where media may not play unseen, Chromium does not
    // play what the camera sees either, although it is seen.
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "accelerometer=(), aria-notify=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(self), \
             captured-surface-control=(), clipboard-read=(), clipboard-write=(), compute-pressure=(), \
             cross-origin-isolated=(), deferred-fetch=(), deferred-fetch-minimal=(), \
             digital-credentials-create=(), digital-credentials-get=(), display-capture=(), \
             encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), \
             identity-credentials-get=(), idle-detection=(), interest-cohort=(), keyboard-map=(), \
             language-detector=(), language-model=(), local-fonts=(), local-network=(), \
             local-network-access=(), loopback-network=(), magnetometer=(), \
             media-playback-while-not-visible=(self), microphone=(), midi=(), on-device-speech-recognition=(), \
             otp-credentials=(self), payment=(), picture-in-picture=(), private-state-token-issuance=(), \
             private-state-token-redemption=(), publickey-credentials-create=(), \
             publickey-credentials-get=(), screen-wake-lock=(self), serial=(), speaker-selection=(), \
             storage-access=(), summarizer=(), sync-xhr=(), translator=(), unload=(), usb=(), \
             web-share=(self), window-management=(), xr-spatial-tracking=()",
        ),
    ),
];

/// Adds what a page without scripts needs.
pub(crate) fn of_plain_page(headers: &mut HeaderMap) {
    headers.insert(CACHE_CONTROL, NO_STORE);
    headers.insert(CONTENT_SECURITY_POLICY, PLAIN_PAGE);
}

/// Adds what the app's document needs.
pub(crate) fn of_app_document(headers: &mut HeaderMap) {
    for (name, value) in APP_DOCUMENT {
        headers.insert(name, value);
    }
}

/// Adds what every answer carries. What a handler set itself stays: all else is neither kept nor a page.
pub(crate) async fn add(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, value);
    }
    headers.entry(CACHE_CONTROL).or_insert(NO_STORE);
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(NO_PAGE);
    response
}
