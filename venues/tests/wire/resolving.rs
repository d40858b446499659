//! What became of a call whose reply was lost, asked for later.

use std::time::Duration;

use venues::auth::Secret;
use venues::binance::spot::*;
use venues::http::{Clock, Failure, Kind, Sent, Verdict};
use venues::{kucoin, okx};

use crate::account::{client, config, mine, parameter, query};
use crate::lost::{Lost, kucoin_order, okx_order};
use crate::server::{Server, ok, reply};

const NOT_FOUND: &str = r#"{"code":-2013,"msg":"Order does not exist."}"#;

fn order(more: &str) -> String {
    format!(r#"{{"symbol":"BTCUSDT","orderId":28,"clientOrderId":"mine","side":"BUY"{more}}}"#)
}

fn missing() -> Vec<u8> {
    reply("400 Bad Request", "", NOT_FOUND.as_bytes())
}

fn sent(failure: &Failure) -> Sent {
    assert_eq!(failure.kind, Kind::OrderOutcomeUnknown, "{failure}");
    Sent::clone(failure.sent.as_ref().unwrap())
}

#[tokio::test]
async fn an_order_that_is_found_was_executed() {
    let lost = Lost::then(|count, _| match count {
        0 => missing(),
        _ => ok(&order(r#","status":"FILLED""#)),
    });
    let client = client(&lost.server);
    let error = client.new_order(mine()).await.unwrap_err();
    let sent = sent(error.as_ref());
    assert_eq!(sent.request, "POST /api/v3/order");
    let resolution = client.resolve(sent).await.unwrap();
    assert_eq!(resolution.verdict, Verdict::Executed);
    assert_eq!(resolution.order.unwrap().order_id, 28);
    let asked = lost.asked();
    assert_eq!(asked.len(), 2);
    assert_eq!(
        parameter(query(&asked[0]), "origClientOrderId"),
        Some("mine")
    );
}

#[tokio::test]
async fn an_older_order_of_the_same_id_is_another() {
    let lost = Lost::then(|count, _| match count {
        0 => ok(&order(r#","status":"FILLED","time":1600000000000"#)),
        _ => ok(&order(r#","status":"NEW","time":9000000000000"#)),
    });
    let client = client(&lost.server);
    let error = client.new_order(mine()).await.unwrap_err();
    let resolution = client.resolve(sent(error.as_ref())).await.unwrap();
    assert_eq!(resolution.verdict, Verdict::Executed);
    assert_eq!(lost.asked().len(), 2);
}

/// Moves a clock while something is asked again and again; gives what came of it.
async fn in_time<T>(clock: &Clock, calling: tokio::task::JoinHandle<T>) -> T {
    while !calling.is_finished() {
        // Somebody sleeps on the clock: the reply's time-out, or the pause.
        tokio::time::sleep(Duration::from_millis(1)).await;
        clock.advance(Duration::from_millis(50));
    }
    calling.await.unwrap()
}

#[tokio::test]
async fn an_order_that_is_not_there_never_arrived_once_it_is_too_late_for_it() {
    let clock = Clock::manual();
    // A manual clock began in 1970, and so did the venue's.
    let venue = clock.clone();
    let lost = Lost::then(move |_, _| {
        let now = std::time::UNIX_EPOCH + venue.unix();
        let date = format!("date: {}\r\n", httpdate::fmt_http_date(now));
        reply("400 Bad Request", &date, NOT_FOUND.as_bytes())
    });
    let client = PrivateRestClient::with_clock(config(&lost.server), clock.clone()).unwrap();
    let error = client.new_order(mine()).await.unwrap_err();
    let sent = sent(error.as_ref());
    let resolving = tokio::spawn({
        let client = client.clone();
        async move { client.resolve(sent).await }
    });
    let resolution = in_time(&clock, resolving).await.unwrap();
    assert_eq!(resolution.verdict, Verdict::NeverArrived);
    assert!(
        clock.now() >= Duration::from_secs(6),
        "it might have arrived until then"
    );
    assert!(lost.asked().len() > 3);
}

#[tokio::test]
async fn a_cancellation_is_resolved_by_what_became_of_the_order() {
    for (status, verdict) in [
        ("CANCELED", Verdict::Executed),
        ("FILLED", Verdict::Rejected),
        ("EXPIRED", Verdict::Rejected),
    ] {
        let found = order(&format!(r#","status":"{status}""#));
        let lost = Lost::then(move |_, _| ok(&found));
        let client = client(&lost.server);
        let request = DeleteOrderRequest {
            symbol: "BTCUSDT".to_owned(),
            orig_client_order_id: Some("mine".to_owned()),
            new_client_order_id: Some("of the cancellation".to_owned()),
            ..DeleteOrderRequest::default()
        };
        let error = client.delete_order(request).await.unwrap_err();
        let sent = sent(error.as_ref());
        assert_eq!(sent.client_order_id.as_deref(), Some("mine"));
        let resolution = client.resolve(sent).await.unwrap();
        assert_eq!(resolution.verdict, verdict, "{status}");
    }
}

#[tokio::test]
async fn a_reduction_is_resolved_by_the_orders_size() {
    for (size, verdict) in [
        ("0.50000000", Verdict::Executed),
        ("0.7", Verdict::Rejected),
    ] {
        let found = order(&format!(r#","status":"FILLED","origQty":"{size}""#));
        let lost = Lost::then(move |_, _| ok(&found));
        let client = client(&lost.server);
        let request = OrderAmendKeepPriorityRequest {
            symbol: "BTCUSDT".to_owned(),
            new_qty: "0.5".parse().unwrap(),
            order_id: Some(28),
            ..OrderAmendKeepPriorityRequest::default()
        };
        let error = client.order_amend_keep_priority(request).await.unwrap_err();
        let resolution = client.resolve(sent(error.as_ref())).await.unwrap();
        assert_eq!(resolution.verdict, verdict, "{size}");
    }
}

#[tokio::test]
async fn what_no_question_tells_stays_unknown() {
    let lost = Lost::then(|_, _| missing());
    let sent = Sent {
        request: "POST /api/v3/something".into(),
        ..sent(
            client(&lost.server)
                .new_order(mine())
                .await
                .unwrap_err()
                .as_ref(),
        )
    };
    let resolution = client(&lost.server).resolve(sent).await.unwrap();
    assert_eq!(resolution.verdict, Verdict::Unknown);
}

fn kucoin_client(server: &Server) -> kucoin::spot::PrivateRestClient {
    let config = kucoin::PrivateConfig {
        key: Some("a-key".into()),
        secret: Some(Secret::from("a-secret")),
        passphrase: Some("a passphrase".into()),
        base_url: Some(server.url()),
        ..Default::default()
    };
    kucoin::spot::PrivateRestClient::new(config).unwrap()
}

fn okx_client(server: &Server) -> okx::spot::PrivateRestClient {
    let config = okx::PrivateConfig {
        key: Some("a-key".into()),
        secret: Some(Secret::from("a-secret")),
        passphrase: Some("a passphrase".into()),
        base_url: Some(server.url()),
        recv_window: Some(Duration::from_millis(1)),
        ..Default::default()
    };
    okx::spot::PrivateRestClient::new(config).unwrap()
}

#[tokio::test]
async fn each_order_of_kucoins_batch_is_found_by_its_own_id() {
    let lost = Lost::then(|_, line| {
        let id = line.split(['/', '?']).nth(6).unwrap();
        ok(&format!(
            r#"{{"code":"200000","data":{{"id":"1","symbol":"BTC-USDT","clientOid":"{id}","active":false}}}}"#
        ))
    });
    let client = kucoin_client(&lost.server);
    let request = kucoin::spot::BatchAddOrdersRequest {
        order_list: vec![kucoin_order(Some("first")), kucoin_order(None)],
    };
    let error = client.batch_add_orders(request).await.unwrap_err();
    let resolution = client.resolve(sent(error.as_ref())).await.unwrap();
    assert_eq!(resolution.verdict, Verdict::Executed);
    let [first, second] = &resolution.orders[..] else {
        panic!("two orders");
    };
    assert_eq!(first.client_order_id.as_deref(), Some("first"));
    assert_ne!(first.client_order_id, second.client_order_id);
    for order in &resolution.orders {
        assert_eq!(
            order.order.as_ref().unwrap().client_oid,
            order.client_order_id
        );
    }
}

#[tokio::test]
async fn kucoins_change_is_found_in_the_order_that_took_the_old_ones_place() {
    let lost = Lost::then(|_, line| {
        ok(match line.contains("/client-order/mine") {
            true => {
                r#"{"code":"200000","data":{"id":"2","symbol":"BTC-USDT","clientOid":"mine","active":true,"price":"7.0"}}"#
            }
            false => {
                r#"{"code":"200000","data":{"id":"1","symbol":"BTC-USDT","clientOid":"mine","active":false,"cancelExist":true,"price":"6"}}"#
            }
        })
    });
    let client = kucoin_client(&lost.server);
    let request = kucoin::spot::ModifyOrderRequest {
        symbol: "BTC-USDT".to_owned(),
        order_id: Some("1".to_owned()),
        new_price: Some("7".parse().unwrap()),
        ..Default::default()
    };
    let error = client.modify_order(request).await.unwrap_err();
    let resolution = client.resolve(sent(error.as_ref())).await.unwrap();
    assert_eq!(resolution.verdict, Verdict::Executed);
    assert_eq!(resolution.order.unwrap().id, "2");
}

#[test]
fn a_window_is_a_millisecond_at_least() {
    let config = okx::PrivateConfig {
        key: Some("a-key".into()),
        secret: Some(Secret::from("a-secret")),
        passphrase: Some("a passphrase".into()),
        recv_window: Some(Duration::from_micros(999)),
        ..Default::default()
    };
    let error = okx::spot::PrivateRestClient::new(config).unwrap_err();
    assert!(
        error.to_string().contains("at least a millisecond"),
        "{error}"
    );
}

#[tokio::test]
async fn kucoin_has_no_window_to_be_set() {
    let config = kucoin::PrivateConfig {
        key: Some("a-key".into()),
        secret: Some(Secret::from("a-secret")),
        passphrase: Some("a passphrase".into()),
        recv_window: Some(Duration::from_secs(1)),
        ..Default::default()
    };
    let error = kucoin::spot::PrivateRestClient::new(config).unwrap_err();
    assert!(
        error.to_string().contains("`recv_window` cannot be used"),
        "{error}"
    );
}

#[tokio::test]
async fn okxs_deadline_is_one_of_orders_and_their_changes() {
    let lost = Lost::then(|_, _| Vec::new());
    let client = okx_client(&lost.server);
    let order = client.place_order(okx_order(Some("mine"))).await;
    let lost = Lost::then(|_, _| Vec::new());
    let client = okx_client(&lost.server);
    let cancelling = okx::spot::CancelOrderRequest {
        inst_id: "BTC-USDT".to_owned(),
        cl_ord_id: Some("mine".to_owned()),
        ..Default::default()
    };
    let cancelled = client.cancel_order(cancelling).await;
    for (error, window) in [
        (order.unwrap_err(), 1),
        // It is executed as long as its timestamp is good.
        (cancelled.unwrap_err(), 30_000),
    ] {
        let sent = sent(error.as_ref());
        assert_eq!(sent.expires_at.0 - sent.sent_at.0, window, "{sent:?}");
    }
}

#[tokio::test]
async fn okxs_batch_may_have_come_to_pass_in_part() {
    let lost = Lost::then(|_, line| {
        ok(match line.contains("clOrdId=first") {
            true => {
                r#"{"code":"0","msg":"","data":[{"instId":"BTC-USDT","ordId":"1","clOrdId":"first","state":"canceled","cTime":"9000000000000"}]}"#
            }
            false => r#"{"code":"51603","msg":"Order does not exist","data":[]}"#,
        })
    });
    let client = okx_client(&lost.server);
    let request = okx::spot::PlaceMultipleOrdersRequest {
        orders: vec![okx_order(Some("first")), okx_order(Some("second"))],
    };
    let error = client.place_multiple_orders(request).await.unwrap_err();
    let resolution = client.resolve(sent(error.as_ref())).await.unwrap();
    assert_eq!(resolution.verdict, Verdict::PartlyExecuted);
    let verdicts: Vec<_> = resolution
        .orders
        .iter()
        .map(|order| order.verdict)
        .collect();
    assert_eq!(verdicts, [Verdict::Executed, Verdict::NeverArrived]);
}

#[tokio::test]
async fn okxs_changes_are_told_by_price_and_size() {
    for (price, state, verdict) in [
        ("7.00", "live", Verdict::Executed),
        ("6", "filled", Verdict::Rejected),
        ("6", "live", Verdict::NeverArrived),
    ] {
        let found = format!(
            r#"{{"code":"0","msg":"","data":[{{"instId":"BTC-USDT","ordId":"1","state":"{state}","px":"{price}","sz":"1"}}]}}"#
        );
        let lost = Lost::then(move |_, _| ok(&found));
        let client = okx_client(&lost.server);
        let request = okx::spot::AmendOrderRequest {
            inst_id: "BTC-USDT".to_owned(),
            ord_id: Some("1".to_owned()),
            new_price: Some("7".parse().unwrap()),
            new_size: Some("1.0".parse().unwrap()),
            ..Default::default()
        };
        let error = client.amend_order(request).await.unwrap_err();
        let resolution = client.resolve(sent(error.as_ref())).await.unwrap();
        assert_eq!(resolution.verdict, verdict, "{price} {state}");
    }
}
