//! The people under the number.

use contract::Beneficiary;
use leptos::prelude::*;

use super::handover::HandoverStatus;
use super::wording;
use crate::components::{
    Button, Disclosure, Look, Notice, PageFrame, Phrase, Row, Rows, Timeline, TimelineEntry, focus_heading,
    in_order, optional,
};
use crate::dispatch::Journey;
use crate::i18n::t;
use crate::journey::{Activity, Event, Handover, Records, Way, Whose};

#[component]
pub fn BeneficiariesPage(journey: Journey) -> impl IntoView {
    let is_loading =
        journey.select(|state| state.visit().is_some_and(|visit| matches!(visit.records, Records::Loading)));
    view! {
        <PageFrame
            heading=t(texts::people::TITLE)
            on_sign_out=Callback::new(move |()| journey.dispatch(Event::AskedSignOut))
        >
            <p role="status">{move || if is_loading.get() { t(texts::people::LOADING).to_owned() } else { String::new() }}</p>
            {move || {
                if is_loading.get() {
                    return ().into_any();
                }
                match journey.read(|state| state.visit().map(|visit| visit.records.clone())) {
                    None | Some(Records::Loading) => ().into_any(),
                    Some(Records::Failed(problem)) => view! {
                        <Notice message=Some(wording::problem(problem)) is_problem=true />
                        <Button
                            label=t(texts::people::RETRY)
                            look=Look::Primary
                            on_press=Callback::new(move |()| {
                                journey.dispatch(Event::AskedRecords);
                                focus_heading();
                            })
                        />
                    }.into_any(),
                    Some(Records::Loaded(people)) if people.is_empty() => view! { <NoRecord journey /> }.into_any(),
                    Some(Records::Loaded(people)) => view! { <People journey people /> }.into_any(),
                }
            }}
        </PageFrame>
    }
}

#[component]
fn NoRecord(journey: Journey) -> impl IntoView {
    view! {
        <p class="lead">{t(texts::people::NONE)}</p>
        <p>{t(texts::people::NONE_OTHER_NUMBER)}</p>
        <p>{t(texts::people::NONE_CENTRE)}</p>
        <ActivityButton journey />
    }
}

#[component]
fn People(journey: Journey, people: Vec<Beneficiary>) -> impl IntoView {
    let certificates =
        journey.read(|state| state.visit().map_or(0, |visit| visit.certificate_ids(Whose::Everybody).len()));
    let is_busy = journey
        .select(|state| state.visit().is_some_and(|visit| matches!(visit.handover, Handover::Busy(_))));
    let references = in_order(people.iter().map(|person| {
        let reference = match &person.beneficiary_reference_id {
            Some(id) => id.expose_digits(),
            None => t(texts::correction::NO_REFERENCE),
        };
        let line = Phrase::joined(vec![wording::name(person), reference.to_owned()], ": ");
        view! { <li dir="auto">{line.draw()}</li> }.into_any()
    }));
    let cards = people.into_iter().enumerate();
    let cards = in_order(cards.map(|(place, person)| view! { <Person journey place person /> }.into_any()));
    view! {
        <div class="people">{cards}</div>
        {optional((certificates > 1).then(|| view! {
            <div class="actions">
                <Button
                    label=t(texts::people::DOWNLOAD_ALL)
                    is_busy
                    look=Look::Secondary
                    on_press=Callback::new(move |()| {
                        journey.dispatch(Event::AskedHandover { way: Way::Save, whose: Whose::Everybody });
                    })
                />
            </div>
            <HandoverStatus journey />
        }.into_any()))}
        <Correction references />
        <ActivityButton journey />
    }
}

/// What to say at the centre, and what can be put right there.
#[component]
fn Correction(references: AnyView) -> impl IntoView {
    let helpline = wording::helpline();
    view! {
        <Disclosure title=t(texts::correction::TITLE)>
            <p>{t(texts::correction::WHAT)}</p>
            <p>{t(texts::correction::WHERE)}</p>
            <ul>{references}</ul>
            <p>{helpline}</p>
        </Disclosure>
    }
}

#[component]
fn ActivityButton(journey: Journey) -> impl IntoView {
    let is_offered = journey
        .read(|state| state.visit().is_some_and(|visit| !matches!(visit.activity, Activity::NotOffered)));
    optional(is_offered.then(|| {
        view! {
            <Button
                label=t(texts::activity::TITLE)
                look=Look::Quiet
                on_press=Callback::new(move |()| journey.dispatch(Event::OpenedActivity))
            />
        }
        .into_any()
    }))
}

#[component]
fn Person(
    journey: Journey,
    /// In the list.
    place: usize,
    person: Beneficiary,
) -> impl IntoView {
    let name_id = ["person-", &place.to_string()].concat();
    let title_id = name_id.clone();
    let has_certificate = person.certificate_kind().is_some();
    view! {
        <article class="card" aria-labelledby=title_id>
            <h2 class="card__title" id=title_id.clone() dir="auto">{wording::name(&person)}</h2>
            <p class=tag_class(&person) dir="auto">{wording::status(&person)}</p>
            <Facts person=person.clone() />
            <h3 class="card__subtitle">{t(texts::people::DOSES)}</h3>
            <Doses person />
            {if has_certificate {
                view! {
                    <Button
                        label=t(texts::people::VIEW_CERTIFICATE)
                        described_by=name_id
                        look=Look::Primary
                        on_press=Callback::new(move |()| journey.dispatch(Event::OpenedCertificate(place)))
                    />
                }.into_any()
            } else {
                view! { <p class="card__note">{t(texts::people::NO_CERTIFICATE)}</p> }.into_any()
            }}
        </article>
    }
}

#[component]
fn Facts(person: Beneficiary) -> impl IntoView {
    view! {
        <Rows>
            <Row label=t(texts::people::BIRTH_YEAR) value=wording::birth_year(&person) />
            <Row label=t(texts::people::GENDER) value=wording::gender(&person) />
            <Row label=t(texts::people::REFERENCE_ID) value=wording::reference_id(&person) />
            <Row label=t(texts::people::PHOTO_ID) value=wording::photo_id(&person) />
        </Rows>
    }
}

#[component]
fn Doses(person: Beneficiary) -> impl IntoView {
    let doses = person.doses_given();
    if doses.is_empty() && person.next_due().is_none() {
        let text = if person.certificate_kind().is_some() {
            texts::people::NO_DOSE_DETAILS
        } else {
            texts::people::NO_DOSE
        };
        return view! { <p class="card__note">{t(text)}</p> }.into_any();
    }
    let given = doses.iter().map(|dose| {
        let lines = vec![
            dose.vaccine.clone().unwrap_or_default().into(),
            wording::dose_date(dose.date).into(),
            wording::place(dose),
        ];
        view! { <TimelineEntry title=wording::dose_title(dose.number) lines /> }.into_any()
    });
    let due = person.next_due().map(|due| {
        view! { <TimelineEntry title=wording::next_due(due) lines=Vec::new() is_apart=true /> }.into_any()
    });
    let entries = in_order(given.chain(due));
    view! { <Timeline>{entries}</Timeline> }.into_any()
}

fn tag_class(person: &Beneficiary) -> &'static str {
    use contract::VaccinationStatus::{NotVaccinated, Other, PartiallyVaccinated, Vaccinated};
    match person.vaccination_status {
        Vaccinated => "tag tag--done",
        PartiallyVaccinated => "tag tag--partial",
        NotVaccinated | Other(_) => "tag tag--open",
    }
}
