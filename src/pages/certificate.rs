//! One person's certificate, complete on the screen, and the ways to take it along.

use contract::{Beneficiary, CertificateKind, Dose};
use leptos::prelude::*;

use super::handover::HandoverStatus;
use super::proofs::Proofs;
use super::wording;
use crate::browser;
use crate::components::{Button, Look, PageFrame, Row, Rows, in_order, optional};
use crate::dispatch::Journey;
use crate::i18n::{long_date, t};
use crate::journey::{Event, Handover, Screen, State, Visit, Way, Whose};

/// Names the certificate.
const SUBJECT: &str = "subject";

#[component]
pub fn CertificatePage(journey: Journey) -> impl IntoView {
    let Some((place, person)) = journey.read(certificate_shown) else { return ().into_any() };
    let kind = match person.certificate_kind() {
        Some(CertificateKind::Final) => t(texts::certificate::FINAL),
        _ => t(texts::certificate::PROVISIONAL),
    };
    let is_proven = journey.select(|state| state.visit().is_some_and(Visit::is_proven));
    let has_file = person.beneficiary_reference_id.is_some();
    let doses =
        in_order(person.doses_given().into_iter().map(|dose| view! { <DoseDetails dose /> }.into_any()));
    view! {
        <PageFrame
            page_title=t(texts::certificate::PAGE_TITLE)
            heading=t(texts::certificate::TITLE)
            on_sign_out=Callback::new(move |()| journey.dispatch(Event::AskedSignOut))
        >
            <div class="actions">
                {optional(has_file.then(|| view! { <FileButtons journey place /> }.into_any()))}
                <Button
                    label=t(texts::certificate::PRINT)
                    look=Look::Secondary
                    on_press=Callback::new(move |()| browser::print())
                />
            </div>
            <HandoverStatus journey />
            <article
                aria-labelledby=SUBJECT
                class=move || if is_proven.get() { "certificate certificate--proven" } else { "certificate" }
            >
                {move || optional(is_proven.get().then(|| view! {
                    <p class="certificate__kind">{kind}</p>
                }.into_any()))}
                <p class="certificate__subject" id=SUBJECT>{t(texts::certificate::SUBJECT)}</p>
                <Proofs journey />
                <h2 class="certificate__section">{t(texts::certificate::PERSON)}</h2>
                <PersonDetails person />
                <ol class="certificate__doses" role="list">{doses}</ol>
            </article>
            <p class="shared-device">{t(texts::certificate::SHARED_DEVICE)}</p>
            <Button
                label=t(texts::certificate::BACK)
                look=Look::Quiet
                on_press=Callback::new(move |()| journey.dispatch(Event::ClosedCertificate))
            />
        </PageFrame>
    }
    .into_any()
}

fn certificate_shown(state: &State) -> Option<(usize, Beneficiary)> {
    let visit = state.visit()?;
    let Screen::Certificate(place) = visit.screen else { return None };
    visit.certificate_holder(place).cloned().map(|person| (place, person))
}

#[component]
fn FileButtons(journey: Journey, place: usize) -> impl IntoView {
    let is_busy_with = move |wanted| {
        journey.select(move |state| {
            state
                .visit()
                .is_some_and(|visit| matches!(&visit.handover, Handover::Busy(job) if job.way == wanted))
        })
    };
    let ask = move |way: Way| {
        Callback::new(move |()| journey.dispatch(Event::AskedHandover { way, whose: Whose::One(place) }))
    };
    view! {
        <Button
            label=t(texts::certificate::DOWNLOAD)
            busy_label=t(texts::certificate::DOWNLOADING)
            is_busy=is_busy_with(Way::Save)
            is_disabled=is_busy_with(Way::Share)
            look=Look::Primary
            on_press=ask(Way::Save)
        />
        {optional(browser::can_share().then(|| view! {
            <Button
                label=t(texts::certificate::SHARE)
                busy_label=t(texts::certificate::SHARING)
                is_busy=is_busy_with(Way::Share)
                is_disabled=is_busy_with(Way::Save)
                look=Look::Secondary
                on_press=ask(Way::Share)
            />
        }.into_any()))}
    }
}

#[component]
fn PersonDetails(person: Beneficiary) -> impl IntoView {
    view! {
        <Rows>
            <Row label=t(texts::certificate::NAME) value=wording::name(&person) />
            <Row label=t(texts::people::BIRTH_YEAR) value=wording::birth_year(&person) />
            <Row label=t(texts::people::GENDER) value=wording::gender(&person) />
            <Row label=t(texts::certificate::ID_VERIFIED) value=wording::photo_id(&person) />
            <Row label=t(texts::certificate::REFERENCE_ID) value=wording::reference_id(&person) />
            <Row
                label=t(texts::certificate::CERTIFICATE_ID)
                value=wording::or_not_recorded(person.certificate_id.as_deref())
            />
            <Row label=t(texts::certificate::STATUS) value=wording::status(&person) />
        </Rows>
    }
}

#[component]
fn DoseDetails(dose: Dose) -> impl IntoView {
    let text = |value: &Option<String>| wording::or_not_recorded(value.as_deref());
    let next_due = dose
        .next_due_date
        .known()
        .map(|date| view! { <Row label=t(texts::certificate::NEXT_DUE) value=long_date(date) /> }.into_any());
    let place = Some(wording::place(&dose)).filter(|place| !place.is_empty());
    let place = place.unwrap_or_else(|| wording::or_not_recorded(None).into());
    view! {
        <li class="certificate__dose">
            <h2 class="certificate__section">{wording::dose_title(dose.number)}</h2>
            <Rows>
                <Row label=t(texts::certificate::VACCINE) value=text(&dose.vaccine) />
                <Row label=t(texts::certificate::DATE) value=wording::dose_date(dose.date) />
                <Row label=t(texts::certificate::BATCH) value=text(&dose.batch) />
                {optional(next_due)}
                <Row label=t(texts::certificate::VACCINATED_BY) value=text(&dose.vaccinated_by) />
                <Row label=t(texts::certificate::VACCINATED_AT) value=place />
            </Rows>
        </li>
    }
}
