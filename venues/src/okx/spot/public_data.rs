//! Public data: the venue's clock, price limits and open interest.
//!
//! In: nothing, an instrument, or a type of instrument. Out: the state of the market now. Invariant: a limit that is
//! not in force is absent.

use serde::{Deserialize, Serialize};

use super::{InstrumentType, PublicRestClient};
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_two_seconds};
use crate::types::{Decimal, Milliseconds, Text};

impl PublicRestClient {
    /// Time of the venue's clock.
    pub async fn get_system_time(
        &self,
        request: SystemTimeRequest,
    ) -> Result<Response<SystemTime>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Highest price of a buy order and lowest of a sell order.
    pub async fn get_limit_price(
        &self,
        request: LimitPriceRequest,
    ) -> Result<Response<LimitPrice>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Open interest of the instruments of a type.
    pub async fn get_open_interest(
        &self,
        request: OpenInterestRequest,
    ) -> Result<Response<Vec<OpenInterest>>, OkxError> {
        self.rest.call(request).await
    }
}

/// System time. 10 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-system-time>
#[derive(Debug, Clone, Default, Serialize)]
pub struct SystemTimeRequest {}

static SYSTEM_TIME: Budget = per_two_seconds("public/time", 10);

impl Endpoint for SystemTimeRequest {
    type Response = SystemTime;
    const PATH: &'static str = "/api/v5/public/time";
    const COST: &'static [Charge] = &[Charge::constant(&SYSTEM_TIME, 1)];
}

/// Time of the venue's clock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SystemTime {
    /// Time (`ts`).
    #[serde(rename = "ts")]
    pub time: Milliseconds,
}

/// Limit price. *Unverified.* 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-limit-price>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LimitPriceRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
}

static LIMIT_PRICE: Budget = per_two_seconds("public/price-limit", 20);

impl Endpoint for LimitPriceRequest {
    type Response = LimitPrice;
    const PATH: &'static str = "/api/v5/public/price-limit";
    const COST: &'static [Charge] = &[Charge::constant(&LIMIT_PRICE, 1)];
}

/// Price limits of an instrument. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LimitPrice {
    /// Instrument type (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Instrument (`instId`).
    pub inst_id: Option<Text>,
    /// Highest price of a buy order (`buyLmt`).
    pub buy_lmt: Option<Decimal>,
    /// Lowest price of a sell order (`sellLmt`).
    pub sell_lmt: Option<Decimal>,
    /// Time of the data (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
    /// Whether the limits are in force (`enabled`).
    pub enabled: Option<bool>,
}

/// Open interest. *Unverified.* 20 requests in 2 seconds for each instrument.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-open-interest>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenInterestRequest {
    /// Instrument type: derivatives only (`instType`).
    pub inst_type: InstrumentType,
    /// Of one underlying only, `BTC-USD` (`uly`).
    pub uly: Option<String>,
    /// Of one instrument family only, `BTC-USD`; needed for options (`instFamily`).
    pub inst_family: Option<String>,
    /// Of one instrument only (`instId`).
    pub inst_id: Option<String>,
}

static OPEN_INTEREST: Budget = per_two_seconds("public/open-interest", 20);

impl Endpoint for OpenInterestRequest {
    type Response = Vec<OpenInterest>;
    const PATH: &'static str = "/api/v5/public/open-interest";
    const COST: &'static [Charge] = &[Charge::constant(&OPEN_INTEREST, 1).keyed("instId")];
}

/// Open interest of an instrument. *Unverified.*
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenInterest {
    /// Instrument type (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Instrument (`instId`).
    pub inst_id: Option<Text>,
    /// Open interest in contracts (`oi`).
    #[serde(rename = "oi")]
    pub open_interest: Option<Decimal>,
    /// Open interest in the currency (`oiCcy`).
    #[serde(rename = "oiCcy")]
    pub open_interest_ccy: Option<Decimal>,
    /// Open interest in US dollars (`oiUsd`).
    #[serde(rename = "oiUsd")]
    pub open_interest_usd: Option<Decimal>,
    /// Time of the data (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}
