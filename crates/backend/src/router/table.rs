//! Every route that there is. Nothing is served beside this table but the files of the built app.

use contract::path;

use super::route::Route;
use crate::{openapi, routes};

pub fn table(is_sandbox: bool) -> Vec<Route> {
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
    if is_sandbox {
        table.extend([
            Route::get("/sandbox").for_this_machine(routes::sandbox::page),
            Route::get("/sandbox/style.css").for_this_machine(routes::sandbox::style),
            Route::get("/sandbox/messages").for_this_machine(routes::sandbox::messages),
        ]);
    }
    table
}
