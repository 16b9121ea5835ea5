//! Real sockets: whoever makes others wait is cut off, and whoever sends too much is refused.

use std::time::Duration;

use contract::path;
use tokio::io::AsyncWriteExt as _;

use crate::house::House;
use crate::wire::{LONG, Server};

const SHORT: Duration = Duration::from_millis(60);

async fn hasty() -> House {
    House::with(|rules| {
        rules.header_timeout = SHORT;
        rules.body_timeout = SHORT;
        rules.stall_timeout = SHORT;
    })
    .await
}

#[tokio::test]
async fn who_says_nothing_is_cut_off() {
    let house = hasty().await;
    let server = Server::start(&house.backend, None).await;
    assert_eq!(server.connect().await.hear_all().await, "");
}

#[tokio::test]
async fn who_does_not_come_to_the_end_of_the_head_is_cut_off() {
    let house = hasty().await;
    let server = Server::start(&house.backend, None).await;
    let mut line = server.connect().await;
    let (mut reading, mut writing) = line.0.split();
    let drip = async {
        // Each byte comes long before a wait of its own would be over.
        let text =
            b"GET /health/live HTTP/1.1\r\nhost: localhost\r\nx-slow: ".iter().chain([b'a'].iter().cycle());
        let mut ticks = tokio::time::interval(SHORT / 10);
        for byte in text {
            ticks.tick().await;
            if writing.write_all(&[*byte]).await.is_err() {
                break;
            }
        }
    };
    let mut heard = Vec::new();
    let listening = tokio::io::AsyncReadExt::read_to_end(&mut reading, &mut heard);
    let cut_off = async {
        tokio::select! {
            () = drip => {}
            // Hung up on in the middle of a word, which may be an error to who says it.
            _ = listening => {}
        }
    };
    assert!(tokio::time::timeout(LONG, cut_off).await.is_ok(), "it goes on for ever");
    assert!(heard.is_empty(), "{}", String::from_utf8_lossy(&heard));
}

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for() {
    let house = hasty().await;
    let server = Server::start(&house.backend, None).await;
    let mut line = server.connect().await;
    let call = path::GENERATE_OTP;
    line.say(&format!(
        "POST {call} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 23\r\n\r\n{{"
    ))
    .await;
    let heard = line.hear_all().await;
    assert!(heard.starts_with("HTTP/1.1 408 "), "{heard}");
    assert!(heard.ends_with(r#"{"errorCode":"INVALID_REQUEST","error":"Request too slow"}"#), "{heard}");
}

#[tokio::test]
async fn a_connection_that_nobody_uses_is_closed() {
    let house = hasty().await;
    let server = Server::start(&house.backend, None).await;
    let mut line = server.connect().await;
    line.say("GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n").await;
    assert!(line.hear_head().await.starts_with("HTTP/1.1 200 OK"));
    assert_eq!(line.hear_all().await, "live\n", "and then it hangs up");
}

#[tokio::test]
async fn who_takes_nothing_off_the_line_is_cut_off() {
    let house = hasty().await;
    let dist = house.folder.path().join("dist");
    std::fs::create_dir_all(&dist).expect("a folder");
    // More than the system keeps for a reader that does not read.
    let length = 64 * 1024 * 1024;
    std::fs::write(dist.join("large.bin"), vec![b'a'; length]).expect("written");
    let server = Server::start(&house.backend, None).await;
    let mut line = server.connect().await;
    line.say("GET /large.bin HTTP/1.1\r\nhost: localhost\r\n\r\n").await;
    assert!(line.hear_head().await.starts_with("HTTP/1.1 200 OK"));
    // The server ends once the connection does; the client reads nothing meanwhile.
    server.stop().await;
    let mut heard = Vec::new();
    let outcome = tokio::io::AsyncReadExt::read_to_end(&mut line.0, &mut heard).await;
    assert!(outcome.is_err() || heard.len() < length, "it was cut off: {}", heard.len());
}

#[tokio::test]
async fn too_many_headers_and_too_large_ones_are_refused() {
    let house = House::new().await;
    let server = Server::start(&house.backend, None).await;
    let answer = async |headers: String| {
        let mut line = server.connect().await;
        line.say(&format!(
            "GET /health/live HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{headers}\r\n"
        ))
        .await;
        line.hear_all().await
    };
    let many = |count: usize| (0..count).map(|place| format!("x-{place}: a\r\n")).collect::<String>();
    let large = |bytes: usize| format!("x-large: {}\r\n", "a".repeat(bytes));
    for passes in [many(62), large(12_000)] {
        assert!(answer(passes).await.starts_with("HTTP/1.1 200 OK"));
    }
    for refused in [many(63), many(500), large(17_000)] {
        let heard = answer(refused).await;
        assert!(heard.starts_with("HTTP/1.1 431 "), "{heard}");
        assert!(heard.ends_with("\r\n\r\n"), "without a word more: {heard}");
    }
}

#[tokio::test]
async fn what_is_no_http_gets_no_answer_that_tells_anything() {
    let house = House::new().await;
    let server = Server::start(&house.backend, None).await;
    for nonsense in [
        "\0\0\0\0\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u{16}\u{3}\u{1}",
    ] {
        let mut line = server.connect().await;
        line.say(nonsense).await;
        line.0.shutdown().await.expect("said all");
        let heard = line.hear_all().await;
        let is_plain = heard.is_empty() || (heard.starts_with("HTTP/1.1 4") && heard.ends_with("\r\n\r\n"));
        assert!(is_plain, "{nonsense:?}: {heard}");
    }
}
