//! Funding rates of perpetual futures.
//!
//! In: an instrument, or none for all of them. Out: rates, as shares. Invariant: a positive rate is paid by long
//! positions to short ones.

use serde::{Deserialize, Serialize, Serializer};

use super::{InstrumentType, PublicRestClient};
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_two_seconds};
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PublicRestClient {
    /// Funding rate of an instrument.
    pub async fn get_funding_rate(
        &self,
        request: FundingRateRequest,
    ) -> Result<Response<FundingRate>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Funding rates of all instruments that have one.
    pub async fn get_funding_rates(
        &self,
        request: FundingRatesRequest,
    ) -> Result<Response<Vec<FundingRate>>, OkxError> {
        self.rest.call(request).await
    }

    /// Funding rates of an instrument over three months, newest first.
    pub async fn get_funding_rate_history(
        &self,
        request: FundingRateHistoryRequest,
    ) -> Result<Response<Vec<SettledFundingRate>>, OkxError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// Which period a funding rate is for.
    pub enum FundingMethod {
        /// The current period.
        CurrentPeriod = "current_period",
        /// The next period; no longer used by the venue.
        NextPeriod = "next_period",
    }
}

open_enum! {
    /// Formula of a funding rate.
    pub enum FundingFormula {
        /// The old formula.
        NoRate = "noRate",
        /// The new formula.
        WithRate = "withRate",
    }
}

open_enum! {
    /// State of a settlement.
    pub enum SettlementState {
        /// It goes on.
        Processing = "processing",
        /// It is done.
        Settled = "settled",
    }
}

/// Funding rate. 10 requests in 2 seconds for each instrument.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-funding-rate>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FundingRateRequest {
    /// Instrument, `BTC-USDT-SWAP` (`instId`).
    pub inst_id: String,
}

static FUNDING_RATE: Budget = per_two_seconds("public/funding-rate", 10);

impl Endpoint for FundingRateRequest {
    type Response = FundingRate;
    const PATH: &'static str = "/api/v5/public/funding-rate";
    const COST: &'static [Charge] = &[Charge::constant(&FUNDING_RATE, 1).keyed("instId")];
}

/// Funding rates of all instruments that have one. 10 requests in 2 seconds for each instrument.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-funding-rate>
#[derive(Debug, Clone, Default)]
pub struct FundingRatesRequest {}

impl Serialize for FundingRatesRequest {
    /// `instId=ANY` asks for all instruments at once.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        FundingRateRequest {
            inst_id: "ANY".to_owned(),
        }
        .serialize(serializer)
    }
}

impl Endpoint for FundingRatesRequest {
    type Response = Vec<FundingRate>;
    const PATH: &'static str = "/api/v5/public/funding-rate";
    const COST: &'static [Charge] = &[Charge::constant(&FUNDING_RATE, 1).keyed("instId")];
}

/// Funding rate of an instrument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FundingRate {
    /// Instrument type (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Instrument (`instId`).
    pub inst_id: Text,
    /// Which period the rate is for (`method`).
    pub method: Option<FundingMethod>,
    /// Formula of the rate (`formulaType`).
    pub formula_type: Option<FundingFormula>,
    /// Rate of the current period, predicted (`fundingRate`).
    pub funding_rate: Option<Decimal>,
    /// Rate of the next period; no longer used by the venue (`nextFundingRate`).
    pub next_funding_rate: Option<Decimal>,
    /// Time of the settlement (`fundingTime`).
    pub funding_time: Option<Milliseconds>,
    /// Time of the settlement after it (`nextFundingTime`).
    pub next_funding_time: Option<Milliseconds>,
    /// Time of the settlement before it (`prevFundingTime`). *Unverified.*
    pub prev_funding_time: Option<Milliseconds>,
    /// Lowest rate (`minFundingRate`).
    pub min_funding_rate: Option<Decimal>,
    /// Highest rate (`maxFundingRate`).
    pub max_funding_rate: Option<Decimal>,
    /// Interest rate (`interestRate`).
    pub interest_rate: Option<Decimal>,
    /// Depth by which impact prices are weighted, in the quote currency (`impactValue`).
    pub impact_value: Option<Decimal>,
    /// State of the settlement (`settState`).
    pub sett_state: Option<SettlementState>,
    /// Rate of the settlement that goes on, or of the last one (`settFundingRate`).
    pub sett_funding_rate: Option<Decimal>,
    /// Premium index (`premium`).
    pub premium: Option<Decimal>,
    /// Time of the data (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

/// Funding rate history. 10 requests in 2 seconds for each instrument.
///
/// <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-funding-rate-history>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FundingRateHistoryRequest {
    /// Instrument, `BTC-USDT-SWAP` (`instId`).
    pub inst_id: String,
    /// Only those with an earlier settlement (`after`).
    pub after: Option<Milliseconds>,
    /// Only those with a later settlement; alone, it gives the newest (`before`).
    pub before: Option<Milliseconds>,
    /// At most this many: up to 400, 400 by default (`limit`).
    pub limit: Option<u32>,
}

static FUNDING_RATE_HISTORY: Budget = per_two_seconds("public/funding-rate-history", 10);

impl Endpoint for FundingRateHistoryRequest {
    type Response = Vec<SettledFundingRate>;
    const PATH: &'static str = "/api/v5/public/funding-rate-history";
    const COST: &'static [Charge] = &[Charge::constant(&FUNDING_RATE_HISTORY, 1).keyed("instId")];
}

/// A funding rate that was settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SettledFundingRate {
    /// Instrument type (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Instrument (`instId`).
    pub inst_id: Text,
    /// Which period the rate is for (`method`).
    pub method: Option<FundingMethod>,
    /// Formula of the rate (`formulaType`).
    pub formula_type: Option<FundingFormula>,
    /// Rate that was predicted (`fundingRate`).
    pub funding_rate: Option<Decimal>,
    /// Rate that was paid (`realizedRate`).
    pub realized_rate: Option<Decimal>,
    /// Time of the settlement (`fundingTime`).
    pub funding_time: Option<Milliseconds>,
}
