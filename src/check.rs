//! Checks certificates on this device.

use contract::{CredentialList, DoseCredential};
use credential::{Compressed, MOST_INFLATED, Signed, Subject, TrustStore, Unreadable, verify};

use crate::browser::{self, WebCrypto};
use crate::journey::CheckedDose;
use crate::proof::{CodeText, Proof, Verified};

/// Checks each of the certificates, and that it is about `subject`.
pub async fn check_doses(list: CredentialList, trust: &TrustStore, subject: &Subject) -> Vec<CheckedDose> {
    let mut doses = Vec::with_capacity(list.credentials.len());
    for DoseCredential { dose, hcert } in list.credentials {
        doses.push(CheckedDose { dose, proof: check(hcert, trust, Some(subject)).await });
    }
    doses
}

/// Checks the text of a QR code; that the certificate is about `subject`, too, where one is given.
pub async fn check(text: String, trust: &TrustStore, subject: Option<&Subject>) -> Proof {
    let signed = match read(&text).await {
        Ok(signed) => signed,
        Err(unreadable) => return Proof::Fails(unreadable.into()),
    };
    match verify(&signed, trust, browser::unix_time(), subject, &WebCrypto).await {
        Ok(credential) => {
            let kid = browser::to_base64(&signed.kid().0);
            Proof::Holds(Verified::new(credential, CodeText(text), kid))
        }
        Err(refused) => Proof::Fails(refused.into()),
    }
}

async fn read(text: &str) -> Result<Signed, Unreadable> {
    let compressed = Compressed::parse(text)?;
    let inflated = browser::inflate(compressed.zlib(), MOST_INFLATED).await;
    Signed::parse(&inflated.ok_or(Unreadable::Inflate)?)
}
