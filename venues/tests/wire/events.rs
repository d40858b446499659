//! What a hook is told of calls: each step of their way, and no secret.

mod secrets;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use venues::binance::PrivateConfig;
use venues::binance::spot::*;
use venues::http::{Clock, Config, Event, EventKind, Hook, Kind, Level, Limits, Listener, Options};

use crate::account::{PLACED, config, mine};
use crate::server::{Act, Server, TICKER, asleep, ok, reply};
use crate::ticker::ticker;

/// Events as they came.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<Event>>>);

impl Seen {
    fn hook(&self) -> Option<Hook> {
        let seen = self.clone();
        Some(Hook::new(move |event| {
            seen.0.lock().unwrap().push(event.clone());
        }))
    }

    fn take(&self) -> Vec<Event> {
        std::mem::take(&mut self.0.lock().unwrap())
    }

    fn kinds(&self) -> Vec<EventKind> {
        self.take().iter().map(|event| event.kind).collect()
    }
}

fn watched(server: &Server, seen: &Seen) -> PrivateConfig {
    PrivateConfig {
        on_event: seen.hook(),
        ..config(server)
    }
}

#[tokio::test]
async fn a_call_is_told_step_by_step() {
    let server = Server::start(|count, _| match count {
        0 => Act::SayAndClose(Vec::new()),
        1 => Act::Say(reply(
            "200 OK",
            "x-mbx-used-weight-1m: 9\r\n",
            TICKER.as_bytes(),
        )),
        _ => Act::Say(reply(
            "400 Bad Request",
            "",
            br#"{"code":-1121,"msg":"Invalid symbol."}"#,
        )),
    });
    let (clock, seen) = (Clock::manual(), Seen::default());
    let client = PrivateRestClient::with_clock(watched(&server, &seen), clock.clone()).unwrap();
    let calling = tokio::spawn({
        let client = client.clone();
        async move { client.get_ticker(ticker()).await }
    });
    // The read time-outs and the pause.
    while seen.0.lock().unwrap().len() < 3 {
        tokio::task::yield_now().await;
    }
    asleep(&clock, 1).await;
    clock.advance(Duration::from_millis(50));
    calling.await.unwrap().unwrap();
    let events = seen.take();
    let told: Vec<_> = events
        .iter()
        .map(|event| (event.kind, event.attempt, event.status, event.failure))
        .collect();
    assert_eq!(
        told,
        [
            (EventKind::Request, 1, None, None),
            (EventKind::Lost, 1, None, Some(Kind::ReadError)),
            (EventKind::Retry, 1, None, Some(Kind::ReadError)),
            (EventKind::Request, 2, None, None),
            (EventKind::Reply, 2, Some(200), None),
        ]
    );
    assert_eq!(events[2].wait, Some(Duration::from_millis(50)));
    assert_eq!(events[4].elapsed, Duration::from_millis(50));
    assert_eq!(events[3].limits[0].used, 4, "both requests are counted");
    assert_eq!(events[4].limits[0].used, 9, "the venue's count");
    for event in &events {
        assert_eq!(event.call, events[0].call);
        assert_eq!(
            (event.venue, event.path),
            ("binance", "/api/v3/ticker/price")
        );
        assert_eq!(event.symbol.as_deref(), Some("BTCUSDT"));
    }

    client.get_ticker(ticker()).await.unwrap_err();
    let refused = seen.take();
    assert_ne!(refused[1].call, events[0].call);
    assert_eq!(refused[1].kind, EventKind::Reply);
    assert_eq!(refused[1].failure, Some(Kind::InvalidSymbol));
    assert_eq!(refused[1].code.as_deref(), Some("-1121"));
}

#[tokio::test]
async fn public_clients_are_heard_as_well() {
    let server = Server::always(ok(TICKER));
    let seen = Seen::default();
    let client = PublicRestClient::new(Config {
        base_url: Some(server.url()),
        on_event: seen.hook(),
        ..Config::default()
    })
    .unwrap();
    client.get_ticker(ticker()).await.unwrap();
    assert_eq!(seen.kinds(), [EventKind::Request, EventKind::Reply]);
}

tokio::task_local!(static LISTENS: (Seen, Level));

#[tokio::test]
async fn one_hook_hears_all_clients_what_matters_to_it() {
    // There is one in the process: it hears nothing of other tests' calls.
    let everywhere = Hook::of_calls(|| {
        let (seen, least) = LISTENS.try_with(Clone::clone).ok()?;
        Some(Listener::new(least, move |event| {
            seen.0.lock().unwrap().push(event.clone());
        }))
    });
    assert!(everywhere.clone().everywhere());
    assert!(!everywhere.everywhere(), "the first stays");
    let server = Server::always(ok(TICKER));
    let own = Seen::default();
    let client = PrivateRestClient::new(watched(&server, &own)).unwrap();
    for (least, count) in [(Level::Debug, 2), (Level::Info, 0)] {
        let seen = Seen::default();
        let calling = client.get_ticker(ticker());
        LISTENS.scope((seen.clone(), least), calling).await.unwrap();
        assert_eq!(seen.kinds().len(), count);
        assert_eq!(own.kinds(), [EventKind::Request, EventKind::Reply]);
    }
}

