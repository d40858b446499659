//! What became of requests that name no single order: all orders of a symbol, a list of orders, money.

use std::time::{Duration, UNIX_EPOCH};

use venues::binance::spot::*;
use venues::http::{Clock, Sent, Verdict};
use venues::okx;

use crate::account::{config, parameter, query};
use crate::lost::Lost;
use crate::server::{ok, reply};

/// When the request is sent, in milliseconds since 1970.
const SENT: i64 = 1_750_000_000_000;

/// What becomes of a lost request when the venue answers every question with this.
async fn resolved<Lose>(answer: impl Fn() -> (&'static str, String), lose: Lose) -> Verdict
where
    Lose: AsyncFnOnce(&PrivateRestClient) -> Sent,
{
    let clock = Clock::manual();
    clock.set(SENT);
    let (venue, (status, body)) = (clock.clone(), answer());
    let lost = Lost::then(move |_, _| {
        let now = UNIX_EPOCH + venue.unix();
        let date = format!("date: {}\r\n", httpdate::fmt_http_date(now));
        reply(status, &date, body.as_bytes())
    });
    let client = PrivateRestClient::with_clock(config(&lost.server), clock.clone()).unwrap();
    let sent = lose(&client).await;
    let resolving = tokio::spawn(async move { client.resolve(sent).await });
    while !resolving.is_finished() {
        tokio::time::sleep(Duration::from_millis(1)).await;
        clock.advance(Duration::from_millis(50));
    }
    resolving.await.unwrap().unwrap().verdict
}

async fn sweep(client: &PrivateRestClient) -> Sent {
    let symbol = "BTCUSDT".to_owned();
    let request = DeleteOpenOrdersRequest { symbol };
    let error = client.delete_open_orders(request).await.unwrap_err();
    Sent::clone(error.as_ref().sent.as_ref().unwrap())
}

#[tokio::test]
async fn a_cancellation_of_all_is_told_by_orders_that_cannot_be_of_its_own_time() {
    for (created, verdict) in [
        (&[][..], Verdict::Executed),
        (&[SENT + 7_000], Verdict::Executed),
        (&[SENT - 2_000], Verdict::NeverArrived),
        (&[SENT - 2_000, SENT], Verdict::NeverArrived),
        // It may be there because it came later, or because the request never came.
        (&[SENT], Verdict::Unknown),
        (&[SENT + 3_000, SENT + 7_000], Verdict::Unknown),
    ] {
        let open = created.iter().map(|time| {
            format!(
                r#"{{"symbol":"BTCUSDT","orderId":1,"clientOrderId":"one","side":"BUY","status":"NEW","time":{time}}}"#
            )
        });
        let open = format!("[{}]", open.collect::<Vec<_>>().join(","));
        let told = resolved(|| ("200 OK", open.clone()), sweep).await;
        assert_eq!(told, verdict, "{created:?}");
    }
}

#[tokio::test]
async fn a_list_that_the_venue_does_not_know_never_arrived() {
    let missing = r#"{"code":-2018,"msg":"Order list does not exist."}"#;
    let told = resolved(
        || ("400 Bad Request", missing.to_owned()),
        async |client| {
            let request = DeleteOrderListRequest {
                symbol: "BTCUSDT".to_owned(),
                list_client_order_id: Some("mine".to_owned()),
                ..DeleteOrderListRequest::default()
            };
            let error = client.delete_order_list(request).await.unwrap_err();
            let mut sent = Sent::clone(error.as_ref().sent.as_ref().unwrap());
            // The same list, placed.
            sent.request = "POST /api/v3/orderList/oco".into();
            sent
        },
    )
    .await;
    assert_eq!(told, Verdict::NeverArrived);
}

#[tokio::test]
async fn an_order_that_gets_smaller_keeps_an_id_by_which_it_is_found() {
    let lost = Lost::then(|_, _| ok("{}"));
    let client = PrivateRestClient::new(config(&lost.server)).unwrap();
    let request = OrderAmendKeepPriorityRequest {
        symbol: "BTCUSDT".to_owned(),
        new_qty: "0.5".parse().unwrap(),
        orig_client_order_id: Some("mine".to_owned()),
        ..OrderAmendKeepPriorityRequest::default()
    };
    client.order_amend_keep_priority(request).await.unwrap_err();
    let requests = lost.server.requests();
    let kept = parameter(query(&requests[0]), "newClientOrderId");
    assert_eq!(kept, Some("mine"));
}

#[tokio::test]
async fn okxs_transfer_is_told_by_its_state_and_only_by_that() {
    for (state, verdict) in [
        (
            r#""code":"0","msg":"","data":[{"state":"success"}]"#,
            Verdict::Executed,
        ),
        (
            r#""code":"0","msg":"","data":[{"state":"failed"}]"#,
            Verdict::Rejected,
        ),
        (
            r#""code":"0","msg":"","data":[{"state":"pending"}]"#,
            Verdict::Unknown,
        ),
        (r#""code":"0","msg":"","data":[]"#, Verdict::Unknown),
        (
            r#""code":"58000","msg":"No such thing.","data":[]"#,
            Verdict::Unknown,
        ),
    ] {
        let lost = Lost::then(move |_, _| ok(&format!("{{{state}}}")));
        let config = okx::PrivateConfig {
            key: Some("a-key".into()),
            secret: Some("a-secret".into()),
            passphrase: Some("a passphrase".into()),
            base_url: Some(lost.server.url()),
            ..Default::default()
        };
        let clock = Clock::manual();
        let client = okx::spot::PrivateRestClient::with_clock(config, clock.clone()).unwrap();
        let request = okx::spot::FundsTransferRequest {
            ccy: "USDT".to_owned(),
            amt: "1".parse().unwrap(),
            from: okx::spot::TransferAccount::Trading,
            to: okx::spot::TransferAccount::Funding,
            sub_acct: None,
            r#type: None,
            loan_trans: None,
            client_id: Some("mine".to_owned()),
            omit_pos_risk: None,
        };
        let error = client.funds_transfer(request).await.unwrap_err();
        let sent = Sent::clone(error.as_ref().sent.as_ref().unwrap());
        // By now it would be refused.
        clock.advance(Duration::from_secs(60));
        let told = client.resolve(sent).await.unwrap();
        assert_eq!(told.verdict, verdict, "{state}");
        assert!(lost.asked()[0].contains("clientId=mine"));
    }
}
