//! Every fault of a reply is an error of the right kind within the time-out, and the client works on.

use std::time::Duration;

use venues::binance::Binance;
use venues::binance::spot::{PublicRestClient, TickerRequest};
use venues::http::{Clock, Config, Failure, Kind, Options, Rest};

use crate::server::{Act, Server, TICKER, asleep, ok, reply};

fn ticker() -> TickerRequest {
    of_symbol("BTCUSDT")
}

fn of_symbol(symbol: &str) -> TickerRequest {
    TickerRequest {
        symbol: symbol.to_owned(),
        symbol_status: None,
    }
}

async fn failure(rest: &Rest<Binance>) -> Failure {
    rest.call(ticker()).await.unwrap_err().as_ref().clone()
}

/// The failure of a first call to a server that answers with these bytes, after which a second call must succeed.
async fn failure_of(first: Act) -> Failure {
    let first = std::sync::Mutex::new(Some(first));
    let server = Server::start(move |_, _| {
        first
            .lock()
            .unwrap()
            .take()
            .unwrap_or_else(|| Act::Say(ok(TICKER)))
    });
    let rest = server.client();
    let failure = failure(&rest).await;
    rest.call(ticker()).await.expect("the client works on");
    assert_eq!(
        server.requests().len(),
        2,
        "nothing was sent again: there was an answer"
    );
    failure
}

#[tokio::test]
async fn a_good_reply_is_decoded_and_described() {
    let server = Server::always(ok(TICKER));
    let reply = server.client().call(ticker()).await.unwrap();
    assert_eq!(reply.price.as_ref().unwrap().to_string(), "6622.57000000");
    assert_eq!(reply.status(), 200);
    assert_eq!(
        reply.headers().get("Content-Type"),
        Some("application/json")
    );
    assert_eq!(reply.limits()[0].used, 2);
    assert_eq!(reply.raw(), None);
    assert_eq!(
        server.requests(),
        ["GET /api/v3/ticker/price?symbol=BTCUSDT HTTP/1.1"]
    );
}

#[tokio::test]
async fn a_late_reply_in_pieces_is_a_reply() {
    let server = Server::start(|_, _| Act::SayLate(ok(TICKER)));
    assert_eq!(
        server.client().call(ticker()).await.unwrap().symbol,
        "BTCUSDT"
    );
}

#[tokio::test]
async fn the_raw_body_is_kept_when_asked_for() {
    let server = Server::always(ok(TICKER));
    let rest = server.client().with_options(Options {
        keep_raw: Some(true),
        ..Options::default()
    });
    assert_eq!(
        rest.call(ticker()).await.unwrap().raw().unwrap(),
        TICKER.as_bytes()
    );
}

