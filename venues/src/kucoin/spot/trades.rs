//! Trades.
//!
//! In: a symbol. Out: its latest public trades, newest last. Invariant: times are in nanoseconds, as the venue sends
//! them.

use serde::{Deserialize, Serialize};

use super::PublicRestClient;
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, PUBLIC};
use crate::limits::Charge;
use crate::types::{Decimal, Nanoseconds, Text, open_enum};

impl PublicRestClient {
    /// The latest 100 public trades of a symbol.
    pub async fn get_trade_history(
        &self,
        request: TradeHistoryRequest,
    ) -> Result<Response<Vec<Trade>>, KucoinError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// Side of an order; of a public trade, that of the taker.
    pub enum Side {
        /// Buys.
        Buy = "buy",
        /// Sells.
        Sell = "sell",
    }
}

/// Trade history. Weight 3.
///
/// <https://www.kucoin.com/docs-new/api-3470162>
#[derive(Debug, Clone, Default, Serialize)]
pub struct TradeHistoryRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
}

impl Endpoint for TradeHistoryRequest {
    type Response = Vec<Trade>;
    const PATH: &'static str = "/api/v1/market/histories";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 3)];
}

/// A public trade.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trade {
    /// Sequence number (`sequence`).
    pub sequence: Option<Text>,
    /// Price (`price`).
    pub price: Decimal,
    /// Size in the base currency (`size`).
    pub size: Decimal,
    /// Side of the taker (`side`).
    pub side: Side,
    /// Time of the trade (`time`).
    pub time: Nanoseconds,
}
