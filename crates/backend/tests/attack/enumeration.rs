//! Nobody learns who is registered: not from what the answers say, and not from how long they take.
//!
//! Each kind of answer is fetched for all numbers in a random order, so that whatever else the machine does falls on
//! registered numbers and others alike. Three runs of each kind are made and all three are judged; none is made again.
//!
//! With nothing to be seen, one comparison in a hundred still shows p ≤ 0.01, and there are eighteen of them: held to
//! that, one suite in six would be red for nothing. So the level is that of the whole suite, one false alarm in a
//! thousand, shared out among all that is compared (Bonferroni): half of it among the runs, for what is seen in any
//! single one, and half among the kinds, for what is too small to be seen but in three runs together.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use contract::{MobileNumber, OtpCode, path};
use portal_backend::codes::CodeHasher;
use portal_backend::rules::Rules;
use serde_json::{Value, json};

use crate::house::{Answer, House, Plan, request, wrong};
use crate::mann_whitney::{combined, p_value, z_score};

/// Numbers that are registered, and as many that are not.
const EACH: usize = 2000;
const RUNS: u32 = 3;
/// Kinds of answer in all tests of this file.
const KINDS: u32 = 6;
/// How often the whole suite may be red with nothing to be seen.
const FALSE_ALARMS: f64 = 0.001;

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

    /// Makes one call for each number, and answers how much longer those of registered numbers take than others, in
    /// standard deviations of chance.
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
        z_score(&registered, &others)
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

/// What the runs of one kind of answer have shown.
struct Kind {
    name: &'static str,
    z_scores: Vec<f64>,
}

impl Kind {
    fn new(name: &'static str) -> Self {
        Self { name, z_scores: Vec::new() }
    }

    fn note(&mut self, z: f64) {
        println!("{}: z = {z:.2}, p = {:.2e}", self.name, p_value(z));
        self.z_scores.push(z);
    }

    /// Whether registered numbers can be told from others by it.
    fn tells(&self) -> bool {
        let (runs, kinds) = (f64::from(RUNS), f64::from(KINDS));
        let in_a_run = self.z_scores.iter().any(|&z| p_value(z) <= FALSE_ALARMS / 2.0 / kinds / runs);
        let in_all = p_value(combined(&self.z_scores));
        println!("{}: p = {in_all:.2e} of all runs together", self.name);
        in_a_run || in_all <= FALSE_ALARMS / 2.0 / kinds
    }

    fn check(&self) {
        assert!(!self.tells(), "{} tells who is registered: {:?}", self.name, self.z_scores);
        assert_eq!(self.z_scores.len(), usize::try_from(RUNS).expect("a few"), "{}", self.name);
    }
}

#[tokio::test]
async fn nothing_tells_registered_numbers_from_others() {
    let mut street = Street::new(|rules| rules.sends_per_day = 1).await;
    let mut sent = Kind::new("a code is sent");
    let mut wrong = Kind::new("a wrong code");
    let mut used_up = Kind::new("the day's codes are used up");
    let mut expired = Kind::new("an expired code");
    for _ in 0..RUNS {
        sent.note(street.knock("200", ask).await);
        wrong.note(street.knock(r#"400 {"errorCode":"USRAUT0014""#, guess).await);
        street.house.pass(600);
        used_up.note(street.knock("429 (retry after 85800 s)", ask).await);
        expired.note(street.knock(r#"400 {"errorCode":"OTP_EXPIRED""#, guess).await);
        street.house.pass(24 * 60 * 60);
    }
    for kind in [sent, wrong, used_up, expired] {
        kind.check();
    }
}

#[tokio::test]
async fn nor_does_an_address_that_called_too_often() {
    let mut street = Street::new(|rules| rules.address_calls = 1).await;
    street.house.call(ask(&street.doors[0])).await;
    let mut too_many = Kind::new("too many calls");
    for _ in 0..RUNS {
        too_many.note(street.knock("429 (retry after 300 s)", ask).await);
    }
    too_many.check();
}

/// Nor does asking again too soon. And none of this is worth anything unless it sees what is there.
#[tokio::test]
async fn a_fifth_of_a_millisecond_would_be_seen() {
    const TOO_SOON: &str = "429 (retry after 30 s)";
    let mut street = Street::new(|_| {}).await;
    street.knock("200", ask).await;
    let mut too_soon = Kind::new("another code too soon");
    for _ in 0..RUNS {
        too_soon.note(street.knock(TOO_SOON, ask).await);
    }
    too_soon.check();
    let leak = |door: &Door| Duration::from_micros(if door.is_registered { 200 } else { 0 });
    let mut leaking = Kind::new("another code too soon, with a planted leak of 0.2 ms");
    leaking.note(street.knock_with(TOO_SOON, ask, leak).await);
    assert!(leaking.tells(), "one run is enough: {:?}", leaking.z_scores);
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
