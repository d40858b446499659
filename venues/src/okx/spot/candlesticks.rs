//! Candlesticks of instruments.
//!
//! In: an instrument, a length, and bounds in opening time. Out: candlesticks, newest first. Invariant: the venue sends
//! each as an array; the newest may be incomplete, which `confirm` says.

use serde::Serialize;

use super::PublicRestClient;
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_two_seconds};
use crate::types::{Decimal, Milliseconds, open_enum, positional};

impl PublicRestClient {
    /// Candlesticks of an instrument, newest first, out of the latest 1,440.
    pub async fn get_candlesticks(
        &self,
        request: CandlesticksRequest,
    ) -> Result<Response<Vec<Candlestick>>, OkxError> {
        self.rest.call(request).await
    }

    /// Candlesticks of an instrument from recent years, newest first.
    pub async fn get_candlesticks_history(
        &self,
        request: CandlesticksHistoryRequest,
    ) -> Result<Response<Vec<Candlestick>>, OkxError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// Length of a candlestick.
    pub enum CandleBar {
        /// 1 second; of `get_candlesticks_history` only.
        OneSecond = "1s",
        /// 1 minute.
        OneMinute = "1m",
        /// 3 minutes.
        ThreeMinutes = "3m",
        /// 5 minutes.
        FiveMinutes = "5m",
        /// 15 minutes.
        FifteenMinutes = "15m",
        /// 30 minutes.
        ThirtyMinutes = "30m",
        /// 1 hour.
        OneHour = "1H",
        /// 2 hours.
        TwoHours = "2H",
        /// 4 hours.
        FourHours = "4H",
        /// 6 hours, opening by UTC+8.
        SixHours = "6H",
        /// 12 hours, opening by UTC+8.
        TwelveHours = "12H",
        /// 1 day, opening by UTC+8.
        OneDay = "1D",
        /// 2 days, opening by UTC+8.
        TwoDays = "2D",
        /// 3 days, opening by UTC+8.
        ThreeDays = "3D",
        /// 1 week, opening by UTC+8.
        OneWeek = "1W",
        /// 1 month, opening by UTC+8.
        OneMonth = "1M",
        /// 3 months, opening by UTC+8.
        ThreeMonths = "3M",
        /// 6 hours, opening by UTC.
        SixHoursUtc = "6Hutc",
        /// 12 hours, opening by UTC.
        TwelveHoursUtc = "12Hutc",
        /// 1 day, opening by UTC.
        OneDayUtc = "1Dutc",
        /// 2 days, opening by UTC.
        TwoDaysUtc = "2Dutc",
        /// 3 days, opening by UTC.
        ThreeDaysUtc = "3Dutc",
        /// 1 week, opening by UTC.
        OneWeekUtc = "1Wutc",
        /// 1 month, opening by UTC.
        OneMonthUtc = "1Mutc",
        /// 3 months, opening by UTC.
        ThreeMonthsUtc = "3Mutc",
    }
}

open_enum! {
    /// Whether a candlestick is complete.
    pub enum CandleState {
        /// It still changes.
        Incomplete = "0",
        /// It is complete.
        Complete = "1",
    }
}

/// Candlesticks. 40 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-candlesticks>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CandlesticksRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// Length of a candlestick, 1 minute by default (`bar`).
    pub bar: Option<CandleBar>,
    /// Only those with an earlier opening time (`after`).
    pub after: Option<Milliseconds>,
    /// Only those with a later opening time; alone, it gives the newest (`before`).
    pub before: Option<Milliseconds>,
    /// At most this many: up to 300, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static CANDLESTICKS: Budget = per_two_seconds("market/candles", 40);

impl Endpoint for CandlesticksRequest {
    type Response = Vec<Candlestick>;
    const PATH: &'static str = "/api/v5/market/candles";
    const COST: &'static [Charge] = &[Charge::constant(&CANDLESTICKS, 1)];
}

/// Candlesticks history. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-candlesticks-history>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CandlesticksHistoryRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// Length of a candlestick, 1 minute by default (`bar`).
    pub bar: Option<CandleBar>,
    /// Only those with an earlier opening time (`after`).
    pub after: Option<Milliseconds>,
    /// Only those with a later opening time; alone, it gives the newest (`before`).
    pub before: Option<Milliseconds>,
    /// At most this many: up to 300, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static CANDLESTICKS_HISTORY: Budget = per_two_seconds("market/history-candles", 20);

impl Endpoint for CandlesticksHistoryRequest {
    type Response = Vec<Candlestick>;
    const PATH: &'static str = "/api/v5/market/history-candles";
    const COST: &'static [Charge] = &[Charge::constant(&CANDLESTICKS_HISTORY, 1)];
}

positional! {
    /// A candlestick of trades.
    pub struct Candlestick {
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
        /// Volume: in the base currency for spot and margin, in contracts for derivatives.
        pub vol: Decimal,
        /// Volume: in the quote currency for spot and margin, in the base currency for derivatives.
        pub vol_ccy: Decimal,
        /// Volume in the quote currency.
        pub vol_ccy_quote: Decimal,
        /// Whether it is complete.
        pub confirm: CandleState,
    }
}
