//! HTTP/2 lets a client say how much it takes: it can take nothing and stay. So can one that asks now and then.

use std::time::Duration;

use portal_backend::rules::Rules;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::house::House;
use crate::http2::{END_STREAM, GOAWAY, HEADERS, Http2, INITIAL_WINDOW, RESET, get};
use crate::tls::{Pair, start};
use crate::wire::{LONG, Server};

const SHORT: Duration = Duration::from_millis(60);

async fn serving(change: impl FnOnce(&mut Rules)) -> (House, Pair, Server) {
    let house = House::with(change).await;
    let pair = Pair::new();
    let server = start(&house, &pair).await;
    (house, pair, server)
}

#[tokio::test]
async fn an_answer_that_nobody_takes_gives_its_seat_back() {
    let (_house, pair, server) = serving(|rules| {
        rules.requests_in_flight = 1;
        rules.answer_timeout = SHORT;
    })
    .await;
    let mut holder = Http2::begin(server.address, pair.certificate.der(), &[(INITIAL_WINDOW, 0)]).await;
    assert!(holder.ask(1, &get("/people")).await);
    let mut is_held = false;
    let cut_off = async {
        loop {
            // Whoever says something is not cut off for saying nothing.
            assert!(holder.ping().await, "the connection stays, and with it the other streams");
            let frame = holder.hear().await.expect("it goes on");
            is_held |= frame.kind == HEADERS && frame.stream == 1 && frame.flags & END_STREAM == 0;
            if frame.ends(1) {
                return frame.kind;
            }
        }
    };
    let ended_by = tokio::time::timeout(LONG, cut_off).await.expect("it is held for ever");
    assert_eq!((is_held, ended_by), (true, RESET));
    let mut other = Http2::begin(server.address, pair.certificate.der(), &[]).await;
    assert!(other.ask(1, &get("/people")).await);
    let answer = loop {
        let frame = other.hear().await.expect("an answer");
        if frame.kind == HEADERS {
            break frame.payload;
        }
    };
    // 404, as the app has not been built, by its place in HPACK's table; 503 is not in it.
    assert_eq!(answer.first(), Some(&0x8d));
}

#[tokio::test]
async fn a_connection_ends_with_its_age_also_where_it_is_used() {
    let (_house, pair, server) = serving(|rules| rules.connection_age = SHORT).await;
    let mut user = Http2::begin(server.address, pair.certificate.der(), &[]).await;
    let mut ticks = tokio::time::interval(SHORT / 10);
    let used = async {
        for stream in (1..).step_by(2) {
            ticks.tick().await;
            if !user.ask(stream, &get("/health/live")).await {
                return;
            }
            loop {
                match user.hear().await {
                    None => return,
                    // How it is asked to leave.
                    Some(frame) if frame.kind == GOAWAY => return,
                    Some(frame) if frame.ends(stream) => break,
                    Some(_) => {}
                }
            }
        }
    };
    assert!(tokio::time::timeout(LONG, used).await.is_ok(), "it goes on for ever");
}

#[tokio::test]
async fn a_connection_that_does_not_end_when_asked_to_is_cut() {
    let (_house, pair, server) = serving(|rules| {
        rules.connection_age = SHORT;
        rules.answer_timeout = SHORT;
    })
    .await;
    let mut stayer = Http2::begin(server.address, pair.certificate.der(), &[(INITIAL_WINDOW, 0)]).await;
    let mut ticks = tokio::time::interval(SHORT / 10);
    let stays = async {
        stayer.ask(1, &get("/people")).await;
        // It talks on, and does not say that it heard to be asked to leave.
        while stayer.ping().await {
            ticks.tick().await;
        }
    };
    assert!(tokio::time::timeout(LONG, stays).await.is_ok(), "it stays for ever");
}

#[tokio::test]
async fn without_tls_a_connection_ends_with_its_age_as_well() {
    let house = House::with(|rules| rules.connection_age = SHORT).await;
    let server = Server::start(&house.backend, None).await;
    let mut line = server.connect().await.0;
    let mut ticks = tokio::time::interval(SHORT / 10);
    let used = async {
        let mut heard = [0; 4096];
        loop {
            ticks.tick().await;
            let said = line.write_all(b"GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n").await;
            if said.is_err() || !line.read(&mut heard).await.is_ok_and(|length| length > 0) {
                return;
            }
        }
    };
    assert!(tokio::time::timeout(LONG, used).await.is_ok(), "it goes on for ever");
}