#[tokio::test]
async fn a_lost_order_matters_more_than_a_lost_question() {
    let server = Server::start(|_, _| Act::SayAndClose(Vec::new()));
    let seen = Seen::default();
    let client = PrivateRestClient::new(watched(&server, &seen)).unwrap();
    client.new_order(mine()).await.unwrap_err();
    client.get_ticker(ticker()).await.unwrap_err();
    let events = seen.take();
    let lost = events.iter().filter(|event| event.kind == EventKind::Lost);
    let told: Vec<_> = lost.map(|event| (event.level, event.failure)).collect();
    let (order, question) = (
        (Level::Warning, Some(Kind::OrderOutcomeUnknown)),
        (Level::Info, Some(Kind::ReadError)),
    );
    assert_eq!(told, [order, question, question, question]);
}

#[tokio::test]
async fn who_waits_for_a_limit_says_for_which_and_how_long() {
    let server = Server::start(|count, _| match count {
        0 => Act::Say(reply(
            "200 OK",
            "x-mbx-used-weight-1m: 6000\r\n",
            TICKER.as_bytes(),
        )),
        1 => Act::Say(reply("418 I'm a teapot", "retry-after: 20\r\n", b"")),
        _ => Act::Say(ok(TICKER)),
    });
    let (clock, seen) = (Clock::manual(), Seen::default());
    let patient = PrivateConfig {
        timeout: Some(Duration::from_secs(300)),
        ..watched(&server, &seen)
    };
    let client = PrivateRestClient::with_clock(patient, clock.clone()).unwrap();
    client.get_ticker(ticker()).await.unwrap();
    seen.take();
    for (budget, wait) in [(Some("weight"), 61_500), (None, 20_000)] {
        let calling = tokio::spawn({
            let client = client.clone();
            async move { client.get_ticker(ticker()).await }
        });
        asleep(&clock, 1).await;
        let waits = seen.take();
        assert_eq!(waits.len(), 1, "nothing is sent");
        assert_eq!(waits[0].kind, EventKind::Wait);
        assert_eq!(waits[0].budget, budget);
        assert_eq!(waits[0].wait, Some(Duration::from_millis(wait)));
        clock.advance(Duration::from_millis(wait));
        let _ = calling.await.unwrap();
        assert_eq!(seen.kinds(), [EventKind::Request, EventKind::Reply]);
    }
    let refusing = client.with_options(Options {
        limits: Some(Limits::Off),
        ..Options::default()
    });
    refusing.get_ticker(ticker()).await.unwrap();
    assert_eq!(
        seen.kinds(),
        [EventKind::Request, EventKind::Reply],
        "clones are heard too"
    );
}

#[tokio::test]
async fn a_corrected_clock_is_told_as_the_same_call() {
    let late =
        br#"{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}"#;
    let server = Server::telling_time(move |count, _| {
        Act::Say(match count {
            // The first question is in vain.
            0 => reply("404 Not Found", "", b""),
            1 => reply("400 Bad Request", "", late),
            2 => ok(r#"{"serverTime":1900000000000}"#),
            _ => ok(PLACED),
        })
    });
    let seen = Seen::default();
    let client = PrivateRestClient::new(watched(&server, &seen)).unwrap();
    client.new_order(mine()).await.unwrap();
    let events = seen.take();
    let told: Vec<_> = events
        .iter()
        .map(|event| {
            (
                event.kind,
                event.path,
                event.attempt,
                event.client_order_id.as_deref(),
            )
        })
        .collect();
    let (order, time) = ("/api/v3/order", "/api/v3/time");
    assert_eq!(
        told,
        [
            (EventKind::Request, time, 1, None),
            (EventKind::Reply, time, 1, None),
            (EventKind::Request, order, 1, Some("mine")),
            (EventKind::Reply, order, 1, Some("mine")),
            (EventKind::Request, time, 1, None),
            (EventKind::Reply, time, 1, None),
            (EventKind::Retry, order, 1, Some("mine")),
            (EventKind::Request, order, 2, Some("mine")),
            (EventKind::Reply, order, 2, Some("mine")),
        ]
    );
    assert!(events.iter().all(|event| event.call == events[0].call));
}

#[tokio::test]
async fn an_order_whose_caller_goes_away_is_told_to_its_end() {
    let (release, held) = std::sync::mpsc::channel::<()>();
    let held = Mutex::new(held);
    let server = Server::start(move |_, _| {
        held.lock().unwrap().recv().unwrap();
        Act::Say(ok(PLACED))
    });
    let seen = Seen::default();
    let client = PrivateRestClient::new(watched(&server, &seen)).unwrap();
    let calling = tokio::spawn({
        let client = client.clone();
        async move { client.new_order(mine()).await }
    });
    server.asked(1).await;
    calling.abort();
    release.send(()).unwrap();
    while client.outcomes().is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let order = seen
        .take()
        .into_iter()
        .filter(|event| event.path == "/api/v3/order");
    let kinds: Vec<_> = order.map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::Request, EventKind::Reply]);
}

#[tokio::test]
async fn a_hook_that_panics_ends_no_call() {
    let server = Server::always(ok(PLACED));
    let client = PrivateRestClient::new(PrivateConfig {
        on_event: Some(Hook::new(|_| panic!("a defect of the hook"))),
        ..config(&server)
    })
    .unwrap();
    client.new_order(mine()).await.unwrap();
}
