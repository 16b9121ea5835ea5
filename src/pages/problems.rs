//! What went wrong with the number or the code, on top of its screen.

use leptos::prelude::*;

use super::wording;
use crate::components::{ErrorSummary, Notice};
use crate::dispatch::Journey;
use crate::journey::State;
use crate::problem::Problem;

/// A problem belongs either to the field, which then shows it too, or to the call.
#[derive(Clone, Copy)]
pub(super) struct Problems {
    pub(super) of_field: Memo<Option<String>>,
    pub(super) of_call: Memo<Option<String>>,
}

impl Problems {
    pub(super) fn of(journey: Journey) -> Self {
        let problem = journey.select(State::problem);
        let shown = move |belongs: fn(Problem) -> bool| {
            Memo::new(move |_| problem.get().filter(|problem| belongs(*problem)).map(wording::problem))
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
pub(super) fn ProblemNotices(
    problems: Problems,
    #[prop(into)] tries: Signal<u32>,
    field: &'static str,
) -> impl IntoView {
    view! {
        <ErrorSummary message=problems.of_field tries field />
        <Notice message=problems.of_call is_problem=true />
    }
}
