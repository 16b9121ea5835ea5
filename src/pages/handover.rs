//! How the making of a file goes.

use leptos::prelude::*;

use super::wording;
use crate::components::Notice;
use crate::dispatch::Journey;
use crate::i18n::{number, t, t_with};
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

/// A count of people, which no number on the wire makes large.
fn shown(count: usize) -> String {
    number(u32::try_from(count).unwrap_or(u32::MAX))
}

fn words(handover: &Handover) -> Option<String> {
    match handover {
        Handover::Idle | Handover::Failed(_) => None,
        Handover::Busy(job) if job.way == Way::Share => Some(t(texts::certificate::SHARING).to_owned()),
        Handover::Busy(job) => Some(match job.progress() {
            (_, 1) => t(texts::certificate::DOWNLOADING).to_owned(),
            (place, count) => {
                let (place, count) = (shown(place), shown(count));
                t_with(texts::certificate::DownloadingMany { number: &place, count: &count })
            }
        }),
        Handover::Saved { files: 1, missing: 0 } => Some(t(texts::certificate::DOWNLOADED).to_owned()),
        Handover::Saved { files, missing: 0 } => {
            Some(t_with(texts::certificate::DownloadedMany { count: &shown(*files) }))
        }
        Handover::Saved { files, missing } => {
            let (files, missing) = (shown(*files), shown(*missing));
            Some(t_with(texts::certificate::DownloadedSome { count: &files, missing: &missing }))
        }
    }
}
