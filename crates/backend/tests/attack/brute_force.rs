//! Guessing into one number, by every way there is. The README states the bound; here it is measured.

use axum::http::StatusCode;
use contract::OtpCode;
use portal_backend::codes::CodeHasher;
use portal_backend::randomness::{NoRandomness, Randomness};
use portal_backend::rules::Rules;
use sha2::{Digest as _, Sha256};

use crate::attacker::{Attacker, DAY, Heard};
use crate::house::{FAMILY, House, Plan};

/// Comparisons of a code with a guess, as the README states them for the rules that are the default.
const A_DAY_IN_THE_LONG_RUN: i64 = 100;
const WITHIN_ANY_24_HOURS: i64 = 125;

/// With the rules that are the default, also on calls from one address.
async fn house(codes: Option<u32>) -> House {
    let rules = Rules::default();
    House::planned(Plan { rules, hasher: CodeHasher::cheap(2), codes, ..Plan::default() }).await
}

async fn attacker() -> Attacker {
    Attacker::new(house(None).await, FAMILY, 1_000_000)
}

fn check(way: &str, attacker: &Attacker, days: i64) {
    let (compared, worst) = (attacker.compared(), attacker.worst_day());
    println!(
        "{way}: {compared} comparisons in {days} days, {} a day; at most {worst} within 24 hours; \
         locked {} times; chance of success a day {} ÷ 10⁶",
        compared / days,
        attacker.times_locked,
        compared / days,
    );
    assert_eq!(compared, A_DAY_IN_THE_LONG_RUN * days, "no more, and the attack is in earnest: no less");
    assert!(worst <= WITHIN_ANY_24_HOURS, "{worst}");
}

/// Spends each code as soon as it is there, and waits for the locks to open. The backend is restarted on the way.
#[tokio::test]
async fn whoever_guesses_at_each_code_at_once_gets_so_many_comparisons() {
    let mut attacker = attacker().await;
    let end = attacker.now() + 3 * DAY;
    while attacker.now() < end {
        match attacker.ask().await {
            Ok(()) => assert_eq!(attacker.exhaust().await, Heard::Wrong),
            Err(wait) => {
                attacker.wait(wait);
                attacker = attacker.with_a_restart().await;
            }
        }
    }
    assert_eq!(attacker.times_locked, 30, "every tenth wrong guess locks");
    check("each code at once", &attacker, 3);
}

/// Collects the codes that live at the same time, so that one guess is compared with all of them.
#[tokio::test]
async fn whoever_collects_codes_gets_so_many_comparisons() {
    let mut attacker = attacker().await;
    let end = attacker.now() + 3 * DAY;
    while attacker.now() < end {
        match attacker.ask().await {
            Ok(()) => attacker.wait(30),
            Err(wait) => {
                attacker.exhaust().await;
                attacker.wait(wait);
                attacker = attacker.with_a_restart().await;
            }
        }
    }
    check("many codes at once", &attacker, 3);
}

/// Codes that were sent yesterday are guessed at as late as they live, and today's as early.
#[tokio::test]
async fn within_any_24_hours_there_are_so_many_comparisons() {
    let mut attacker = attacker().await;
    let begin = attacker.now();
    let five_codes = async |attacker: &mut Attacker| {
        for _ in 0..5 {
            while let Err(wait) = attacker.ask().await {
                attacker.wait(wait);
            }
            attacker.wait(30);
        }
    };
    five_codes(&mut attacker).await;
    attacker.wait(29);
    attacker.exhaust().await;
    for _ in 0..3 {
        five_codes(&mut attacker).await;
        attacker.exhaust().await;
    }
    attacker.wait(begin + DAY - attacker.now());
    five_codes(&mut attacker).await;
    attacker.exhaust().await;
    println!("late and early: {} comparisons within 24 hours", attacker.worst_day());
    assert_eq!(attacker.worst_day(), WITHIN_ANY_24_HOURS);
}

/// What counts is not what the backend counts, but how often guessing succeeds: seen with 200 codes instead of a
/// million, by an attacker who knows which.
#[tokio::test]
async fn guesses_succeed_as_often_as_the_comparisons_let_expect() {
    const CODES: u32 = 200;
    let mut house = house(Some(CODES)).await;
    let (mut comparisons, mut opened) = (0, 0.0_f64);
    for person in 0..80 {
        let mut attacker = Attacker::new(house, &format!("90000{person:05}"), CODES);
        let end = attacker.now() + DAY;
        while attacker.now() < end {
            match attacker.ask().await {
                Ok(()) if attacker.exhaust().await == Heard::Opened => {
                    opened += 1.0;
                    break;
                }
                Ok(()) => {}
                Err(wait) => attacker.wait(wait),
            }
        }
        comparisons += attacker.compared();
        house = attacker.house;
    }
    let expected = f64::from(i32::try_from(comparisons).expect("a small number")) / f64::from(CODES);
    println!(
        "of {CODES} codes: {comparisons} comparisons on 80 days, {expected:.1} days should end in success; {opened} did"
    );
    let four_deviations = 4.0 * expected.sqrt();
    assert!((opened - expected).abs() < four_deviations, "{opened} instead of {expected}");
    assert!(comparisons <= 80 * A_DAY_IN_THE_LONG_RUN);
}

