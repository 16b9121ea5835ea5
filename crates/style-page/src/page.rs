//! The page: the frame of every page, and in it all that there is.

use beneficiary_portal::components::{Notice, PageFrame, focus_heading};
use beneficiary_portal::effect::effect;
use beneficiary_portal::i18n::t;
use leptos::prelude::*;

use crate::browser::open_marked;
use crate::contents::{self, Contents};
use crate::controls::{Buttons, Errors, Fields};
use crate::language::Languages;
use crate::messages::{Dialogs, Disclosures, Notices};
use crate::of_pages::OfPages;
use crate::records::Records;
use crate::specimen::{Section, Specimen};
use crate::tokens::{Colours, OtherTokens, SpaceScale, TypeScale};

#[component]
pub(crate) fn StylePage() -> impl IntoView {
    let said = RwSignal::new(None);
    let on_sign_out = Callback::new(move |()| said.set(Some(t(texts::ended::SIGNED_OUT_TITLE).to_owned())));
    let page = view! {
        <Languages />
        <PageFrame heading="Style" on_sign_out>
            <p class="lead" lang="en" dir="ltr">
                {"Every token and every component in every state, drawn by the app’s own code with the app’s own sheet, in the scheme of this device and the language chosen above."}
            </p>
            <Contents />
            <Section
                of=contents::FRAME
                note="This page stands in it: the strip of languages, the header with the way out, the one heading that takes the focus, and the footer."
            >
                <Specimen component="PageFrame" state="press “sign out” in the header: who draws a page hears of it">
                    <Notice message=said />
                </Specimen>
            </Section>
            <Section
                of=contents::COLOURS
                note="Read from the stylesheet, and the contrast computed from it here. Turn the device dark to see the others."
            >
                <Colours />
            </Section>
            <Section of=contents::TYPE note="The system’s own fonts. Leading follows the script of the language.">
                <TypeScale />
            </Section>
            <Section of=contents::SPACE note="Between and inside of all that there is.">
                <SpaceScale />
            </Section>
            <Section of=contents::MEASURES note="What is neither colour, type nor space.">
                <OtherTokens />
            </Section>
            <Buttons />
            <Fields />
            <Errors />
            <Notices />
            <Disclosures />
            <Dialogs />
            <Records />
            <OfPages />
        </PageFrame>
    };
    // After the error summary, which takes the focus when it appears: the page begins at its top.
    effect(|| {
        open_marked();
        focus_heading();
    });
    page
}
