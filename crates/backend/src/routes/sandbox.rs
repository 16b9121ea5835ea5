//! The sandbox's phone as a page, and as JSON for tests.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{Html, IntoResponse};
use contract::MobileNumber;
use serde::Deserialize;

use crate::backend::Backend;
use crate::headers;
use crate::html::escaped;
use crate::refusal::Refusal;
use crate::sms::Received;

/// The number that the page opens with: a family of two in the sample data.
const FIRST_NUMBER: &str = "9999900001";

#[derive(Deserialize)]
pub(crate) struct Phone {
    #[serde(default)]
    mobile: String,
}

pub(crate) async fn messages(
    State(backend): State<Backend>,
    Query(phone): Query<Phone>,
) -> Result<Json<Vec<Received>>, Refusal> {
    let number = MobileNumber::parse(&phone.mobile).map_err(|_| Refusal::InvalidMobile)?;
    Ok(Json(received(&backend, &number)))
}

pub(crate) async fn page(State(backend): State<Backend>, Query(phone): Query<Phone>) -> impl IntoResponse {
    let typed = if phone.mobile.is_empty() { FIRST_NUMBER } else { &phone.mobile };
    let messages = match MobileNumber::parse(typed) {
        Ok(number) => list(&received(&backend, &number)),
        Err(error) => format!(r#"<p class="nothing" role="alert">This is no number: {error}.</p>"#),
    };
    let page = include_str!("sandbox.html").replace("{{number}}", &escaped(typed));
    ([(CONTENT_SECURITY_POLICY, headers::SANDBOX_PAGE)], Html(page.replace("{{messages}}", &messages)))
}

pub(crate) async fn style() -> impl IntoResponse {
    let kind = [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "no-cache")];
    (kind, include_str!("sandbox.css"))
}

fn received(backend: &Backend, number: &MobileNumber) -> Vec<Received> {
    backend.sandbox.as_ref().map(|sandbox| sandbox.phone.messages(number)).unwrap_or_default()
}

fn list(messages: &[Received]) -> String {
    if messages.is_empty() {
        return r#"<p class="nothing">No messages yet. Ask for a code, then reload this page.</p>"#
            .to_owned();
    }
    let items = messages.iter().map(|message| {
        let (at, text) = (escaped(&message.sent_at), escaped(&message.text));
        format!(
            r#"<li class="message"><p class="message__text">{text}</p><time datetime="{at}">{at}</time></li>"#
        )
    });
    format!(r#"<ol class="messages" reversed>{}</ol>"#, items.collect::<String>())
}
