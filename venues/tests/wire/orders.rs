//! Calls that change something: sent once, signed as they are sent, and never silent about what is not known of them.

use std::time::Duration;

use venues::auth::{Algorithm, Key};
use venues::binance::PrivateConfig;
use venues::binance::spot::*;
use venues::http::{Clock, Kind, Note, Options, Verdict};
use venues::types::Milliseconds;

use crate::account::{PLACED, SECRET, client, config, failure, mine, order, parameter, query};
use crate::server::{Act, Server, ok, reply};

#[tokio::test]
async fn what_is_signed_is_what_is_sent() {
    let server = Server::start(|_, head| {
        assert!(head.contains("x-mbx-apikey: a-key\r\n"), "{head}");
        Act::Say(ok(PLACED))
    });
    let client = client(&server).with_options(Options {
        recv_window: Some(Duration::from_secs(7)),
        ..Options::default()
    });
    assert_eq!(client.new_order(mine()).await.unwrap().order_id, 28);
    let requests = server.requests();
    let sent = query(&requests[0]);
    let (signed, signature) = sent.split_once("&signature=").unwrap();
    let key = Key::hmac(Algorithm::HmacSha256, SECRET.as_bytes());
    let expected = key.sign(signed.as_bytes().to_vec()).await.unwrap().hex();
    assert_eq!(signature, expected);
    assert!(signed.starts_with(
        "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.10&newClientOrderId=mine&recvWindow=7000&timestamp="
    ));
}

