//! The parts of the page, and the way to each.

use beneficiary_portal::components::in_order;
use leptos::prelude::*;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    /// No other element of the page has it.
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
}

pub(crate) const FRAME: Part = Part { id: "frame", title: "Page frame" };
pub(crate) const COLOURS: Part = Part { id: "colours", title: "Colours" };
pub(crate) const TYPE: Part = Part { id: "type", title: "Type" };
pub(crate) const SPACE: Part = Part { id: "space", title: "Space" };
pub(crate) const MEASURES: Part = Part { id: "measures", title: "Measures" };
pub(crate) const BUTTONS: Part = Part { id: "buttons", title: "Buttons" };
pub(crate) const FIELDS: Part = Part { id: "fields", title: "Fields" };
pub(crate) const ERRORS: Part = Part { id: "errors", title: "Error summary" };
pub(crate) const NOTICES: Part = Part { id: "notices", title: "Notices" };
pub(crate) const DISCLOSURES: Part = Part { id: "disclosures", title: "Disclosures" };
pub(crate) const DIALOGS: Part = Part { id: "dialogs", title: "Dialogs" };
pub(crate) const RECORDS: Part = Part { id: "records", title: "Records" };
pub(crate) const OF_PAGES: Part = Part { id: "of-pages", title: "Parts of pages" };

const ALL: [Part; 13] = [
    FRAME,
    COLOURS,
    TYPE,
    SPACE,
    MEASURES,
    BUTTONS,
    FIELDS,
    ERRORS,
    NOTICES,
    DISCLOSURES,
    DIALOGS,
    RECORDS,
    OF_PAGES,
];

#[component]
pub(crate) fn Contents() -> impl IntoView {
    let links =
        ALL.map(|Part { id, title }| view! { <li><a href=["#", id].concat()>{title}</a></li> }.into_any());
    view! { <nav aria-label="Contents" lang="en" dir="ltr"><ul class="contents">{in_order(links)}</ul></nav> }
}
