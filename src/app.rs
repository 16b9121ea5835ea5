//! Puts the contexts in place and draws the current page.

use core::cell::Cell;
use core::cmp::Ordering;

use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::browser;
use crate::clock;
use crate::dispatch::Journey;
use crate::effect::effect;
use crate::i18n::speak;
use crate::journey::{Event, State};
use crate::pages::{
    self, ActivityPage, BeneficiariesPage, CertificatePage, CheckPage, CodePage, EndWarning, EndedPage,
    LockedPage, MobilePage,
};
use crate::route::Route;

/// Takes over from the first screen in `index.html`: what was typed there is kept, and a button that was pressed
/// there counts. A discarded tab goes on at its code.
pub fn mount() {
    speak(browser::texts());
    let journey = Journey::begin();
    match browser::kept_challenge() {
        Some(_) if browser::is_shell_in_use() => browser::forget_challenge(),
        Some(challenge) => journey.dispatch(Event::Resumed(challenge)),
        None => {}
    }
    let is_to_check = browser::current_path() == Route::Check.path() && !browser::is_shell_in_use();
    let Some(body) = document().body() else { return };
    let app = Cell::new(Some(mount_to(body, move || view! { <App journey /> })));
    browser::on_leave(move || {
        // What is drawn goes first, and with it what it holds.
        drop(app.take());
        journey.leave();
    });
    if browser::leave_shell(pages::MOBILE_FIELD) {
        journey.dispatch(Event::SubmittedMobile(browser::typed_text(pages::MOBILE_FIELD)));
    } else if is_to_check {
        journey.dispatch(Event::OpenedCheck);
    }
}

#[component]
pub fn App(journey: Journey) -> impl IntoView {
    clock::run(move || journey.tick());
    browser::on_navigation(move |path| {
        let wanted = Route::from_path(path);
        journey.dispatch(Event::Navigated(wanted));
        answer_navigation(wanted, journey.read(State::route));
    });
    browser::on_touch(move || journey.touch());
    browser::start_over_when_restored();

    // By its path, for words are compared already.
    let path = journey.select(|state| Some(state.route().path().to_owned()));
    let route = move || path.with(|path| Route::from_path(path.as_deref().unwrap_or_default()));
    let shown = Cell::new(None);
    effect(move || {
        let entered = route();
        show_address(shown.replace(Some(entered)), entered);
    });

    let page = move || match route() {
        Route::Mobile => view! { <MobilePage journey /> }.into_any(),
        Route::Code => view! { <CodePage journey /> }.into_any(),
        Route::Locked => view! { <LockedPage journey /> }.into_any(),
        Route::People => view! { <BeneficiariesPage journey /> }.into_any(),
        Route::Certificate => view! { <CertificatePage journey /> }.into_any(),
        Route::Activity => view! { <ActivityPage journey /> }.into_any(),
        Route::Ended => view! { <EndedPage journey /> }.into_any(),
        Route::Check => view! { <CheckPage journey /> }.into_any(),
    };
    let language = Trigger::new();
    browser::on_language(move || {
        speak(browser::texts());
        language.notify();
    });
    let everything = move || {
        language.track();
        view! {
            {move || page()}
            <EndWarning journey />
        }
    };
    view! { {move || everything().into_any()} }
}

/// Going deeper adds an entry to the history, so that Back leads out again; coming up again takes it away.
fn show_address(left: Option<Route>, entered: Route) {
    if browser::current_path() == entered.path() {
        return;
    }
    match left {
        Some(left) if left.leads_deeper_to(entered) => browser::push_path(entered.path()),
        Some(left) if entered.leads_deeper_to(left) => browser::go_back(),
        _ => browser::replace_path(entered.path()),
    }
}

/// Back or Forward to where the journey does not lead: the browser returns to the entry of what is shown.
fn answer_navigation(wanted: Route, shown: Route) {
    match wanted.depth().cmp(&shown.depth()) {
        Ordering::Less => browser::go_forward(),
        Ordering::Greater => browser::go_back(),
        Ordering::Equal if wanted != shown => browser::replace_path(shown.path()),
        Ordering::Equal => {}
    }
}
