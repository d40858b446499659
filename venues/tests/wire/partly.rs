//! Calls of which the venue did a part: what is said of each item, and what is kept when nobody waits for the reply.

use std::future::Future;
use std::sync::{Mutex, mpsc};
use std::time::Duration;

use venues::binance::spot as binance;
use venues::http::{CallOutcome, Kind, Verdict};
use venues::{kucoin, okx};

use crate::account::{self, PLACED};
use crate::lost::{kucoin_order, okx_order};
use crate::server::{Act, Server, ok, reply};

const INSUFFICIENT: &str =
    r#"{"code":-2010,"msg":"Account has insufficient balance for requested action."}"#;
const GONE: &str = r#"{"code":-2011,"msg":"Unknown order sent."}"#;
const TIMED_OUT: &str = r#"{"code":-1007,"msg":"Timeout waiting for response."}"#;

fn replacement() -> binance::OrderCancelReplaceRequest {
    binance::OrderCancelReplaceRequest {
        symbol: "BTCUSDT".to_owned(),
        side: binance::Side::Buy,
        r#type: binance::OrderType::Market,
        cancel_replace_mode: binance::CancelReplaceMode::AllowFailure,
        time_in_force: None,
        quantity: Some("0.10".parse().unwrap()),
        quote_order_qty: None,
        price: None,
        cancel_new_client_order_id: None,
        cancel_orig_client_order_id: Some("old".to_owned()),
        cancel_order_id: None,
        new_client_order_id: Some("mine".to_owned()),
        strategy_id: None,
        strategy_type: None,
        stop_price: None,
        trailing_delta: None,
        iceberg_qty: None,
        new_order_resp_type: None,
        self_trade_prevention_mode: None,
        cancel_restrictions: None,
        order_rate_limit_exceeded_mode: None,
        peg_price_type: None,
        peg_offset_value: None,
        peg_offset_type: None,
    }
}

/// The reply to a replacement whose steps came out so.
fn steps(code: i64, cancel: (&str, &str), order: (&str, &str)) -> Vec<u8> {
    let body = format!(
        r#"{{"code":{code},"msg":"Order cancel-replace failed.","data":{{"cancelResult":"{}","newOrderResult":"{}","cancelResponse":{},"newOrderResponse":{}}}}}"#,
        cancel.0, order.0, cancel.1, order.1
    );
    reply("409 Conflict", "", body.as_bytes())
}

