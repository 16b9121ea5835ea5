//! Anybody's certificate: read by camera, out of a file or as text, checked on this device, and shown for what it is.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::wording;
use crate::browser::{self, CameraEvent};
use crate::components::{
    Button, Field, FileButton, Look, Notice, PageFrame, Purpose, Row, Rows, focus_heading, in_order, optional,
};
use crate::dispatch::Journey;
use crate::effect::effect;
use crate::i18n::t;
use crate::journey::{Checking, Event, Keys, Stage};
use crate::proof::{CodeContent, Doubt, Proof, Told};
use texts::Text;

const VIDEO: &str = "camera";
const FILE: &str = "file";
const PASTED: &str = "pasted";
/// Takes the focus, and is read out with it, as soon as it is there.
const FIRST_VERDICT: &str = "verdict";

#[component]
pub fn CheckPage(journey: Journey) -> impl IntoView {
    let stage = journey.select(|state| state.checking().map(|checking| stage(checking).to_owned()));
    let problem = journey.select(|state| state.checking()?.problem().map(wording::problem));
    on_cleanup(browser::close_camera);
    let drawn = move || match stage.get().as_deref() {
        Some("failed") => keys_failed(journey),
        Some("looking") => camera(journey),
        Some("checked") => checked(journey),
        Some("idle") => ways(journey),
        _ => ().into_any(),
    };
    let is_reading = journey.select(|state| state.checking().is_some_and(|it| it.stage == Stage::Reading));
    // One place for all stages: what stays the same from one to the next is not said again.
    let said = move || match stage.get().as_deref() {
        Some("loading") => t(texts::check::LOADING),
        Some("looking") => t(texts::check::SCANNING),
        Some("busy") => t(texts::check::BUSY),
        Some("idle") if is_reading.get() => t(texts::check::BUSY),
        Some("idle") => t(texts::check::READY),
        _ => "",
    };
    view! {
        <PageFrame heading=t(texts::check::TITLE)>
            <Notice message=problem is_problem=true />
            <p role="status" class="check__status">{move || said()}</p>
            {move || drawn()}
            <Button
                label=t(texts::check::BACK)
                look=Look::Quiet
                on_press=Callback::new(move |()| journey.dispatch(Event::ClosedCheck))
            />
        </PageFrame>
    }
}

fn stage(checking: &Checking) -> &'static str {
    match (&checking.keys, &checking.stage) {
        (Keys::Loading, _) => "loading",
        (Keys::Failed(_), _) => "failed",
        (_, Stage::Looking) => "looking",
        (_, Stage::Busy) => "busy",
        (_, Stage::Checked(_)) => "checked",
        // The field with the file has to stay until it was read.
        (_, Stage::Idle | Stage::Reading | Stage::Failed(_)) => "idle",
    }
}

fn keys_failed(journey: Journey) -> AnyView {
    let problem = journey.read(|state| match &state.checking()?.keys {
        Keys::Failed(problem) => Some(wording::problem(*problem)),
        Keys::Loading | Keys::Loaded(_) => None,
    });
    view! {
        <Notice message=problem is_problem=true />
        {pressed(journey, texts::people::RETRY, Look::Primary, || Event::AskedTrustAgain)}
    }
    .into_any()
}

/// The control goes away with its press, so the focus goes to the heading.
fn pressed(journey: Journey, label: Text, look: Look, event: fn() -> Event) -> AnyView {
    let on_press = Callback::new(move |()| {
        journey.dispatch(event());
        focus_heading();
    });
    view! { <Button label=t(label) look on_press /> }.into_any()
}

