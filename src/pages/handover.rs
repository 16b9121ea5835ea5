//! How the making of a file goes.

use leptos::prelude::*;

use super::wording;
use crate::components::Notice;
use crate::dispatch::Journey;
use crate::i18n::{t, t_with};
use crate::journey::{Handover, Way};

/// Says where a download stands, and what went wrong with it.
#[component]
pub(super) fn HandoverStatus(journey: Journey) -> impl IntoView {
    let progress = journey.select(|state| state.visit().and_then(|visit| words(visit.handover)));
    let failure = journey.select(|state| match state.visit()?.handover {
        Handover::Failed(problem) => Some(wording::problem(problem)),
        _ => None,
    });
    view! {
        <Notice message=progress />
        <Notice message=failure is_problem=true />
    }
}

fn words(handover: Handover) -> Option<String> {
    match handover {
        Handover::Idle | Handover::Failed(_) => None,
        Handover::Busy { way: Way::Share, .. } => Some(t("certificate.sharing").to_owned()),
        Handover::Busy { of: 1, .. } => Some(t("certificate.downloading").to_owned()),
        Handover::Busy { done, of, .. } => Some(t_with(
            "certificate.downloading_many",
            &[("number", &(done + 1).to_string()), ("count", &of.to_string())],
        )),
        Handover::Saved { files: 1 } => Some(t("certificate.downloaded").to_owned()),
        Handover::Saved { files } => {
            Some(t_with("certificate.downloaded_many", &[("count", &files.to_string())]))
        }
    }
}
