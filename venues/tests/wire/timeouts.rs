//! Silence is an error within the time-out, wherever it begins, and on our own clock.

use std::iter::from_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use venues::binance::Binance;
use venues::http::{Clock, Config, Kind, Rest};

use crate::server::{Act, Server, TICKER, asleep, ok};
use crate::ticker::{failure, ticker};

#[tokio::test]
async fn silence_is_a_timeout_wherever_it_begins() {
    for said in [
        &b""[..],
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 45\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 45\r\n\r\n{\"symbol\"",
    ] {
        let server = Server::start(move |count, _| match count {
            0 => Act::SayAndStall(said.to_vec()),
            _ => Act::Say(ok(TICKER)),
        });
        let clock = Clock::manual();
        let rest = server.client_with(&clock);
        let call = tokio::spawn({
            let rest = rest.clone();
            async move { failure(&rest).await }
        });
        server.asked(1).await;
        asleep(&clock, 1).await;
        while !call.is_finished() {
            clock.advance(Duration::from_secs(10));
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let failure = call.await.unwrap();
        assert_eq!(failure.kind, Kind::Timeout, "{said:?}");
        assert!(
            failure.message.contains("10s, the read time-out")
                || failure.message.contains("30s passed"),
            "{}",
            failure.message
        );
        rest.call(ticker()).await.expect("the client works on");
        assert_eq!(
            server.requests().len(),
            2,
            "a call that timed out was sent once"
        );
    }
}

#[tokio::test]
async fn a_drip_outlasts_no_time_and_keeps_no_other_call() {
    for clock in [Clock::manual(), Clock::system()] {
        let dripping = Arc::new(AtomicBool::new(false));
        let drip = dripping.clone();
        let server = Server::start(move |_, _| Act::Flood(Box::new(drops(drip.clone()))));
        let config = Config {
            timeout: Some(Duration::from_millis(50)),
            ..server.config()
        };
        let rest = Rest::<Binance>::with_clock(config, clock.clone()).unwrap();
        let call = tokio::spawn(async move { failure(&rest).await });
        while !dripping.load(Ordering::SeqCst) && !call.is_finished() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        // On the same thread, between the pieces that are there all the time.
        let other = Server::always(ok(TICKER));
        other.client().call(ticker()).await.expect("a good server");
        clock.advance(Duration::from_millis(50));
        let failure = call.await.unwrap();
        assert_eq!(failure.kind, Kind::Timeout);
        // By the system's clock the reply may not even have begun.
        let late = match clock.is(&Clock::system()) {
            true => "50ms passed",
            false => "50ms passed while waiting for the rest of the body",
        };
        assert!(failure.message.contains(late), "{}", failure.message);
    }
}

/// A reply in tiny pieces without end, many of them in one read; says when the first have been sent.
fn drops(dripping: Arc<AtomicBool>) -> impl Iterator<Item = Vec<u8>> {
    let head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    let pieces = b"1\r\n \r\n".repeat(1000);
    let rest = pieces.clone();
    [head, pieces].into_iter().chain(from_fn(move || {
        dripping.store(true, Ordering::SeqCst);
        Some(rest.clone())
    }))
}

#[tokio::test]
async fn connecting_has_its_own_timeout() {
    // A listener whose queue is full does not answer further connections.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let mut queued = Vec::new();
    while let Ok(stream) =
        std::net::TcpStream::connect_timeout(&address, Duration::from_millis(100))
    {
        queued.push(stream);
        assert!(queued.len() < 10_000, "the queue is never full");
    }
    let clock = Clock::manual();
    let config = Config {
        base_url: Some(format!("http://{address}")),
        ..Config::default()
    };
    let rest = Rest::<Binance>::with_clock(config, clock.clone()).unwrap();
    let call = tokio::spawn(async move { failure(&rest).await });
    // One waits for the connection, one for the reply.
    asleep(&clock, 2).await;
    clock.advance(Duration::from_secs(5));
    let failure = call.await.unwrap();
    assert_eq!(failure.kind, Kind::Timeout);
    assert!(
        failure.message.contains("the connect time-out"),
        "{}",
        failure.message
    );
}
