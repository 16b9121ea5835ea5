//! What the page says by itself, and what it keeps back until it is asked.

use beneficiary_portal::browser::set_dialog_open;
use beneficiary_portal::components::{Button, Dialog, Disclosure, Look, Notice};
use beneficiary_portal::i18n::t;
use leptos::prelude::*;

use crate::contents;
use crate::records::Code;
use crate::specimen::{Section, Specimen};

const ABOUT: &str = "dialog-alert-about";

#[component]
pub(crate) fn Notices() -> impl IntoView {
    view! {
        <Section
            of=contents::NOTICES
            note="Read out when they appear: a status in its turn, a problem at once."
        >
            <Specimen component="Notice" state="status">
                <Notice message=Some(t(texts::certificate::DOWNLOADED).to_owned()) />
            </Specimen>
            <Specimen component="Notice" state="problem">
                <Notice message=Some(t(texts::problem::UNREACHABLE).to_owned()) is_problem=true />
            </Specimen>
        </Section>
    }
}

#[component]
pub(crate) fn Disclosures() -> impl IntoView {
    let body = || {
        view! {
            <p>{t(texts::correction::WHAT)}</p>
            <ul><li>{t(texts::code::CHECK_NUMBER)}</li><li>{t(texts::code::CHECK_WAIT)}</li></ul>
        }
    };
    view! {
        <Section
            of=contents::DISCLOSURES
            note="For what only some need. Closed at first; the second one here was opened by this page."
        >
            <Specimen component="Disclosure" state="closed">
                <Disclosure title=t(texts::correction::TITLE)>{body()}</Disclosure>
            </Specimen>
            <Specimen component="Disclosure" state="open">
                <div data-opened="true">
                    <Disclosure title=t(texts::correction::TITLE)>{body()}</Disclosure>
                </div>
            </Specimen>
        </Section>
    }
}

#[component]
pub(crate) fn Dialogs() -> impl IntoView {
    view! {
        <Section
            of=contents::DIALOGS
            note="Each opens by its button, and closes by its own, by Escape, or by Back on a phone."
        >
            <Specimen component="Dialog" state="plain">
                <Opener id="dialog-plain" />
                <Dialog id="dialog-plain" title=t(texts::end_warning::TITLE).to_owned() on_close=Callback::new(|()| {})>
                    <p>{t(texts::certificate::SHARED_DEVICE)}</p>
                    <Closer id="dialog-plain" />
                </Dialog>
            </Specimen>
            <Specimen component="Dialog" state="one that interrupts, for its text is read out with its title">
                <Opener id="dialog-alert" />
                <Dialog
                    id="dialog-alert"
                    title=t(texts::end_warning::TITLE).to_owned()
                    described_by=ABOUT
                    on_close=Callback::new(|()| {})
                >
                    <p id=ABOUT>{t(texts::ended::TIMED_OUT_BODY)}</p>
                    <Closer id="dialog-alert" />
                </Dialog>
            </Specimen>
            <Specimen component="Dialog" state="bright: as large as the screen, and light in the dark, too">
                <Opener id="dialog-bright" />
                <Dialog
                    id="dialog-bright"
                    title=t(texts::dose::PRECAUTION).to_owned()
                    is_bright=true
                    on_close=Callback::new(|()| {})
                >
                    <div class="proof__large"><Code /></div>
                    <Closer id="dialog-bright" />
                </Dialog>
            </Specimen>
        </Section>
    }
}

#[component]
fn Opener(id: &'static str) -> impl IntoView {
    let on_press = Callback::new(move |()| set_dialog_open(id, true));
    view! { <Button label=t(texts::proof::ENLARGE) look=Look::Secondary on_press /> }
}

#[component]
fn Closer(id: &'static str) -> impl IntoView {
    let on_press = Callback::new(move |()| set_dialog_open(id, false));
    view! { <Button label=t(texts::proof::CLOSE) look=Look::Primary on_press /> }
}
