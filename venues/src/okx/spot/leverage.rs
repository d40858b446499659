//! Leverage.
//!
//! In: an instrument or a currency. Out: its leverage. Invariant: spot without borrowing has none.

use serde::{Deserialize, Serialize};

use super::{MarginMode, PositionSide, PrivateRestClient};
use crate::http::{Endpoint, Method, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Decimal, Text};

impl PrivateRestClient {
    /// Leverage of instruments or currencies.
    pub async fn get_leverage(
        &self,
        request: LeverageRequest,
    ) -> Result<Response<Vec<Leverage>>, OkxError> {
        self.rest.call(request).await
    }

    /// Sets the leverage of an instrument or a currency.
    pub async fn set_leverage(
        &self,
        request: SetLeverageRequest,
    ) -> Result<Response<Vec<Leverage>>, OkxError> {
        self.rest.call(request).await
    }
}

/// Leverage. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-leverage>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LeverageRequest {
    /// Cross or isolated margin (`mgnMode`).
    pub mgn_mode: MarginMode,
    /// Instruments, up to 20 with commas between (`instId`).
    pub inst_id: Option<String>,
    /// Currencies, up to 20 with commas between; of cross margin (`ccy`).
    pub ccy: Option<String>,
}

static ACCOUNT_LEVERAGE_INFO: Budget = per_account("account/leverage-info", 20, 2);

impl Endpoint for LeverageRequest {
    type Response = Vec<Leverage>;
    const PATH: &'static str = "/api/v5/account/leverage-info";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_LEVERAGE_INFO, 1)];
    const SIGNED: bool = true;
}

/// Set leverage. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#trading-account-rest-api-set-leverage>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SetLeverageRequest {
    /// Leverage (`lever`).
    pub lever: Decimal,
    /// Cross or isolated margin (`mgnMode`).
    pub mgn_mode: MarginMode,
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: Option<String>,
    /// Currency, in place of `inst_id`; of cross margin (`ccy`).
    pub ccy: Option<String>,
    /// Side of the position; where long and short are kept apart (`posSide`).
    pub pos_side: Option<PositionSide>,
}

static ACCOUNT_SET_LEVERAGE: Budget = per_account("account/set-leverage", 20, 2);

impl Endpoint for SetLeverageRequest {
    type Response = Vec<Leverage>;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/account/set-leverage";
    const COST: &'static [Charge] = &[Charge::constant(&ACCOUNT_SET_LEVERAGE, 1)];
    const SIGNED: bool = true;
}

/// Leverage of an instrument or a currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Leverage {
    /// Instrument (`instId`).
    pub inst_id: Option<Text>,
    /// Cross or isolated margin (`mgnMode`).
    pub mgn_mode: Option<MarginMode>,
    /// Side of the position (`posSide`).
    pub pos_side: Option<PositionSide>,
    /// Leverage (`lever`).
    pub lever: Option<Decimal>,
    /// Currency (`ccy`). *Unverified.*
    pub ccy: Option<Text>,
}
