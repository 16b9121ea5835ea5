//! What records are drawn with.

use beneficiary_portal::components::{Phrase, QrCode, Row, Rows, Timeline, TimelineEntry};
use beneficiary_portal::i18n::{t, t_with};
use leptos::prelude::*;
use qrcodegen::QrCodeEcc;

use crate::contents;
use crate::specimen::{Section, Specimen};

/// In modules, on each side: what ISO/IEC 18004 asks for.
const QUIET_ZONE: i32 = 4;
const LONG_NAME: &str =
    "Venkata Satyanarayana Subrahmanyeswara Lakshminarasimha Rajagopalachari Vidyasagara Chandrasekhara";

#[component]
pub(crate) fn Records() -> impl IntoView {
    let mixed = ["محمد علی", "Ravi Kumar", "രവി കുമാർ", "ரவி குமார்", "हाथी"].map(str::to_owned);
    let mixed = Phrase::joined(mixed.to_vec(), ", ");
    view! {
        <Section
            of=contents::RECORDS
            note="Values come in any script, and of any length. Each runs in its own direction and turns none beside it."
        >
            <Specimen component="Rows" state="with a value, with none, and with a very long one">
                <Rows>
                    <Row label=t(texts::people::BIRTH_YEAR) value="1980" />
                    <Row label=t(texts::people::PHOTO_ID) value=t(texts::people::NOT_RECORDED) />
                    <Row label=t(texts::certificate::NAME) value=LONG_NAME />
                </Rows>
            </Specimen>
            <Specimen component="Row" state="a value from right to left">
                <Rows><Row label=t(texts::certificate::NAME) value="محمد علی" /></Rows>
            </Specimen>
            <Specimen component="Phrase" state="scripts side by side">
                <Rows><Row label=t(texts::certificate::VACCINATED_BY) value=mixed /></Rows>
            </Specimen>
            <Specimen component="Timeline" state="entries in their order; a dose that is due stands apart">
                <Doses />
            </Specimen>
            <Specimen component="TimelineEntry" state="one alone, without lines">
                <Timeline><TimelineEntry title=t(texts::dose::UNNUMBERED) lines=Vec::new() /></Timeline>
            </Specimen>
            <Specimen component="QrCode" state="dark on light in every scheme">
                <div class="specimen__code"><Code /></div>
            </Specimen>
        </Section>
    }
}

#[component]
pub(crate) fn Doses() -> impl IntoView {
    let lines = |day: &str| {
        let place = Phrase::joined(vec!["PHC Kothur".to_owned(), "కొత్తూరు".to_owned()], ", ");
        vec!["Covishield".into(), day.into(), place]
    };
    let dose = |number| t_with(texts::dose::Number { number });
    view! {
        <Timeline>
            <TimelineEntry title=dose("1") lines=lines("1 March 2021") />
            <TimelineEntry title=dose("2") lines=lines(t(texts::dose::DATE_NOT_RECORDED)) />
            <TimelineEntry title=t(texts::people::NEXT_PRECAUTION) lines=Vec::new() is_apart=true />
        </Timeline>
    }
}

/// The code of an address that nobody has.
#[component]
pub(crate) fn Code() -> impl IntoView {
    let code = qrcodegen::QrCode::encode_text("HTTPS://PORTAL.EXAMPLE/", QrCodeEcc::Medium).ok();
    let size = code.as_ref().map_or(0, qrcodegen::QrCode::size);
    let places = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
    let is_dark = |(x, y): &(i32, i32)| code.as_ref().is_some_and(|code| code.get_module(*x, *y));
    let modules = places.filter(is_dark);
    let path = modules.map(|(x, y)| format!("M{} {}h1v1h-1z", x + QUIET_ZONE, y + QUIET_ZONE)).collect();
    let label = t_with(texts::proof::Qr { dose: t(texts::dose::UNNUMBERED) });
    view! { <QrCode side=(size + 2 * QUIET_ZONE).unsigned_abs() path label /> }
}
