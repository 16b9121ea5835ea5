//! Whatever comes in, the parsers stand; and what they take means what it says.

use contract::{
    Answer, Beneficiary, BeneficiaryList, CodeSent, Date, ErrorBody, MobileNumber, OtpCode, OtpDigest,
    ReferenceId, SignedIn, TxnId,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::json::read;

/// Any text, and the kinds of characters that the parsers look for.
fn any_text() -> impl Strategy<Value = String> {
    let telling = "[0-9०-९۰-۹௦-௯+()\\[\\]./# \u{a0}\u{200e}\u{202c}–@a-z\n-]{0,40}";
    prop_oneof![any::<String>(), telling, "[ 0-9-]{8,16}"]
}

/// Texts that are almost what a parser looks for, or just that.
fn almost_a_number() -> impl Strategy<Value = String> {
    prop_oneof![any_text(), "(\\+|00|0)?(91|1)?[ -]?[0-9०-९]{4,5}[ x-]?[0-9]{4,6}"]
}

fn almost_a_code() -> impl Strategy<Value = String> {
    prop_oneof![any_text(), "[0-9]{5,8}", "[a-z ]{0,9}[0-9०-९]{2,4}[ -]{0,2}[0-9]{2,4}[a-z. ]{0,9}"]
}

fn almost_a_digest() -> impl Strategy<Value = String> {
    prop_oneof![any_text(), "[0-9a-f]{62,66}", "[0-9a-f]{63}[0-9a-fA-Fg٣]"]
}

fn almost_an_id() -> impl Strategy<Value = String> {
    prop_oneof![any_text(), " ?[0-9]{11,16} ?", "[0-9]{6}[0-9a-z٣ +-][0-9]{6,7}"]
}

/// The digits of a text as ASCII. Kept apart from the parser that it is held against.
fn digits(text: &str) -> String {
    const ZEROS: [char; 4] = ['0', '०', '۰', '௦'];
    let value =
        |c: char| ZEROS.iter().find_map(|&zero| u32::from(c).checked_sub(zero.into()).filter(|v| *v < 10));
    text.chars().filter_map(value).filter_map(|value| char::from_digit(value, 10)).collect()
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[0-9]{1,14}|[0-3][0-9]-[01][0-9]-(19|20|21)[0-9]{2}|Invalid date".prop_map(Value::from),
        "Vaccinated|Partially Vaccinated|Not Vaccinated".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map(any_field(), inner, 0..12)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn any_field() -> impl Strategy<Value = String> {
    const NAMES: [&str; 24] = [
        "beneficiaries",
        "beneficiary_reference_id",
        "name",
        "birth_year",
        "mobile_number",
        "vaccination_status",
        "vaccine",
        "dose1_date",
        "dose2_date",
        "precaution_dose_one_date",
        "due_dose",
        "next_vaccination_date",
        "appointments",
        "doses",
        "dose",
        "date",
        "next_due_date",
        "txnId",
        "expiresIn",
        "resendAfter",
        "token",
        "errorCode",
        "error",
        "other",
    ];
    prop::sample::select(&NAMES[..]).prop_map(str::to_owned)
}

/// Somebody with doses in any order, whatever the status says.
fn any_person() -> impl Strategy<Value = Value> {
    let status = prop::sample::select(&["Vaccinated", "Partially Vaccinated", "Not Vaccinated", "Other"][..]);
    let dose = (prop::option::of(0_u8..9), "0[1-9]-0[1-9]-202[01]|Invalid date")
        .prop_map(|(number, date)| json!({ "dose": number, "date": date, "next_due_date": date }));
    let due = prop::option::of(0_u8..4);
    (status, prop::collection::vec(dose, 0..4), due).prop_map(
        |(status, doses, due)| json!({ "vaccination_status": status, "doses": doses, "due_dose": due }),
    )
}

/// What is written is read as what was written.
fn survives<T: Answer + serde::Serialize + PartialEq>(answer: &Value) -> Result<(), TestCaseError> {
    if let Some(first) = read::<T>(answer) {
        let written = serde_json::to_value(&first).unwrap();
        prop_assert!(read::<T>(&written) == Some(first), "{} becomes {}", answer, written);
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_number_is_the_last_ten_digits_of_what_was_typed(raw in almost_a_number()) {
        if let Ok(number) = MobileNumber::parse(&raw) {
            let found = number.expose_digits();
            prop_assert!(found.len() == 10 && digits(&raw).ends_with(found), "{:?}", raw);
            let before = digits(&raw).len() - 10;
            prop_assert!(matches!(&digits(&raw)[..before], "" | "0" | "91" | "910" | "0091" | "00910"), "{:?}", raw);
            prop_assert!(!raw.chars().any(char::is_alphabetic), "{:?}", raw);
            prop_assert!(found.starts_with(['6', '7', '8', '9']));
            prop_assert_eq!(MobileNumber::parse(found), Ok(number.clone()));
            let on_the_wire = serde_json::to_value(&number).unwrap();
            prop_assert_eq!(serde_json::from_value::<MobileNumber>(on_the_wire).unwrap(), number);
        }
    }

    #[test]
    fn a_code_stands_in_what_was_pasted(raw in almost_a_code()) {
        if let Ok(code) = OtpCode::parse(&raw) {
            let found = code.expose_digits();
            prop_assert!(found.len() == 6 && digits(&raw).contains(found), "{:?}", raw);
            let is_part_of_more = raw.chars().all(|c| c.is_ascii_digit()) && raw.len() > 6;
            prop_assert!(!is_part_of_more, "{:?}", raw);
            prop_assert_eq!(OtpCode::parse(found), Ok(code.clone()));
        }
    }

    /// The line that browsers fill the code in from decides, whatever numbers stand before it.
    #[test]
    fn the_code_of_a_whole_sms_is_found(before in any_text(), domain in "[a-z0-9-]{1,20}(\\.[a-z]{2,5}){0,3}", number in 0..1_000_000_u32) {
        let code = OtpCode::from_number(number);
        let sms = format!("{before}\n\n@{domain} #{}", code.expose_digits());
        prop_assert_eq!(OtpCode::parse(&sms), Ok(code), "{:?}", sms);
    }

    #[test]
    fn a_digest_is_sixty_four_small_hexadecimal_digits(raw in almost_a_digest(), number in any::<u32>()) {
        let is_digest = raw.len() == 64 && raw.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'));
        prop_assert_eq!(OtpDigest::try_from(raw).is_ok(), is_digest);
        let digest = OtpCode::from_number(number).digest();
        let on_the_wire = serde_json::to_value(&digest).unwrap();
        prop_assert_eq!(serde_json::from_value::<OtpDigest>(on_the_wire).unwrap(), digest);
    }

    #[test]
    fn a_reference_id_is_thirteen_or_fourteen_digits(raw in almost_an_id()) {
        let inside = raw.trim();
        let is_id = matches!(inside.len(), 13 | 14) && inside.bytes().all(|b| b.is_ascii_digit());
        let id = ReferenceId::parse(&raw);
        prop_assert_eq!(id.is_ok(), is_id, "{:?}", raw);
        if let Ok(id) = id {
            prop_assert_eq!(id.expose_digits(), inside);
            let shown = format!("{id:?}");
            prop_assert!(!shown.contains(&inside[..inside.len() - 4]));
        }
    }

    #[test]
    fn a_date_is_read_as_it_is_written(raw in any_text(), day in "[ +]?[0-3]?[0-9]-[ +]?[01]?[0-9]-[ +]?0?(19|20|21)[0-9]{2}(-1)?") {
        for raw in [raw, day] {
            if let Some(date) = Date::parse(&raw) {
                prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
                prop_assert!(raw.trim().chars().all(|c| c == '-' || c.is_ascii_digit()), "{:?}", raw);
                // The year stands at the end, in four digits.
                prop_assert!(raw.trim().ends_with(&date.to_string()[5..]), "{:?}", raw);
            }
        }
    }

    #[test]
    fn a_transaction_is_whatever_the_backend_calls_it(raw in any::<String>()) {
        let id: TxnId = serde_json::from_value(json!(raw)).unwrap();
        prop_assert_eq!(id.as_str(), &raw);
        prop_assert_eq!(serde_json::to_value(&id).unwrap(), json!(raw));
    }

    #[test]
    fn any_answer_is_read_or_is_none(answer in any_json(), id in "[ -~]{0,9}") {
        survives::<CodeSent>(&answer)?;
        survives::<SignedIn>(&answer)?;
        let sent = read::<CodeSent>(&json!({ "txnId": id })).map(|sent| sent.txn_id.as_str().to_owned());
        prop_assert_eq!(sent.unwrap_or_default(), id.trim());
        let signed_in = read::<SignedIn>(&json!({ "token": id })).map(|it| it.token.expose().to_owned());
        prop_assert_eq!(signed_in.unwrap_or_default(), id.trim());
        read::<ErrorBody>(&answer);
    }

    #[test]
    fn any_record_is_read_and_drawn_from(people in prop::collection::vec(prop_oneof![any_json(), any_person()], 0..4)) {
        let answer = json!({ "beneficiaries": people });
        survives::<BeneficiaryList>(&answer)?;
        let list: BeneficiaryList = read(&answer).unwrap();
        prop_assert_eq!(list.beneficiaries.len(), people.iter().filter(|person| person.is_object()).count());
        for person in &list.beneficiaries {
            let doses = person.doses_given();
            prop_assert!(doses.is_sorted_by_key(|dose| dose.number));
            prop_assert!(doses.is_empty() || person.certificate_kind().is_some());
            if let Some(due) = person.next_due() {
                prop_assert!(due.dose.is_some() || due.date.is_some());
            }
            prop_assert_eq!(format!("{person:?}"), format!("{:?}", Beneficiary::default()));
        }
    }
}

#[test]
fn each_day_of_three_centuries_is_read_as_it_is_written() {
    let mut days = Vec::new();
    for year in 1900..2200 {
        for month in 0..14 {
            days.extend((0..33).filter_map(|day| Date::new(year, month, day)));
        }
    }
    // 300 years with 73 leap days: 1900 and 2100 have none.
    assert_eq!(days.len(), 300 * 365 + 73);
    assert!(days.is_sorted());
    assert!(days.iter().all(|day| Date::parse(&day.to_string()) == Some(*day)));
}
