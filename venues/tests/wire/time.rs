//! Clocks that are wrong: before the first order the venue is asked for its time, once and for all, and nothing depends on its answer.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use venues::binance::PrivateConfig;
use venues::binance::spot::*;
use venues::http::{Clock, Kind, Note};

use crate::account::{PLACED, client, config, failure, mine, parameter, query};
use crate::server::{Act, Server, asleep, is_time, ok, reply};

/// The venue's time, in milliseconds since 1970.
const THEIRS: u64 = 1_900_000_000_000;
/// How long after its timestamp the venue takes a request.
const WINDOW: u64 = 5_000;
const ORDER: &str = "/api/v3/order";
const TIME: &str = "/api/v3/time";

/// A venue that refuses what is not of its time; `tell` is given how often it was asked for that.
fn venue(tell: impl Fn(usize) -> Act + Send + Sync + 'static) -> Server {
    let asked = AtomicUsize::new(0);
    Server::telling_time(move |_, request| {
        if is_time(request) {
            return tell(asked.fetch_add(1, Ordering::SeqCst));
        }
        let line = request.lines().next().unwrap();
        let timestamp: u64 = parameter(query(line), "timestamp")
            .unwrap()
            .parse()
            .unwrap();
        Act::Say(match timestamp.abs_diff(THEIRS) < WINDOW {
            true if line.starts_with("GET") => ok("[]"),
            true => ok(PLACED),
            false => reply("400 Bad Request", "", LATE),
        })
    })
}

const LATE: &[u8] =
    br#"{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}"#;

