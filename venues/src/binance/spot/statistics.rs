//! Tickers with statistics over a window: the last 24 hours, the trading day, any stretch of time.
//!
//! Each kind has two methods: one of a symbol, one of a list of symbols.

use serde::{Deserialize, Serialize};

use super::{PublicRestClient, SymbolStatus};
use crate::binance::{BinanceError, IP_WEIGHT};
use crate::http::{Endpoint, Response};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, json_list, open_enum};

impl PublicRestClient {
    /// Statistics of a symbol over the last 24 hours.
    pub async fn get_ticker_24hr(
        &self,
        request: Ticker24hrRequest,
    ) -> Result<Response<Ticker24hr>, BinanceError> {
        self.rest.call(request).await
    }

    /// Statistics of symbols over the last 24 hours.
    pub async fn get_tickers_24hr(
        &self,
        request: Tickers24hrRequest,
    ) -> Result<Response<Vec<Ticker24hr>>, BinanceError> {
        self.rest.call(request).await
    }

    /// Statistics of a symbol since its day began.
    pub async fn get_trading_day_ticker(
        &self,
        request: TradingDayTickerRequest,
    ) -> Result<Response<WindowTicker>, BinanceError> {
        self.rest.call(request).await
    }

    /// Statistics of symbols since their day began.
    pub async fn get_trading_day_tickers(
        &self,
        request: TradingDayTickersRequest,
    ) -> Result<Response<Vec<WindowTicker>>, BinanceError> {
        self.rest.call(request).await
    }

    /// Statistics of a symbol over a window up to now.
    pub async fn get_rolling_ticker(
        &self,
        request: RollingTickerRequest,
    ) -> Result<Response<WindowTicker>, BinanceError> {
        self.rest.call(request).await
    }

    /// Statistics of symbols over a window up to now.
    pub async fn get_rolling_tickers(
        &self,
        request: RollingTickersRequest,
    ) -> Result<Response<Vec<WindowTicker>>, BinanceError> {
        self.rest.call(request).await
    }
}

/// Statistics of a symbol over the last 24 hours. Weight 2.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#ticker24hr>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ticker24hrRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// How much to tell; by default all (`type`).
    #[serde(rename = "type")]
    pub ticker_type: Option<TickerType>,
    /// Answer only when the symbol is in this state.
    pub symbol_status: Option<SymbolStatus>,
}

impl Endpoint for Ticker24hrRequest {
    type Response = Ticker24hr;
    const PATH: &'static str = "/api/v3/ticker/24hr";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 2)];
}

/// Statistics of symbols over the last 24 hours. Weight 2 for up to 20 symbols, 40 for up to 100, else 80.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#ticker24hr>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tickers24hrRequest {
    /// The symbols; all of them when absent.
    #[serde(serialize_with = "json_list")]
    pub symbols: Option<Vec<String>>,
    /// How much to tell; by default all (`type`).
    #[serde(rename = "type")]
    pub ticker_type: Option<TickerType>,
    /// Leave out symbols that are not in this state.
    pub symbol_status: Option<SymbolStatus>,
}

impl Endpoint for Tickers24hrRequest {
    type Response = Vec<Ticker24hr>;
    const PATH: &'static str = "/api/v3/ticker/24hr";
    const COST: &'static [Charge] = &[Charge::item_steps(
        &IP_WEIGHT,
        "symbols",
        &[(20, 2), (100, 40), (u64::MAX, 80)],
        80,
    )];
}

open_enum! {
    /// How much a ticker tells.
    pub enum TickerType {
        /// Everything.
        Full = "FULL",
        /// Without changes, averages and best offers.
        Mini = "MINI",
    }
}

/// Statistics of a symbol over the last 24 hours. `MINI` ones leave out the fields marked so; one without trades, all prices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ticker24hr {
    /// The symbol.
    pub symbol: Text,
    /// Last price less first price. Not in `MINI`.
    pub price_change: Option<Decimal>,
    /// The same in per cent of the first price. Not in `MINI`.
    pub price_change_percent: Option<Decimal>,
    /// Average price, weighted by volume. Not in `MINI`.
    pub weighted_avg_price: Option<Decimal>,
    /// Price of the last trade before the window. Not in `MINI`.
    pub prev_close_price: Option<Decimal>,
    /// Price of the last trade.
    pub last_price: Option<Decimal>,
    /// How much the last trade was, in the base asset. Not in `MINI`.
    pub last_qty: Option<Decimal>,
    /// Highest price that someone would pay. Not in `MINI`.
    pub bid_price: Option<Decimal>,
    /// How much of it, in the base asset. Not in `MINI`.
    pub bid_qty: Option<Decimal>,
    /// Lowest price that someone would take. Not in `MINI`.
    pub ask_price: Option<Decimal>,
    /// How much of it, in the base asset. Not in `MINI`.
    pub ask_qty: Option<Decimal>,
    /// Price of the first trade.
    pub open_price: Option<Decimal>,
    /// Highest price.
    pub high_price: Option<Decimal>,
    /// Lowest price.
    pub low_price: Option<Decimal>,
    /// How much was traded, in the base asset.
    pub volume: Option<Decimal>,
    /// How much was traded, in the quote asset.
    pub quote_volume: Option<Decimal>,
    /// When the window begins.
    pub open_time: Milliseconds,
    /// When it ends.
    pub close_time: Milliseconds,
    /// Number of the first trade; -1 when there is none.
    pub first_id: i64,
    /// Number of the last trade; -1 when there is none.
    pub last_id: i64,
    /// How many trades.
    pub count: u64,
}

