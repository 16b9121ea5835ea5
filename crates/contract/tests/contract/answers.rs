//! The samples of the published API, and the irregular data that is seen in the wild.

use contract::{
    ActivityEntry, ActivityPage, Beneficiary, BeneficiaryList, CertificateKind, CodeRequest, CodeSent,
    ConfirmRequest, DateField, ErrorBody, ErrorCode, How, MobileNumber, NextDue, OtpCode, ReferenceId,
    SignedIn, TxnId, VaccinationStatus, What,
};
use serde_json::json;

use crate::json::read;

fn person(value: serde_json::Value) -> Beneficiary {
    read::<BeneficiaryList>(&json!({ "beneficiaries": [value] })).unwrap().beneficiaries.pop().unwrap()
}

/// Field for field as the published API shows it.
fn published_sample() -> serde_json::Value {
    json!({
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
    })
}

#[test]
fn the_published_sample_is_read() {
    let person = person(published_sample());
    assert_eq!(person.name.as_deref(), Some("Rajesh Pawar"));
    assert_eq!(person.birth_year, Some(1995));
    assert_eq!(person.beneficiary_reference_id.as_ref().unwrap().expose_digits(), "1234567890123");
    let doses = person.doses_given();
    assert_eq!(doses.len(), 2);
    assert_eq!(doses[0].facility.as_deref(), Some("District General Hostpital"));
    assert_eq!(doses[0].district.as_deref(), Some("Satara"));
    assert_eq!(doses[1].facility, None);
}

#[test]
fn what_is_written_reads_back_the_same() {
    for value in [
        published_sample(),
        json!({}),
        json!({"name": "அன்பு", "dose1_date": "Invalid date", "doses": [{"dose": 1, "batch": "4120Z001"}]}),
    ] {
        let person = person(value);
        let written = serde_json::to_value(BeneficiaryList { beneficiaries: vec![person.clone()] }).unwrap();
        let read_again = read::<BeneficiaryList>(&written).unwrap().beneficiaries.pop();
        assert!(read_again == Some(person), "{written}");
    }
}

#[test]
fn numbers_stand_in_for_text_and_text_for_numbers() {
    let person = person(json!({
        "beneficiary_reference_id": 12_345_678_901_234_u64, "birth_year": 1985, "photo_id_type": 7,
        "due_dose": "2", "appointments": null, "name": ["no", "text"], "gender": false
    }));
    assert_eq!(person.beneficiary_reference_id.unwrap().expose_digits(), "12345678901234");
    assert_eq!(person.birth_year, Some(1985));
    assert_eq!(person.photo_id_type.as_deref(), Some("7"));
    assert_eq!(person.due_dose, Some(2));
    assert!(person.appointments.is_empty());
    assert_eq!((person.name, person.gender), (None, None));
}

#[track_caller]
fn check_date(value: serde_json::Value, expected: DateField) {
    assert_eq!(person(json!({ "dose1_date": value })).dose1_date, expected);
}

#[test]
fn dates_come_in_every_state() {
    check_date(json!(""), DateField::Absent);
    check_date(json!(null), DateField::Absent);
    check_date(json!("Invalid date"), DateField::Unreadable);
    check_date(json!("31-02-2021"), DateField::Unreadable);
    assert!(matches!(person(json!({"dose1_date": "01-03-2021"})).dose1_date, DateField::Known(_)));
    assert_eq!(person(json!({})).dose1_date, DateField::Absent);
}

#[track_caller]
fn check_certificate(value: serde_json::Value, doses: usize, kind: Option<CertificateKind>) {
    let person = person(value.clone());
    assert_eq!((person.doses_given().len(), person.certificate_kind()), (doses, kind), "{value}");
}

#[test]
fn the_certificate_follows_doses_and_status() {
    use CertificateKind::{Final, Provisional};
    let partially = "Partially Vaccinated";
    check_certificate(json!({}), 0, None);
    check_certificate(json!({"vaccination_status": "Not Vaccinated"}), 0, None);
    check_certificate(json!({"vaccination_status": "Not Vaccinated", "dose1_date": "Invalid date"}), 0, None);
    check_certificate(
        json!({"vaccination_status": partially, "dose1_date": "01-03-2021"}),
        1,
        Some(Provisional),
    );
    check_certificate(
        json!({"vaccination_status": partially, "dose1_date": "Invalid date"}),
        1,
        Some(Provisional),
    );
    check_certificate(json!({"vaccination_status": "Vaccinated"}), 0, Some(Final));
    check_certificate(
        json!({"vaccination_status": "Vaccinated", "dose1_date": "Invalid date", "dose2_date": "01-03-2021"}),
        2,
        Some(Final),
    );
    check_certificate(
        json!({"vaccination_status": "Booster due", "dose1_date": "01-03-2021"}),
        1,
        Some(Provisional),
    );
    check_certificate(
        json!({"vaccination_status": "Fully", "dose1_date": "01-03-2021", "dose2_date": "01-06-2021"}),
        2,
        Some(Final),
    );
}

