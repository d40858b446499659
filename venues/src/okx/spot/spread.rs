//! Spread trading: two instruments traded as one.
//!
//! In: a spread. Out: its ticker and candlesticks. Invariant: a price of a spread is a difference and can be negative.

use serde::{Deserialize, Serialize};

use super::{CandleBar, CandleState, PublicRestClient};
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_two_seconds};
use crate::types::{Decimal, Milliseconds, Text, positional};

impl PublicRestClient {
    /// Ticker of a spread.
    pub async fn get_spread_ticker(
        &self,
        request: SpreadTickerRequest,
    ) -> Result<Response<SpreadTicker>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Candlesticks of a spread, newest first, out of the latest 1,440.
    pub async fn get_spread_candlesticks(
        &self,
        request: SpreadCandlesticksRequest,
    ) -> Result<Response<Vec<SpreadCandlestick>>, OkxError> {
        self.rest.call(request).await
    }

    /// Candlesticks of a spread from recent years, newest first.
    pub async fn get_spread_candlesticks_history(
        &self,
        request: SpreadCandlesticksHistoryRequest,
    ) -> Result<Response<Vec<SpreadCandlestick>>, OkxError> {
        self.rest.call(request).await
    }
}

/// Ticker of a spread. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#spread-trading-rest-api-get-ticker-public>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpreadTickerRequest {
    /// Spread, `BTC-USDT_BTC-USDT-SWAP` (`sprdId`).
    pub sprd_id: String,
}

static SPREAD_TICKER: Budget = per_two_seconds("market/sprd-ticker", 20);

impl Endpoint for SpreadTickerRequest {
    type Response = SpreadTicker;
    const PATH: &'static str = "/api/v5/market/sprd-ticker";
    const COST: &'static [Charge] = &[Charge::constant(&SPREAD_TICKER, 1)];
}

/// Last trade, best bid and ask, and the last 24 hours of a spread.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SpreadTicker {
    /// Spread (`sprdId`).
    pub sprd_id: Text,
    /// Last traded price; absent before the first trade (`last`).
    #[serde(rename = "last")]
    pub price: Option<Decimal>,
    /// Last traded size (`lastSz`).
    #[serde(rename = "lastSz")]
    pub last_size: Option<Decimal>,
    /// Best ask price (`askPx`).
    #[serde(rename = "askPx")]
    pub ask_price: Option<Decimal>,
    /// Size at the best ask (`askSz`).
    #[serde(rename = "askSz")]
    pub ask_size: Option<Decimal>,
    /// Best bid price (`bidPx`).
    #[serde(rename = "bidPx")]
    pub bid_price: Option<Decimal>,
    /// Size at the best bid (`bidSz`).
    #[serde(rename = "bidSz")]
    pub bid_size: Option<Decimal>,
    /// Price 24 hours ago (`open24h`).
    pub open_24h: Option<Decimal>,
    /// Highest price of 24 hours (`high24h`).
    pub high_24h: Option<Decimal>,
    /// Lowest price of 24 hours (`low24h`).
    pub low_24h: Option<Decimal>,
    /// Volume of 24 hours: in US dollars for inverse spreads, in the base currency for others (`vol24h`).
    pub vol_24h: Option<Decimal>,
    /// Time of the ticker (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

/// Candlesticks of a spread. 40 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#spread-trading-rest-api-get-candlesticks>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpreadCandlesticksRequest {
    /// Spread, `BTC-USDT_BTC-USDT-SWAP` (`sprdId`).
    pub sprd_id: String,
    /// Length of a candlestick, 1 minute by default (`bar`).
    pub bar: Option<CandleBar>,
    /// Only those with an earlier opening time (`after`).
    pub after: Option<Milliseconds>,
    /// Only those with a later opening time; alone, it gives the newest (`before`).
    pub before: Option<Milliseconds>,
    /// At most this many: up to 300, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static SPREAD_CANDLESTICKS: Budget = per_two_seconds("market/sprd-candles", 40);

impl Endpoint for SpreadCandlesticksRequest {
    type Response = Vec<SpreadCandlestick>;
    const PATH: &'static str = "/api/v5/market/sprd-candles";
    const COST: &'static [Charge] = &[Charge::constant(&SPREAD_CANDLESTICKS, 1)];
}

/// Candlesticks history of a spread. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#spread-trading-rest-api-get-candlesticks-history>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpreadCandlesticksHistoryRequest {
    /// Spread, `BTC-USDT_BTC-USDT-SWAP` (`sprdId`).
    pub sprd_id: String,
    /// Length of a candlestick, 1 minute by default (`bar`).
    pub bar: Option<CandleBar>,
    /// Only those with an earlier opening time (`after`).
    pub after: Option<Milliseconds>,
    /// Only those with a later opening time; alone, it gives the newest (`before`).
    pub before: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static SPREAD_CANDLESTICKS_HISTORY: Budget = per_two_seconds("market/sprd-history-candles", 20);

impl Endpoint for SpreadCandlesticksHistoryRequest {
    type Response = Vec<SpreadCandlestick>;
    const PATH: &'static str = "/api/v5/market/sprd-history-candles";
    const COST: &'static [Charge] = &[Charge::constant(&SPREAD_CANDLESTICKS_HISTORY, 1)];
}

positional! {
    /// A candlestick of a spread.
    pub struct SpreadCandlestick {
        /// Opening time.
        pub time: Milliseconds,
        /// First price.
        pub open: Decimal,
        /// Highest price.
        pub high: Decimal,
        /// Lowest price.
        pub low: Decimal,
        /// Last price.
        pub close: Decimal,
        /// Volume.
        pub vol: Decimal,
        /// Whether it is complete.
        pub confirm: CandleState,
    }
}
