//! Who asks in a language is answered in it, where people read the answer.

use axum::http::{HeaderValue, Method, StatusCode};
use contract::{Language, MobileNumber, OtpCode, path};
use portal_backend::sms::SmsLanguages;
use serde_json::json;

use crate::house::{Answer, FAMILY, House, NOBODY, Plan, request};

const ENGLISH: &str = "Your OTP to register/access CoWIN is {code}. It will be valid for 3 minutes. - CoWIN";

async fn ask(house: &House, mobile: &str, headers: &[&str]) -> Answer {
    let mut request = request(Method::POST, path::GENERATE_OTP, None, Some(json!({ "mobile": mobile })));
    for header in headers {
        let value = HeaderValue::from_bytes(header.as_bytes()).expect("a value");
        request.headers_mut().append("accept-language", value);
    }
    let answer = house.call(request).await;
    house.backend.outbox.emptied().await;
    answer
}

/// The words of the SMS to whoever asks so, with a gap for the code.
async fn words(house: &House, headers: &[&str]) -> String {
    house.pass(300);
    let answer = ask(house, FAMILY, headers).await;
    assert_eq!(answer.status, StatusCode::OK, "{headers:?}: {}", answer.text());
    let number = MobileNumber::parse(FAMILY).expect("a number");
    let newest = house.phone.messages(&number).into_iter().next().expect("an SMS");
    let code = OtpCode::parse(&newest.text).expect("a code");
    newest.text.lines().next().unwrap_or_default().replace(code.expose_digits(), "{code}")
}

/// As the translators wrote it.
fn hindi() -> String {
    include_str!("../../src/sms/texts/hi.txt").trim_end().replace("{minutes}", "3")
}

#[tokio::test]
async fn a_code_comes_in_the_language_that_is_asked_for() {
    let house = House::new().await;
    for headers in [&["hi"][..], &["hi-IN,hi;q=0.9,en;q=0.8"], &["fr, en;q=0.5, hi;q=0.6"], &["fr", "hi"]] {
        assert_eq!(words(&house, headers).await, hindi(), "{headers:?}");
    }
}

#[tokio::test]
async fn a_code_comes_in_english_where_no_language_fits() {
    let house = House::new().await;
    for headers in
        [&[][..], &[""], &["*"], &["en-IN"], &["fr-FR,fr;q=0.9"], &["hi;q=0"], &["हि"], &["hi;q=x"]]
    {
        assert_eq!(words(&house, headers).await, ENGLISH, "{headers:?}");
    }
}

#[tokio::test]
async fn each_language_has_words_of_its_own() {
    let house = House::new().await;
    let mut all = std::collections::BTreeSet::new();
    for language in Language::ALL {
        assert!(all.insert(words(&house, &[language.tag()]).await), "{language:?}");
    }
}

#[tokio::test]
async fn a_language_that_is_not_registered_is_not_sent() {
    let sms_languages = SmsLanguages::new(vec![Language::Hindi]);
    let house = House::planned(Plan { sms_languages, ..Plan::default() }).await;
    assert_eq!(words(&house, &["hi"]).await, hindi());
    assert_eq!(words(&house, &["ta"]).await, ENGLISH);
    // The person's next best is not looked for: what they read is then in one of two languages, and not in a third.
    assert_eq!(words(&house, &["ta, hi;q=0.9"]).await, ENGLISH);
}

#[tokio::test]
async fn the_answer_is_the_same_in_every_language_and_for_every_number() {
    let house = House::with_sample_data().await;
    let shape = |mut answer: Answer| {
        answer.headers.remove("x-request-id");
        let mut body = answer.json();
        body["txnId"] = json!("");
        (answer.status, answer.headers, body)
    };
    let expected = shape(ask(&house, FAMILY, &[]).await);
    for language in Language::ALL {
        for number in [FAMILY, NOBODY] {
            house.pass(300);
            assert_eq!(shape(ask(&house, number, &[language.tag()]).await), expected, "{language:?}");
        }
    }
}

/// The languages that a certificate says it is in, beside English.
async fn languages_on_paper(house: &House, token: &str, header: Option<&str>) -> Vec<&'static str> {
    let query = format!("{}?{}=99900000000001", path::CERTIFICATE, path::REFERENCE_ID_PARAMETER);
    let mut request = request(Method::GET, &query, Some(token), None);
    if let Some(header) = header {
        request.headers_mut().insert("accept-language", HeaderValue::from_str(header).expect("a value"));
    }
    let answer = house.call(request).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let pdf = String::from_utf8_lossy(&answer.body).into_owned();
    let beside = Language::ALL.into_iter().skip(1).map(Language::tag);
    beside.filter(|tag| pdf.contains(&format!("/Lang({tag})"))).collect()
}

#[tokio::test]
async fn a_certificate_has_the_language_that_is_asked_for_beside_english() {
    let house = House::with_sample_data().await;
    let token = house.sign_in(FAMILY).await;
    for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
        let tag = language.tag();
        assert_eq!(languages_on_paper(&house, &token, Some(tag)).await, [tag]);
    }
    for header in [None, Some("en-IN"), Some("fr"), Some("*")] {
        assert_eq!(languages_on_paper(&house, &token, header).await, ["hi"], "{header:?}");
    }
}

#[tokio::test]
async fn the_calls_that_take_a_language_say_so() {
    let house = House::new().await;
    let document = house.get("/api/openapi.json", None).await.json();
    let mut takers = Vec::new();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for operation in operations.as_object().expect("operations").values() {
            let parameters = operation["parameters"].as_array().map_or(&[][..], Vec::as_slice);
            let header = parameters.iter().find(|parameter| parameter["in"] == "header");
            if let Some(header) = header {
                assert_eq!(header["name"], "Accept-Language", "{path}");
                assert_ne!(header["required"], true, "{path}");
                takers.push(path.as_str());
            }
        }
    }
    takers.sort_unstable();
    assert_eq!(takers, [path::GENERATE_OTP, path::CERTIFICATE]);
}