fn ways(journey: Journey) -> AnyView {
    let paste = Callback::new(move |()| {
        let text = browser::typed_text(PASTED);
        browser::empty_all_fields();
        read(journey, vec![CodeContent::new(text.expose().as_bytes().to_vec())]);
    });
    let pick = Callback::new(move |()| {
        journey.dispatch(Event::AskedFile);
        spawn_local(async move {
            match browser::read_file(FILE).await {
                Ok(contents) => read(journey, contents),
                Err(problem) => journey.dispatch(Event::NothingRead(problem)),
            }
        });
    });
    view! {
        <p class="lead">{t(texts::check::INTRO)}</p>
        {pressed(journey, texts::check::SCAN, Look::Primary, || Event::AskedCamera)}
        <FileButton id=FILE label=t(texts::check::FILE) accept="image/*,application/pdf" on_pick=pick />
        <Field
            id=PASTED
            purpose=Purpose::Pasted
            label=t(texts::check::PASTE_LABEL)
            hint=t(texts::check::PASTE_HINT)
            on_enter=paste
        />
        <Button label=t(texts::check::PASTE) look=Look::Secondary on_press=paste />
    }
    .into_any()
}

fn read(journey: Journey, contents: Vec<CodeContent>) {
    journey.dispatch(Event::Read(contents));
    focus_heading();
}

fn camera(journey: Journey) -> AnyView {
    effect(move || {
        browser::open_camera(VIDEO, move |event| match event {
            CameraEvent::Started => {}
            CameraEvent::Read(content) => {
                browser::close_camera();
                read(journey, vec![content]);
            }
            CameraEvent::Stopped => journey.dispatch(Event::CameraStopped),
            CameraEvent::Failed(problem) => journey.dispatch(Event::NothingRead(problem)),
        });
    });
    on_cleanup(browser::close_camera);
    view! {
        <video class="check__camera" id=VIDEO playsinline="" muted="" aria-label=t(texts::check::PICTURE)></video>
        {pressed(journey, texts::check::STOP, Look::Secondary, || Event::CameraStopped)}
    }
    .into_any()
}

fn checked(journey: Journey) -> AnyView {
    let proofs = journey.read(|state| {
        let proofs = state.checking().map(Checking::proofs).unwrap_or_default();
        in_order(proofs.iter().enumerate().map(|(place, proof)| shown(place, proof)).collect::<Vec<_>>())
    });
    effect(|| browser::focus_soon(FIRST_VERDICT));
    view! {
        {proofs}
        {pressed(journey, texts::check::NEXT, Look::Primary, || Event::AskedNextCheck)}
    }
    .into_any()
}

fn shown(place: usize, proof: &Proof) -> AnyView {
    let (class, title, words, told) = match proof {
        Proof::Holds(verified) => {
            let words = wording::holds(verified);
            ("verdict verdict--good", texts::check::HOLDS_TITLE, words, Some(rows(verified.told())))
        }
        Proof::Unproven(told) => {
            ("verdict", texts::check::UNPROVEN_TITLE, t(texts::check::UNPROVEN).to_owned(), Some(rows(told)))
        }
        // Nobody showed a certificate: there is none to warn of.
        Proof::Fails(doubt @ Doubt::NoCertificate) => {
            ("verdict", doubt.text(), t(texts::check::INTRO).to_owned(), None)
        }
        Proof::Fails(doubt) => {
            ("verdict verdict--bad", texts::check::FAILS_TITLE, t(doubt.text()).to_owned(), None)
        }
    };
    let compare =
        matches!(proof, Proof::Holds(_)).then(|| view! { <p>{t(texts::check::COMPARE)}</p> }.into_any());
    view! {
        <section class=class>
            <h2 class="verdict__title" id=(place == 0).then_some(FIRST_VERDICT) tabindex="-1">{t(title)}</h2>
            <p>{words}</p>
            {optional(compare)}
            {optional(told)}
        </section>
    }
    .into_any()
}

/// What it says; a label that is not known here is left out.
fn rows(told: &Told) -> AnyView {
    let rows = told.rows().filter_map(|[label, value]| {
        let label = label.parse().ok().and_then(Text::at_line)?;
        Some(view! { <Row label=t(label) value=wording::told(label, value) /> }.into_any())
    });
    let rows = in_order(rows.collect::<Vec<_>>());
    view! { <Rows>{rows}</Rows> }.into_any()
}