#[tokio::test]
async fn an_order_has_a_client_order_id_of_its_own() {
    let server = Server::always(ok(PLACED));
    let client = client(&server);
    client.new_order(order()).await.unwrap();
    client.new_order(order()).await.unwrap();
    let requests = server.requests();
    let ids: Vec<_> = requests
        .iter()
        .map(|line| parameter(query(line), "newClientOrderId").unwrap())
        .collect();
    assert_ne!(ids[0], ids[1]);
    for id in ids {
        assert!(id.len() <= 32 && id.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    }
}

#[tokio::test]
async fn a_lost_reply_is_an_outcome_that_is_not_known() {
    let html = || reply("502 Bad Gateway", "", b"<html>bad gateway</html>");
    let acts: Vec<fn() -> Act> = vec![
        || Act::SayAndClose(Vec::new()),
        || Act::SayAndClose(b"HTTP/1.1 200 OK\r\ncontent-le".to_vec()),
        || Act::SayAndClose(b"HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{\"sym".to_vec()),
        || Act::Say(ok("<html>")),
        || {
            Act::Say(reply(
                "503 Service Unavailable",
                "",
                br#"{"code":-1000,"msg":"An unknown error occurred."}"#,
            ))
        },
        || Act::Say(reply("408 Request Timeout", "", b"")),
        || {
            Act::Say(ok(
                r#"{"code":-1007,"msg":"Timeout waiting for response from backend server."}"#,
            ))
        },
        || {
            Act::Say(reply(
                "307 Temporary Redirect",
                "location: http://elsewhere/\r\n",
                b"",
            ))
        },
    ];
    let mut servers: Vec<Server> = acts
        .into_iter()
        .map(|act| Server::start(move |_, _| act()))
        .collect();
    servers.push(Server::always(html()));
    for server in servers {
        let failure = failure(&client(&server)).await;
        assert_eq!(failure.kind, Kind::OrderOutcomeUnknown, "{failure}");
        let sent = failure.sent.as_ref().unwrap();
        assert_eq!(sent.client_order_id.as_deref(), Some("mine"));
        assert_eq!(sent.symbol.as_deref(), Some("BTCUSDT"));
        let requests = server.requests();
        assert_eq!(requests.len(), 1, "it is sent once");
        let timestamp = parameter(query(&requests[0]), "timestamp").unwrap();
        assert_eq!(sent.sent_at.to_string(), timestamp);
        assert_eq!(sent.expires_at, Milliseconds(sent.sent_at.0 + 5_000));
        assert!(
            failure.message.contains("client order id mine"),
            "{failure}"
        );
        for text in [failure.to_string(), format!("{failure:?}")] {
            assert!(!text.contains(SECRET) && !text.contains("a-key"), "{text}");
        }
    }
}

#[tokio::test]
async fn what_the_venue_refuses_is_known() {
    for (status, body, kind) in [
        (
            "400 Bad Request",
            r#"{"code":-2010,"msg":"Account has insufficient balance for requested action."}"#,
            Kind::InsufficientBalance,
        ),
        (
            "400 Bad Request",
            r#"{"code":-1013,"msg":"Filter failure: LOT_SIZE"}"#,
            Kind::FilterViolation,
        ),
        (
            "401 Unauthorized",
            r#"{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}"#,
            Kind::PermissionDenied,
        ),
        (
            "503 Service Unavailable",
            r#"{"code":-1008,"msg":"Request throttled by system-level protection."}"#,
            Kind::Maintenance,
        ),
        (
            "403 Forbidden",
            "<html>firewall</html>",
            Kind::PermissionDenied,
        ),
    ] {
        let server = Server::always(reply(status, "", body.as_bytes()));
        let failure = failure(&client(&server)).await;
        assert_eq!((failure.kind, failure.sent), (kind, None), "{body}");
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn nothing_is_sent_by_who_may_only_read() {
    let server = Server::always(ok("[]"));
    let client = PrivateRestClient::new(PrivateConfig {
        read_only: Some(true),
        ..config(&server)
    })
    .unwrap();
    let failure = failure(&client).await;
    assert_eq!(failure.kind, Kind::PermissionDenied);
    assert!(failure.message.contains("nothing was sent"), "{failure}");
    assert!(server.requests().is_empty());
    client
        .get_open_orders(OpenOrdersRequest::default())
        .await
        .unwrap();
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_order_whose_caller_goes_away_is_not_torn_off_the_wire() {
    let (release, held) = std::sync::mpsc::channel::<()>();
    let held = std::sync::Mutex::new(held);
    let server = Server::start(move |_, _| {
        held.lock().unwrap().recv().unwrap();
        Act::Say(ok(PLACED))
    });
    let client = client(&server);
    let calling = tokio::spawn({
        let client = client.clone();
        async move { client.new_order(mine()).await }
    });
    server.asked(1).await;
    calling.abort();
    assert!(calling.await.unwrap_err().is_cancelled());
    assert!(client.outcomes().is_empty());
    release.send(()).unwrap();
    let outcome = loop {
        if let Some(outcome) = client.outcomes().pop() {
            break outcome;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    };
    assert_eq!(outcome.verdict, Verdict::Executed);
    assert_eq!(outcome.sent.client_order_id.as_deref(), Some("mine"));
    assert_eq!(outcome.request, "POST /api/v3/order");
    assert!(outcome.reply.unwrap().as_str().contains("28"));
    assert!(client.outcomes().is_empty(), "each is given once");
}

#[tokio::test]
async fn who_holds_the_call_knows_the_order_before_the_reply() {
    let (release, held) = std::sync::mpsc::channel::<()>();
    let held = std::sync::Mutex::new(held);
    let server = Server::start(move |_, _| {
        held.lock().unwrap().recv().unwrap();
        Act::Say(ok(PLACED))
    });
    let (client, note) = (client(&server), Note::default());
    let calling = tokio::spawn({
        let note = note.clone();
        async move { note.of(client.new_order(order())).await }
    });
    server.asked(1).await;
    let known = note.sent().unwrap().client_order_id.clone().unwrap();
    let requests = server.requests();
    let sent = parameter(query(&requests[0]), "newClientOrderId");
    assert_eq!(sent, Some(known.as_str()));
    release.send(()).unwrap();
    calling.await.unwrap().unwrap();
}

#[tokio::test]
async fn orders_are_counted_per_account_and_by_what_the_venue_says() {
    let server = Server::start(|_, _| {
        Act::Say(reply(
            "200 OK",
            "x-mbx-order-count-10s: 100\r\nx-mbx-order-count-1d: 100\r\nx-mbx-used-weight-1m: 7\r\n",
            PLACED.as_bytes(),
        ))
    });
    let clock = Clock::manual();
    let raise = || PrivateConfig {
        limits: Some(venues::http::Limits::Raise),
        ..config(&server)
    };
    let one = PrivateRestClient::with_clock(raise(), clock.clone()).unwrap();
    let placed = one.new_order(mine()).await.unwrap();
    let used: Vec<_> = placed
        .limits()
        .iter()
        .map(|limit| (limit.name, limit.used))
        .collect();
    assert_eq!(
        used,
        [("weight", 7), ("orders", 100), ("orders a day", 100)]
    );
    let uses = one.limits();
    let known: Vec<_> = uses.iter().map(|limit| (limit.name, limit.used)).collect();
    assert_eq!(
        known,
        [("orders", 100), ("orders a day", 100), ("weight", 7)]
    );

    // Another client of the same key, by another way out or not, is the same account; another key is not.
    let twin = PrivateRestClient::with_clock(raise(), clock.clone()).unwrap();
    let error = twin.new_order(mine()).await.unwrap_err();
    assert_eq!(error.as_ref().kind, Kind::RateLimited, "{error}");
    let other = PrivateConfig {
        key: Some("another-key".into()),
        ..raise()
    };
    let other = PrivateRestClient::with_clock(other, clock.clone()).unwrap();
    other.new_order(mine()).await.unwrap();
    assert_eq!(server.requests().len(), 2);
}
