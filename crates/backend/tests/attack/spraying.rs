//! Guessing at many numbers from one address, a little at each. The README states how far one address gets.

use std::net::{Ipv6Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::{Method, StatusCode};
use contract::{OtpCode, path};
use portal_backend::codes::CodeHasher;
use portal_backend::rules::Rules;
use serde_json::json;

use crate::house::{Answer, House, Plan, request};

/// Comparisons in 5 minutes from one address, as the README states them for 100 calls.
const ONE_GUESS_EACH: i64 = 50;
const AS_MANY_AS_THERE_ARE: i64 = 250;

const WINDOWS: i64 = 6;

struct Sprayer {
    house: House,
    numbers: u32,
    compared: i64,
}

impl Sprayer {
    async fn new() -> Self {
        let plan = Plan { rules: Rules::default(), hasher: CodeHasher::cheap(2), ..Plan::default() };
        Self { house: House::planned(plan).await, numbers: 0, compared: 0 }
    }

    fn next_number(&mut self) -> String {
        self.numbers += 1;
        format!("{}", 9_000_000_000_u64 + u64::from(self.numbers))
    }

    /// `None` once the address is refused.
    async fn ask(&self, number: &str) -> Option<String> {
        let answer = self.house.generate(number).await;
        allowed(&answer).then(|| answer.json()["txnId"].as_str().expect("a transaction").to_owned())
    }

    async fn guess(&mut self, transaction: &str, guess: u32) -> bool {
        const COMPARISONS: &str = "SELECT COALESCE(SUM(tries), 0) FROM codes";
        let before = self.house.count(COMPARISONS).await;
        let answer = self.house.confirm(transaction, &OtpCode::from_number(guess)).await;
        self.compared += self.house.count(COMPARISONS).await - before;
        allowed(&answer)
    }

    fn check(&self, way: &str, in_a_window: i64) {
        let in_a_day = in_a_window * 24 * 60 / 5;
        println!(
            "{way}: {} comparisons at {} numbers in {} min from one address; {in_a_day} a day: {in_a_day} ÷ 10⁶",
            self.compared,
            self.numbers,
            WINDOWS * 5,
        );
        assert_eq!(self.compared, in_a_window * WINDOWS, "no more, and the attack is in earnest: no less");
    }
}

fn allowed(answer: &Answer) -> bool {
    let refused = answer.text().contains("TOO_MANY_CALLS");
    assert!(
        refused || matches!(answer.status, StatusCode::OK | StatusCode::BAD_REQUEST),
        "{}",
        answer.told()
    );
    !refused
}

#[tokio::test]
async fn one_guess_at_each_of_many_numbers() {
    let mut sprayer = Sprayer::new().await;
    for _ in 0..WINDOWS {
        loop {
            let number = sprayer.next_number();
            let Some(transaction) = sprayer.ask(&number).await else {
                sprayer.numbers -= 1;
                break;
            };
            sprayer.guess(&transaction, 123_456).await;
        }
        sprayer.house.pass(300);
    }
    sprayer.check("one guess at each number", ONE_GUESS_EACH);
}

/// Five living codes and five guesses that are compared with all of them cost ten calls: the most that a call buys.
#[tokio::test]
async fn the_most_guesses_at_many_numbers() {
    let mut sprayer = Sprayer::new().await;
    for _ in 0..WINDOWS {
        let numbers: Vec<String> = (0..10).map(|_| sprayer.next_number()).collect();
        let mut newest = Vec::new();
        for round in 0..5 {
            sprayer.house.pass(if round == 0 { 0 } else { 30 });
            newest.clear();
            for number in &numbers {
                newest.push(sprayer.ask(number).await.expect("a code"));
            }
        }
        for transaction in &newest {
            for guess in 0..5 {
                assert!(sprayer.guess(transaction, guess).await, "the hundredth call is the last");
            }
        }
        let one_more = json!({ "mobile": "9876543210" });
        let answer = sprayer.house.post(path::GENERATE_OTP, None, Some(one_more)).await;
        assert!(!allowed(&answer), "the address is refused");
        sprayer.house.pass(300 - 120);
    }
    sprayer.check("the most guesses at each number", AS_MANY_AS_THERE_ARE);
}

/// Who has one address of IPv6 has 2⁶⁴ of them, and calls from another each time.
#[tokio::test]
async fn a_network_of_ipv6_addresses_is_one_address() {
    let sprayer = Sprayer::new().await;
    let network = Ipv6Addr::new(0x2001, 0xdb8, 0, 7, 0, 0, 0, 0).to_bits();
    let call_from = async |address: u128| {
        let mut call = request(Method::POST, path::GENERATE_OTP, None, Some(json!({ "mobile": "x" })));
        let peer = SocketAddr::new(Ipv6Addr::from_bits(address).into(), 40_000);
        call.extensions_mut().insert(ConnectInfo(peer));
        sprayer.house.call(call).await.status
    };
    // Spread over all 64 bits.
    let hosts = (0..100_u64).map(|host| u128::from(host.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
    for host in hosts {
        assert_eq!(call_from(network + host).await, StatusCode::BAD_REQUEST);
    }
    assert_eq!(call_from(network + u128::from(u64::MAX)).await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(call_from(network + (1 << 64)).await, StatusCode::BAD_REQUEST, "the neighbours are others");
}
