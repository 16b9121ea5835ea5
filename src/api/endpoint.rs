//! The only place with addresses. The page and the backend share one origin.

use contract::{ReferenceId, path};

use crate::browser::percent_encoded;

pub(super) const GENERATE_OTP: &str = path::GENERATE_OTP;
pub(super) const CONFIRM_OTP: &str = path::CONFIRM_OTP;
pub(super) const BENEFICIARIES: &str = path::BENEFICIARIES;
pub(super) const LOGOUT: &str = path::LOGOUT;
pub(super) const EXTEND: &str = path::EXTEND;
pub(super) const TRUST: &str = path::TRUST;

/// The published API names the person in the query. The answer is `no-store`, and the page's own address never
/// has the id.
pub(super) fn certificate(id: &ReferenceId) -> String {
    of_person(path::CERTIFICATE, id)
}

pub(super) fn credential(id: &ReferenceId) -> String {
    of_person(path::CREDENTIAL, id)
}

fn of_person(call: &str, id: &ReferenceId) -> String {
    [call, "?", path::REFERENCE_ID_PARAMETER, "=", id.expose_digits()].concat()
}

/// The cursor is whatever the backend gave.
pub(super) fn activity(after: Option<&str>) -> String {
    match after {
        Some(cursor) => [path::ACTIVITY, "?after=", &percent_encoded(cursor)].concat(),
        None => path::ACTIVITY.to_owned(),
    }
}
