//! A QR code, drawn by the page.

use leptos::prelude::*;

/// Dark on light, whatever the colours of the page.
#[component]
pub fn QrCode(
    /// How many units a side is long, the quiet zone included.
    side: u32,
    /// What is dark.
    path: String,
    /// What it is, for whoever does not see it.
    label: String,
) -> impl IntoView {
    let side = side.to_string();
    view! {
        <svg class="qr-code" viewBox=["0 0 ", &side, " ", &side].concat() role="img" aria-label=label>
            <path class="qr-code__ground" d=["M0,0h", &side, "v", &side, "H0z"].concat()></path>
            <path class="qr-code__modules" d=path></path>
        </svg>
    }
}
