//! Mark prices.
//!
//! In: an instrument, or a type of instrument. Out: its mark price and candlesticks of it. Invariant: a mark price is
//! computed by the venue, no trade stands behind it.

use serde::{Deserialize, Serialize};

use super::{CandleBar, InstrumentType, PriceCandlestick, PublicRestClient};
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_two_seconds};
use crate::types::{Decimal, Milliseconds, Text};

impl PublicRestClient {
    /// Mark prices of the instruments of a type.
    pub async fn get_mark_price(
        &self,
        request: MarkPriceRequest,
    ) -> Result<Response<Vec<MarkPrice>>, OkxError> {
        self.rest.call(request).await
    }

    /// Candlesticks of a mark price, newest first, out of the latest 1,440.
    pub async fn get_mark_price_candlesticks(
        &self,
        request: MarkPriceCandlesticksRequest,
    ) -> Result<Response<Vec<PriceCandlestick>>, OkxError> {
        self.rest.call(request).await
    }

    /// Candlesticks of a mark price from recent years, newest first.
    pub async fn get_mark_price_candlesticks_history(
        &self,
        request: MarkPriceCandlesticksHistoryRequest,
    ) -> Result<Response<Vec<PriceCandlestick>>, OkxError> {
        self.rest.call(request).await
    }
}

/// Mark price. *Unverified.* 10 requests in 2 seconds for each instrument.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-mark-price>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkPriceRequest {
    /// Instrument type; not spot (`instType`).
    pub inst_type: InstrumentType,
    /// Of one underlying only, `BTC-USD` (`uly`).
    pub uly: Option<String>,
    /// Of one instrument family only, `BTC-USD` (`instFamily`).
    pub inst_family: Option<String>,
    /// Of one instrument only (`instId`).
    pub inst_id: Option<String>,
}

static MARK_PRICE: Budget = per_two_seconds("public/mark-price", 10);

impl Endpoint for MarkPriceRequest {
    type Response = Vec<MarkPrice>;
    const PATH: &'static str = "/api/v5/public/mark-price";
    const COST: &'static [Charge] = &[Charge::constant(&MARK_PRICE, 1).keyed("instId")];
}

/// Mark price of an instrument. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkPrice {
    /// Instrument type (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Instrument (`instId`).
    pub inst_id: Option<Text>,
    /// Mark price (`markPx`).
    #[serde(rename = "markPx")]
    pub mark_price: Option<Decimal>,
    /// Time of the price (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

/// Mark price candlesticks. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-mark-price-candlesticks>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkPriceCandlesticksRequest {
    /// Instrument, `BTC-USDT` (`instId`).
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

static MARK_PRICE_CANDLESTICKS: Budget = per_two_seconds("market/mark-price-candles", 20);

impl Endpoint for MarkPriceCandlesticksRequest {
    type Response = Vec<PriceCandlestick>;
    const PATH: &'static str = "/api/v5/market/mark-price-candles";
    const COST: &'static [Charge] = &[Charge::constant(&MARK_PRICE_CANDLESTICKS, 1)];
}

/// Mark price candlesticks history. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-mark-price-candlesticks-history>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkPriceCandlesticksHistoryRequest {
    /// Instrument, `BTC-USDT` (`instId`).
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

static MARK_PRICE_CANDLESTICKS_HISTORY: Budget =
    per_two_seconds("market/history-mark-price-candles", 20);

impl Endpoint for MarkPriceCandlesticksHistoryRequest {
    type Response = Vec<PriceCandlestick>;
    const PATH: &'static str = "/api/v5/market/history-mark-price-candles";
    const COST: &'static [Charge] = &[Charge::constant(&MARK_PRICE_CANDLESTICKS_HISTORY, 1)];
}
