//! Puts the contexts in place and draws the current page.

use leptos::prelude::*;

use crate::browser::{self, Shell};
use crate::clock::ClockContext;
use crate::dispatch::Journey;
use crate::i18n::{LanguageContext, Texts};
use crate::journey::{Event, State};
use crate::pages::{self, BeneficiariesPage, CertificatePage, CodePage, EndedPage, LockedPage, MobilePage};
use crate::route::Route;

/// Takes over from the first screen in `index.html`.
pub fn mount() {
    let shell = browser::take_shell();
    mount_to_body(move || view! { <App shell /> });
}

#[component]
pub fn App(
    /// What was done before the app was there.
    shell: Shell,
) -> impl IntoView {
    LanguageContext::provide(Texts::english());
    let journey = Journey::begin();
    ClockContext::provide(move || journey.tick());
    browser::on_navigation(move |path| {
        journey.dispatch(Event::Navigated(Route::from_path(path)));
        show_address(journey.read(State::route));
    });
    if let Some(challenge) = browser::kept_challenge().filter(|_| shell.typed.is_empty()) {
        journey.dispatch(Event::Resumed(challenge));
    }

    let route = journey.select(State::route);
    Effect::new(move |left: Option<Route>| {
        let entered = route.get();
        match left {
            Some(left) if left.leads_deeper_to(entered) => browser::push_path(entered.path()),
            Some(_) => show_address(entered),
            None => {
                show_address(entered);
                take_over(journey, &shell);
            }
        }
        entered
    });

    move || match route.get() {
        Route::Mobile => view! { <MobilePage journey /> }.into_any(),
        Route::Code => view! { <CodePage journey /> }.into_any(),
        Route::Locked => view! { <LockedPage journey /> }.into_any(),
        Route::People => view! { <BeneficiariesPage journey /> }.into_any(),
        Route::Certificate => view! { <CertificatePage journey /> }.into_any(),
        Route::Ended => view! { <EndedPage journey /> }.into_any(),
    }
}

/// What was typed before the app was there is kept, and a button that was pressed by then counts.
fn take_over(journey: Journey, shell: &Shell) {
    if !shell.typed.is_empty() {
        browser::fill_in(pages::MOBILE_FIELD, &shell.typed);
    }
    if shell.is_focused {
        browser::focus_soon(pages::MOBILE_FIELD);
    }
    if shell.is_submitted {
        journey.dispatch(Event::SubmittedMobile(shell.typed.clone()));
    }
}

fn show_address(route: Route) {
    if browser::current_path() != route.path() {
        browser::replace_path(route.path());
    }
}
