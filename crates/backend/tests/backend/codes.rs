//! One-time codes: who gets one, what proves it, and how often one may guess.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use contract::{OtpCode, path};
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::house::{Answer, FAMILY, House, NOBODY, request, wrong};
use crate::wire::LONG;

const WRONG: &str = r#"400 {"errorCode":"USRAUT0014","error":"Invalid OTP"}"#;
const TRIES_USED: &str = r#"400 {"errorCode":"OTP_TRIES_USED","error":"OTP tries used up"}"#;
const EXPIRED: &str = r#"400 {"errorCode":"OTP_EXPIRED","error":"OTP expired"}"#;

fn locked(seconds: u32) -> String {
    format!(r#"429 (retry after {seconds} s) {{"errorCode":"MOBILE_LOCKED","error":"Mobile number locked"}}"#)
}

fn too_many_sends(seconds: u32) -> String {
    format!(r#"429 (retry after {seconds} s) {{"errorCode":"TOO_MANY_SENDS","error":"Too many OTPs"}}"#)
}

#[tokio::test]
async fn a_code_that_came_by_sms_signs_in() {
    let house = House::new().await;
    let sent = house.generate(FAMILY).await;
    assert_snapshot!(sent.told(), @r#"200 {"txnId":"d86e8112-f3c4-4444-a126-f8e9f44f1686","expiresIn":180,"resendAfter":30}"#);
    house.pass(30);
    let (txn_id, code) = house.send(FAMILY).await;
    let signed_in = house.confirm(&txn_id, &code).await;
    assert_eq!(signed_in.status, StatusCode::OK, "{}", signed_in.text());
    assert_eq!(signed_in.json()["expiresIn"], 900);
    assert_eq!(signed_in.json()["token"].as_str().map(str::len), Some(43));
}

#[tokio::test]
async fn nobody_learns_whether_a_number_is_registered() {
    let house = House::with_sample_data().await;
    let shape = |mut answer: Answer| {
        answer.headers.remove("x-request-id");
        let mut body = answer.json();
        body["txnId"] = json!("");
        (answer.status, answer.headers, body)
    };
    assert_eq!(shape(house.generate(FAMILY).await), shape(house.generate(NOBODY).await));
    assert_eq!(house.generate(FAMILY).await.told(), house.generate(NOBODY).await.told());

    let token = house.sign_in("9000000001").await;
    let people = house.get(path::BENEFICIARIES, Some(&token)).await;
    assert_snapshot!(people.told(), @r#"200 {"beneficiaries":[]}"#);
}

#[tokio::test]
async fn a_request_that_makes_no_sense_is_refused() {
    let house = House::new().await;
    let check = async |body: Value, expected: &str| {
        let answer = house.post(path::GENERATE_OTP, None, Some(body.clone())).await;
        assert_eq!(answer.told(), expected, "{body}");
    };
    let invalid_mobile = r#"400 {"errorCode":"INVALID_MOBILE","error":"Invalid mobile number"}"#;
    let invalid_request = r#"400 {"errorCode":"INVALID_REQUEST","error":"Invalid request"}"#;
    check(json!({"mobile": ""}), invalid_mobile).await;
    check(json!({"mobile": "12345"}), invalid_mobile).await;
    check(json!({"mobile": "5999900001"}), invalid_mobile).await;
    check(json!({"mobile": "+1 202 555 0100"}), invalid_mobile).await;
    check(json!({"mobile": "9999900001' OR '1'='1"}), invalid_mobile).await;
    check(json!({"mobile": 9_999_900_001_u64}), invalid_request).await;
    check(json!({}), invalid_request).await;
    check(json!([]), invalid_request).await;
    check(json!({"mobile": FAMILY, "secret": "x"}), invalid_request).await;

    let confirm = async |body: Value| house.post(path::CONFIRM_OTP, None, Some(body)).await.told();
    assert_eq!(confirm(json!({"otp": "123456", "txnId": "x"})).await, invalid_request);
    assert_eq!(confirm(json!({"txnId": "x"})).await, invalid_request);

    let mut plain = request(Method::POST, path::GENERATE_OTP, None, Some(json!({"mobile": FAMILY})));
    plain.headers_mut().remove("content-type");
    assert_snapshot!(house.call(plain).await.told(), @r#"415 {"errorCode":"INVALID_REQUEST","error":"JSON expected"}"#);
    let large = house.post(path::GENERATE_OTP, None, Some(json!({"mobile": "9".repeat(20_000)}))).await;
    assert_snapshot!(large.told(), @r#"413 {"errorCode":"INVALID_REQUEST","error":"Request too large"}"#);
}

#[tokio::test]
async fn a_number_is_the_same_however_it_is_typed() {
    let house = House::new().await;
    let (txn_id, code) = house.send("+91 99999-00001").await;
    assert_eq!(house.confirm(&txn_id, &code).await.status, StatusCode::OK);
    assert_eq!(house.generate("०९९९९९००००१").await.told(), too_many_sends(30));
}

#[tokio::test]
async fn the_fifth_wrong_try_kills_a_code() {
    let house = House::new().await;
    let (txn_id, code) = house.send(FAMILY).await;
    for _ in 0..4 {
        assert_eq!(house.guess_wrong(&txn_id, &code).await.told(), WRONG);
    }
    assert_eq!(house.guess_wrong(&txn_id, &code).await.told(), TRIES_USED);
    assert_eq!(house.confirm(&txn_id, &code).await.told(), TRIES_USED, "the right code, too late");
}

#[tokio::test]
async fn four_wrong_tries_do_no_harm() {
    let house = House::new().await;
    let (txn_id, code) = house.send(FAMILY).await;
    for _ in 0..4 {
        house.guess_wrong(&txn_id, &code).await;
    }
    assert_eq!(house.confirm(&txn_id, &code).await.status, StatusCode::OK);
}

#[tokio::test]
async fn ten_wrong_codes_in_a_row_lock_the_number() {
    let house = House::new().await;
    let (txn_id, code) = house.send(FAMILY).await;
    for _ in 0..5 {
        house.guess_wrong(&txn_id, &code).await;
    }
    house.pass(30);
    let (txn_id, code) = house.send(FAMILY).await;
    let house = house.restart().await;
    for _ in 0..4 {
        assert_eq!(house.guess_wrong(&txn_id, &code).await.told(), WRONG);
    }
    assert_eq!(house.guess_wrong(&txn_id, &code).await.told(), locked(600), "the tenth");
    house.pass(60);
    let house = house.restart().await;
    assert_eq!(house.confirm(&txn_id, &code).await.told(), locked(540));
    assert_eq!(house.generate(FAMILY).await.told(), locked(540));
    assert_eq!(house.generate(NOBODY).await.status, StatusCode::OK, "only the one number is locked");
    house.pass(540);
    let (txn_id, code) = house.send(FAMILY).await;
    assert_eq!(house.confirm(&txn_id, &code).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_right_code_ends_the_row_of_wrong_ones() {
    let house = House::new().await;
    for _ in 0..3 {
        let (txn_id, code) = house.send(FAMILY).await;
        for _ in 0..4 {
            assert_eq!(house.guess_wrong(&txn_id, &code).await.told(), WRONG);
        }
        assert_eq!(house.confirm(&txn_id, &code).await.status, StatusCode::OK);
        house.pass(30);
    }
}

#[tokio::test]
async fn a_code_dies_of_age_and_is_called_expired_for_a_quarter_of_an_hour() {
    let house = House::new().await;
    let (txn_id, code) = house.send(FAMILY).await;
    house.pass(180);
    assert_eq!(house.confirm(&txn_id, &code).await.told(), EXPIRED);
    assert_eq!(house.guess_wrong(&txn_id, &code).await.told(), EXPIRED);
    house.pass(719);
    assert_eq!(house.confirm(&txn_id, &code).await.told(), EXPIRED);
    house.pass(1);
    assert_eq!(house.confirm(&txn_id, &code).await.told(), WRONG);
}

#[tokio::test]
async fn a_code_works_to_its_last_second() {
    let house = House::new().await;
    let (txn_id, code) = house.send(FAMILY).await;
    house.pass(179);
    assert_eq!(house.confirm(&txn_id, &code).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_unknown_transaction_is_a_wrong_code() {
    let house = House::new().await;
    let code = OtpCode::from_number(123_456);
    assert_eq!(house.confirm("c5ca74e6-bef2-45e8-bdbc-fc04b4c9f9a8", &code).await.told(), WRONG);
    assert_eq!(house.confirm("", &code).await.told(), WRONG);
}

#[tokio::test]
async fn the_code_of_an_earlier_send_still_works() {
    let house = House::new().await;
    let (_, late) = house.send(FAMILY).await;
    house.pass(30);
    let (txn_id, _) = house.send(FAMILY).await;
    assert_eq!(house.confirm(&txn_id, &late).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_code_of_a_later_send_does_not_prove_an_earlier_transaction() {
    let house = House::new().await;
    let (earlier, _) = house.send(FAMILY).await;
    house.pass(30);
    let (later, code) = house.send(FAMILY).await;
    assert_eq!(house.confirm(&earlier, &code).await.told(), WRONG);
    assert_eq!(house.confirm(&later, &code).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_code_of_another_number_proves_nothing() {
    let house = House::new().await;
    let (_, of_another) = house.send(NOBODY).await;
    let (txn_id, _) = house.send(FAMILY).await;
    assert_eq!(house.confirm(&txn_id, &of_another).await.told(), WRONG);
}

#[tokio::test]
async fn a_guess_counts_for_every_code_that_it_is_compared_with() {
    let house = House::new().await;
    let (earlier, code) = house.send(FAMILY).await;
    house.pass(30);
    let (later, _) = house.send(FAMILY).await;
    for _ in 0..4 {
        assert_eq!(house.guess_wrong(&later, &code).await.told(), WRONG);
    }
    assert_eq!(house.guess_wrong(&earlier, &code).await.told(), TRIES_USED);
    assert_eq!(house.confirm(&later, &code).await.told(), TRIES_USED, "the earlier code is dead by now");
}

#[tokio::test]
async fn a_code_is_used_once_and_takes_the_others_with_it() {
    let house = House::new().await;
    let (earlier, early_code) = house.send(FAMILY).await;
    house.pass(30);
    let (txn_id, code) = house.send(FAMILY).await;
    assert_eq!(house.confirm(&txn_id, &code).await.status, StatusCode::OK);
    let house = house.restart().await;
    assert_eq!(house.confirm(&txn_id, &code).await.told(), WRONG, "a replay");
    assert_eq!(house.confirm(&earlier, &early_code).await.told(), WRONG);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn guesses_at_the_same_time_get_no_more_comparisons() {
    let house = House::with(|rules| rules.wrong_until_locked = 1000).await;
    let (txn_id, code) = house.send(FAMILY).await;
    let wrong = wrong(&code);
    let guesses = (0..40).map(|_| house.confirm(&txn_id, &wrong));
    let told: Vec<String> = futures_util::future::join_all(guesses).await.iter().map(Answer::told).collect();
    assert_eq!(told.iter().filter(|told| *told == WRONG).count(), 4);
    assert_eq!(told.iter().filter(|told| *told == TRIES_USED).count(), 36);
    assert_eq!(house.count("SELECT tries FROM codes").await, 5);
    assert_eq!(house.count("SELECT wrong_in_a_row FROM number_locks").await, 5, "only five were compared");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_that_is_confirmed_many_times_at_once_opens_one_session() {
    let house = House::new().await;
    let (txn_id, code) = house.send(FAMILY).await;
    let confirmations = (0..10).map(|_| house.confirm(&txn_id, &code));
    let answers = futures_util::future::join_all(confirmations).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::OK).count(), 1);
    assert_eq!(house.count("SELECT COUNT(*) FROM sessions").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sends_at_the_same_time_get_no_more_codes() {
    let house = House::new().await;
    let sends = futures_util::future::join_all((0..10).map(|_| house.generate(FAMILY))).await;
    assert_eq!(sends.iter().filter(|answer| answer.status == StatusCode::OK).count(), 1);
    assert_eq!(house.count("SELECT COUNT(*) FROM codes").await, 1);
}

#[tokio::test]
async fn sends_are_limited_in_time_whatever_is_restarted() {
    let house = House::new().await;
    assert_eq!(house.generate(FAMILY).await.status, StatusCode::OK);
    assert_eq!(house.generate(FAMILY).await.told(), too_many_sends(30));
    house.pass(29);
    let house = house.restart().await;
    assert_eq!(house.generate(FAMILY).await.told(), too_many_sends(1));
    assert_eq!(house.generate(NOBODY).await.status, StatusCode::OK, "each number has its own limits");
    house.pass(1);
    for _ in 0..4 {
        assert_eq!(house.generate(FAMILY).await.status, StatusCode::OK);
        house.pass(30);
    }
    assert_eq!(
        house.generate(FAMILY).await.told(),
        too_many_sends(900 - 150),
        "five in a quarter of an hour"
    );
    let house = house.restart().await;
    house.pass(900 - 150);
    assert_eq!(house.generate(FAMILY).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_number_gets_twenty_codes_a_day() {
    let house = House::new().await;
    for sent in 0..20 {
        assert_eq!(house.generate(FAMILY).await.status, StatusCode::OK, "{sent}");
        house.pass(600);
    }
    assert_eq!(house.generate(FAMILY).await.told(), too_many_sends(86_400 - 12_000));
    house.pass(86_400 - 12_000);
    assert_eq!(house.generate(FAMILY).await.status, StatusCode::OK);
    assert_eq!(house.count("SELECT COUNT(*) FROM codes").await, 20, "codes older than a day are forgotten");
}

#[tokio::test]
async fn what_was_kept_of_other_numbers_is_forgotten_after_a_day() {
    let house = House::with(|rules| rules.lock = Duration::from_secs(2 * 86_400)).await;
    let wrongs = async |number: &str, wrongs: u32| {
        let (txn_id, code) = house.send(number).await;
        for _ in 0..wrongs {
            house.guess_wrong(&txn_id, &code).await;
        }
        house.pass(30);
    };
    wrongs("9000000001", 5).await;
    wrongs("9000000001", 5).await;
    wrongs("9000000002", 1).await;
    house.pass(43_200);
    wrongs("9000000003", 1).await;
    house.pass(43_200);
    house.generate(NOBODY).await;
    assert_eq!(house.count("SELECT COUNT(*) FROM codes").await, 2, "sent within a day");
    assert_eq!(house.count("SELECT COUNT(*) FROM number_locks").await, 2);
    assert_eq!(house.generate("9000000001").await.status, StatusCode::TOO_MANY_REQUESTS, "still locked");
    assert_eq!(house.count("SELECT wrong_in_a_row FROM number_locks WHERE mobile LIKE '%0003'").await, 1);
    house.pass(86_400);
    house.generate(NOBODY).await;
    assert_eq!(house.count("SELECT COUNT(*) FROM codes").await, 1);
    assert_eq!(house.count("SELECT COUNT(*) FROM number_locks").await, 0);
}

#[tokio::test]
async fn a_code_is_spent_only_together_with_the_session_that_it_opens() {
    let house = House::new().await;
    let (txn_id, code) = house.send(FAMILY).await;
    house.change("CREATE TRIGGER broken BEFORE INSERT ON sessions BEGIN SELECT RAISE(ABORT, 'x'); END").await;
    assert_eq!(house.confirm(&txn_id, &code).await.status, StatusCode::INTERNAL_SERVER_ERROR);
    house.change("DROP TRIGGER broken").await;
    assert_eq!(house.confirm(&txn_id, &code).await.status, StatusCode::OK);
}

/// Whoever hangs up in the middle of it has guessed all the same, and the person sees it.
#[tokio::test]
async fn a_guess_that_was_counted_is_written_down_also_when_nobody_waits_for_the_answer() {
    let house = House::new().await;
    let (txn_id, code) = house.send(FAMILY).await;
    let guess = house.guess_wrong(&txn_id, &code);
    let counted = async { while house.count("SELECT SUM(tries) FROM codes").await == 0 {} };
    tokio::select! {
        biased;
        () = counted => {}
        _ = guess => {}
    }
    let refused = "SELECT COUNT(*) FROM activity WHERE what = 'code_refused'";
    let written = async { while house.count(refused).await == 0 {} };
    assert!(tokio::time::timeout(LONG, written).await.is_ok(), "a guess that left nothing behind");
    assert_eq!(house.confirm(&txn_id, &code).await.status, StatusCode::OK);
}

#[tokio::test]
async fn signing_in_does_not_reset_the_limits_on_sending() {
    let house = House::new().await;
    house.sign_in(FAMILY).await;
    assert_eq!(house.generate(FAMILY).await.told(), too_many_sends(30));
}

#[tokio::test]
async fn neither_code_nor_token_lies_in_the_database() {
    let house = House::new().await;
    let (txn_id, code) = house.send(FAMILY).await;
    let token = house.confirm(&txn_id, &code).await.json()["token"].as_str().expect("a token").to_owned();
    let digest = code.digest().expose().to_owned();
    let in_files = |marker: &str| {
        let files = house.files();
        files
            .iter()
            .filter(|file| {
                let bytes = std::fs::read(file).expect("readable");
                bytes.windows(marker.len()).any(|window| window == marker.as_bytes())
            })
            .count()
    };
    assert!(in_files(FAMILY) > 0, "the search finds what is there");
    assert_eq!(in_files(&token), 0);
    assert_eq!(in_files(&digest), 0);
}
