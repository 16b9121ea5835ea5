//! The certificates to show: a QR code for each that holds, and in plain words what does not hold.

use leptos::prelude::*;

use super::handover::HandoverStatus;
use super::wording;
use crate::browser;
use crate::components::{Button, Dialog, Look, Notice, QrCode, focus_heading, in_order, optional};
use crate::dispatch::Journey;
use crate::i18n::{t, t_with};
use crate::journey::{CheckedDose, Credentials, Event, Screen, State, Way};
use crate::proof::{DrawnCode, Proof, VerifiedCredential};
use texts::Text;

#[component]
pub(super) fn Proofs(journey: Journey) -> impl IntoView {
    let stage = journey.select(|state| Some(stage(state).to_owned()));
    let drawn = move || match stage.get().as_deref() {
        Some("failed") => failed(journey),
        Some("checked") => {
            let doses = journey.read(|state| {
                let doses = credentials(state).doses().iter().enumerate();
                in_order(doses.map(|(place, dose)| drawn_dose(journey, place, dose)).collect::<Vec<_>>())
            });
            view! { <ol class="certificate__doses" role="list">{doses}</ol> }.into_any()
        }
        Some("not-offered") => {
            view! { <p class="proofs__word">{t(texts::proof::NOT_OFFERED)}</p> }.into_any()
        }
        _ => ().into_any(),
    };
    let is_on_its_way = journey.select(|state| credentials(state).is_on_its_way());
    view! {
        <section class="proofs">
            <p role="status" class="proofs__word">
                {move || if is_on_its_way.get() { t(texts::proof::LOADING) } else { "" }}
            </p>
            {move || drawn()}
        </section>
    }
}

fn credentials(state: &State) -> &Credentials {
    state.visit().map_or(&Credentials::Closed, |visit| &visit.credentials)
}

fn stage(state: &State) -> &'static str {
    match credentials(state) {
        Credentials::Closed | Credentials::Loading | Credentials::Checking => "",
        Credentials::Checked(_) => "checked",
        Credentials::Failed(_) => "failed",
        Credentials::NotOffered => "not-offered",
    }
}

fn failed(journey: Journey) -> AnyView {
    let problem = journey.read(|state| credentials(state).problem().map(wording::problem));
    let on_press = Callback::new(move |()| {
        journey.dispatch(Event::AskedCredentialsAgain);
        focus_heading();
    });
    view! {
        <Notice message=problem is_problem=true />
        <Button label=t(texts::people::RETRY) look=Look::Secondary on_press />
    }
    .into_any()
}

fn drawn_dose(journey: Journey, place: usize, checked: &CheckedDose) -> AnyView {
    let title = wording::dose_title(Some(checked.dose).filter(|dose| *dose > 0));
    let body = match &checked.proof {
        Proof::Holds(verified) => held(journey, place, verified, &title),
        Proof::Unproven(_) => doubtful(texts::proof::UNPROVEN),
        Proof::Fails(doubt) => doubtful(doubt.text()),
    };
    view! { <li class="proof"><h2 class="proof__title">{title}</h2>{body}</li> }.into_any()
}

fn doubtful(text: Text) -> AnyView {
    view! { <Notice message=Some(t(text).to_owned()) is_problem=true /> }.into_any()
}

/// A certificate that was checked: its code, and by whose key it holds.
fn held(journey: Journey, place: usize, verified: &VerifiedCredential, dose: &str) -> AnyView {
    let code = verified.code().map(|code| code_of(journey, place, code, dose));
    view! {
        {optional(code)}
        <p class="proof__verdict">{wording::holds(verified)}</p>
    }
    .into_any()
}

/// A press shows it as large as the screen is, with the ways to take it along.
fn code_of(journey: Journey, place: usize, code: &DrawnCode, dose: &str) -> AnyView {
    let id = ["code-", &place.to_string()].concat();
    let dialog = id.clone();
    on_cleanup(|| browser::keep_awake(false));
    let enlarge = move |_| {
        browser::set_dialog_open(&dialog, true);
        browser::keep_awake(true);
    };
    let closing = id.clone();
    let label = t_with(texts::proof::Qr { dose });
    let DrawnCode { side, path } = code.clone();
    let holder = journey.read(|state| {
        let visit = state.visit()?;
        let Screen::Certificate(person) = visit.screen else { return None };
        visit.certificate_holder(person).map(wording::name)
    });
    let holder = holder.unwrap_or_default();
    let give = move |way| Callback::new(move |()| journey.dispatch(Event::AskedCode { way, place }));
    let close = Callback::new(move |()| browser::set_dialog_open(&closing, false));
    let on_close = Callback::new(|()| browser::keep_awake(false));
    view! {
        <button type="button" class="proof__enlarge" on:click:capture=enlarge>
            <span class="proof__hint">{t(texts::proof::ENLARGE)}</span>
            <QrCode side path=path.clone() label=label.clone() />
        </button>
        <Dialog id title=dose.to_owned() on_close is_bright=true>
            <p class="proof__holder" dir="auto">{holder}</p>
            <div class="proof__large"><QrCode side path label /></div>
            <HandoverStatus journey />
            {optional(browser::can_share().then(|| view! {
                <Button label=t(texts::proof::SHARE) look=Look::Secondary on_press=give(Way::Share) />
            }.into_any()))}
            <Button label=t(texts::proof::SAVE) look=Look::Secondary on_press=give(Way::Save) />
            <Button label=t(texts::proof::CLOSE) look=Look::Primary on_press=close />
        </Dialog>
    }
    .into_any()
}
