//! A QR code, drawn by the page.

use leptos::prelude::*;

use super::views::optional;
use crate::qr::DrawnCode;

/// Dark on light, whatever the colours of the page, with its quiet zone. Nothing where the text is too long for a code.
#[component]
pub fn QrCode(
    #[prop(into)] text: String,
    /// What it is, for whoever does not see it.
    label: String,
) -> impl IntoView {
    optional(DrawnCode::of(&text).map(|DrawnCode { side, path }| {
        let side = side.to_string();
        view! {
            <svg class="qr-code" viewBox=["0 0 ", &side, " ", &side].concat() role="img" aria-label=label>
                <path class="qr-code__ground" d=["M0 0h", &side, "v", &side, "H0z"].concat()></path>
                <path class="qr-code__modules" d=path></path>
            </svg>
        }
        .into_any()
    }))
}
