//! What a caller passes: it arrives as it is, or nothing is sent at all.

use std::time::Duration;

use venues::binance::spot::PublicRestClient;
use venues::http::{Config, Kind, Options};

use crate::server::{Server, TICKER, ok};
use crate::ticker::{failure, of_symbol, ticker};

#[tokio::test]
async fn no_symbol_can_change_the_request() {
    let server = Server::always(ok(TICKER));
    let rest = server.client();
    for symbol in [
        "a&b=c",
        "a/b?c#d",
        "a\r\nX: y",
        "ä€😀",
        "%26",
        "a b+c",
        "",
        "..",
    ] {
        rest.call(of_symbol(symbol)).await.unwrap();
    }
    let sent: Vec<_> = server
        .requests()
        .iter()
        .map(|line| line.split('=').nth(1).unwrap().to_owned())
        .collect();
    let expected = [
        "a%26b%3Dc HTTP/1.1",
        "a%2Fb%3Fc%23d HTTP/1.1",
        "a%0D%0AX%3A%20y HTTP/1.1",
        "%C3%A4%E2%82%AC%F0%9F%98%80 HTTP/1.1",
        "%2526 HTTP/1.1",
        "a%20b%2Bc HTTP/1.1",
        " HTTP/1.1",
        ".. HTTP/1.1",
    ];
    assert_eq!(sent, expected);
    let error = rest.call(of_symbol(&"A".repeat(10_000))).await.unwrap_err();
    assert_eq!(error.as_ref().kind, Kind::InvalidArgument);
    assert_eq!(server.requests().len(), 8);
}

#[tokio::test]
async fn a_closed_client_says_so_and_its_clones_too() {
    let server = Server::always(ok(TICKER));
    let client = PublicRestClient::new(server.config()).unwrap();
    let clone = client.with_options(Options::default());
    client.get_ticker(ticker()).await.unwrap();
    client.close().await;
    client.close().await;
    for client in [client, clone] {
        let error = client.get_ticker(ticker()).await.unwrap_err();
        assert_eq!(error.as_ref().kind, Kind::ClientClosed);
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn options_that_cannot_be_used_are_refused_before_anything_is_sent() {
    let server = Server::always(ok(TICKER));
    let rest = server.client();
    for options in [
        Options {
            timeout: Some(Duration::ZERO),
            ..Options::default()
        },
        Options {
            read_timeout: Some(Duration::ZERO),
            ..Options::default()
        },
        Options {
            limits: Some("patient".into()),
            ..Options::default()
        },
    ] {
        assert_eq!(
            failure(&rest.with_options(options)).await.kind,
            Kind::InvalidArgument
        );
    }
    assert!(server.requests().is_empty());
}

#[test]
fn a_call_is_a_future_that_any_thread_may_carry() {
    fn sendable<T: Send>(_: &T) {}
    let client = PublicRestClient::new(Config::default()).unwrap();
    sendable(&client.get_ticker(ticker()));
}
