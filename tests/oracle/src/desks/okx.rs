//! OKX's client.

use std::time::Duration;

use venues::http::{CallOutcome, Clock, Failure, Hook, Sent};
use venues::okx::PrivateConfig;
use venues::okx::spot::*;

use super::{HUGE, LOW, SIZE};
use crate::canary::{KEY, PASSPHRASE, SECRET};
use crate::desk::{Desk, Told};
use crate::plan::Kind;

/// OKX's client.
#[derive(Clone)]
pub struct Okx(PrivateRestClient);

const SYMBOL: &str = "BTC-USDT";

impl Desk for Okx {
    const VENUE: exchange::Venue = exchange::Venue::Okx;
    const CANCELS: &'static str = "cancel";

    fn open(url: &str, clock: &Clock, hook: Hook) -> Self {
        let config = PrivateConfig {
            key: Some(KEY.into()),
            secret: Some(SECRET.into()),
            passphrase: Some(PASSPHRASE.into()),
            base_url: Some(url.to_owned()),
            // Shorter than what a late request is late by at most.
            recv_window: Some(Duration::from_secs(5)),
            on_event: Some(hook),
            ..PrivateConfig::default()
        };
        Self(PrivateRestClient::with_clock(config, clock.clone()).unwrap())
    }

    async fn place(&self, id: &str, kind: Kind) -> Result<(), Failure> {
        let placed = self.0.place_order(order(id, kind)).await;
        placed.map(|_| ()).map_err(|error| error.as_ref().clone())
    }

    async fn cancel(&self, id: &str) -> Result<(), Failure> {
        let request = CancelOrderRequest {
            inst_id: SYMBOL.to_owned(),
            cl_ord_id: Some(id.to_owned()),
            ..CancelOrderRequest::default()
        };
        let cancelled = self.0.cancel_order(request).await;
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

fn order(id: &str, kind: Kind) -> PlaceOrderRequest {
    let (ord_type, price, size) = match kind {
        Kind::Trade => (OrderType::Market, None, SIZE),
        Kind::RestAndCancel => (OrderType::Limit, Some(LOW), SIZE),
        Kind::TooLarge => (OrderType::Limit, Some(LOW), HUGE),
    };
    PlaceOrderRequest {
        inst_id: SYMBOL.to_owned(),
        td_mode: TradeMode::Cash,
        side: Side::Buy,
        ord_type,
        size: size.parse().unwrap(),
        price: price.map(|price| price.parse().unwrap()),
        reduce_only: None,
        ccy: None,
        cl_ord_id: Some(id.to_owned()),
        tag: None,
        pos_side: None,
        price_usd: None,
        price_vol: None,
        tgt_ccy: Some(TargetCurrency::BaseCcy),
        ban_amend: None,
        price_amend_type: None,
        trade_quote_ccy: None,
        stp_mode: None,
        is_elp_taker_access: None,
        speed_bump: None,
        outcome: None,
        tp_trigger_price: None,
        tp_ord_price: None,
        sl_trigger_price: None,
        sl_ord_price: None,
        tp_trigger_price_type: None,
        sl_trigger_price_type: None,
        attach_algo_ords: None,
        quick_mgn_type: None,
    }
}
