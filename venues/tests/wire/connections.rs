//! Hosts and proxies: which are taken, and what is said, and sent again, when nobody answers.

use venues::binance::Binance;
use venues::http::{Config, Kind, Rest};

use crate::server::{Act, Server, TICKER, ok, reply};
use crate::ticker::{failure, ticker};

#[tokio::test]
async fn a_call_that_nobody_answered_is_sent_again_twice_at_most() {
    let server = Server::start(|_, _| Act::SayAndClose(Vec::new()));
    let failure = failure(&server.client()).await;
    assert_eq!(failure.kind, Kind::ReadError);
    assert!(
        failure.message.contains("before a reply came"),
        "{}",
        failure.message
    );
    assert_eq!(server.requests().len(), 3);

    let server = Server::start(|count, _| match count {
        0 | 1 => Act::SayAndClose(Vec::new()),
        _ => Act::Say(ok(TICKER)),
    });
    server
        .client()
        .call(ticker())
        .await
        .expect("the third attempt is answered");
}

#[tokio::test]
async fn what_changes_something_is_sent_once() {
    #[derive(serde::Serialize)]
    struct Order {}
    impl venues::http::Endpoint for Order {
        type Response = venues::types::Json;
        const METHOD: venues::http::Method = venues::http::Method::Post;
        const PATH: &'static str = "/api/v3/order";
        const COST: &'static [venues::limits::Charge] = &[];
    }
    let server = Server::start(|_, _| Act::SayAndClose(Vec::new()));
    let error = server.client().call(Order {}).await.unwrap_err();
    assert_eq!(error.as_ref().kind, Kind::ReadError);
    assert_eq!(server.requests(), ["POST /api/v3/order HTTP/1.1"]);
}

#[tokio::test]
async fn a_venue_that_is_down_is_asked_once_for_each_call() {
    for status in [
        "500 Internal Server Error",
        "503 Service Unavailable",
        "504 Gateway Timeout",
    ] {
        let server = Server::always(reply(status, "", b"<html>"));
        let client = server.client();
        for _ in 0..20 {
            assert_eq!(failure(&client).await.kind, Kind::ServerError);
        }
        assert_eq!(server.requests().len(), 20, "{status}");
    }
}

#[tokio::test]
async fn a_host_that_is_not_there_is_a_connect_error() {
    let rest = Rest::<Binance>::new(Config {
        base_url: Some(nowhere()),
        ..Config::default()
    })
    .unwrap();
    let failure = failure(&rest).await;
    assert_eq!(failure.kind, Kind::ConnectError);
    assert!(
        failure.message.starts_with("nothing was sent"),
        "{}",
        failure.message
    );
}

#[tokio::test]
async fn a_host_that_speaks_no_tls_is_a_connect_error() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let _ = std::io::Write::write_all(
                &mut stream.unwrap(),
                b"HTTP/1.1 400 Bad Request\r\n\r\n",
            );
        }
    });
    let config = Config {
        base_url: Some(format!("https://{address}")),
        ..Config::default()
    };
    let failure = failure(&Rest::<Binance>::new(config).unwrap()).await;
    assert_eq!(failure.kind, Kind::ConnectError, "{failure}");
}

#[tokio::test]
async fn a_proxy_that_is_down_is_a_proxy_error_and_its_password_a_secret() {
    let proxy = nowhere().replace("http://", "http://user:hunter2@");
    let server = Server::always(ok(TICKER));
    let config = Config {
        proxy: Some(proxy),
        ..server.config()
    };
    assert!(!format!("{config:?}").contains("hunter2"));
    let rest = Rest::<Binance>::new(config).unwrap();
    let failure = failure(&rest).await;
    assert_eq!(failure.kind, Kind::ProxyError);
    assert!(!format!("{failure:?} {rest:?}").contains("hunter2"));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_proxy_that_works_carries_the_call() {
    let proxy = Server::always(ok(TICKER));
    let config = Config {
        proxy: Some(proxy.url()),
        base_url: Some("http://127.0.0.1:9".to_owned()),
        ..Config::default()
    };
    Rest::<Binance>::new(config)
        .unwrap()
        .call(ticker())
        .await
        .unwrap();
    assert_eq!(
        proxy.requests(),
        ["GET http://127.0.0.1:9/api/v3/ticker/price?symbol=BTCUSDT HTTP/1.1"]
    );
}

#[tokio::test]
async fn a_proxy_of_the_environment_is_not_used() {
    // Set for this process before any test reads it would race; the child sees it from its start.
    let trap = Server::always(ok(TICKER));
    let mut child = std::process::Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "faults::a_good_reply_is_decoded_and_described"]);
    for name in [
        "HTTP_PROXY",
        "http_proxy",
        "HTTPS_PROXY",
        "https_proxy",
        "ALL_PROXY",
        "all_proxy",
    ] {
        child.env(name, trap.url());
    }
    assert!(child.output().unwrap().status.success());
    assert!(trap.requests().is_empty());
}

#[test]
fn only_https_and_loopback_addresses_are_accepted() {
    let made = |url: &str| {
        Rest::<Binance>::new(Config {
            base_url: Some(url.to_owned()),
            ..Config::default()
        })
    };
    for url in [
        "https://api.binance.com",
        "http://127.0.0.1:8080",
        "http://127.9.9.9",
        "http://localhost:1",
        "http://[::1]:80/prefix/",
    ] {
        assert!(made(url).is_ok(), "{url}");
    }
    for url in [
        "http://api.binance.com",
        "http://10.0.0.1",
        "http://localhost.evil.com",
        "http://[::2]",
        "ftp://127.0.0.1",
        "api.binance.com",
        "",
        "https://",
        "https://user:hunter2@api.binance.com",
        "https://hunter2@api.binance.com",
        "https://api.binance.com/?hunter2",
        "https://api.binance.com/#x",
    ] {
        let error = made(url).expect_err(url);
        assert_eq!(error.as_ref().kind, Kind::InvalidArgument);
        assert!(
            error.to_string().contains("base_url") && !error.to_string().contains("hunter2"),
            "{error}"
        );
    }
    for proxy in ["socks5://127.0.0.1", "hunter2", "", "http://"] {
        let error = Rest::<Binance>::new(Config {
            proxy: Some(proxy.to_owned()),
            ..Config::default()
        })
        .expect_err(proxy);
        assert!(
            error.to_string().contains("proxy") && !error.to_string().contains("hunter2"),
            "{error}"
        );
    }
}

/// The address of a port that nobody listens on.
fn nowhere() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}
