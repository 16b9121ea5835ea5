//! Puts the contexts in place and draws the current page.

use leptos::prelude::*;

use crate::browser::{self, Shell};
use crate::dispatch::Journey;
use crate::i18n::{LanguageContext, Texts};
use crate::journey::Event;
use crate::pages::{BeneficiariesPage, CertificatePage, CodePage, EndedPage, LockedPage, MobilePage};
use crate::route::Route;

/// The wall clock, each second.
#[derive(Clone, Copy)]
pub struct ClockContext(pub ReadSignal<crate::session::Moment>);

/// Takes over from the first screen in `index.html`.
pub fn mount() {
    let shell = browser::take_shell();
    mount_to_body(move || view! { <App shell=shell /> });
}

#[component]
pub fn App(shell: Shell) -> impl IntoView {
    LanguageContext::provide(Texts::english());
    let (clock, set_clock) = signal(browser::now());
    provide_context(ClockContext(clock));

    let journey = Journey::begin();
    browser::every_second(move || {
        set_clock.set(browser::now());
        journey.tick();
    });
    browser::on_navigation(move |path| {
        journey.dispatch(Event::Navigated(Route::from_path(path)));
        show_address(journey.read(super::journey::State::route));
    });

    let route = journey.select(super::journey::State::route);
    Effect::new(move |left: Option<Route>| {
        let entered = route.get();
        match left {
            Some(left) if left.leads_deeper_to(entered) => browser::push_path(entered.path()),
            _ => show_address(entered),
        }
        entered
    });

    begin(journey, &shell);
    let shell = StoredValue::new(Some(shell));
    move || match route.get() {
        Route::Mobile => {
            let shell = shell.try_update_value(Option::take).flatten();
            view! { <MobilePage journey shell /> }.into_any()
        }
        Route::Code => view! { <CodePage journey /> }.into_any(),
        Route::Locked => view! { <LockedPage journey /> }.into_any(),
        Route::People => view! { <BeneficiariesPage journey /> }.into_any(),
        Route::Certificate => view! { <CertificatePage journey /> }.into_any(),
        Route::Ended => view! { <EndedPage journey /> }.into_any(),
    }
}

/// A discarded tab goes on at the code; a button that was pressed before the app was there counts.
fn begin(journey: Journey, shell: &Shell) {
    if shell.is_submitted {
        journey.dispatch(Event::SubmittedMobile(shell.typed.clone()));
    } else if let Some(challenge) = browser::kept_challenge().filter(|_| shell.typed.is_empty()) {
        journey.dispatch(Event::Resumed(challenge));
    }
}

fn show_address(route: Route) {
    if browser::current_path() != route.path() {
        browser::replace_path(route.path());
    }
}
