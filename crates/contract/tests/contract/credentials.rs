//! The extensions that carry certificates and the keys for them.

use contract::{CredentialList, DoseCredential, PublicKey, TrustedKeys};
use serde_json::json;

use crate::json::read;

fn dose(dose: u8, hcert: &str) -> DoseCredential {
    DoseCredential { dose, hcert: hcert.to_owned() }
}

#[test]
fn what_is_written_reads_back_the_same() {
    let list = CredentialList { credentials: vec![dose(1, "HC1:A"), dose(2, "HC1:B")] };
    let keys = TrustedKeys {
        keys: vec![PublicKey {
            kid: "AAECAwQFBgc=".to_owned(),
            issuer: "IN".to_owned(),
            spki: "MFkw".to_owned(),
            not_before: None,
            not_after: Some("2027-01-01T00:00:00Z".to_owned()),
        }],
        revoked: None,
    };
    let written = serde_json::to_value(&list).unwrap();
    assert_eq!(
        written,
        json!({"credentials": [{"dose": 1, "hcert": "HC1:A"}, {"dose": 2, "hcert": "HC1:B"}]})
    );
    assert!(read::<CredentialList>(&written) == Some(list));
    let written = serde_json::to_value(&keys).unwrap();
    assert_eq!(
        written,
        json!({"keys": [{
            "kid": "AAECAwQFBgc=", "issuer": "IN", "spki": "MFkw", "not_after": "2027-01-01T00:00:00Z"
        }]})
    );
    assert_eq!(read::<TrustedKeys>(&written), Some(keys));
}

#[test]
fn what_is_missing_or_of_another_kind_is_empty() {
    let list = read::<CredentialList>(&json!({"credentials": [{"dose": "2"}, {"hcert": 5}, 7]})).unwrap();
    assert!(list.credentials == [dose(2, ""), dose(0, "5")]);
    assert!(read::<CredentialList>(&json!({"credentials": null})).is_none());
    assert_eq!(read::<TrustedKeys>(&json!({"revoked": "AA=="})), None);
    let keys = read::<TrustedKeys>(&json!({"keys": [{}], "revoked": ""})).unwrap();
    assert_eq!((keys.keys.len(), keys.revoked), (1, None));
}

#[test]
fn a_credential_is_not_shown_by_accident() {
    let list = CredentialList { credentials: vec![dose(1, "HC1:SECRET")] };
    assert!(!format!("{list:?}").contains("SECRET"));
}
