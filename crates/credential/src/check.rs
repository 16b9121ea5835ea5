//! The check that makes a [`VerifiedCredential`] of what was read.

use crate::claims::Claims;
use crate::name::Subject;
use crate::signed::{Algorithm, Signed};
use crate::time::UnixTime;
use crate::trust::{SpkiDer, TrustStore, TrustedKey};
use crate::unreadable::Unreadable;

/// In seconds: how far the clocks of who issues and who checks may be apart for what was made this moment.
const CLOCKS_APART: i64 = 300;

/// What says whether a signature holds: WebCrypto in the browser, ring (`NativeCheck`) elsewhere.
#[expect(async_fn_in_trait, reason = "promises of a browser cannot be sent to another thread")]
pub trait SignatureCheck {
    /// `false` where the signature is not one of that key over that message.
    async fn holds(
        &self,
        key: &SpkiDer,
        algorithm: Algorithm,
        message: &[u8],
        signature: &[u8],
    ) -> Result<bool, CheckFailure>;
}

/// Why it cannot be said whether a signature holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckFailure {
    #[error("the algorithm is not supported here")]
    UnsupportedAlgorithm,
    #[error("the key is not one for that algorithm")]
    UnusableKey,
    #[error("signatures cannot be checked here")]
    Unavailable,
}

/// Why a certificate does not hold; the first of the causes in the order of the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("no trusted key has the id that is given")]
    UnknownKey,
    #[error(transparent)]
    NotChecked(#[from] CheckFailure),
    #[error("the signature is wrong")]
    SignatureWrong,
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error("the issuer is not the one whose key signed")]
    OtherIssuer,
    #[error("the key may not sign certificates of that kind")]
    KeyUsage,
    #[error("the key was not yet valid when it signed")]
    KeyNotYetValid,
    #[error("the key is not valid any more")]
    KeyExpired,
    #[error("it is not said from when until when the certificate is valid")]
    NoValidity,
    #[error("the certificate is not yet valid")]
    NotYetValid,
    #[error("the certificate is not valid any more")]
    Expired,
    #[error("the certificate has no id, so it may have been revoked")]
    NoCertificateId,
    #[error("the certificate was revoked")]
    Revoked,
    #[error("the certificate is somebody else's")]
    OtherSubject(Differs),
}

/// In what a certificate differs from the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Differs {
    Name,
    BirthYear,
}

/// A certificate that held when it was checked. Only [`verify`] makes one:
///
/// ```compile_fail,E0451
/// fn forge(claims: credential::Claims) -> credential::VerifiedCredential {
///     credential::VerifiedCredential { claims, issuer: "IN".to_owned() }
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedCredential {
    claims: Claims,
    issuer: String,
}

impl VerifiedCredential {
    pub fn claims(&self) -> &Claims {
        &self.claims
    }

    /// Whose key signed, ISO 3166-1 alpha-2.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }
}

/// Checks a certificate: signature, issuer, usage and life of the key, life of the certificate, revocation, and
/// whether it is about `subject`, where one is given.
pub async fn verify(
    signed: &Signed,
    trust: &TrustStore,
    now: UnixTime,
    subject: Option<&Subject>,
    check: &impl SignatureCheck,
) -> Result<VerifiedCredential, Refused> {
    let message = signed.to_be_signed();
    let mut refused = Refused::UnknownKey;
    for key in trust.keys_for(signed.kid()) {
        match check.holds(&key.spki, signed.algorithm(), &message, signed.signature()).await {
            Ok(true) => return judge(signed, key, trust, now, subject),
            Ok(false) => refused = Refused::SignatureWrong,
            Err(failure) if refused == Refused::UnknownKey => refused = failure.into(),
            Err(_) => {}
        }
    }
    Err(refused)
}

/// Everything but the signature, which was found to be that key's.
fn judge(
    signed: &Signed,
    key: &TrustedKey,
    trust: &TrustStore,
    now: UnixTime,
    subject: Option<&Subject>,
) -> Result<VerifiedCredential, Refused> {
    let claims = signed.claims()?;
    // A certificate need not name its issuer again; one that does must not name another.
    if claims.issuer.as_ref().is_some_and(|issuer| *issuer != key.issuer) {
        return Err(Refused::OtherIssuer);
    }
    if !key.usage.allows(&claims.certificate.event) {
        return Err(Refused::KeyUsage);
    }
    let (Some(issued), Some(expires)) = (claims.issued, claims.expires) else {
        return Err(Refused::NoValidity);
    };
    if key.not_before.is_some_and(|not_before| issued < not_before) {
        return Err(Refused::KeyNotYetValid);
    }
    if key.not_after.is_some_and(|not_after| not_after < now) {
        return Err(Refused::KeyExpired);
    }
    if now.0.saturating_add(CLOCKS_APART) < issued.0 {
        return Err(Refused::NotYetValid);
    }
    // RFC 8392, 3.1.4 (RFC 7519, 4.1.4): on that very second it is over.
    if expires <= now {
        return Err(Refused::Expired);
    }
    let id = claims.certificate.id.as_deref().ok_or(Refused::NoCertificateId)?;
    if trust.revocations.contains(id) {
        return Err(Refused::Revoked);
    }
    if let Some(differs) = subject.and_then(|subject| subject.differs_from(&claims.certificate)) {
        return Err(Refused::OtherSubject(differs));
    }
    Ok(VerifiedCredential { claims, issuer: key.issuer.clone() })
}
