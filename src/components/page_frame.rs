//! What every page has: the name of the service, the way out, one heading that takes the focus, and the foot.

use leptos::prelude::*;

use super::views::optional;
use crate::browser;
use crate::effect::effect;
use crate::i18n::t;

const TITLE_ID: &str = "title";

/// For a control that goes away when it is pressed: the focus must not go with it.
pub fn focus_heading() {
    browser::focus_soon(TITLE_ID);
}

/// A page comes with its title, which is its heading: a constant text, for it reaches the browser's history on disk.
#[component]
pub fn PageFrame(
    heading: &'static str,
    /// Where the heading is too long for it, or says more than the history should hold.
    #[prop(optional)]
    page_title: Option<&'static str>,
    /// Says "Error:" before the title.
    #[prop(optional, into)]
    has_problem: Signal<bool>,
    /// Offers to sign out.
    #[prop(optional)]
    on_sign_out: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    browser::enter_page(TITLE_ID);
    effect(move || {
        let prefix =
            if has_problem.get() { [t(texts::app::ERROR_PREFIX), " "].concat() } else { String::new() };
        browser::set_title(&[&prefix, page_title.unwrap_or(heading), " – ", t(texts::app::NAME)].concat());
    });
    view! {
        <header class="header">
            <div class="header__inner">
                <span class="header__name">{t(texts::app::NAME)}</span>
                {optional(on_sign_out.map(|on_sign_out| view! {
                    <button type="button" class="header__sign-out" on:click:capture=move |_| on_sign_out.run(())>
                        {t(texts::app::SIGN_OUT)}
                    </button>
                }.into_any()))}
            </div>
        </header>
        <main class="main" id="main">
            <h1 class="main__title" id=TITLE_ID tabindex="-1">{heading}</h1>
            {children()}
        </main>
        <footer class="footer">
            <div class="footer__inner">
                <p>{t(texts::app::FOOTER)}</p>
                <a class="footer__link" href="/help" target="_blank">{t(texts::app::HELP)}</a>
                <a class="footer__link" href="/accessibility" target="_blank">{t(texts::app::ACCESSIBILITY)}</a>
            </div>
        </footer>
    }
}
