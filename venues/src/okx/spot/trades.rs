//! Trades.
//!
//! In: an instrument, or a family of options. Out: its public trades, newest first. Invariant: sizes are in the base
//! currency for spot and margin, in contracts for derivatives.

use serde::{Deserialize, Serialize};

use super::PublicRestClient;
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_two_seconds};
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PublicRestClient {
    /// The latest public trades of an instrument.
    pub async fn get_trades(
        &self,
        request: TradesRequest,
    ) -> Result<Response<Vec<Trade>>, OkxError> {
        self.rest.call(request).await
    }

    /// Public trades of an instrument over the last three months.
    pub async fn get_trades_history(
        &self,
        request: TradesHistoryRequest,
    ) -> Result<Response<Vec<Trade>>, OkxError> {
        self.rest.call(request).await
    }

    /// The latest public trades of a family of options, at most 100, calls and puts apart.
    pub async fn get_option_trades_by_instrument_family(
        &self,
        request: OptionTradesByInstrumentFamilyRequest,
    ) -> Result<Response<Vec<OptionFamilyTrades>>, OkxError> {
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

open_enum! {
    /// Kind of order that was traded.
    pub enum TradeSource {
        /// A normal order.
        Normal = "0",
        /// An order of the Enhanced Liquidity Program.
        EnhancedLiquidityProgram = "1",
    }
}

open_enum! {
    /// What `after` and `before` mean in a history of trades.
    pub enum TradePagination {
        /// Numbers of trades.
        TradeId = "1",
        /// Times in milliseconds.
        Time = "2",
    }
}

open_enum! {
    /// Kind of option.
    pub enum OptionType {
        /// A call.
        Call = "C",
        /// A put.
        Put = "P",
    }
}

/// Trades. 100 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-trades>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TradesRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// At most this many: up to 500, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static TRADES: Budget = per_two_seconds("market/trades", 100);

impl Endpoint for TradesRequest {
    type Response = Vec<Trade>;
    const PATH: &'static str = "/api/v5/market/trades";
    const COST: &'static [Charge] = &[Charge::constant(&TRADES, 1)];
}

/// Trades history. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-trades-history>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TradesHistoryRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// What `after` and `before` mean: numbers of trades by default (`type`).
    pub r#type: Option<TradePagination>,
    /// Only trades before this number or time (`after`).
    pub after: Option<String>,
    /// Only trades after this number; a time is not supported (`before`).
    pub before: Option<String>,
    /// At most this many: up to 100, the default (`limit`).
    pub limit: Option<u32>,
}

static TRADES_HISTORY: Budget = per_two_seconds("market/history-trades", 20);

impl Endpoint for TradesHistoryRequest {
    type Response = Vec<Trade>;
    const PATH: &'static str = "/api/v5/market/history-trades";
    const COST: &'static [Charge] = &[Charge::constant(&TRADES_HISTORY, 1)];
}

/// A public trade.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Trade {
    /// Instrument (`instId`).
    pub inst_id: Text,
    /// Side of the taker (`side`).
    pub side: Side,
    /// Size (`sz`).
    #[serde(rename = "sz")]
    pub size: Decimal,
    /// Price (`px`).
    #[serde(rename = "px")]
    pub price: Decimal,
    /// Number of the trade (`tradeId`).
    pub trade_id: Text,
    /// Time of the trade (`ts`).
    #[serde(rename = "ts")]
    pub time: Milliseconds,
    /// Kind of order (`source`).
    pub source: Option<TradeSource>,
}

/// Option trades by instrument family. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-option-trades-by-instrument-family>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OptionTradesByInstrumentFamilyRequest {
    /// Instrument family, `BTC-USD` (`instFamily`).
    pub inst_family: String,
}

static OPTION_TRADES_BY_INSTRUMENT_FAMILY: Budget =
    per_two_seconds("market/option/instrument-family-trades", 20);

impl Endpoint for OptionTradesByInstrumentFamilyRequest {
    type Response = Vec<OptionFamilyTrades>;
    const PATH: &'static str = "/api/v5/market/option/instrument-family-trades";
    const COST: &'static [Charge] = &[Charge::constant(&OPTION_TRADES_BY_INSTRUMENT_FAMILY, 1)];
}

/// Trades of the calls or the puts of a family.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OptionFamilyTrades {
    /// Volume of 24 hours in contracts (`vol24h`).
    pub vol_24h: Option<Decimal>,
    /// Calls or puts (`optType`).
    pub opt_type: Option<OptionType>,
    /// Trades (`tradeInfo`).
    #[serde(default)]
    pub trade_info: Vec<OptionFamilyTrade>,
}

/// A public trade of an option.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OptionFamilyTrade {
    /// Instrument (`instId`).
    pub inst_id: Text,
    /// Number of the trade (`tradeId`).
    pub trade_id: Text,
    /// Price (`px`).
    #[serde(rename = "px")]
    pub price: Decimal,
    /// Size in contracts (`sz`).
    #[serde(rename = "sz")]
    pub size: Decimal,
    /// Side of the taker (`side`).
    pub side: Side,
    /// Time of the trade (`ts`).
    #[serde(rename = "ts")]
    pub time: Milliseconds,
}
