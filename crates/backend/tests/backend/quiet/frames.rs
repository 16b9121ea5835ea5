//! The marker in every place of HTTP/2, where heads are packed and a library reads them before we do.

use std::net::SocketAddr;

use contract::path;
use tokio_rustls::rustls::pki_types::CertificateDer;

use super::hostilities::MARKER;
use crate::http2::{DATA, END_HEADERS, END_STREAM, GOAWAY, HEADERS, Http2, RESET, get, packed};

/// Answers how many were refused by a frame, and not by an answer.
pub(super) async fn hostile_frames(address: SocketAddr, trusted: &CertificateDer<'static>) -> usize {
    let mut refused = 0;
    for fields in heads() {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let head = (HEADERS, END_HEADERS | END_STREAM, 1, packed(&fields));
        refused += usize::from(is_refused(address, trusted, &[head]).await);
    }
    for frames in strange_frames() {
        refused += usize::from(is_refused(address, trusted, &frames).await);
    }
    refused
}

type Said = (u8, u8, u32, Vec<u8>);

/// Ends with a call as it should be: whatever came before it has been read by then.
async fn is_refused(address: SocketAddr, trusted: &CertificateDer<'static>, frames: &[Said]) -> bool {
    let mut line = Http2::begin(address, trusted, &[]).await;
    for (kind, flags, stream, payload) in frames {
        line.say(*kind, *flags, *stream, payload).await;
    }
    line.ask(3, &get("/health/live")).await;
    let mut is_refused = false;
    while let Some(frame) = line.hear().await {
        let text = String::from_utf8_lossy(&frame.payload).to_lowercase();
        assert!(!text.contains(MARKER), "{text}");
        is_refused |= matches!(frame.kind, RESET | GOAWAY);
        if frame.ends(3) {
            break;
        }
    }
    is_refused
}

/// A request, with each of its parts in turn as it should not be.
fn heads() -> Vec<Vec<(String, String)>> {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let query =
        format!("{}?mobile={MARKER}&beneficiary_reference_id={MARKER}&after={MARKER}", path::CERTIFICATE);
    let right: Vec<_> = get(&query).iter().map(|(name, value)| field(name, value)).collect();
    let mut heads = vec![right.clone()];
    let two_words = format!("{MARKER} {MARKER}");
    for (place, part) in
        [&two_words, &format!("{MARKER}\r\n"), &format!("{MARKER}@{MARKER}:{MARKER}"), MARKER]
            .iter()
            .flat_map(|value| (0..right.len()).map(move |place| (place, *value)))
    {
        let mut head = right.clone();
        head[place].1 = part.to_owned();
        heads.push(head);
    }
    for (name, value) in [
        ("authorization", MARKER),
        ("cookie", MARKER),
        ("Quietmarker", "upper case"),
        ("quiet marker", "two words"),
        (MARKER, "two\r\nlines"),
        ("connection", MARKER),
        ("te", MARKER),
        ("content-length", MARKER),
        (":quietmarker", "no such part"),
        (":path", MARKER),
        (":protocol", MARKER),
        (":status", MARKER),
    ] {
        heads.push([right.clone(), vec![field(name, value)]].concat());
        heads.push([vec![field(name, value)], right.clone()].concat());
    }
    heads.push([right, vec![field("x-large", &MARKER.repeat(1400)), field("x-more", MARKER)]].concat());
    heads
}

fn strange_frames() -> Vec<Vec<Said>> {
    let marker = || MARKER.as_bytes().to_vec();
    let post = packed(&[
        (":method", "POST"),
        (":scheme", "https"),
        (":authority", "localhost"),
        (":path", path::CONFIRM_OTP),
        ("content-type", "application/json"),
    ]);
    let body = format!(r#"{{"otp":"{MARKER}","txnId":"{MARKER}"}}"#).into_bytes();
    let trailers = packed(&[(MARKER, MARKER)]);
    // Kinds that are known, from data to the rest of a head, and two that are not.
    let mut all: Vec<Vec<Said>> = (0..=9).chain([66, 255]).map(|kind| vec![(kind, 0, 0, marker())]).collect();
    all.extend((0..=9).map(|kind| vec![(kind, END_HEADERS, 1, marker())]));
    all.push(vec![(HEADERS, END_HEADERS, 1, post.clone()), (DATA, END_STREAM, 1, body.clone())]);
    all.push(vec![
        (HEADERS, END_HEADERS, 1, post),
        (DATA, 0, 1, body),
        (HEADERS, END_HEADERS | END_STREAM, 1, trailers),
    ]);
    all
}
