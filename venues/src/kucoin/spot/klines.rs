//! Klines.
//!
//! In: a symbol, an interval, and an optional window in seconds. Out: at most 1,500 klines, newest first. Invariant:
//! the venue sends each as an array, `[time, open, close, high, low, volume, turnover]`, in that order.

use serde::Serialize;

use super::PublicRestClient;
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, PUBLIC};
use crate::limits::Charge;
use crate::types::{Decimal, Seconds, open_enum, positional};

impl PublicRestClient {
    /// Klines of a symbol, at most 1,500, newest first; an interval without a trade can be missing.
    pub async fn get_klines(
        &self,
        request: KlinesRequest,
    ) -> Result<Response<Vec<Kline>>, KucoinError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// Interval of a kline.
    pub enum KlineType {
        /// 1 minute.
        OneMinute = "1min",
        /// 3 minutes.
        ThreeMinutes = "3min",
        /// 5 minutes.
        FiveMinutes = "5min",
        /// 15 minutes.
        FifteenMinutes = "15min",
        /// 30 minutes.
        ThirtyMinutes = "30min",
        /// 1 hour.
        OneHour = "1hour",
        /// 2 hours.
        TwoHours = "2hour",
        /// 4 hours.
        FourHours = "4hour",
        /// 6 hours.
        SixHours = "6hour",
        /// 8 hours.
        EightHours = "8hour",
        /// 12 hours.
        TwelveHours = "12hour",
        /// 1 day.
        OneDay = "1day",
        /// 1 week.
        OneWeek = "1week",
        /// 1 month.
        OneMonth = "1month",
    }
}

/// Klines. Weight 3.
///
/// <https://www.kucoin.com/docs-new/api-3470163>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KlinesRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
    /// Interval (`type`).
    pub r#type: KlineType,
    /// First time of the window (`startAt`).
    pub start_at: Option<Seconds>,
    /// Time that ends the window (`endAt`).
    pub end_at: Option<Seconds>,
}

impl Endpoint for KlinesRequest {
    type Response = Vec<Kline>;
    const PATH: &'static str = "/api/v1/market/candles";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 3)];
}

positional! {
    /// A kline.
    pub struct Kline {
        /// Start of the interval.
        pub time: Seconds,
        /// First price.
        pub open: Decimal,
        /// Last price.
        pub close: Decimal,
        /// Highest price.
        pub high: Decimal,
        /// Lowest price.
        pub low: Decimal,
        /// Volume in the base currency.
        pub volume: Decimal,
        /// Volume in the quote currency.
        pub turnover: Decimal,
    }
}
