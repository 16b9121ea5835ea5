//! Nobody learns who is registered: not from what the answers say, and not from how long they take.
//!
//! Each kind of answer is fetched for all numbers in a random order, so that whatever else the machine does falls on
//! registered numbers and others alike. With nothing to be seen, one run in a hundred still shows p ≤ 0.01; that is
//! why three runs in a row are asked for, and up to six are made to get them. What can be seen is seen in each run.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use contract::{MobileNumber, OtpCode, path};
use portal_backend::codes::CodeHasher;
use portal_backend::rules::Rules;
use serde_json::{Value, json};

use crate::house::{Answer, House, Plan, request, wrong};
use crate::mann_whitney::p_value;

/// Numbers that are registered, and as many that are not.
const EACH: usize = 2000;
const RUNS_IN_A_ROW: u32 = 3;
const RUNS_AT_MOST: u32 = 6;

struct Street {
    house: House,
    doors: Vec<Door>,
    random: SplitMix,
}

struct Door {
    number: String,
    is_registered: bool,
    /// The transaction of the newest code, and a code that is wrong for it.
    guess: Option<(String, OtpCode)>,
}

impl Street {
    async fn new(change: impl FnOnce(&mut Rules)) -> Self {
        let mut rules = Plan::default().rules;
        change(&mut rules);
        let plan = Plan { rules, hasher: CodeHasher::cheap(2), ..Plan::default() };
        let house = House::planned(plan).await;
        let mut random = SplitMix(2026);
        let mut numbers = BTreeSet::new();
        while numbers.len() < 2 * EACH {
            numbers.insert(9_000_000_000 + random.next() % 1_000_000_000);
        }
        let mut doors: Vec<Door> = numbers
            .into_iter()
            .map(|number| Door { number: number.to_string(), is_registered: false, guess: None })
            .collect();
        random.shuffle(&mut doors);
        let mut csv = "mobile,beneficiary_reference_id,name,vaccination_status,dose,dose_date\n".to_owned();
        for (place, door) in doors.iter_mut().take(EACH).enumerate() {
            door.is_registered = true;
            csv += &format!("{},{},Asha,Vaccinated,1,01-03-2021\n", door.number, 10_000_000_000_000 + place);
        }
        house.import(csv.as_bytes()).await;
        let people = house.count("SELECT COUNT(DISTINCT mobile) FROM beneficiaries").await;
        assert_eq!(usize::try_from(people), Ok(EACH));
        Self { house, doors, random }
    }

    /// Makes one call for each number, and answers how likely chance alone tells registered numbers from others.
    async fn knock(&mut self, expected: &str, call: impl Fn(&Door) -> Request<Body>) -> f64 {
        self.knock_with(expected, call, |_| Duration::ZERO).await
    }

    async fn knock_with(
        &mut self,
        expected: &str,
        call: impl Fn(&Door) -> Request<Body>,
        leak: impl Fn(&Door) -> Duration,
    ) -> f64 {
        self.random.shuffle(&mut self.doors);
        let (mut registered, mut others) = (Vec::new(), Vec::new());
        let mut first_shape = None;
        for door in &mut self.doors {
            let request = call(door);
            let began = now();
            let answer = self.house.call(request).await;
            let leaked_until = now() + leak(door);
            while now() < leaked_until {}
            let took = began.elapsed().as_nanos().try_into().expect("a short time");
            if door.is_registered {
                registered.push(took);
            } else {
                others.push(took);
            }
            if answer.status == StatusCode::OK {
                door.guess = Some(self.house.take_sms(&door.number, &answer).await);
            }
            assert!(answer.told().starts_with(expected), "{} instead of {expected}", answer.told());
            let shape = shape(answer);
            assert_eq!(first_shape.get_or_insert_with(|| shape.clone()), &shape);
        }
        p_value(&registered, &others)
    }
}

impl House {
    /// Anybody's phone gets a message, and it holds a code.
    async fn take_sms(&self, number: &str, answer: &Answer) -> (String, OtpCode) {
        self.backend.outbox.emptied().await;
        let messages = self.phone.messages(&MobileNumber::parse(number).expect("a number"));
        let sms = messages.first().expect("an SMS");
        assert_eq!(sms.text.len(), 104, "{}", sms.text);
        let code = OtpCode::parse(&sms.text).expect("a code");
        let transaction = answer.json()["txnId"].as_str().expect("a transaction").to_owned();
        (transaction, wrong(&code))
    }
}

