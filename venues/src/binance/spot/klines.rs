//! Klines (candlesticks).

use serde::Serialize;

use super::PublicRestClient;
use crate::binance::{BinanceError, IP_WEIGHT};
use crate::http::{Endpoint, Response};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, open_enum, positional};

impl PublicRestClient {
    /// Klines of a symbol, oldest first; the last one may still be running.
    pub async fn get_klines(
        &self,
        request: KlinesRequest,
    ) -> Result<Response<Vec<Kline>>, BinanceError> {
        self.rest.call(request).await
    }

    /// Klines of a symbol as the venue's own charts show them (without gaps where nothing was traded).
    pub async fn get_ui_klines(
        &self,
        request: UiKlinesRequest,
    ) -> Result<Response<Vec<Kline>>, BinanceError> {
        self.rest.call(request).await
    }
}

/// Klines of a symbol. Weight 2.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#klines>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KlinesRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// How long a kline is.
    pub interval: KlineInterval,
    /// From this time on.
    pub start_time: Option<Milliseconds>,
    /// Up to this time.
    pub end_time: Option<Milliseconds>,
    /// Where days and weeks begin: hours and minutes from UTC, such as `-1:00` or `05:45`; by default `0`.
    pub time_zone: Option<String>,
    /// How many: 1 to 1,000, by default 500.
    pub limit: Option<u32>,
}

impl Endpoint for KlinesRequest {
    type Response = Vec<Kline>;
    const PATH: &'static str = "/api/v3/klines";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 2)];
}

/// Klines of a symbol, for charts. Weight 2.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#ui-klines>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UiKlinesRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// How long a kline is.
    pub interval: KlineInterval,
    /// From this time on.
    pub start_time: Option<Milliseconds>,
    /// Up to this time.
    pub end_time: Option<Milliseconds>,
    /// Where days and weeks begin: hours and minutes from UTC, such as `-1:00` or `05:45`; by default `0`.
    pub time_zone: Option<String>,
    /// How many: 1 to 1,000, by default 500.
    pub limit: Option<u32>,
}

impl Endpoint for UiKlinesRequest {
    type Response = Vec<Kline>;
    const PATH: &'static str = "/api/v3/uiKlines";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 2)];
}

open_enum! {
    /// How long a kline is.
    pub enum KlineInterval {
        /// A second.
        OneSecond = "1s",
        /// A minute.
        OneMinute = "1m",
        /// Three minutes.
        ThreeMinutes = "3m",
        /// Five minutes.
        FiveMinutes = "5m",
        /// A quarter of an hour.
        FifteenMinutes = "15m",
        /// Half an hour.
        ThirtyMinutes = "30m",
        /// An hour.
        OneHour = "1h",
        /// Two hours.
        TwoHours = "2h",
        /// Four hours.
        FourHours = "4h",
        /// Six hours.
        SixHours = "6h",
        /// Eight hours.
        EightHours = "8h",
        /// Half a day.
        TwelveHours = "12h",
        /// A day.
        OneDay = "1d",
        /// Three days.
        ThreeDays = "3d",
        /// A week, from Monday on.
        OneWeek = "1w",
        /// A calendar month.
        OneMonth = "1M",
    }
}

positional! {
    /// A kline (candlestick).
    pub struct Kline {
        /// When it begins.
        pub open_time: Milliseconds,
        /// Price of its first trade.
        pub open: Decimal,
        /// Highest price.
        pub high: Decimal,
        /// Lowest price.
        pub low: Decimal,
        /// Price of its last trade so far.
        pub close: Decimal,
        /// How much was traded, in the base asset.
        pub volume: Decimal,
        /// When it ends.
        pub close_time: Milliseconds,
        /// How much was traded, in the quote asset.
        pub quote_asset_volume: Decimal,
        /// How many trades it has.
        pub number_of_trades: u64,
        /// How much takers bought, in the base asset.
        pub taker_buy_base_asset_volume: Decimal,
        /// How much takers bought, in the quote asset.
        pub taker_buy_quote_asset_volume: Decimal,
    }
}
