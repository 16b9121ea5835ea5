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
    let progress = journey.select(|state| state.visit().and_then(|visit| words(&visit.handover)));
    let failure = journey.select(|state| match &state.visit()?.handover {
        Handover::Failed(problem) => Some(wording::problem(*problem)),
        _ => None,
    });
    view! {
        <Notice message=progress />
        <Notice message=failure is_problem=true />
    }
}

fn words(handover: &Handover) -> Option<String> {
    match handover {
        Handover::Idle | Handover::Failed(_) => None,
        Handover::Busy(job) if job.way == Way::Share => Some(t("certificate.sharing").to_owned()),
        Handover::Busy(job) => Some(match job.progress() {
            (_, 1) => t("certificate.downloading").to_owned(),
            (number, count) => t_with(
                "certificate.downloading_many",
                &[("number", &number.to_string()), ("count", &count.to_string())],
            ),
        }),
        Handover::Saved { files: 1, missing: 0 } => Some(t("certificate.downloaded").to_owned()),
        Handover::Saved { files, missing: 0 } => {
            Some(t_with("certificate.downloaded_many", &[("count", &files.to_string())]))
        }
        Handover::Saved { files, missing } => Some(t_with(
            "certificate.downloaded_some",
            &[("count", &files.to_string()), ("missing", &missing.to_string())],
        )),
    }
}
