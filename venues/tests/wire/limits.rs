//! Limits as the venue sees them: nothing leaves that does not fit, nor while the venue wants to be left alone.

use std::time::Duration;

use venues::binance::Binance;
use venues::binance::spot::{
    DepthRequest, ExchangeInfoRequest, RollingTickersRequest, Tickers24hrRequest,
};
use venues::http::{Clock, Config, Endpoint, Kind, Limits, Options, Rest};

use crate::server::{Act, Server, TICKER, asleep, ok, reply};
use crate::ticker::ticker;

fn mode(rest: &Rest<Binance>, limits: Limits) -> Rest<Binance> {
    rest.with_options(Options {
        limits: Some(limits),
        ..Options::default()
    })
}

/// A reply whose headers say how much is used.
fn used(weight: u32) -> Vec<u8> {
    reply(
        "200 OK",
        &format!("x-mbx-used-weight-1m: {weight}\r\n"),
        TICKER.as_bytes(),
    )
}

#[tokio::test]
async fn clients_of_one_venue_share_what_is_counted_and_what_the_venue_says_corrects_it() {
    let server = Server::start(|count, _| {
        Act::Say(match count {
            0 => ok(TICKER),
            1 => used(5_990),
            _ => used(12),
        })
    });
    let clock = Clock::manual();
    let (one, other) = (server.client_with(&clock), server.client_with(&clock));
    assert_eq!(one.call(ticker()).await.unwrap().limits()[0].used, 2);
    assert_eq!(other.call(ticker()).await.unwrap().limits()[0].used, 5_990);
    // The venue's window began anew.
    let reply = one.call(ticker()).await.unwrap();
    assert_eq!(
        (
            reply.limits()[0].name,
            reply.limits()[0].used,
            reply.limits()[0].limit
        ),
        ("weight", 12, 6_000)
    );
}

#[tokio::test]
async fn what_does_not_fit_fails_at_once_or_waits_its_turn() {
    let server = Server::start(|_, _| Act::Say(used(6_000)));
    let clock = Clock::manual();
    let rest = server.client_with(&clock).with_options(Options {
        timeout: Some(Duration::from_secs(90)),
        ..Options::default()
    });
    rest.call(ticker()).await.unwrap();

    let error = mode(&rest, Limits::Raise).call(ticker()).await.unwrap_err();
    let failure = error.as_ref();
    assert_eq!(
        (failure.kind, failure.code.as_deref(), failure.status),
        (Kind::RateLimited, None, None)
    );
    assert!(
        failure
            .message
            .starts_with("nothing was sent: the weight limit"),
        "{}",
        failure.message
    );
    assert!(failure.retry_after.unwrap() >= Duration::from_secs(60));
    assert_eq!(server.requests().len(), 1);

    let waiting = tokio::spawn({
        let rest = rest.clone();
        async move { rest.call(ticker()).await.map(|reply| reply.elapsed()) }
    });
    asleep(&clock, 1).await;
    assert_eq!(server.requests().len(), 1);
    clock.advance(Duration::from_secs(59));
    assert_eq!(server.requests().len(), 1);
    clock.advance(Duration::from_secs(3));
    assert_eq!(waiting.await.unwrap().unwrap(), Duration::from_secs(62));
}