fn told(_: usize) -> Act {
    Act::Say(ok(&format!(r#"{{"serverTime":{THEIRS}}}"#)))
}

fn not_told() -> Act {
    Act::Say(reply("503 Service Unavailable", "", b""))
}

/// A clock that is so many minutes from the venue's.
fn off_by(minutes: i64) -> Clock {
    let clock = Clock::manual();
    clock.set(i64::try_from(THEIRS).unwrap() + minutes * 60_000);
    clock
}

fn client_by(clock: &Clock, server: &Server) -> PrivateRestClient {
    PrivateRestClient::with_clock(config(server), clock.clone()).unwrap()
}

fn paths(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let paths = requests
        .iter()
        .map(|line| line.split(['?', ' ']).nth(1).unwrap().to_owned());
    paths.collect()
}

#[tokio::test]
async fn a_first_order_is_placed_once_however_wrong_the_clock() {
    for minutes in [-10, 10] {
        let server = venue(told);
        let client = client_by(&off_by(minutes), &server);
        let note = Note::default();
        note.of(client.new_order(mine())).await.unwrap();
        assert_eq!(paths(&server), [TIME, ORDER]);
        // What a lost reply would be resolved by.
        let sent_at = note.sent().unwrap().sent_at.0;
        assert!(
            sent_at.abs_diff(i64::try_from(THEIRS).unwrap()) < 1_000,
            "{sent_at}"
        );
        client.new_order(mine()).await.unwrap();
        assert_eq!(paths(&server), [TIME, ORDER, ORDER], "it is kept");
    }
}

#[tokio::test]
async fn all_clients_of_the_process_ask_once() {
    let (server, clock) = (venue(told), off_by(10));
    let clients: Vec<_> = (0..8).map(|_| client_by(&clock, &server)).collect();
    let orders = clients.iter().map(|client| {
        let client = client.clone();
        tokio::spawn(async move { client.new_order(mine()).await.unwrap() })
    });
    for order in orders.collect::<Vec<_>>() {
        order.await.unwrap();
    }
    let paths = paths(&server);
    assert_eq!(paths[0], TIME);
    assert_eq!(paths[1..], [ORDER; 8]);
}

#[tokio::test]
async fn what_only_asks_does_not_wait_for_the_time_and_is_corrected() {
    let server = venue(told);
    let client = client_by(&off_by(10), &server);
    let asking = || client.get_open_orders(OpenOrdersRequest::default());
    asking().await.unwrap();
    let open = "/api/v3/openOrders";
    assert_eq!(paths(&server), [open, TIME, open]);
    client.new_order(mine()).await.unwrap();
    assert_eq!(paths(&server)[3..], [ORDER], "a reply has told the time");
}

#[tokio::test]
async fn a_reply_that_tells_the_date_saves_the_question() {
    let date = httpdate::fmt_http_date(std::time::UNIX_EPOCH + Duration::from_millis(THEIRS));
    let server = Server::telling_time(move |_, request| {
        assert!(!is_time(request));
        let body = if request.starts_with("GET") {
            "[]"
        } else {
            PLACED
        };
        Act::Say(reply(
            "200 OK",
            &format!("date: {date}\r\n"),
            body.as_bytes(),
        ))
    });
    let client = client_by(&off_by(-10), &server);
    client
        .get_open_orders(OpenOrdersRequest::default())
        .await
        .unwrap();
    client.new_order(mine()).await.unwrap();
    let requests = server.requests();
    let sent = parameter(query(&requests[1]), "timestamp").unwrap();
    assert!(
        sent.parse::<u64>().unwrap().abs_diff(THEIRS) < 2_000,
        "{sent}"
    );
}

#[tokio::test]
async fn an_order_goes_without_the_time_when_nobody_tells_it() {
    let acts: [fn() -> Act; 4] = [
        not_told,
        || Act::SayAndClose(Vec::new()),
        || Act::Say(ok("not a time")),
        || Act::Say(reply("302 Found", "location: /elsewhere\r\n", b"")),
    ];
    for act in acts {
        let server = venue(move |_| act());
        let client = client_by(&off_by(0), &server);
        client.new_order(mine()).await.unwrap();
        client.new_order(mine()).await.unwrap();
        assert_eq!(paths(&server), [TIME, ORDER, ORDER], "it is tried once");
    }
}

#[tokio::test]
async fn a_question_without_an_answer_takes_a_small_part_of_the_calls_time() {
    for (timeout, patience) in [(30, 2_000), (4, 1_000)] {
        let server = venue(|_| Act::SayAndStall(Vec::new()));
        let clock = off_by(0);
        let config = PrivateConfig {
            timeout: Some(Duration::from_secs(timeout)),
            ..config(&server)
        };
        let client = PrivateRestClient::with_clock(config, clock.clone()).unwrap();
        let placing = tokio::spawn(async move { client.new_order(mine()).await });
        server.asked(1).await;
        // One waits for the answer, one for the reply's head.
        asleep(&clock, 2).await;
        clock.advance(Duration::from_millis(patience - 1));
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert_eq!(paths(&server), [TIME]);
        clock.advance(Duration::from_millis(1));
        placing.await.unwrap().unwrap();
        assert_eq!(paths(&server), [TIME, ORDER]);
    }
}

#[tokio::test]
async fn a_question_in_vain_is_made_good_by_the_venues_refusal() {
    let server = venue(|asked| match asked {
        0 => not_told(),
        _ => told(asked),
    });
    let client = client_by(&off_by(10), &server);
    client.new_order(mine()).await.unwrap();
    assert_eq!(paths(&server), [TIME, ORDER, TIME, ORDER]);
    client.new_order(mine()).await.unwrap();
    assert_eq!(paths(&server).len(), 5, "the correction is kept");
}

#[tokio::test]
async fn a_caller_who_goes_away_leaves_the_question_to_the_next() {
    let server = venue(|asked| match asked {
        0 => Act::SayAndStall(Vec::new()),
        _ => told(asked),
    });
    let client = client_by(&off_by(10), &server);
    let placing =
        |client: PrivateRestClient| tokio::spawn(async move { client.new_order(mine()).await });
    let first = placing(client.clone());
    server.asked(1).await;
    let second = placing(client.clone());
    first.abort();
    second.await.unwrap().unwrap();
    assert_eq!(paths(&server), [TIME, TIME, ORDER]);
    assert!(
        client.outcomes().is_empty(),
        "nothing of the first was sent"
    );
}

#[tokio::test]
async fn a_clock_that_cannot_be_right_is_an_error_and_not_a_loop() {
    let server = Server::telling_time(|_, head| match is_time(head) {
        true => told(0),
        false => Act::Say(reply("400 Bad Request", "", LATE)),
    });
    assert_eq!(failure(&client(&server)).await.kind, Kind::TimestampError);
    assert_eq!(paths(&server), [TIME, ORDER, TIME, ORDER]);
}
