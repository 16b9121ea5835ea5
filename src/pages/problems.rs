//! What went wrong with the number or the code, on top of its screen.

use leptos::prelude::*;

use super::wording;
use crate::components::{ErrorSummary, Notice};
use crate::dispatch::Journey;
use crate::problem::Problem;

/// A problem belongs either to the field, which then shows it too, or to the call.
#[derive(Clone, Copy)]
pub(super) struct Problems {
    pub(super) of_field: Signal<Option<String>>,
    of_call: Signal<Option<String>>,
}

impl Problems {
    pub(super) fn of(journey: Journey) -> Self {
        let shown = move |belongs: fn(Problem) -> bool| {
            journey.select(move |state| state.problem().filter(|it| belongs(*it)).map(wording::problem))
        };
        Self {
            of_field: shown(|problem| problem.field().is_some()),
            of_call: shown(|problem| problem.field().is_none()),
        }
    }

    pub(super) fn any(self) -> Signal<bool> {
        Signal::derive(move || self.of_field.with(Option::is_some) || self.of_call.with(Option::is_some))
    }
}

#[component]
pub(super) fn ProblemNotices(problems: Problems, field: &'static str) -> impl IntoView {
    view! {
        <ErrorSummary message=problems.of_field field />
        <Notice message=problems.of_call is_problem=true />
    }
}