/// The chance of one comparison is one in a million: no code is drawn more often than others.
#[test]
fn codes_are_drawn_evenly() {
    struct Dice(std::sync::atomic::AtomicU64);
    impl Randomness for Dice {
        fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
            let throw = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let thrown = Sha256::digest(throw.to_le_bytes());
            bytes.copy_from_slice(&thrown[..bytes.len()]);
            Ok(())
        }
    }
    const DRAWN: u32 = 200_000;
    let dice: &dyn Randomness = &Dice(0.into());
    // The first three digits and the last three, each a thousand kinds.
    for place in [0..3, 3..6] {
        let mut drawn = [0.0_f64; 1000];
        for _ in 0..DRAWN {
            let code = dice.code().expect("dice");
            let kind: usize = code.expose_digits()[place.clone()].parse().expect("three digits");
            drawn[kind] += 1.0;
        }
        let expected = f64::from(DRAWN) / 1000.0;
        let chi_squared: f64 = drawn.iter().map(|drawn| (drawn - expected).powi(2) / expected).sum();
        // 999 degrees of freedom: a deviation of 45 is usual, one of five times that happens once in a million.
        assert!((774.0..1224.0).contains(&chi_squared), "{chi_squared}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn guesses_at_the_same_time_through_all_transactions_share_the_tries() {
    let mut attacker = attacker().await;
    for _ in 0..4 {
        attacker.ask().await.expect("a code");
        attacker.wait(30);
    }
    let house = &attacker.house;
    let guesses = (0..60).map(|number| {
        let transaction = &attacker.transactions[number % 4];
        let code = OtpCode::from_number(u32::try_from(number).expect("a small number"));
        async move { house.confirm(transaction, &code).await.status }
    });
    let heard = futures_util::future::join_all(guesses).await;
    assert!(!heard.contains(&StatusCode::OK));
    assert!(heard.contains(&StatusCode::TOO_MANY_REQUESTS), "ten guesses lock the number");
    assert!(house.count("SELECT MAX(tries) FROM codes").await <= 5);
    let compared = house.count("SELECT SUM(tries) FROM codes").await;
    println!("60 guesses at the same time, at 4 codes: {compared} comparisons");
    assert!((10..=20).contains(&compared), "{compared}");
}

#[tokio::test]
async fn asking_without_a_pause_brings_no_more_codes() {
    let mut attacker = attacker().await;
    let end = attacker.now() + DAY;
    while attacker.now() < end {
        // A refusal says how long to wait; this one does not listen.
        if attacker.ask().await.is_err() {
            attacker.wait(20);
        }
    }
    assert_eq!(attacker.transactions.len(), 20);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_used_opens_nothing_again() {
    let house = house(None).await;
    let (first, first_code) = house.send(FAMILY).await;
    house.pass(30);
    let (second, second_code) = house.send(FAMILY).await;
    let used = house.confirm(&second, &second_code).await;
    assert_eq!(used.status, StatusCode::OK);
    let house = house.restart().await;
    let again =
        [(&first, &first_code), (&first, &second_code), (&second, &first_code), (&second, &second_code)];
    let replays = again.iter().cycle().take(40).map(|(transaction, code)| house.confirm(transaction, code));
    for answer in futures_util::future::join_all(replays).await {
        assert_eq!(answer.told(), r#"400 {"errorCode":"USRAUT0014","error":"Invalid OTP"}"#);
    }
    assert_eq!(house.count("SELECT COUNT(*) FROM sessions").await, 1);
}

#[tokio::test]
async fn a_code_that_is_too_old_is_compared_with_nothing() {
    let house = house(None).await;
    let (old, old_code) = house.send(FAMILY).await;
    house.pass(180);
    assert_eq!(house.confirm(&old, &old_code).await.status, StatusCode::BAD_REQUEST);
    let (new, _) = house.send(FAMILY).await;
    assert_eq!(
        house.confirm(&new, &old_code).await.status,
        StatusCode::BAD_REQUEST,
        "nor through a newer one"
    );
    assert_eq!(house.confirm(&old, &old_code).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(house.count("SELECT tries FROM codes ORDER BY sent_at LIMIT 1").await, 0);
}

#[tokio::test]
async fn a_transaction_that_was_never_there_is_compared_with_nothing() {
    let house = house(None).await;
    let (transaction, code) = house.send(FAMILY).await;
    for number in 0..50_u32 {
        let guessed = format!("{number:08x}{}", &transaction[8..]);
        assert_eq!(house.confirm(&guessed, &code).await.status, StatusCode::BAD_REQUEST);
    }
    let shouted = transaction.to_uppercase();
    assert_eq!(house.confirm(&shouted, &code).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(house.count("SELECT tries FROM codes").await, 0);
}
