//! Every fault of a reply is an error of the right kind, and the client works on.

use venues::http::{Failure, Kind, Options};

use crate::server::{Act, Server, TICKER, ok, reply};
use crate::ticker::{failure, ticker};

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
    let pieces = std::iter::once(head).chain(std::iter::repeat_n(piece, 1 << 10));
    let failure = failure_of(Act::Flood(Box::new(pieces))).await;
    assert_eq!(failure.kind, Kind::BodyTooLarge);
}

#[tokio::test]
async fn an_error_keeps_no_more_than_64_kib_of_a_body() {
    let failure = failure_of(Act::Say(reply("500 Oops", "", &vec![b'x'; 1 << 20]))).await;
    assert_eq!(failure.raw.unwrap().len(), 64 * 1024);
    assert!(failure.message.len() < 500);
}
