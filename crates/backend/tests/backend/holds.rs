//! A verifier that knows nothing but what `trust` answers.

use contract::path;
use credential::{
    Claims, KeyId, KeyUsage, NativeCheck, Refused, Revocations, SpkiDer, Subject, TrustStore, TrustedKey,
    UnixTime, read, verify,
};
use portal_backend::clock::{Clock as _, Timestamp};
use serde_json::Value;

use crate::house::House;

/// As the page does it.
pub(crate) async fn trusted(house: &House) -> TrustStore {
    let trust = house.get(path::TRUST, None).await.json();
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let time = |value: &Value| {
        let time = Timestamp::parse_rfc3339(value.as_str()?).expect("RFC 3339");
        Some(UnixTime(time.millis() / 1000))
    };
    let keys = trust["keys"].as_array().expect("a list").iter().map(|key| TrustedKey {
        kid: KeyId::from_base64(&text(&key["kid"])).expect("base64"),
        spki: SpkiDer::from_base64(&text(&key["spki"])).expect("base64"),
        issuer: text(&key["issuer"]),
        not_before: time(&key["not_before"]),
        not_after: time(&key["not_after"]),
        usage: KeyUsage::VACCINATION,
    });
    let revoked = trust["revoked"].as_str().map(|text| {
        use base64::Engine as _;
        let bytes = base64::engine::general_purpose::STANDARD.decode(text).expect("base64");
        Revocations::parse(&bytes).expect("eight bytes each")
    });
    TrustStore::new(keys.collect(), revoked.unwrap_or_default())
}

/// The verdict now, and what the credential says.
pub(crate) async fn verdict(
    house: &House,
    hcert: &str,
    subject: Option<&Subject>,
) -> Result<Claims, Refused> {
    let now = UnixTime(house.clock.now().millis() / 1000);
    let signed = read(hcert).expect("readable");
    let verified = verify(&signed, &trusted(house).await, now, subject, &NativeCheck).await?;
    Ok(verified.claims().clone())
}
