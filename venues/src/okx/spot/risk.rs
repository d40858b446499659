//! The risk of the account.
//!
//! In: a type of instrument, or none for all. Out: equity and positions at one time. Invariant: both are of the same moment.

use serde::{Deserialize, Serialize};

use super::{InstrumentType, MarginMode, PositionSide, PrivateRestClient};
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Decimal, Milliseconds, Text};

impl PrivateRestClient {
    /// Equity and positions at one time.
    pub async fn get_position_risk(
        &self,
        request: PositionRiskRequest,
    ) -> Result<Response<PositionRisk>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Whether the account is at risk; portfolio margin only.
    pub async fn get_account_risk_state(
        &self,
        request: AccountRiskStateRequest,
    ) -> Result<Response<RiskState>, OkxError> {
        self.rest.call_one(request).await
    }
}

/// Account and position risk. 10 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-account-and-position-risk>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PositionRiskRequest {
    /// Of one type of instrument only (`instType`).
    pub inst_type: Option<InstrumentType>,
}

static ACCOUNT_ACCOUNT_POSITION_RISK: Budget = per_account("account/account-position-risk", 10, 2);

impl Endpoint for PositionRiskRequest {
    type Response = PositionRisk;
    const PATH: &'static str = "/api/v5/account/account-position-risk";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_ACCOUNT_POSITION_RISK, 1)];
    const SIGNED: bool = true;
}

/// Account risk state. 10 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-account-risk-state>
#[derive(Debug, Clone, Default, Serialize)]
pub struct AccountRiskStateRequest {}

static ACCOUNT_RISK_STATE: Budget = per_account("account/risk-state", 10, 2);

impl Endpoint for AccountRiskStateRequest {
    type Response = RiskState;
    const PATH: &'static str = "/api/v5/account/risk-state";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_RISK_STATE, 1)];
    const SIGNED: bool = true;
}

/// Equity and positions at one time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PositionRisk {
    /// Equity in US dollars, adjusted (`adjEq`).
    pub adj_eq: Option<Decimal>,
    /// One for each currency (`balData`).
    #[serde(default)]
    pub bal_data: Vec<RiskBalance>,
    /// One for each position (`posData`).
    #[serde(default)]
    pub pos_data: Vec<RiskPosition>,
    /// Time of the data (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

/// Equity of a currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RiskBalance {
    /// Currency (`ccy`).
    pub ccy: Option<Text>,
    /// Discounted equity in US dollars (`disEq`).
    pub dis_eq: Option<Decimal>,
    /// Equity (`eq`).
    #[serde(rename = "eq")]
    pub equity: Option<Decimal>,
}

/// A position.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RiskPosition {
    /// Balance of the base currency; no longer used by the venue (`baseBal`).
    pub base_bal: Option<Decimal>,
    /// Currency of the margin (`ccy`).
    pub ccy: Option<Text>,
    /// Instrument (`instId`).
    pub inst_id: Option<Text>,
    /// Type of the instrument (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Cross or isolated margin (`mgnMode`).
    pub mgn_mode: Option<MarginMode>,
    /// Value in the currency (`notionalCcy`).
    pub notional_ccy: Option<Decimal>,
    /// Value in US dollars (`notionalUsd`).
    pub notional_usd: Option<Decimal>,
    /// Size of the position (`pos`).
    pub pos: Option<Decimal>,
    /// Currency of the position; margin only (`posCcy`).
    pub pos_ccy: Option<Text>,
    /// Id of the position (`posId`).
    pub pos_id: Option<Text>,
    /// Side of the position (`posSide`).
    pub pos_side: Option<PositionSide>,
    /// Balance of the quote currency; no longer used by the venue (`quoteBal`).
    pub quote_bal: Option<Decimal>,
}

/// Whether the account is at risk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RiskState {
    /// Whether the account is at risk (`atRisk`).
    pub at_risk: Option<bool>,
    /// Indices at risk (`atRiskIdx`).
    #[serde(default)]
    pub at_risk_idx: Vec<Text>,
    /// Margin at risk (`atRiskMgn`).
    #[serde(default)]
    pub at_risk_mgn: Vec<Text>,
    /// Time of the data (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}
