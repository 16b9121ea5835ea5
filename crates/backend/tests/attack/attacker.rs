//! Somebody who holds no phone and guesses. They know all that the backend tells, wait as long as it asks them to, and
//! call from another address each time.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use axum::extract::ConnectInfo;
use axum::http::{Method, StatusCode};
use contract::{OtpCode, path};
use portal_backend::clock::Clock as _;
use serde_json::{Value, json};

use crate::house::{Answer, House, request};

pub(crate) const DAY: i64 = 24 * 60 * 60;

pub(crate) struct Attacker {
    pub(crate) house: House,
    pub(crate) number: String,
    /// Of the codes that were sent, the newest last.
    pub(crate) transactions: Vec<String>,
    pub(crate) tried: Vec<Tried>,
    pub(crate) times_locked: u32,
    /// Guesses go through these, one after the other: no code meets the same guess twice.
    guesses: std::iter::Cycle<std::ops::Range<u32>>,
    calls: u32,
}

/// A guess that the backend compared with something.
pub(crate) struct Tried {
    at: i64,
    /// With so many living codes.
    compared: i64,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// The number is open: the attacker has won.
    Opened,
    Wrong,
    /// No guess at this transaction helps any more, or none for so many seconds.
    Refused(i64),
}

impl Attacker {
    /// One who knows that codes are below `codes`.
    pub(crate) fn new(house: House, number: &str, codes: u32) -> Self {
        let guesses = (0..codes).cycle();
        let number = number.to_owned();
        Self {
            house,
            number,
            transactions: Vec::new(),
            tried: Vec::new(),
            times_locked: 0,
            guesses,
            calls: 0,
        }
    }

    /// Against the same database under a new process.
    pub(crate) async fn with_a_restart(self) -> Self {
        Self { house: self.house.restart().await, ..self }
    }

    /// Seconds.
    pub(crate) fn now(&self) -> i64 {
        self.house.clock.now().millis() / 1000
    }

    pub(crate) fn wait(&self, seconds: i64) {
        self.house.clock.advance(Duration::from_secs(seconds.try_into().expect("no way back in time")));
    }

    /// Has another code sent to the number; otherwise answers how long to wait.
    pub(crate) async fn ask(&mut self) -> Result<(), i64> {
        let answer = self.call(path::GENERATE_OTP, json!({ "mobile": self.number })).await;
        if answer.status == StatusCode::OK {
            self.transactions.push(answer.json()["txnId"].as_str().expect("a transaction").to_owned());
            return Ok(());
        }
        Err(seconds_to_wait(&answer).expect("a refusal says how long to wait"))
    }

    /// Tries the next code at a transaction.
    pub(crate) async fn guess(&mut self, transaction: &str) -> Heard {
        let code = OtpCode::from_number(self.guesses.next().expect("it never ends"));
        let before = self.comparisons().await;
        let body = json!({ "txnId": transaction, "otp": code.digest().expose() });
        let answer = self.call(path::CONFIRM_OTP, body).await;
        let compared = self.comparisons().await - before;
        if compared > 0 {
            self.tried.push(Tried { at: self.now(), compared });
        }
        if answer.status == StatusCode::OK {
            return Heard::Opened;
        }
        match seconds_to_wait(&answer) {
            Some(wait) => {
                self.times_locked += u32::from(compared > 0);
                Heard::Refused(wait)
            }
            None if answer.text().contains("USRAUT0014") => Heard::Wrong,
            None => Heard::Refused(0),
        }
    }

    /// Guesses at the newest code, and through it at all that live, until that is refused; and once at each of the last
    /// few, in case one of them was overlooked.
    pub(crate) async fn exhaust(&mut self) -> Heard {
        let Some(newest) = self.transactions.last().cloned() else { return Heard::Wrong };
        // More often than any code may be tried.
        for _ in 0..8 {
            match self.guess(&newest).await {
                Heard::Wrong => {}
                Heard::Opened => return Heard::Opened,
                Heard::Refused(_) => break,
            }
        }
        for earlier in self.transactions.clone().iter().rev().skip(1).take(6) {
            if self.guess(earlier).await == Heard::Opened {
                return Heard::Opened;
            }
        }
        Heard::Wrong
    }

    pub(crate) fn compared(&self) -> i64 {
        self.tried.iter().map(|tried| tried.compared).sum()
    }

    /// The most comparisons in any 24 hours.
    pub(crate) fn worst_day(&self) -> i64 {
        let within_a_day_of = |first: &Tried| {
            let day = first.at..first.at + DAY;
            self.tried.iter().filter(|tried| day.contains(&tried.at)).map(|tried| tried.compared).sum()
        };
        self.tried.iter().map(within_a_day_of).max().unwrap_or_default()
    }

    /// As the codes themselves have counted them. Counts of codes that were forgotten are not in it, so it is asked
    /// right before and right after a guess, which forgets none.
    async fn comparisons(&self) -> i64 {
        self.house.count("SELECT COALESCE(SUM(tries), 0) FROM codes").await
    }

    async fn call(&mut self, path: &str, body: Value) -> Answer {
        self.calls += 1;
        let address = IpAddr::from((0xc612_0000 + self.calls).to_be_bytes());
        let mut request = request(Method::POST, path, None, Some(body));
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(address, 40_000)));
        self.house.call(request).await
    }
}

fn seconds_to_wait(answer: &Answer) -> Option<i64> {
    (answer.status == StatusCode::TOO_MANY_REQUESTS)
        .then(|| answer.header("retry-after").parse().expect("seconds"))
}
