//! A route, and who may call it.

use axum::extract::State;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodFilter, MethodRouter, on};

use crate::backend::Backend;
use crate::sessions::Session;

pub struct Route {
    pub method: Method,
    pub path: &'static str,
    /// The query parameters that it takes.
    pub parameters: &'static [&'static str],
    pub caller: Caller,
    pub(super) serve: MethodRouter<Backend>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// Whoever holds a token that was born of a code. All that carries anybody's data is theirs.
    Citizen,
    /// The call carries nobody's data.
    Anybody,
    /// A browser that reports what the page's policy forbade: nobody's data, and counted apart from the calls, so that
    /// it cannot use up what its citizen may call.
    Browser,
    /// Whoever runs the backend, or writes a client for it: nobody's data, and no limit on how often.
    Operator,
    /// Whoever starts the process anew when it does not answer: a word that costs nothing, also where every seat is taken.
    Watchdog,
    /// Whoever sits at the machine that the sandbox runs on.
    ThisMachine,
}

/// A route that nobody serves yet.
pub(super) struct Address {
    method: Method,
    filter: MethodFilter,
    path: &'static str,
    parameters: &'static [&'static str],
}

impl Route {
    pub(super) fn get(path: &'static str) -> Address {
        Address { method: Method::GET, filter: MethodFilter::GET, path, parameters: &[] }
    }

    pub(super) fn post(path: &'static str) -> Address {
        Address { method: Method::POST, filter: MethodFilter::POST, path, parameters: &[] }
    }
}

impl Address {
    /// With query parameters: any other, and any twice, is refused.
    pub(super) fn taking(self, parameters: &'static [&'static str]) -> Self {
        Self { parameters, ..self }
    }

    /// The handler takes the [`Session`] before all that the caller chose, or it does not compile. There is no other
    /// guard that could be forgotten, and none that could be there while the handler does without.
    pub(super) fn for_citizens<T: TakesSession>(self, handler: impl Handler<T, Backend>) -> Route {
        self.served(Caller::Citizen, handler)
    }

    pub(super) fn for_anybody<T: 'static>(self, handler: impl Handler<T, Backend>) -> Route {
        self.served(Caller::Anybody, handler)
    }

    pub(super) fn for_browsers<T: 'static>(self, handler: impl Handler<T, Backend>) -> Route {
        self.served(Caller::Browser, handler)
    }

    pub(super) fn for_operators<T: 'static>(self, handler: impl Handler<T, Backend>) -> Route {
        self.served(Caller::Operator, handler)
    }

    pub(super) fn for_watchdogs<T: 'static>(self, handler: impl Handler<T, Backend>) -> Route {
        self.served(Caller::Watchdog, handler)
    }

    pub(super) fn for_this_machine<T: 'static>(self, handler: impl Handler<T, Backend>) -> Route {
        self.served(Caller::ThisMachine, handler)
    }

    fn served<T: 'static>(self, caller: Caller, handler: impl Handler<T, Backend>) -> Route {
        let Self { method, filter, path, parameters } = self;
        Route { method, path, parameters, caller, serve: on(filter, handler) }
    }
}

/// The arguments of a handler, as axum writes them down, that begin with the session.
pub(super) trait TakesSession: 'static {}

impl<M: 'static> TakesSession for (M, State<Backend>, Session) {}
impl<M: 'static, A: 'static> TakesSession for (M, State<Backend>, Session, A) {}
impl<M: 'static, A: 'static, B: 'static> TakesSession for (M, State<Backend>, Session, A, B) {}
