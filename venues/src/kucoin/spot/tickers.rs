//! Tickers: the last trade, the best bid and ask, and the last 24 hours.
//!
//! In: a symbol or none. Out: the state of the market now. Invariant: a value that the venue does not have, as before
//! the first trade, is absent, never zero.

use serde::{Deserialize, Serialize};

use super::PublicRestClient;
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, PUBLIC};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text};

impl PublicRestClient {
    /// Last trade and best bid and ask of a symbol: level 1 of its order book.
    pub async fn get_ticker(
        &self,
        request: TickerRequest,
    ) -> Result<Response<Ticker>, KucoinError> {
        self.rest.call(request).await
    }

    /// Tickers of all symbols, a snapshot of every 2 seconds.
    pub async fn get_all_tickers(
        &self,
        request: AllTickersRequest,
    ) -> Result<Response<AllTickers>, KucoinError> {
        self.rest.call(request).await
    }

    /// The last 24 hours of a symbol.
    pub async fn get_24hr_stats(
        &self,
        request: Stats24hrRequest,
    ) -> Result<Response<Stats24hr>, KucoinError> {
        self.rest.call(request).await
    }
}

/// Ticker. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3470160>
#[derive(Debug, Clone, Default, Serialize)]
pub struct TickerRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
}

impl Endpoint for TickerRequest {
    type Response = Ticker;
    const PATH: &'static str = "/api/v1/market/orderbook/level1";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 2)];
}

/// Last trade and best bid and ask of a symbol.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ticker {
    /// Time of the ticker (`time`).
    pub time: Option<Milliseconds>,
    /// Sequence number (`sequence`).
    pub sequence: Option<Text>,
    /// Last traded price (`price`).
    pub price: Option<Decimal>,
    /// Last traded size (`size`).
    pub size: Option<Decimal>,
    /// Best bid price (`bestBid`).
    pub best_bid: Option<Decimal>,
    /// Size at the best bid (`bestBidSize`).
    pub best_bid_size: Option<Decimal>,
    /// Best ask price (`bestAsk`).
    pub best_ask: Option<Decimal>,
    /// Size at the best ask (`bestAskSize`).
    pub best_ask_size: Option<Decimal>,
}

/// All tickers. Weight 15.
///
/// <https://www.kucoin.com/docs-new/api-3470167>
#[derive(Debug, Clone, Default, Serialize)]
pub struct AllTickersRequest {}

impl Endpoint for AllTickersRequest {
    type Response = AllTickers;
    const PATH: &'static str = "/api/v1/market/allTickers";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 15)];
}

/// Tickers of all symbols at one time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AllTickers {
    /// Time of the snapshot (`time`).
    pub time: Option<Milliseconds>,
    /// One for each symbol (`ticker`).
    pub ticker: Vec<MarketTicker>,
}

/// Ticker of a symbol, with its last 24 hours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarketTicker {
    /// Symbol (`symbol`).
    pub symbol: Text,
    /// Name of the symbol, which can change (`symbolName`).
    pub symbol_name: Option<Text>,
    /// Best bid price (`buy`).
    pub buy: Option<Decimal>,
    /// Size at the best bid (`bestBidSize`).
    pub best_bid_size: Option<Decimal>,
    /// Best ask price (`sell`).
    pub sell: Option<Decimal>,
    /// Size at the best ask (`bestAskSize`).
    pub best_ask_size: Option<Decimal>,
    /// Change over 24 hours as a share (`changeRate`).
    pub change_rate: Option<Decimal>,
    /// Change over 24 hours (`changePrice`).
    pub change_price: Option<Decimal>,
    /// Highest price of 24 hours (`high`).
    pub high: Option<Decimal>,
    /// Lowest price of 24 hours (`low`).
    pub low: Option<Decimal>,
    /// Volume of 24 hours in the base currency (`vol`).
    pub vol: Option<Decimal>,
    /// Volume of 24 hours in the quote currency (`volValue`).
    pub vol_value: Option<Decimal>,
    /// Last traded price (`last`).
    pub last: Option<Decimal>,
    /// Average price of 24 hours (`averagePrice`).
    pub average_price: Option<Decimal>,
    /// Basic taker fee (`takerFeeRate`).
    pub taker_fee_rate: Option<Decimal>,
    /// Basic maker fee (`makerFeeRate`).
    pub maker_fee_rate: Option<Decimal>,
    /// Factor on the taker fee; 0 for none (`takerCoefficient`).
    pub taker_coefficient: Option<Decimal>,
    /// Factor on the maker fee; 0 for none (`makerCoefficient`).
    pub maker_coefficient: Option<Decimal>,
}

/// 24hr stats. Weight 15.
///
/// <https://www.kucoin.com/docs-new/api-3470161>
#[derive(Debug, Clone, Default, Serialize)]
pub struct Stats24hrRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
}

impl Endpoint for Stats24hrRequest {
    type Response = Stats24hr;
    const PATH: &'static str = "/api/v1/market/stats";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 15)];
}

/// The last 24 hours of a symbol.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stats24hr {
    /// Time of the statistics (`time`).
    pub time: Option<Milliseconds>,
    /// Symbol (`symbol`).
    pub symbol: Option<Text>,
    /// Best bid price (`buy`).
    pub buy: Option<Decimal>,
    /// Best ask price (`sell`).
    pub sell: Option<Decimal>,
    /// Change over 24 hours as a share (`changeRate`).
    pub change_rate: Option<Decimal>,
    /// Change over 24 hours (`changePrice`).
    pub change_price: Option<Decimal>,
    /// Highest price of 24 hours (`high`).
    pub high: Option<Decimal>,
    /// Lowest price of 24 hours (`low`).
    pub low: Option<Decimal>,
    /// Volume of 24 hours in the base currency (`vol`).
    pub vol: Option<Decimal>,
    /// Volume of 24 hours in the quote currency (`volValue`).
    pub vol_value: Option<Decimal>,
    /// Last traded price (`last`).
    pub last: Option<Decimal>,
    /// Average price of 24 hours (`averagePrice`).
    pub average_price: Option<Decimal>,
    /// Basic taker fee (`takerFeeRate`).
    pub taker_fee_rate: Option<Decimal>,
    /// Basic maker fee (`makerFeeRate`).
    pub maker_fee_rate: Option<Decimal>,
    /// Factor on the taker fee; 0 for none (`takerCoefficient`).
    pub taker_coefficient: Option<Decimal>,
    /// Factor on the maker fee; 0 for none (`makerCoefficient`).
    pub maker_coefficient: Option<Decimal>,
}
