//! Each page says where one is, and how one gets out.

use beneficiary_portal::components::PageFrame;
use beneficiary_portal::i18n::t;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::screen::{Screen, drop_focus, has_focus, settle, text};

async fn show(has_problem: Signal<bool>) -> Screen {
    Screen::show(move || {
        view! {
            <PageFrame page_title="Enter your code" heading="Enter the code" has_problem>
                <p class="lead">"A code was sent."</p>
            </PageFrame>
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn a_page_has_one_heading_inside_its_landmarks() {
    let screen = show(Signal::from(false)).await;
    assert_eq!(text(&screen.the("h1")), "Enter the code");
    assert_eq!(text(&screen.the("main h1 + p")), "A code was sent.");
    assert_eq!(text(&screen.the("header")), t(texts::app::NAME));
    assert_eq!(text(&screen.the("footer p")), t(texts::app::FOOTER));
    let links = screen.all("footer a").iter().map(|link| text(link)).collect::<Vec<_>>();
    assert_eq!(links, [t(texts::app::HELP), t(texts::app::ACCESSIBILITY)]);
}

#[wasm_bindgen_test]
async fn the_title_says_when_something_is_wrong() {
    let has_problem = RwSignal::new(false);
    let _screen = show(has_problem.into()).await;
    let title = format!("Enter your code – {}", t(texts::app::NAME));
    assert_eq!(document().title(), title);
    has_problem.set(true);
    settle().await;
    assert_eq!(document().title(), format!("{} {title}", t(texts::app::ERROR_PREFIX)));
    has_problem.set(false);
    settle().await;
    assert_eq!(document().title(), title);
}

#[wasm_bindgen_test]
async fn the_way_out_is_there_only_for_those_who_are_in() {
    let screen = show(Signal::from(false)).await;
    assert!(screen.all("button").is_empty());
    drop(screen);

    let left = RwSignal::new(0);
    let screen = Screen::show(move || {
        let on_sign_out = Callback::new(move |()| left.update(|left| *left += 1));
        view! { <PageFrame page_title="People" heading="People" on_sign_out>"Nobody"</PageFrame> }
    })
    .await;
    screen.button(t(texts::app::SIGN_OUT)).click();
    assert_eq!(left.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn the_next_page_begins_at_its_heading() {
    // Whichever test comes first, this is not the first page of the visit any more.
    drop(show(Signal::from(false)).await);
    drop_focus();
    let screen = show(Signal::from(false)).await;
    let heading = screen.the("h1");
    assert!(has_focus(&heading));
    assert_eq!(heading.tab_index(), -1, "the way by keyboard goes past it");
}