/// What is kept of a call whose caller goes away while it is on the wire.
async fn abandoned<C, F, Called>(
    answer: Vec<u8>,
    client: impl Fn(&Server) -> C,
    call: F,
    outcomes: impl Fn(&C) -> Vec<CallOutcome>,
) -> CallOutcome
where
    C: Clone,
    F: FnOnce(C) -> Called,
    Called: Future<Output = ()> + Send + 'static,
{
    let (release, held) = mpsc::channel::<()>();
    let held = Mutex::new(held);
    let server = Server::start(move |_, _| {
        held.lock().unwrap().recv().unwrap();
        Act::Say(answer.clone())
    });
    let client = client(&server);
    let calling = tokio::spawn(call(client.clone()));
    server.asked(1).await;
    calling.abort();
    assert!(calling.await.unwrap_err().is_cancelled());
    release.send(()).unwrap();
    loop {
        if let Some(outcome) = outcomes(&client).pop() {
            return outcome;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

pub fn kucoin_client(server: &Server) -> kucoin::spot::PrivateRestClient {
    kucoin::spot::PrivateRestClient::new(kucoin::PrivateConfig {
        key: Some("a-key".into()),
        secret: Some(account::SECRET.into()),
        passphrase: Some("a passphrase".into()),
        base_url: Some(server.url()),
        ..Default::default()
    })
    .unwrap()
}

pub fn okx_client(server: &Server) -> okx::spot::PrivateRestClient {
    okx::spot::PrivateRestClient::new(okx::PrivateConfig {
        key: Some("a-key".into()),
        secret: Some(account::SECRET.into()),
        passphrase: Some("a passphrase".into()),
        base_url: Some(server.url()),
        ..Default::default()
    })
    .unwrap()
}

#[tokio::test]
async fn a_replacement_of_which_a_step_failed_was_done_in_part() {
    let (done, failed) = (("SUCCESS", PLACED), "FAILURE");
    for (code, cancel, order, kind, verdict) in [
        (
            -2021,
            done,
            (failed, INSUFFICIENT),
            Kind::ExchangeError,
            Verdict::PartlyExecuted,
        ),
        (
            -2021,
            (failed, GONE),
            done,
            Kind::ExchangeError,
            Verdict::PartlyExecuted,
        ),
        (
            -2022,
            (failed, GONE),
            ("NOT_ATTEMPTED", "null"),
            Kind::OrderNotFound,
            Verdict::Rejected,
        ),
        (
            -2022,
            (failed, GONE),
            (failed, INSUFFICIENT),
            Kind::OrderNotFound,
            Verdict::Rejected,
        ),
        (
            -2021,
            done,
            (failed, TIMED_OUT),
            Kind::OrderOutcomeUnknown,
            Verdict::Unknown,
        ),
    ] {
        let answer = steps(code, cancel, order);
        let said = answer.clone();
        let server = Server::start(move |_, _| Act::Say(said.clone()));
        let client = account::client(&server);
        let error = client.order_cancel_replace(replacement()).await;
        let error = error.unwrap_err();
        let failure = error.as_ref();
        assert_eq!(failure.kind, kind, "{failure}");
        let steps = binance::failed_replacement(failure.raw.clone().unwrap()).unwrap();
        let done = [cancel, order].map(|(result, _)| result == "SUCCESS");
        let failed = [&steps.cancel_failure, &steps.new_order_failure];
        assert_eq!(failed.map(Option::is_none), done);
        let old = steps.cancelled_order.as_ref();
        assert_eq!(old.map(|order| order.order_id), done[0].then_some(28));
        let new = steps.new_order.as_ref();
        assert_eq!(new.map(|order| order.order_id), done[1].then_some(28));
        for (what, (result, said)) in [("cancellation", cancel), ("new order", order)] {
            let words = match result {
                "SUCCESS" => format!("the {what}: done"),
                "NOT_ATTEMPTED" => format!("the {what}: it was not tried"),
                _ => format!("the {what}: [{}]", said.get(8..13).unwrap()),
            };
            assert!(failure.message.contains(&words), "{words}: {failure}");
        }
        let outcome = abandoned(
            answer,
            account::client,
            |client| async move { drop(client.order_cancel_replace(replacement()).await) },
            binance::PrivateRestClient::outcomes,
        )
        .await;
        assert_eq!(outcome.verdict, verdict, "{outcome:?}");
        let reply = outcome.reply.unwrap();
        assert!(reply.as_str().contains(order.0), "{reply:?}");
    }
}

const TAKEN: &str = r#"{"orderId":"1","clientOid":"a","success":true}"#;
const REFUSED: &str = r#"{"success":false,"failMsg":"account.available.amount"}"#;

#[tokio::test]
async fn kucoins_items_say_why_they_failed() {
    for (data, failed, verdict) in [
        ([TAKEN, TAKEN], [false, false], Verdict::Executed),
        ([TAKEN, REFUSED], [false, true], Verdict::PartlyExecuted),
        ([REFUSED, REFUSED], [true, true], Verdict::Rejected),
    ] {
        let data = data.join(",");
        let answer = ok(&format!(r#"{{"code":"200000","data":[{data}]}}"#));
        let request = || kucoin::spot::BatchAddOrdersRequest {
            order_list: vec![kucoin_order(None), kucoin_order(None)],
        };
        let said = answer.clone();
        let server = Server::start(move |_, _| Act::Say(said.clone()));
        let placed = kucoin_client(&server).batch_add_orders(request()).await;
        for (order, failed) in placed.unwrap().iter().zip(failed) {
            let failure = order.failure();
            assert_eq!(failure.is_some(), failed);
            if let Some(failure) = failure {
                assert_eq!(failure.kind, Kind::InsufficientBalance);
                assert_eq!(failure.message, "account.available.amount");
                assert_eq!(failure.code, None, "the venue gives an item none");
            }
        }
        let outcome = abandoned(
            answer,
            kucoin_client,
            |client| async move { drop(client.batch_add_orders(request()).await) },
            kucoin::spot::PrivateRestClient::outcomes,
        )
        .await;
        assert_eq!(outcome.verdict, verdict, "{outcome:?}");
    }
}

#[tokio::test]
async fn kucoins_symbols_whose_orders_stay_make_a_cancellation_partial() {
    for (data, verdict) in [
        (
            r#"{"succeedSymbols":["BTC-USDT"],"failedSymbols":[]}"#,
            Verdict::Executed,
        ),
        (
            r#"{"succeedSymbols":["BTC-USDT"],"failedSymbols":[{"symbol":"ETH-USDT","error":"busy"}]}"#,
            Verdict::PartlyExecuted,
        ),
        (
            r#"{"succeedSymbols":[],"failedSymbols":[{"symbol":"ETH-USDT","error":"busy"}]}"#,
            Verdict::Rejected,
        ),
        // Nothing was open.
        (
            r#"{"succeedSymbols":[],"failedSymbols":[]}"#,
            Verdict::Executed,
        ),
    ] {
        let outcome = abandoned(
            ok(&format!(r#"{{"code":"200000","data":{data}}}"#)),
            kucoin_client,
            |client| async move {
                drop(
                    client
                        .cancel_all_orders(kucoin::spot::CancelAllOrdersRequest {})
                        .await,
                );
            },
            kucoin::spot::PrivateRestClient::outcomes,
        )
        .await;
        assert_eq!(outcome.verdict, verdict, "{data}");
    }
    let server = Server::always(ok(
        r#"{"code":"200000","data":{"succeedSymbols":[],"failedSymbols":[{"symbol":"ETH-USDT","error":"The order does not exist."}]}}"#,
    ));
    let request = kucoin::spot::CancelAllOrdersRequest {};
    let cancelled = kucoin_client(&server).cancel_all_orders(request).await;
    let failure = cancelled.unwrap().failed_symbols[0].failure();
    assert_eq!(failure.kind, Kind::OrderNotFound);
    assert_eq!(failure.message, "The order does not exist.");
}

#[test]
fn an_error_of_another_kind_tells_of_no_steps() {
    for body in [INSUFFICIENT, "", "<html>"] {
        assert_eq!(binance::failed_replacement(body.into()), None, "{body}");
    }
}

#[tokio::test]
async fn okxs_items_say_why_they_failed() {
    for (code, items, verdict) in [
        ("0", ["0", "0"], Verdict::Executed),
        ("2", ["0", "51008"], Verdict::PartlyExecuted),
        ("1", ["51008", "51008"], Verdict::Rejected),
        // The venue itself ran out of time.
        ("2", ["0", "51054"], Verdict::Unknown),
    ] {
        let data = items.map(|code| format!(r#"{{"ordId":"","sCode":"{code}","sMsg":"why"}}"#));
        let answer = ok(&format!(
            r#"{{"code":"{code}","msg":"","data":[{}]}}"#,
            data.join(",")
        ));
        let request = || okx::spot::PlaceMultipleOrdersRequest {
            orders: vec![okx_order(None), okx_order(None)],
        };
        let said = answer.clone();
        let server = Server::start(move |_, _| Act::Say(said.clone()));
        let placed = okx_client(&server).place_multiple_orders(request()).await;
        for (order, code) in placed.unwrap().iter().zip(items) {
            let failure = order.failure();
            assert_eq!(failure.is_some(), code != "0");
            if let Some(failure) = failure {
                let kind = match code {
                    "51008" => Kind::InsufficientBalance,
                    _ => Kind::OrderOutcomeUnknown,
                };
                assert_eq!(failure.kind, kind);
                assert_eq!(failure.code.as_deref(), Some(code));
                assert_eq!(failure.message, "why");
            }
        }
        let outcome = abandoned(
            answer,
            okx_client,
            |client| async move { drop(client.place_multiple_orders(request()).await) },
            okx::spot::PrivateRestClient::outcomes,
        )
        .await;
        assert_eq!(outcome.verdict, verdict, "{outcome:?}");
    }
}