#[tokio::test]
async fn who_cannot_wait_so_long_is_told_at_once() {
    let server = Server::start(|_, _| Act::Say(used(6_000)));
    let rest = server.client_with(&Clock::manual());
    rest.call(ticker()).await.unwrap();
    // The call's time-out is 30 s, the wait a minute.
    let error = rest.call(ticker()).await.unwrap_err();
    assert_eq!(error.as_ref().kind, Kind::RateLimited);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_ban_stops_every_client_until_it_ends() {
    for (status, header, wait) in [
        ("429 Too Many Requests", "retry-after: 7\r\n", 7),
        ("418 I'm a teapot", "retry-after: 180\r\n", 180),
        ("418 I'm a teapot", "", 120),
        ("418 I'm a teapot", "retry-after: soon\r\n", 120),
        (
            "429 Too Many Requests",
            "date: Sun, 06 Nov 1994 08:49:37 GMT\r\nretry-after: Sun, 06 Nov 1994 08:50:07 GMT\r\n",
            30,
        ),
        ("503 Service Unavailable", "retry-after: 5\r\n", 5),
    ] {
        let server = Server::start(move |count, _| {
            Act::Say(match count {
                0 => reply(status, header, b"{\"code\":-1003,\"msg\":\"Too much.\"}"),
                _ => ok(TICKER),
            })
        });
        let clock = Clock::manual();
        let (one, other) = (server.client_with(&clock), server.client_with(&clock));
        let error = one.call(ticker()).await.unwrap_err();
        let kind = if status.starts_with("418") {
            Kind::Banned
        } else {
            Kind::RateLimited
        };
        assert_eq!(error.as_ref().kind, kind);
        for limits in [Limits::Raise, Limits::Off] {
            let error = mode(&other, limits).call(ticker()).await.unwrap_err();
            assert_eq!(
                error.as_ref().retry_after,
                Some(Duration::from_secs(wait)),
                "{status} {header}"
            );
        }
        clock.advance(Duration::from_secs(wait) - Duration::from_millis(1));
        mode(&other, Limits::Off).call(ticker()).await.unwrap_err();
        assert_eq!(server.requests().len(), 1);
        clock.advance(Duration::from_millis(1));
        mode(&other, Limits::Off).call(ticker()).await.unwrap();
    }
}

#[tokio::test]
async fn a_ban_holds_even_when_its_body_is_lost() {
    let server = Server::start(|_, _| {
        Act::SayAndClose(
            b"HTTP/1.1 418 Banned\r\nretry-after: 9\r\ncontent-length: 99\r\n\r\n{".to_vec(),
        )
    });
    let rest = mode(&server.client_with(&Clock::manual()), Limits::Off);
    let error = rest.call(ticker()).await.unwrap_err();
    assert_eq!(
        (error.as_ref().kind, error.as_ref().status),
        (Kind::ReadError, Some(418))
    );
    assert_eq!(
        rest.call(ticker()).await.unwrap_err().as_ref().kind,
        Kind::RateLimited
    );
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_limit_without_a_time_holds_for_a_window_of_what_was_charged() {
    let server = Server::start(|count, _| {
        Act::Say(match count {
            0 => reply("429 Too Many Requests", "", b""),
            _ => ok(TICKER),
        })
    });
    let clock = Clock::manual();
    let rest = mode(&server.client_with(&clock), Limits::Raise);
    rest.call(ticker()).await.unwrap_err();
    rest.call(ticker()).await.unwrap_err();
    clock.advance(Duration::from_secs(60));
    rest.call(ticker()).await.unwrap_err();
    assert_eq!(server.requests().len(), 1);
    clock.advance(Duration::from_secs(2));
    rest.call(ticker()).await.unwrap();
}

#[tokio::test]
async fn a_ban_reaches_those_who_wait() {
    let server = Server::start(|count, _| {
        Act::Say(match count {
            0 => used(6_000),
            1 => reply("418 I'm a teapot", "retry-after: 100\r\n", b""),
            _ => used(10),
        })
    });
    let clock = Clock::manual();
    let rest = server.client_with(&clock).with_options(Options {
        timeout: Some(Duration::from_secs(300)),
        ..Options::default()
    });
    rest.call(ticker()).await.unwrap();
    let waiting = tokio::spawn({
        let rest = rest.clone();
        async move { rest.call(ticker()).await.map(|reply| reply.elapsed()) }
    });
    asleep(&clock, 1).await;
    mode(&rest, Limits::Off).call(ticker()).await.unwrap_err();
    clock.advance(Duration::from_secs(62));
    asleep(&clock, 1).await;
    assert_eq!(server.requests().len(), 2);
    clock.advance(Duration::from_secs(38));
    assert_eq!(waiting.await.unwrap().unwrap(), Duration::from_secs(100));
}

#[tokio::test]
async fn other_ways_out_and_other_hosts_are_counted_apart() {
    let server = Server::start(|_, _| Act::Say(used(6_000)));
    let elsewhere = Server::always(ok(TICKER));
    let clock = Clock::manual();
    mode(&server.client_with(&clock), Limits::Raise)
        .call(ticker())
        .await
        .unwrap();
    mode(&elsewhere.client_with(&clock), Limits::Raise)
        .call(ticker())
        .await
        .unwrap();
    let config = Config {
        proxy: Some(elsewhere.url()),
        limits: Some(Limits::Raise),
        ..server.config()
    };
    Rest::<Binance>::with_clock(config, clock)
        .unwrap()
        .call(ticker())
        .await
        .unwrap();
    assert_eq!(elsewhere.requests().len(), 2);
}

#[tokio::test]
async fn a_call_that_was_given_up_while_it_waited_is_not_counted() {
    let server =
        Server::start(|count, _| Act::Say(if count == 0 { used(5_996) } else { ok(TICKER) }));
    let clock = Clock::manual();
    let rest = server.client_with(&clock).with_options(Options {
        timeout: Some(Duration::from_secs(90)),
        ..Options::default()
    });
    rest.call(ticker()).await.unwrap();
    let waiting = tokio::spawn({
        let rest = rest.clone();
        async move { rest.call(ExchangeInfoRequest::default()).await.map(drop) }
    });
    asleep(&clock, 1).await;
    waiting.abort();
    assert!(waiting.await.unwrap_err().is_cancelled());
    let reply = mode(&rest, Limits::Raise).call(ticker()).await;
    // 5,996 and 2: the 20 of the call that was given up are not in it.
    assert_eq!(reply.unwrap().limits()[0].used, 5_998);
}

#[tokio::test]
async fn each_request_costs_what_its_fields_say() {
    /// How much more a call that follows sees used than its own 2.
    async fn cost<E: Endpoint>(request: E) -> u64 {
        let server = Server::start(|count, _| {
            Act::Say(match count {
                0 => reply(
                    "400 Bad Request",
                    "",
                    b"{\"code\":-1121,\"msg\":\"Invalid symbol.\"}",
                ),
                _ => ok(TICKER),
            })
        });
        let rest = server.client_with(&Clock::manual());
        rest.call(request).await.map(drop).unwrap_err();
        rest.call(ticker()).await.unwrap().limits()[0].used - 2
    }
    let symbols = |count: usize| (0..count).map(|at| format!("S{at}")).collect::<Vec<_>>();
    let depth = |limit| DepthRequest {
        symbol: "A".to_owned(),
        limit,
        symbol_status: None,
    };
    for (limit, weight) in [
        (None, 5),
        (Some(1), 5),
        (Some(100), 5),
        (Some(101), 25),
        (Some(500), 25),
        (Some(1_000), 50),
        (Some(1_001), 250),
        (Some(5_000), 250),
        (Some(9_999), 250),
    ] {
        assert_eq!(cost(depth(limit)).await, weight, "{limit:?}");
    }
    for (count, weight) in [(1, 2), (20, 2), (21, 40), (100, 40), (101, 80)] {
        let request = Tickers24hrRequest {
            symbols: Some(symbols(count)),
            ..Default::default()
        };
        assert_eq!(cost(request).await, weight, "{count}");
    }
    assert_eq!(cost(Tickers24hrRequest::default()).await, 80);
    for (count, weight) in [(1, 4), (10, 40), (50, 200), (51, 200), (100, 200)] {
        let request = RollingTickersRequest {
            symbols: symbols(count),
            ..Default::default()
        };
        assert_eq!(cost(request).await, weight, "{count}");
    }
    assert_eq!(cost(ExchangeInfoRequest::default()).await, 20);
}