/// Statistics of a symbol since its day began. Weight 4.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#ticker-trading-day>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TradingDayTickerRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Where the day begins: hours and minutes from UTC, such as `-1:00` or `05:45`; by default `0`.
    pub time_zone: Option<String>,
    /// How much to tell; by default all (`type`).
    #[serde(rename = "type")]
    pub ticker_type: Option<TickerType>,
    /// Answer only when the symbol is in this state.
    pub symbol_status: Option<SymbolStatus>,
}

impl Endpoint for TradingDayTickerRequest {
    type Response = WindowTicker;
    const PATH: &'static str = "/api/v3/ticker/tradingDay";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 4)];
}

/// Statistics of symbols since their day began. Weight 4 a symbol, 200 at most.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#ticker-trading-day>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TradingDayTickersRequest {
    /// The symbols: up to 100.
    #[serde(serialize_with = "json_list")]
    pub symbols: Vec<String>,
    /// Where the day begins: hours and minutes from UTC, such as `-1:00` or `05:45`; by default `0`.
    pub time_zone: Option<String>,
    /// How much to tell; by default all (`type`).
    #[serde(rename = "type")]
    pub ticker_type: Option<TickerType>,
    /// Leave out symbols that are not in this state.
    pub symbol_status: Option<SymbolStatus>,
}

impl Endpoint for TradingDayTickersRequest {
    type Response = Vec<WindowTicker>;
    const PATH: &'static str = "/api/v3/ticker/tradingDay";
    const COST: &'static [Charge] = &[Charge::per_item(&IP_WEIGHT, "symbols", 4, 200, 200)];
}

/// Statistics of a symbol over a window up to now. Weight 4.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#ticker>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RollingTickerRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// How long the window is: `1m` to `59m`, `1h` to `23h`, `1d` to `7d`; by default `1d`.
    pub window_size: Option<String>,
    /// How much to tell; by default all (`type`).
    #[serde(rename = "type")]
    pub ticker_type: Option<TickerType>,
    /// Answer only when the symbol is in this state.
    pub symbol_status: Option<SymbolStatus>,
}

impl Endpoint for RollingTickerRequest {
    type Response = WindowTicker;
    const PATH: &'static str = "/api/v3/ticker";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 4)];
}

/// Statistics of symbols over a window up to now. Weight 4 a symbol, 200 at most.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#ticker>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RollingTickersRequest {
    /// The symbols: up to 100.
    #[serde(serialize_with = "json_list")]
    pub symbols: Vec<String>,
    /// How long the window is: `1m` to `59m`, `1h` to `23h`, `1d` to `7d`; by default `1d`.
    pub window_size: Option<String>,
    /// How much to tell; by default all (`type`).
    #[serde(rename = "type")]
    pub ticker_type: Option<TickerType>,
    /// Leave out symbols that are not in this state.
    pub symbol_status: Option<SymbolStatus>,
}

impl Endpoint for RollingTickersRequest {
    type Response = Vec<WindowTicker>;
    const PATH: &'static str = "/api/v3/ticker";
    const COST: &'static [Charge] = &[Charge::per_item(&IP_WEIGHT, "symbols", 4, 200, 200)];
}

/// Statistics of a symbol over a window. `MINI` ones leave out the fields marked so; one without trades, all prices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WindowTicker {
    /// The symbol.
    pub symbol: Text,
    /// Last price less first price. Not in `MINI`.
    pub price_change: Option<Decimal>,
    /// The same in per cent of the first price. Not in `MINI`.
    pub price_change_percent: Option<Decimal>,
    /// Average price, weighted by volume. Not in `MINI`.
    pub weighted_avg_price: Option<Decimal>,
    /// Price of the first trade.
    pub open_price: Option<Decimal>,
    /// Highest price.
    pub high_price: Option<Decimal>,
    /// Lowest price.
    pub low_price: Option<Decimal>,
    /// Price of the last trade.
    pub last_price: Option<Decimal>,
    /// How much was traded, in the base asset.
    pub volume: Option<Decimal>,
    /// How much was traded, in the quote asset.
    pub quote_volume: Option<Decimal>,
    /// When the window begins.
    pub open_time: Milliseconds,
    /// When it ends.
    pub close_time: Milliseconds,
    /// Number of the first trade; -1 when there is none.
    pub first_id: i64,
    /// Number of the last trade; -1 when there is none.
    pub last_id: i64,
    /// How many trades.
    pub count: u64,
}
