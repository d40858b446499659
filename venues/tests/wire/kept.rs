//! Connections that are kept between calls, and those that the venue hangs up on meanwhile.

use std::sync::Barrier;
use std::time::Duration;

use serde::Serialize;
use venues::binance::Binance;
use venues::http::{Clock, Config, Endpoint, Kind, Method, Rest};
use venues::limits::Charge;
use venues::types::Json;

use crate::server::{Act, Server, TICKER, ok};
use crate::ticker::ticker;

#[derive(Serialize)]
struct Order {}

impl Endpoint for Order {
    type Response = Json;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/order";
    const COST: &'static [Charge] = &[];
}

#[tokio::test]
async fn calls_after_each_other_share_a_connection() {
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let chunked = format!("{chunked}{:x}\r\n{TICKER}\r\n0\r\n\r\n", TICKER.len());
    let refusal = "HTTP/1.1 400 Bad Request\r\ncontent-length: 2\r\n\r\n{}";
    let server = Server::start(move |count, _| match count % 3 {
        0 => Act::Say(ok(TICKER)),
        1 => Act::Say(chunked.clone().into()),
        _ => Act::Say(refusal.into()),
    });
    let rest = server.client();
    for _ in 0..4 {
        rest.call(ticker()).await.unwrap();
        rest.call(ticker()).await.unwrap();
        rest.call(ticker()).await.unwrap_err();
    }
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn calls_at_once_have_a_connection_each_and_leave_them_to_the_next() {
    let together = Barrier::new(5);
    let server = Server::start(move |_, _| {
        together.wait();
        Act::Say(ok(TICKER))
    });
    let rest = server.client();
    for _ in 0..2 {
        let calls: Vec<_> = (0..5)
            .map(|_| {
                let rest = rest.clone();
                tokio::spawn(async move { rest.call(ticker()).await })
            })
            .collect();
        for call in calls {
            call.await.unwrap().unwrap();
        }
    }
    assert_eq!((server.connections(), server.requests().len()), (5, 10));
}

#[tokio::test]
async fn an_order_takes_another_connection_when_the_venue_hung_up_on_a_kept_one() {
    let server = Server::start(|count, _| match count {
        0 => Act::SayAndClose(ok(TICKER)),
        _ => Act::Say(ok("{}")),
    });
    let rest = server.client();
    rest.call(ticker()).await.unwrap();
    ended(&server).await;
    rest.call(Order {}).await.unwrap();
    assert_eq!(server.requests()[1..], ["POST /api/v3/order HTTP/1.1"]);
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn a_connection_is_not_used_after_a_long_rest() {
    let (server, clock) = (Server::always(ok(TICKER)), Clock::manual());
    let rest = server.client_with(&clock);
    for rests in [0, 89, 91] {
        clock.advance(Duration::from_secs(rests));
        rest.call(ticker()).await.unwrap();
    }
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn closing_a_client_hangs_up() {
    let server = Server::always(ok(TICKER));
    let rest = server.client();
    rest.call(ticker()).await.unwrap();
    rest.clone().close().await;
    ended(&server).await;
    let error = rest.call(ticker()).await.unwrap_err();
    assert_eq!(error.as_ref().kind, Kind::ClientClosed);
}

#[tokio::test]
async fn the_path_of_a_base_url_stands_before_each_target() {
    let server = Server::always(ok(TICKER));
    let rest = Rest::<Binance>::new(Config {
        base_url: Some(server.url() + "/behind/a/gateway/"),
        ..Config::default()
    });
    rest.unwrap().call(ticker()).await.unwrap();
    let path = "/behind/a/gateway/api/v3/ticker/price?symbol=BTCUSDT";
    assert_eq!(server.requests(), [format!("GET {path} HTTP/1.1")]);
}

/// Waits until a connection has ended, and the client has heard of it.
async fn ended(server: &Server) {
    loop {
        let ended = server.ended() > 0;
        tokio::time::sleep(Duration::from_millis(1)).await;
        if ended {
            return;
        }
    }
}
