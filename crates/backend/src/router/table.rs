//! Every route that there is. Nothing is served beside this table but the files of the built app.

use contract::path;

use super::route::Route;
use crate::backend::Backend;
use crate::{openapi, routes};

/// What is served beside the portal itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    Nothing,
    /// The sandbox's phone.
    Phone,
    /// And the page that shows every component.
    PhoneAndStylePage,
}

impl Beside {
    pub(super) fn of(backend: &Backend) -> Self {
        match (&backend.sandbox, backend.style_page()) {
            (None, _) => Self::Nothing,
            (Some(_), None) => Self::Phone,
            (Some(_), Some(_)) => Self::PhoneAndStylePage,
        }
    }
}

pub fn table(beside: Beside) -> Vec<Route> {
    let mut table = vec![
        Route::post(path::GENERATE_OTP).for_anybody(routes::generate_otp::generate_otp),
        Route::post(path::CONFIRM_OTP).for_anybody(routes::confirm_otp::confirm_otp),
        Route::get(path::BENEFICIARIES).for_citizens(routes::beneficiaries::beneficiaries),
        Route::get(path::CERTIFICATE)
            .taking(&[path::REFERENCE_ID_PARAMETER])
            .for_citizens(routes::certificate::certificate),
        Route::get(path::CREDENTIAL)
            .taking(&[path::REFERENCE_ID_PARAMETER])
            .for_citizens(routes::credential::credential),
        Route::get(path::TRUST).for_anybody(routes::trust::trust),
        Route::get(path::ACTIVITY).taking(&["after"]).for_citizens(routes::activity::activity),
        Route::post(path::EXTEND).for_citizens(routes::session::extend),
        Route::post(path::LOGOUT).for_citizens(routes::session::logout),
        Route::post(routes::policy_reports::PATH).for_browsers(routes::policy_reports::receive),
        Route::get(openapi::PATH).for_operators(openapi::serve),
        Route::get("/health/live").for_watchdogs(routes::health::live),
        Route::get("/health/ready").for_operators(routes::health::ready),
    ];
    if beside != Beside::Nothing {
        table.extend([
            Route::get("/sandbox").for_this_machine(routes::sandbox::page),
            Route::get("/sandbox/style.css").for_this_machine(routes::sandbox::style),
            Route::get("/sandbox/messages").for_this_machine(routes::sandbox::messages),
        ]);
    }
    if beside == Beside::PhoneAndStylePage {
        table.extend([
            Route::get("/style").for_this_machine(routes::style_page::page),
            Route::get("/style/page.css").for_this_machine(routes::style_page::style),
            Route::get("/style/page.js").for_this_machine(routes::style_page::script),
            Route::get("/style/page_bg.wasm").for_this_machine(routes::style_page::module),
        ]);
    }
    table
}
