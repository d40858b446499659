//! Binance's client.

use std::time::Duration;

use venues::binance::PrivateConfig;
use venues::binance::spot::*;
use venues::http::{CallOutcome, Clock, Failure, Hook, Sent};

use super::{HUGE, LOW, SIZE};
use crate::canary::{KEY, SECRET};
use crate::desk::{Desk, Told};
use crate::plan::Kind;

/// Binance's client.
#[derive(Clone)]
pub struct Binance(PrivateRestClient);

const SYMBOL: &str = "BTCUSDT";

impl Desk for Binance {
    const VENUE: exchange::Venue = exchange::Venue::Binance;
    const CANCELS: &'static str = "DELETE";

    fn open(url: &str, clock: &Clock, hook: Hook) -> Self {
        let config = PrivateConfig {
            key: Some(KEY.into()),
            secret: Some(SECRET.into()),
            base_url: Some(url.to_owned()),
            on_event: Some(hook),
            // 100 orders in ten seconds are allowed: the last of those that are at work at once waits long for its turn.
            timeout: Some(Duration::from_secs(120)),
            ..PrivateConfig::default()
        };
        Self(PrivateRestClient::with_clock(config, clock.clone()).unwrap())
    }

    async fn place(&self, id: &str, kind: Kind) -> Result<(), Failure> {
        let placed = self.0.new_order(order(id, kind)).await;
        placed.map(|_| ()).map_err(|error| error.as_ref().clone())
    }

    async fn cancel(&self, id: &str) -> Result<(), Failure> {
        let request = DeleteOrderRequest {
            symbol: SYMBOL.to_owned(),
            orig_client_order_id: Some(id.to_owned()),
            ..DeleteOrderRequest::default()
        };
        let cancelled = self.0.delete_order(request).await;
        cancelled
            .map(|_| ())
            .map_err(|error| error.as_ref().clone())
    }

    async fn resolve(&self, sent: Sent) -> Result<Told, Failure> {
        let told = self.0.resolve(sent).await;
        let told = told.map_err(|error| error.as_ref().clone())?;
        Ok(Told {
            verdict: told.verdict,
            debug: format!("{told:?}"),
        })
    }

    fn outcomes(&self) -> Vec<CallOutcome> {
        self.0.outcomes()
    }
}

fn order(id: &str, kind: Kind) -> NewOrderRequest {
    let (r#type, price, size) = match kind {
        Kind::Trade => (OrderType::Market, None, SIZE),
        Kind::RestAndCancel => (OrderType::Limit, Some(LOW), SIZE),
        Kind::TooLarge => (OrderType::Limit, Some(LOW), HUGE),
    };
    NewOrderRequest {
        symbol: SYMBOL.to_owned(),
        side: Side::Buy,
        r#type,
        time_in_force: price.map(|_| TimeInForce::Gtc),
        quantity: Some(size.parse().unwrap()),
        quote_order_qty: None,
        price: price.map(|price| price.parse().unwrap()),
        new_client_order_id: Some(id.to_owned()),
        strategy_id: None,
        strategy_type: None,
        stop_price: None,
        trailing_delta: None,
        iceberg_qty: None,
        new_order_resp_type: None,
        self_trade_prevention_mode: None,
        peg_price_type: None,
        peg_offset_value: None,
        peg_offset_type: None,
    }
}
