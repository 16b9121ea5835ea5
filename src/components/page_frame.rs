//! What every page has: the name of the service, the way out, one heading that takes the focus, and the foot.

use leptos::html::H1;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::t;

/// A page comes with its title; the title is a constant text, for it reaches the browser's history on disk.
#[component]
pub fn PageFrame(
    page_title: &'static str,
    heading: &'static str,
    /// Says "Error:" before the title.
    #[prop(optional, into)]
    has_problem: Signal<bool>,
    /// The very first page of a visit leaves the focus where the browser put it.
    #[prop(optional)]
    keeps_focus: bool,
    /// Offers to sign out.
    #[prop(optional)]
    on_sign_out: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let title = NodeRef::<H1>::new();
    Effect::new(move || {
        if let (false, Some(title)) = (keeps_focus, title.get()) {
            browser::scroll_to_top();
            browser::focus(&title);
        }
    });
    Effect::new(move || {
        let app = t("app.name");
        let title = [page_title, " – ", app].concat();
        browser::set_title(&if has_problem.get() {
            [t("app.error_prefix"), " ", &title].concat()
        } else {
            title
        });
    });
    view! {
        <header class="header">
            <div class="header__inner">
                <span class="header__name">{t("app.name")}</span>
                {on_sign_out.map(|on_sign_out| view! {
                    <button type="button" class="header__sign-out" on:click=move |_| on_sign_out.run(())>
                        {t("app.sign_out")}
                    </button>
                })}
            </div>
        </header>
        <main class="main" id="main">
            <h1 class="main__title" tabindex="-1" node_ref=title>{heading}</h1>
            {children()}
        </main>
        <footer class="footer"><p class="footer__text">{t("app.footer")}</p></footer>
    }
}
