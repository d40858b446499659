//! KuCoin's client.

use venues::http::{CallOutcome, Clock, Failure, Hook, Sent};
use venues::kucoin::PrivateConfig;
use venues::kucoin::spot::*;

use super::{HUGE, LOW, SIZE};
use crate::canary::{KEY, PASSPHRASE, SECRET};
use crate::desk::{Desk, Told};
use crate::plan::Kind;

/// KuCoin's client.
#[derive(Clone)]
pub struct Kucoin(PrivateRestClient);

const SYMBOL: &str = "BTC-USDT";

impl Desk for Kucoin {
    const VENUE: exchange::Venue = exchange::Venue::Kucoin;
    const CANCELS: &'static str = "DELETE";

    fn open(url: &str, clock: &Clock, hook: Hook) -> Self {
        let config = PrivateConfig {
            key: Some(KEY.into()),
            secret: Some(SECRET.into()),
            passphrase: Some(PASSPHRASE.into()),
            base_url: Some(url.to_owned()),
            on_event: Some(hook),
            ..PrivateConfig::default()
        };
        Self(PrivateRestClient::with_clock(config, clock.clone()).unwrap())
    }

    async fn place(&self, id: &str, kind: Kind) -> Result<(), Failure> {
        let placed = self.0.add_order(order(id, kind)).await;
        placed.map(|_| ()).map_err(|error| error.as_ref().clone())
    }

    async fn cancel(&self, id: &str) -> Result<(), Failure> {
        let request = CancelOrderByClientOidRequest {
            client_oid: id.to_owned(),
            symbol: SYMBOL.to_owned(),
        };
        let cancelled = self.0.cancel_order_by_client_oid(request).await;
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

fn order(id: &str, kind: Kind) -> AddOrderRequest {
    let (r#type, price, size) = match kind {
        Kind::Trade => (OrderType::Market, None, SIZE),
        Kind::RestAndCancel => (OrderType::Limit, Some(LOW), SIZE),
        Kind::TooLarge => (OrderType::Limit, Some(LOW), HUGE),
    };
    AddOrderRequest {
        side: Side::Buy,
        symbol: SYMBOL.to_owned(),
        r#type,
        client_oid: Some(id.to_owned()),
        remark: None,
        stp: None,
        price: price.map(|price| price.parse().unwrap()),
        size: Some(size.parse().unwrap()),
        time_in_force: None,
        post_only: None,
        hidden: None,
        iceberg: None,
        visible_size: None,
        tags: None,
        cancel_after: None,
        funds: None,
        allow_max_time_window: None,
        client_timestamp: None,
    }
}