/// All that a stranger sees, without what is new in each answer.
fn shape(answer: Answer) -> (StatusCode, HeaderMap, Value) {
    let (mut headers, mut body) = (answer.headers.clone(), answer.json());
    if let Some(id) = headers.get_mut("x-request-id") {
        *id = "new".parse().expect("a value");
    }
    if let Some(transaction) = body.get_mut("txnId") {
        *transaction = json!(transaction.as_str().expect("a transaction").len());
    }
    (answer.status, headers, body)
}

fn ask(door: &Door) -> Request<Body> {
    request(Method::POST, path::GENERATE_OTP, None, Some(json!({ "mobile": door.number })))
}

fn guess(door: &Door) -> Request<Body> {
    let (transaction, code) = door.guess.as_ref().expect("a code was sent");
    let body = json!({ "txnId": transaction, "otp": code.digest().expose() });
    request(Method::POST, path::CONFIRM_OTP, None, Some(body))
}

/// The runs in a row of each kind of answer that showed nothing, up to now.
#[derive(Default)]
struct Verdicts(BTreeMap<&'static str, u32>);

impl Verdicts {
    fn note(&mut self, kind: &'static str, p: f64) {
        println!("{kind}: p = {p:.3}");
        let in_a_row = self.0.entry(kind).or_default();
        *in_a_row = match *in_a_row {
            RUNS_IN_A_ROW => RUNS_IN_A_ROW,
            _ if p > 0.01 => *in_a_row + 1,
            _ => 0,
        };
    }

    fn are_in(&self) -> bool {
        self.0.values().all(|&in_a_row| in_a_row == RUNS_IN_A_ROW)
    }

    fn check(&self) {
        assert!(self.are_in(), "runs in a row that showed nothing: {:?}", self.0);
    }
}

#[tokio::test]
async fn nothing_tells_registered_numbers_from_others() {
    let mut street = Street::new(|rules| rules.sends_per_day = 1).await;
    let mut verdicts = Verdicts::default();
    for _ in 0..RUNS_AT_MOST {
        verdicts.note("a code is sent", street.knock("200", ask).await);
        verdicts.note("a wrong code", street.knock(r#"400 {"errorCode":"USRAUT0014""#, guess).await);
        street.house.pass(600);
        verdicts.note("the day's codes are used up", street.knock("429 (retry after 85800 s)", ask).await);
        verdicts.note("an expired code", street.knock(r#"400 {"errorCode":"OTP_EXPIRED""#, guess).await);
        street.house.pass(24 * 60 * 60);
        if verdicts.are_in() {
            break;
        }
    }
    verdicts.check();
}

#[tokio::test]
async fn nor_does_an_address_that_called_too_often() {
    let mut street = Street::new(|rules| rules.address_calls = 1).await;
    street.house.call(ask(&street.doors[0])).await;
    let mut verdicts = Verdicts::default();
    for _ in 0..RUNS_AT_MOST {
        verdicts.note("too many calls", street.knock("429 (retry after 300 s)", ask).await);
        if verdicts.are_in() {
            break;
        }
    }
    verdicts.check();
}

/// Nor does asking again too soon. And none of this is worth anything unless it sees what is there.
#[tokio::test]
async fn a_fifth_of_a_millisecond_would_be_seen() {
    const TOO_SOON: &str = "429 (retry after 30 s)";
    let mut street = Street::new(|_| {}).await;
    street.knock("200", ask).await;
    let mut verdicts = Verdicts::default();
    for _ in 0..RUNS_AT_MOST {
        verdicts.note("another code too soon", street.knock(TOO_SOON, ask).await);
        if verdicts.are_in() {
            break;
        }
    }
    verdicts.check();
    let leak = |door: &Door| Duration::from_micros(if door.is_registered { 200 } else { 0 });
    let p = street.knock_with(TOO_SOON, ask, leak).await;
    println!("another code too soon, with a planted leak of 0.2 ms: p = {p:e}");
    assert!(p < 0.000_001, "{p}");
}

#[expect(clippy::disallowed_methods, reason = "how long an answer takes is what is measured")]
fn now() -> Instant {
    Instant::now()
}

/// Numbers that look random and are the same in every run.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = usize::try_from(self.next() % (last as u64 + 1)).expect("within the slice");
            items.swap(last, other);
        }
    }
}
