//! What belongs to pages, which need a visit to be drawn: the classes are theirs, the markup is this page's own.

use beneficiary_portal::components::{Button, Look, Row, Rows, in_order};
use beneficiary_portal::i18n::{t, t_with};
use leptos::prelude::*;
use texts::Text;

use crate::contents;
use crate::records::Doses;
use crate::specimen::{Section, Specimen};

#[component]
pub(crate) fn OfPages() -> impl IntoView {
    let tags = [
        ("tag tag--done", texts::status::VACCINATED),
        ("tag tag--partial", texts::status::PARTIALLY_VACCINATED),
        ("tag tag--open", texts::status::NOT_VACCINATED),
    ];
    let tags = tags.map(|(class, text)| view! { <p><span class=class>{t(text)}</span></p> }.into_any());
    let holds = t_with(texts::proof::Holds { issuer: "Ministry of Health", kid: "5a5a5a5a" });
    view! {
        <Section
            of=contents::OF_PAGES
            note="Their classes are those of style/pages/. The pages themselves need a visit to be drawn, so this markup is a copy: when in doubt, look at the page."
        >
            <Specimen component="tag" state="done, partial, open">{in_order(tags)}</Specimen>
            <Specimen component="card" state="a person">
                <article class="card" aria-labelledby="card-title">
                    <h3 class="card__title" id="card-title" dir="auto">{NAME}</h3>
                    <p class="tag tag--done" dir="auto">{t(texts::status::VACCINATED)}</p>
                    <Rows>
                        <Row label=t(texts::people::BIRTH_YEAR) value="1980" />
                        <Row label=t(texts::people::GENDER) value=t(texts::gender::FEMALE) />
                    </Rows>
                    <h4 class="card__subtitle">{t(texts::people::DOSES)}</h4>
                    <Doses />
                    <Button
                        label=t(texts::people::VIEW_CERTIFICATE)
                        described_by="card-title"
                        look=Look::Primary
                        on_press=Callback::new(|()| {})
                    />
                </article>
            </Specimen>
            <Specimen component="card" state="without a certificate">
                <article class="card" aria-labelledby="card-without-title">
                    <h3 class="card__title" id="card-without-title" dir="auto">{NAME}</h3>
                    <p class="tag tag--open" dir="auto">{t(texts::status::NOT_VACCINATED)}</p>
                    <p class="card__note">{t(texts::people::NO_CERTIFICATE)}</p>
                </article>
            </Specimen>
            <Specimen component="certificate" state="as recorded, and proven">
                {in_order(["certificate", "certificate certificate--proven"].map(certificate))}
            </Specimen>
            <Specimen component="verdict" state="it holds, nobody vouches for it, it does not hold">
                {verdict("verdict verdict--good", texts::check::HOLDS_TITLE, holds)}
                {verdict("verdict", texts::check::UNPROVEN_TITLE, t(texts::check::UNPROVEN).to_owned())}
                {verdict("verdict verdict--bad", texts::check::FAILS_TITLE, t(texts::proof::EXPIRED).to_owned())}
            </Specimen>
            <Specimen component="assurance" state="what happens to data">
                <div class="assurance">
                    <h3 class="assurance__title">{t(texts::mobile::PRIVACY_TITLE)}</h3>
                    <ul class="assurance__list">
                        <li>{t(texts::mobile::PRIVACY_CODE)}</li>
                        <li>{t(texts::mobile::PRIVACY_NO_ADDRESS)}</li>
                    </ul>
                </div>
            </Specimen>
        </Section>
    }
}

const NAME: &str = "Asha Devi";

fn certificate(class: &'static str) -> AnyView {
    view! {
        <div class=class>
            <p class="certificate__kind">{t(texts::certificate::FINAL)}</p>
            <p class="certificate__subject">{t(texts::certificate::SUBJECT)}</p>
            <h3 class="certificate__section">{t(texts::certificate::PERSON)}</h3>
            <Rows><Row label=t(texts::certificate::NAME) value=NAME /></Rows>
        </div>
    }
    .into_any()
}

fn verdict(class: &'static str, title: Text, words: String) -> AnyView {
    view! {
        <div class=class>
            <h3 class="verdict__title">{t(title)}</h3>
            <p>{words}</p>
        </div>
    }
    .into_any()
}