#[tokio::test]
async fn the_venues_error_is_told_from_a_value() {
    let body = br#"{"code":-1121,"msg":"Invalid symbol."}"#;
    let failure = failure_of(Act::Say(reply("400 Bad Request", "", body))).await;
    assert_eq!(failure.kind, Kind::InvalidSymbol);
    assert_eq!(failure.code.as_deref(), Some("-1121"));
    assert_eq!(failure.message, "Invalid symbol.");
    assert_eq!(failure.status, Some(400));
    assert_eq!(failure.raw.as_deref(), Some(&body[..]));
    assert_eq!(failure.request.as_deref(), Some("GET /api/v3/ticker/price"));
    assert_eq!(
        failure.to_string(),
        "binance GET /api/v3/ticker/price: [-1121] Invalid symbol. (HTTP 400)"
    );
    let inside_success =
        failure_of(Act::Say(ok(r#"{"code":-1121,"msg":"Invalid symbol."}"#))).await;
    assert_eq!(
        (inside_success.kind, inside_success.status),
        (Kind::InvalidSymbol, Some(200))
    );
}

#[tokio::test]
async fn content_that_is_no_value_is_a_decode_error_with_its_place() {
    let cases: [(&[u8], &str); 9] = [
        (b"", "empty"),
        (b"<html><body>Welcome</body></html>", "Welcome"),
        (
            b"{\"symbol\":\"BTCUSDT\",\"price\":\"6622",
            "the rest of a string",
        ),
        (b"{\"symbol\":\"BTCUSDT\",\"price\":{}}", "at price"),
        (b"{\"price\":\"1\"}", "missing field `symbol`"),
        (b"[{\"symbol\":\"BTCUSDT\"}]", "struct Ticker"),
        (b"{\"symbol\":\"\xff\"}", "not UTF-8"),
        (b"{\"symbol\":\"BTCUSDT\",\"price\":\"NaN\"}", "NaN"),
        (b"\xef\xbb\xbf{}", "struct Ticker"),
    ];
    for (body, said) in cases {
        let failure = failure_of(Act::Say(reply("200 OK", "", body))).await;
        assert_eq!(
            (failure.kind, failure.status),
            (Kind::DecodeError, Some(200))
        );
        assert!(
            failure.message.contains(said),
            "{:?} does not say {said:?}",
            failure.message
        );
        assert_eq!(failure.raw.as_deref(), Some(body));
    }
}

#[tokio::test]
async fn deep_nesting_is_refused() {
    let body = format!(
        "{{\"symbol\":\"BTCUSDT\",\"x\":{}{}}}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    let failure = failure_of(Act::Say(ok(&body))).await;
    assert_eq!(failure.kind, Kind::DecodeError);
    assert!(
        failure.message.contains("nested deeper"),
        "{}",
        failure.message
    );
}

#[tokio::test]
async fn a_status_without_words_says_what_it_is() {
    for (status, kind) in [
        ("401 Unauthorized", Kind::AuthenticationError),
        ("403 Forbidden", Kind::PermissionDenied),
        ("404 Not Found", Kind::ExchangeError),
        ("500 Internal Server Error", Kind::ServerError),
        ("502 Bad Gateway", Kind::ServerError),
        ("503 Service Unavailable", Kind::ServerError),
    ] {
        let failure = failure_of(Act::Say(reply(status, "", b"<html>Oops</html>"))).await;
        assert_eq!(failure.kind, kind, "{status}");
        assert!(
            failure.message.contains("<html>Oops"),
            "{}",
            failure.message
        );
    }
}

#[tokio::test]
async fn a_redirect_is_refused_and_not_followed() {
    for status in [
        "301 Moved",
        "302 Found",
        "303 See Other",
        "307 Temporary",
        "308 Permanent",
    ] {
        let trap = Server::always(ok(TICKER));
        let location = format!("location: {}/api/v3/ticker/price\r\n", trap.url());
        let failure = failure_of(Act::Say(reply(status, &location, b""))).await;
        assert_eq!(failure.kind, Kind::RedirectRefused);
        assert!(trap.requests().is_empty());
    }
}

#[tokio::test]
async fn a_redirect_is_refused_before_its_body_is_there() {
    let head = b"HTTP/1.1 302 Found\r\nlocation: https://example.com\r\ncontent-length: 9\r\n\r\n";
    let failure = failure_of(Act::SayAndStall(head.to_vec())).await;
    assert_eq!(failure.kind, Kind::RedirectRefused);
    assert!(!failure.to_string().contains("example.com"));
}

#[tokio::test]
async fn an_error_page_that_is_compressed_is_what_its_status_says() {
    let page = reply(
        "502 Bad Gateway",
        "content-encoding: gzip\r\n",
        &[0x1f, 0x8b, 8, 0],
    );
    assert_eq!(
        failure_of(Act::SayAndClose(page)).await.kind,
        Kind::ServerError
    );
}

#[tokio::test]
async fn a_body_that_ends_early_is_a_read_error() {
    let whole = ok(TICKER);
    let half = whole[..whole.len() - 10].to_vec();
    let failure = failure_of(Act::SayAndClose(half)).await;
    assert_eq!((failure.kind, failure.status), (Kind::ReadError, Some(200)));
    let longer = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n"
        .iter()
        .chain(TICKER.as_bytes())
        .copied()
        .collect();
    let failure = failure_of(Act::SayAndClose(longer)).await;
    assert_eq!(failure.kind, Kind::DecodeError);
    let chunked = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"sym\r\n".to_vec();
    assert_eq!(
        failure_of(Act::SayAndClose(chunked)).await.kind,
        Kind::ReadError
    );
}

#[tokio::test]
async fn garbage_in_place_of_a_head_is_a_read_error() {
    for garbage in [
        &b"\x00\x01\x02\x03\r\n\r\n"[..],
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: x\r\n\r\n",
    ] {
        let failure = failure_of(Act::SayAndClose(garbage.to_vec())).await;
        assert_eq!(failure.kind, Kind::ReadError, "{garbage:?}");
    }
}

#[tokio::test]
async fn a_compressed_body_is_refused_unread() {
    let bomb = reply(
        "200 OK",
        "content-encoding: gzip\r\n",
        &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3],
    );
    let failure = failure_of(Act::SayAndClose(bomb)).await;
    assert_eq!(failure.kind, Kind::DecodeError);
    assert!(
        failure.message.contains("compressed (gzip)"),
        "{}",
        failure.message
    );
}

#[tokio::test]
async fn no_request_asks_for_compression() {
    let server = Server::start(|_, head| {
        assert!(!head.to_lowercase().contains("accept-encoding"), "{head}");
        Act::Say(ok(TICKER))
    });
    server.client().call(ticker()).await.unwrap();
}

#[tokio::test]
async fn a_body_of_a_gigabyte_is_refused_announced_or_not() {
    let announced = b"HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n".to_vec();
    let failure = failure_of(Act::SayAndClose(announced)).await;
    assert_eq!(
        (failure.kind, failure.status),
        (Kind::BodyTooLarge, Some(200))
    );

    let head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    let piece = [b"100000\r\n", &vec![b' '; 1 << 20][..], b"\r\n"].concat();
    let failure = failure_of(Act::Flood(head, piece, 1 << 10)).await;
    assert_eq!(failure.kind, Kind::BodyTooLarge);
}

#[tokio::test]
async fn an_error_keeps_no_more_than_64_kib_of_a_body() {
    let failure = failure_of(Act::Say(reply("500 Oops", "", &vec![b'x'; 1 << 20]))).await;
    assert_eq!(failure.raw.unwrap().len(), 64 * 1024);
    assert!(failure.message.len() < 500);
}

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
async fn a_drip_does_not_outlast_the_calls_timeout() {
    let server = Server::start(|_, _| {
        Act::Flood(
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec(),
            b"1\r\n \r\n".to_vec(),
            usize::MAX,
        )
    });
    let config = Config {
        timeout: Some(Duration::from_millis(50)),
        ..server.config()
    };
    let slow = Clock::manual();
    let rest = Rest::<Binance>::with_clock(config, slow.clone()).unwrap();
    let call = tokio::spawn(async move { failure(&rest).await });
    while !call.is_finished() {
        slow.advance(Duration::from_millis(10));
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let failure = call.await.unwrap();
    assert_eq!(failure.kind, Kind::Timeout);
    assert!(
        failure.message.contains("50ms passed"),
        "{}",
        failure.message
    );
}

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

#[test]
fn a_call_is_a_future_that_any_thread_may_carry() {
    fn sendable<T: Send>(_: &T) {}
    let client = PublicRestClient::new(Config::default()).unwrap();
    sendable(&client.get_ticker(ticker()));
}

/// The address of a port that nobody listens on.
fn nowhere() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}
