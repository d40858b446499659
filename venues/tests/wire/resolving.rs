//! What became of a call whose reply was lost, asked for later.

use std::time::Duration;

use venues::binance::spot::*;
use venues::http::{Clock, Verdict};

use crate::account::{client, config, parameter, query};
use crate::server::{Act, Server, ok, reply};

const FOUND: &str =
    r#"{"symbol":"BTCUSDT","orderId":28,"clientOrderId":"mine","status":"FILLED","side":"BUY"}"#;
const NOT_FOUND: &str = r#"{"code":-2013,"msg":"Order does not exist."}"#;

fn asked_for() -> ResolveRequest {
    ResolveRequest {
        symbol: "BTCUSDT".to_owned(),
        client_order_id: Some("mine".to_owned()),
        ..ResolveRequest::default()
    }
}

#[tokio::test]
async fn an_order_that_is_found_was_executed() {
    let server = Server::start(|count, _| {
        Act::Say(match count {
            0 => reply("400 Bad Request", "", NOT_FOUND.as_bytes()),
            _ => ok(FOUND),
        })
    });
    let resolution = client(&server).resolve(asked_for()).await.unwrap();
    assert_eq!(resolution.verdict, Verdict::Executed);
    assert_eq!(resolution.order.unwrap().order_id, 28);
    let requests = server.requests();
    assert_eq!(
        parameter(query(&requests[0]), "origClientOrderId"),
        Some("mine")
    );
}

#[tokio::test]
async fn an_order_that_is_not_there_never_arrived_once_it_is_too_late_for_it() {
    let server = Server::always(reply("400 Bad Request", "", NOT_FOUND.as_bytes()));
    let clock = Clock::manual();
    let client = PrivateRestClient::with_clock(config(&server), clock.clone()).unwrap();
    let resolving = tokio::spawn({
        let client = client.clone();
        async move { client.resolve(asked_for()).await }
    });
    let mut asked = 0;
    while !resolving.is_finished() {
        // Until it asks again; when the clock moved during a question, it must move once more.
        for _ in 0..200 {
            if resolving.is_finished() || server.requests().len() > asked {
                break;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        asked = server.requests().len();
        clock.advance(Duration::from_millis(250));
    }
    let resolution = resolving.await.unwrap().unwrap();
    assert_eq!(resolution.verdict, Verdict::NeverArrived);
    assert!(
        clock.now() >= Duration::from_secs(6),
        "it might have arrived until then"
    );
    assert!(server.requests().len() > 2);
}

#[tokio::test]
async fn a_cancellation_is_resolved_by_what_became_of_the_order() {
    for (status, verdict) in [
        ("CANCELED", Verdict::Executed),
        ("FILLED", Verdict::Rejected),
    ] {
        let server = Server::always(ok(&FOUND.replace("FILLED", status)));
        let request = ResolveRequest {
            cancellation: Some(true),
            ..asked_for()
        };
        let resolution = client(&server).resolve(request).await.unwrap();
        assert_eq!(resolution.verdict, verdict, "{status}");
    }
}