#[test]
fn what_is_due_next_comes_from_where_it_stands() {
    let due = |value| person(value).next_due();
    assert_eq!(due(json!({"due_dose": 0})), None);
    assert_eq!(due(json!({"due_dose": 1})), Some(NextDue { dose: Some(1), date: None }));
    let from_dose = due(json!({"doses": [{"dose": 1, "next_due_date": "24-05-2021"}]})).unwrap();
    assert_eq!((from_dose.dose, from_dose.date.unwrap().to_string()), (Some(2), "24-05-2021".to_owned()));
    assert_eq!(due(json!({"next_vaccination_date": "Invalid date"})), None);
}

#[test]
fn words_not_seen_before_are_kept() {
    let status = person(json!({"vaccination_status": "Booster due"})).vaccination_status;
    assert_eq!(status, VaccinationStatus::Other("Booster due".to_owned()));
    assert_eq!(person(json!({})).vaccination_status.as_wire(), "");
}

#[test]
fn co_win_s_own_times_stand_in_where_none_are_told() {
    let sent: CodeSent = read(&json!({"txnId": "3fa85f64-5717-4562-b3fc-2c963f66afa6"})).unwrap();
    assert_eq!((sent.expires_in, sent.resend_after), (180, 180));
    let sent: CodeSent = read(&json!({"txnId": "a", "expiresIn": 120, "resendAfter": 30})).unwrap();
    assert_eq!((sent.expires_in, sent.resend_after), (120, 30));
    let signed_in: SignedIn = read(&json!({"token": "t"})).unwrap();
    assert_eq!(signed_in.expires_in, 900);
}

#[test]
fn another_shape_is_no_answer() {
    for value in [json!({}), json!({"txnId": ""}), json!({"txnId": null}), json!({"txnId": [1]})] {
        assert!(read::<CodeSent>(&value).is_none(), "{value}");
    }
    assert!(read::<SignedIn>(&json!({"token": 7.5})).is_none());
    for value in [json!({}), json!({"beneficiaries": null}), json!({"beneficiaries": "none"})] {
        assert!(read::<BeneficiaryList>(&value).is_none(), "{value}");
    }
    let list: BeneficiaryList = read(&json!({"beneficiaries": [null, 1, {"name": "A"}]})).unwrap();
    assert_eq!(list.beneficiaries.len(), 1);
}

#[test]
fn refusals_are_read_by_their_code() {
    let code = |value| read::<ErrorBody>(&value).unwrap().error_code;
    assert_eq!(code(json!({"errorCode": "USRAUT0014", "error": "Invalid OTP"})), Some(ErrorCode::InvalidOtp));
    assert_eq!(code(json!({"errorCode": "USRAUT9999"})), Some(ErrorCode::Unknown));
    assert_eq!(code(json!({"message": "Forbidden"})), None);
    let body = ErrorBody { error_code: Some(ErrorCode::OtpExpired), error: "Expired".to_owned() };
    assert_eq!(serde_json::to_value(body).unwrap(), json!({"errorCode": "OTP_EXPIRED", "error": "Expired"}));
}

#[test]
fn an_activity_is_read_as_it_was_written() {
    let entry = |how, what| ActivityEntry {
        at: "2026-07-01T06:00:00Z".to_owned(),
        who: "Beneficiary".to_owned(),
        how,
        what,
        beneficiary_reference_id: ReferenceId::parse("99900000000001").ok(),
    };
    let activity = vec![
        entry(How::Citizen, What::Viewed),
        entry(How::AuthorisedUser, What::Updated),
        entry(How::Partner, What::Downloaded),
        entry(How::System, What::CodeSent),
        entry(How::Citizen, What::CodeRefused),
        entry(How::Citizen, What::SignedIn),
        entry(How::Citizen, What::SignedOut),
    ];
    let page = ActivityPage { activity, next: Some("cursor".to_owned()) };
    let wire = serde_json::to_value(&page).unwrap();
    assert_eq!(wire["activity"][4]["what"], "code_refused");
    assert_eq!(wire["activity"][1]["how"], "authorised_user");
    assert_eq!(read::<ActivityPage>(&wire), Some(page));
}

#[test]
fn an_entry_with_words_not_seen_before_is_still_an_entry() {
    let page: ActivityPage = read(
        &json!({"activity": [{"at": "x", "who": "W", "how": "drone", "what": "sold"}, {}], "next": null}),
    )
    .unwrap();
    assert_eq!(page.next, None);
    assert_eq!(page.activity.len(), 2);
    let [strange, empty] = page.activity.as_slice() else { panic!("two entries") };
    assert_eq!((strange.how, strange.what, strange.who.as_str()), (How::Other, What::Other, "W"));
    assert_eq!((empty.at.as_str(), &empty.beneficiary_reference_id), ("", &None));
    assert!(read::<ActivityPage>(&json!({"next": "x"})).is_none());
}

#[test]
fn a_request_has_the_same_fields_for_every_serialiser() {
    let check = |fields: &[(&str, &str)], wire: serde_json::Value| {
        let written: serde_json::Map<_, _> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        assert_eq!(serde_json::Value::Object(written), wire);
    };
    let asked = CodeRequest { mobile: MobileNumber::parse("9876543210").unwrap() };
    check(&asked.fields(), serde_json::to_value(&asked).unwrap());
    let otp = OtpCode::parse("123456").unwrap().digest();
    let proved = ConfirmRequest { otp, txn_id: TxnId::new("a \"txn\"".to_owned()) };
    check(&proved.fields(), serde_json::to_value(&proved).unwrap());
}
