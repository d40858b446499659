//! Tickers, and the volume of the whole venue.
//!
//! In: an instrument, or a type of instrument. Out: the last trade, the best bid and ask, and the last 24 hours.
//! Invariant: a value that the venue does not have, as before the first trade, is absent, never zero.

use serde::{Deserialize, Serialize};

use super::{InstrumentType, PublicRestClient};
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_two_seconds};
use crate::types::{Decimal, Milliseconds, Text};

impl PublicRestClient {
    /// Tickers of all instruments of a type.
    pub async fn get_tickers(
        &self,
        request: TickersRequest,
    ) -> Result<Response<Vec<Ticker>>, OkxError> {
        self.rest.call(request).await
    }

    /// Ticker of an instrument.
    pub async fn get_ticker(&self, request: TickerRequest) -> Result<Response<Ticker>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Volume of the whole venue's order books over 24 hours.
    pub async fn get_24h_total_volume(
        &self,
        request: TotalVolume24hRequest,
    ) -> Result<Response<TotalVolume24h>, OkxError> {
        self.rest.call_one(request).await
    }
}

/// Tickers. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-tickers>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TickersRequest {
    /// Instrument type (`instType`).
    pub inst_type: InstrumentType,
    /// Of one underlying only, `BTC-USD` (`uly`).
    pub uly: Option<String>,
    /// Of one instrument family only, `BTC-USD` (`instFamily`).
    pub inst_family: Option<String>,
}

static TICKERS: Budget = per_two_seconds("market/tickers", 20);

impl Endpoint for TickersRequest {
    type Response = Vec<Ticker>;
    const PATH: &'static str = "/api/v5/market/tickers";
    const COST: &'static [Charge] = &[Charge::constant(&TICKERS, 1)];
}

/// Ticker. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-ticker>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TickerRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
}

static TICKER: Budget = per_two_seconds("market/ticker", 20);

impl Endpoint for TickerRequest {
    type Response = Ticker;
    const PATH: &'static str = "/api/v5/market/ticker";
    const COST: &'static [Charge] = &[Charge::constant(&TICKER, 1)];
}

/// Last trade, best bid and ask, and the last 24 hours of an instrument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ticker {
    /// Instrument type (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Instrument (`instId`).
    pub inst_id: Text,
    /// Last traded price; absent before the first trade (`last`).
    #[serde(rename = "last")]
    pub price: Option<Decimal>,
    /// Last traded size; 0 when there was none (`lastSz`).
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
    /// Volume of 24 hours: in the quote currency for spot and margin, in the base currency for derivatives
    /// (`volCcy24h`).
    pub vol_ccy_24h: Option<Decimal>,
    /// Volume of 24 hours: in the base currency for spot and margin, in contracts for derivatives (`vol24h`).
    pub vol_24h: Option<Decimal>,
    /// Price at the start of the day in UTC (`sodUtc0`).
    pub sod_utc_0: Option<Decimal>,
    /// Price at the start of the day in UTC+8 (`sodUtc8`).
    pub sod_utc_8: Option<Decimal>,
    /// Time of the ticker (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

/// 24H total volume. 2 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-24h-total-volume>
#[derive(Debug, Clone, Default, Serialize)]
pub struct TotalVolume24hRequest {}

static TOTAL_VOLUME24H: Budget = per_two_seconds("market/platform-24-volume", 2);

impl Endpoint for TotalVolume24hRequest {
    type Response = TotalVolume24h;
    const PATH: &'static str = "/api/v5/market/platform-24-volume";
    const COST: &'static [Charge] = &[Charge::constant(&TOTAL_VOLUME24H, 1)];
}

/// Volume of the whole venue's order books over 24 hours. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TotalVolume24h {
    /// Volume in US dollars (`volUsd`).
    pub vol_usd: Option<Decimal>,
    /// Volume in yuan (`volCny`).
    pub vol_cny: Option<Decimal>,
    /// Time of the reply (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}
