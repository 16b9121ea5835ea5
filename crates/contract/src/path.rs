//! The calls' paths, below the backend's origin.

pub const GENERATE_OTP: &str = "/api/v2/auth/public/generateOTP";
pub const CONFIRM_OTP: &str = "/api/v2/auth/public/confirmOTP";
pub const LOGOUT: &str = "/api/v2/auth/logout";
pub const EXTEND: &str = "/api/v2/auth/extend";
pub const BENEFICIARIES: &str = "/api/v2/appointment/beneficiaries";
pub const CERTIFICATE: &str = "/api/v2/registration/certificate/public/download";
pub const CREDENTIAL: &str = "/api/v2/registration/certificate/public/credential";
pub const TRUST: &str = "/api/v2/trust";
pub const ACTIVITY: &str = "/api/v2/account/activity";

/// The page that checks a certificate for whoever holds one.
pub const CHECK_PAGE: &str = "/check";

/// The query parameter that names the person in [`CERTIFICATE`] and [`CREDENTIAL`].
pub const REFERENCE_ID_PARAMETER: &str = "beneficiary_reference_id";
