//! Answers through the browser's own parser: the published samples, and the irregular data that is seen in the wild.

use beneficiary_portal::browser::{Body, JsonObject};
use contract::{
    Answer, Beneficiary, BeneficiaryList, CodeSent, DateField, ErrorBody, ErrorCode, Fields as _,
    ReferenceId, SignedIn, Value,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// Field for field as the published API shows it.
const PUBLISHED: &str = r#"{"beneficiaries": [{
    "beneficiary_reference_id": "1234567890123", "name": "Rajesh Pawar", "birth_year": "1995",
    "gender": "Male", "mobile_number": "******1403", "photo_id_type": "Driving License",
    "photo_id_number": "********9999", "comorbidity_ind": "Y", "vaccination_status": "Not Vaccinated",
    "vaccine": "COVISHIELD", "dose1_date": "01-03-2021", "dose2_date": "29-03-2021",
    "appointments": [{
        "center_id": 1234, "name": "District General Hostpital", "name_l": "", "address": "45 M G Road",
        "state_name": "Maharashtra", "district_name": "Satara", "block_name": "Jaoli", "pincode": "413608",
        "lat": 28.7, "long": 77.1, "from": "09:00:00", "to": "18:00:00", "fee_type": "Paid", "dose": 1,
        "appointment_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6", "date": "01-03-2021", "slot": "FORENOON"
    }]
}]}"#;

fn object(text: &str) -> Option<JsonObject> {
    Body::from(text).json()
}

fn read<T: Answer>(text: &str) -> Option<T> {
    T::read(&object(text)?)
}

#[track_caller]
fn person(text: &str) -> Beneficiary {
    let list: BeneficiaryList = read(&format!(r#"{{"beneficiaries": [{text}]}}"#)).expect("a list of people");
    list.beneficiaries.into_iter().next().expect("a person")
}

#[wasm_bindgen_test]
fn the_published_sample_is_read() {
    let people = read::<BeneficiaryList>(PUBLISHED).expect("a list of people").beneficiaries;
    assert_eq!(people.len(), 1);
    let person = &people[0];
    assert_eq!(person.name.as_deref(), Some("Rajesh Pawar"));
    assert_eq!(person.birth_year, Some(1995));
    let reference_id = person.beneficiary_reference_id.as_ref().map(ReferenceId::expose_digits);
    assert_eq!(reference_id, Some("1234567890123"));
    let doses = person.doses_given();
    assert_eq!(doses.len(), 2);
    assert_eq!(doses[0].facility.as_deref(), Some("District General Hostpital"));
    assert_eq!(doses[0].district.as_deref(), Some("Satara"));
    assert!(matches!(doses[1].date, DateField::Known(_)));
}

#[wasm_bindgen_test]
fn numbers_stand_in_for_text_and_text_for_numbers() {
    let person = person(
        r#"{"beneficiary_reference_id": 12345678901234, "birth_year": 1985, "photo_id_type": 7, "due_dose": " 2 "}"#,
    );
    assert_eq!(
        person.beneficiary_reference_id.map(|id| id.expose_digits().to_owned()).as_deref(),
        Some("12345678901234")
    );
    assert_eq!(person.birth_year, Some(1985));
    assert_eq!(person.photo_id_type.as_deref(), Some("7"));
    assert_eq!(person.due_dose, Some(2));
}

#[wasm_bindgen_test]
fn what_is_of_no_use_is_as_if_absent() {
    let person = person(
        r#"{"name": ["no", "text"], "gender": false, "vaccine": null, "photo_id_type": {"a": 1}, "birth_year": 19.5,
            "due_dose": 300, "appointments": null, "doses": "none", "dose1_date": null, "dose2_date": "Invalid date"}"#,
    );
    assert_eq!((person.name, person.gender, person.vaccine, person.photo_id_type), (None, None, None, None));
    assert_eq!((person.birth_year, person.due_dose), (None, None));
    assert!(person.appointments.is_empty() && person.doses.is_empty());
    assert_eq!((person.dose1_date, person.dose2_date), (DateField::Absent, DateField::Unreadable));
}

#[track_caller]
fn check_number(written: &str, expected: Option<u64>) {
    let object = object(&format!(r#"{{"n": {written}}}"#)).expect("an object");
    let read = match object.field("n") {
        Some(Value::Number(number)) => Some(number),
        _ => None,
    };
    assert_eq!(read, expected, "{written}");
}

#[wasm_bindgen_test]
fn numbers_that_a_browser_cannot_hold_exactly_are_no_numbers() {
    check_number("0", Some(0));
    check_number("-0", Some(0));
    check_number("1e3", Some(1000));
    check_number("7.0", Some(7));
    check_number("9007199254740991", Some(9_007_199_254_740_991));
    for written in
        ["9007199254740992", "99999999999999999999", "1e400", "-1", "-1e400", "0.5", "\"7\"", "null"]
    {
        check_number(written, None);
    }
}

#[wasm_bindgen_test]
fn of_a_list_only_its_objects_count() {
    let list = r#"{"beneficiaries": [null, 1, "two", [], [{"name": "nested"}], true, {"name": "A"}]}"#;
    let people = read::<BeneficiaryList>(list).expect("a list of people").beneficiaries;
    assert_eq!(people.iter().map(|person| person.name.as_deref()).collect::<Vec<_>>(), [Some("A")]);
}

#[wasm_bindgen_test]
fn text_comes_whole_in_every_script() {
    assert_eq!(person(r#"{"name": " அன்பு \u0905 😷 "}"#).name.as_deref(), Some("அன்பு अ 😷"));
    assert_eq!(person(r#"{"name": "\ud800"}"#).name.as_deref(), Some("\u{fffd}"), "half a character");
    assert_eq!(person(r#"{"name": "a\u0000b"}"#).name.as_deref(), Some("ab"), "no control characters");
}

#[wasm_bindgen_test]
fn what_is_no_object_is_no_answer() {
    for text in [
        "",
        " ",
        "null",
        "1",
        "true",
        "\"token\"",
        "[]",
        r#"[{"token": "t"}]"#,
        "<!doctype html>",
        r#"{"token": "t""#,
    ] {
        assert!(object(text).is_none(), "{text}");
    }
    for text in
        ["{}", r#"{"txnId": ""}"#, r#"{"txnId": null}"#, r#"{"txnId": [1]}"#, r#"{"txnId": {"a": 1}}"#]
    {
        assert!(read::<CodeSent>(text).is_none(), "{text}");
    }
}

/// Every JavaScript object inherits fields, and an answer must not add any.
#[wasm_bindgen_test]
fn what_is_inherited_is_no_answer() {
    assert!(read::<SignedIn>(r#"{"__proto__": {"token": "t"}}"#).is_none());
    let object = object("{}").expect("an object");
    for name in ["toString", "constructor", "__proto__", "hasOwnProperty"] {
        assert!(object.field(name).is_none(), "{name}");
    }
}

#[wasm_bindgen_test]
fn other_answers_are_read_too() {
    let sent: CodeSent =
        read(r#"{"txnId": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}"#).expect("Co-WIN's answer");
    assert_eq!((sent.expires_in, sent.resend_after), (180, 180));
    let sent: CodeSent = read(r#"{"txnId": "a", "expiresIn": 120, "resendAfter": "30"}"#).expect("ours");
    assert_eq!((sent.expires_in, sent.resend_after), (120, 30));
    let refusal: ErrorBody =
        read(r#"{"errorCode": "USRAUT0014", "error": "Invalid OTP"}"#).expect("a refusal");
    assert_eq!(refusal.error_code, Some(ErrorCode::InvalidOtp));
}
