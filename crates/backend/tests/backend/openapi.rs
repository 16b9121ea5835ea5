//! The OpenAPI document tells what the router does.

use std::collections::BTreeSet;

use contract::path;
use portal_backend::backend::Parts;
use portal_backend::issuing;
use portal_backend::router::{Beside, Caller, Route, table};
use serde_json::{Value, json};

use crate::house::{FAMILY, House};

async fn document(house: &House) -> Value {
    house.get("/api/openapi.json", None).await.json()
}

#[tokio::test]
async fn every_call_of_the_contract_is_in_it_and_is_served() {
    let house = House::new().await;
    let document = document(&house).await;
    let is_call = |route: &Route| matches!(route.caller, Caller::Citizen | Caller::Anybody);
    let calls: Vec<_> = table(Beside::PhoneAndStylePage).into_iter().filter(is_call).collect();
    for Route { method, path, parameters, caller, .. } in &calls {
        let is_guarded = *caller == Caller::Citizen;
        let operation = &document["paths"][path][method.as_str().to_lowercase()];
        assert!(operation.is_object(), "{method} {path}");
        let security = if is_guarded { json!([{"bearer": []}]) } else { Value::Null };
        assert_eq!(operation["security"], security, "{path}");
        assert_eq!(operation["responses"]["401"].is_object(), is_guarded, "{path}");
        let told = operation["parameters"].as_array().map_or(&[][..], Vec::as_slice);
        let told = told.iter().filter(|parameter| parameter["in"] == "query");
        let told: Vec<_> = told.map(|parameter| parameter["name"].as_str().expect("a name")).collect();
        assert_eq!(told, *parameters, "{path}");
        let answer = house.call(crate::house::request(method.clone(), path, None, None)).await;
        assert!(!matches!(answer.status.as_u16(), 404 | 405), "{path} is served");
    }
    let paths = document["paths"].as_object().expect("paths").values();
    let operations: usize = paths.map(|path| path.as_object().map_or(0, serde_json::Map::len)).sum();
    assert_eq!(operations, calls.len());
}

#[tokio::test]
async fn the_answers_have_the_shapes_that_it_tells() {
    let house = House::with_sample_data().await;
    let document = document(&house).await;
    let (txn_id, code) = house.send(FAMILY).await;
    house.pass(30);
    check(&document, "CodeSent", &house.generate(FAMILY).await.json());
    let signed_in = house.confirm(&txn_id, &code).await.json();
    check(&document, "SignedIn", &signed_in);
    let token = signed_in["token"].as_str();
    let people = house.get(path::BENEFICIARIES, token).await.json();
    check(&document, "BeneficiaryList", &people);
    check(&document, "Beneficiary", &people["beneficiaries"][0]);
    check(&document, "Dose", &people["beneficiaries"][0]["doses"][0]);
    check(&document, "Appointment", &people["beneficiaries"][0]["appointments"][0]);
    let credentials = format!("{}?{}=99900000000001", path::CREDENTIAL, path::REFERENCE_ID_PARAMETER);
    let credentials = house.get(&credentials, token).await.json();
    check(&document, "CredentialList", &credentials);
    check(&document, "DoseCredential", &credentials["credentials"][0]);
    let id = credential::CertificateId::new("IN", "A").expect("an id");
    let Parts { database, activity, clock, .. } = &*house.backend;
    issuing::revoke(database, activity, clock.now(), &id).await.expect("revoked");
    let trust = house.get(path::TRUST, None).await.json();
    check(&document, "TrustedKeys", &trust);
    check(&document, "PublicKey", &trust["keys"][0]);
    let page = house.get(path::ACTIVITY, token).await.json();
    check(&document, "ActivityPage", &page);
    check(&document, "ActivityEntry", &page["activity"][0]);
    check(&document, "ErrorBody", &house.generate("x").await.json());
}

fn check(document: &Value, name: &str, answer: &Value) {
    let keys = |value: &Value| -> BTreeSet<String> {
        value.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default()
    };
    assert_eq!(keys(answer), keys(&document["components"]["schemas"][name]["properties"]), "{name}");
}
