//! Indices, and the exchange rate of the US dollar.
//!
//! In: an index, or its quote currency. Out: its price, candlesticks and components. Invariant: an index has no volume,
//! and its candlesticks have none either.

use serde::{Deserialize, Serialize};

use super::{CandleBar, CandleState, PublicRestClient};
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_two_seconds};
use crate::types::{Decimal, Milliseconds, Text, positional};

impl PublicRestClient {
    /// Prices of indices.
    pub async fn get_index_tickers(
        &self,
        request: IndexTickersRequest,
    ) -> Result<Response<Vec<IndexTicker>>, OkxError> {
        self.rest.call(request).await
    }

    /// Candlesticks of an index, newest first, out of the latest 1,440.
    pub async fn get_index_candlesticks(
        &self,
        request: IndexCandlesticksRequest,
    ) -> Result<Response<Vec<PriceCandlestick>>, OkxError> {
        self.rest.call(request).await
    }

    /// Candlesticks of an index from recent years, newest first.
    pub async fn get_index_candlesticks_history(
        &self,
        request: IndexCandlesticksHistoryRequest,
    ) -> Result<Response<Vec<PriceCandlestick>>, OkxError> {
        self.rest.call(request).await
    }

    /// What an index is made of.
    pub async fn get_index_components(
        &self,
        request: IndexComponentsRequest,
    ) -> Result<Response<IndexComponents>, OkxError> {
        self.rest.call(request).await
    }

    /// Average exchange rate of two weeks.
    pub async fn get_exchange_rate(
        &self,
        request: ExchangeRateRequest,
    ) -> Result<Response<ExchangeRate>, OkxError> {
        self.rest.call_one(request).await
    }
}

/// Index tickers. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-index-tickers>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IndexTickersRequest {
    /// Indices in this currency: `USD`, `USDT`, `USDC`, `BTC` (`quoteCcy`).
    pub quote_ccy: Option<String>,
    /// One index, `BTC-USD`. One of the two is needed (`instId`).
    pub inst_id: Option<String>,
}

static INDEX_TICKERS: Budget = per_two_seconds("market/index-tickers", 20);

impl Endpoint for IndexTickersRequest {
    type Response = Vec<IndexTicker>;
    const PATH: &'static str = "/api/v5/market/index-tickers";
    const COST: &'static [Charge] = &[Charge::constant(&INDEX_TICKERS, 1)];
}

/// Price of an index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IndexTicker {
    /// Index (`instId`).
    pub inst_id: Text,
    /// Price of the index (`idxPx`).
    #[serde(rename = "idxPx")]
    pub idx_price: Option<Decimal>,
    /// Highest price of 24 hours (`high24h`).
    pub high_24h: Option<Decimal>,
    /// Price at the start of the day in UTC (`sodUtc0`).
    pub sod_utc_0: Option<Decimal>,
    /// Price 24 hours ago (`open24h`).
    pub open_24h: Option<Decimal>,
    /// Lowest price of 24 hours (`low24h`).
    pub low_24h: Option<Decimal>,
    /// Price at the start of the day in UTC+8 (`sodUtc8`).
    pub sod_utc_8: Option<Decimal>,
    /// Time of the price (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

/// Index candlesticks. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-index-candlesticks>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IndexCandlesticksRequest {
    /// Index, `BTC-USD` (`instId`).
    pub inst_id: String,
    /// Length of a candlestick, 1 minute by default (`bar`).
    pub bar: Option<CandleBar>,
    /// Only those with an earlier opening time (`after`).
    pub after: Option<Milliseconds>,
    /// Only those with a later opening time; alone, it gives the newest (`before`).
    pub before: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static INDEX_CANDLESTICKS: Budget = per_two_seconds("market/index-candles", 20);

impl Endpoint for IndexCandlesticksRequest {
    type Response = Vec<PriceCandlestick>;
    const PATH: &'static str = "/api/v5/market/index-candles";
    const COST: &'static [Charge] = &[Charge::constant(&INDEX_CANDLESTICKS, 1)];
}

/// Index candlesticks history. 10 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-index-candlesticks-history>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IndexCandlesticksHistoryRequest {
    /// Index, `BTC-USD` (`instId`).
    pub inst_id: String,
    /// Length of a candlestick, 1 minute by default (`bar`).
    pub bar: Option<CandleBar>,
    /// Only those with an earlier opening time (`after`).
    pub after: Option<Milliseconds>,
    /// Only those with a later opening time; alone, it gives the newest (`before`).
    pub before: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static INDEX_CANDLESTICKS_HISTORY: Budget = per_two_seconds("market/history-index-candles", 10);

impl Endpoint for IndexCandlesticksHistoryRequest {
    type Response = Vec<PriceCandlestick>;
    const PATH: &'static str = "/api/v5/market/history-index-candles";
    const COST: &'static [Charge] = &[Charge::constant(&INDEX_CANDLESTICKS_HISTORY, 1)];
}

positional! {
    /// A candlestick of a price without trades: an index or a mark price.
    pub struct PriceCandlestick {
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
        /// Whether it is complete.
        #[serde(default)]
        pub confirm: Option<CandleState>,
    }
}

/// Index components. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-index-components>
#[derive(Debug, Clone, Default, Serialize)]
pub struct IndexComponentsRequest {
    /// Index, `BTC-USDT` (`index`).
    pub index: String,
}

static INDEX_COMPONENTS: Budget = per_two_seconds("market/index-components", 20);

impl Endpoint for IndexComponentsRequest {
    type Response = IndexComponents;
    const PATH: &'static str = "/api/v5/market/index-components";
    const COST: &'static [Charge] = &[Charge::constant(&INDEX_COMPONENTS, 1)];
}

/// What an index is made of. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndexComponents {
    /// Markets that it is made of (`components`).
    #[serde(default)]
    pub components: Vec<IndexComponent>,
    /// Price of the index (`last`).
    #[serde(rename = "last")]
    pub price: Option<Decimal>,
    /// Index (`index`).
    pub index: Option<Text>,
    /// Time of the data (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

/// A market that an index is made of. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IndexComponent {
    /// Symbol at its exchange, `BTC/USDT` (`symbol`).
    pub symbol: Option<Text>,
    /// Price there (`symPx`).
    #[serde(rename = "symPx")]
    pub sym_price: Option<Decimal>,
    /// Weight, as a share (`wgt`).
    pub wgt: Option<Decimal>,
    /// Price there, converted to the index's currency (`cnvPx`).
    #[serde(rename = "cnvPx")]
    pub cnv_price: Option<Decimal>,
    /// Exchange (`exch`).
    pub exch: Option<Text>,
}

/// Exchange rate. 1 request in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-exchange-rate>
#[derive(Debug, Clone, Default, Serialize)]
pub struct ExchangeRateRequest {}

static EXCHANGE_RATE: Budget = per_two_seconds("market/exchange-rate", 1);

impl Endpoint for ExchangeRateRequest {
    type Response = ExchangeRate;
    const PATH: &'static str = "/api/v5/market/exchange-rate";
    const COST: &'static [Charge] = &[Charge::constant(&EXCHANGE_RATE, 1)];
}

/// Average exchange rate of two weeks. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExchangeRate {
    /// Yuan for a US dollar (`usdCny`).
    pub usd_cny: Option<Decimal>,
}
