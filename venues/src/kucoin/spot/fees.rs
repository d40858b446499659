//! Fees of the account.
//!
//! In: nothing, or symbols. Out: maker and taker fees. Invariant: a fee is a share of what is traded: 0.001 is 0.1 %.

use serde::{Deserialize, Serialize};

use super::PrivateRestClient;
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, SPOT};
use crate::limits::Charge;
use crate::types::{Decimal, Text, comma_list};

impl PrivateRestClient {
    /// Fees by the level of the account.
    pub async fn get_basic_fee(
        &self,
        request: BasicFeeRequest,
    ) -> Result<Response<BasicFee>, KucoinError> {
        self.rest.call(request).await
    }

    /// Fees of symbols for the account.
    pub async fn get_spot_actual_fee(
        &self,
        request: SpotActualFeeRequest,
    ) -> Result<Response<Vec<SpotActualFee>>, KucoinError> {
        self.rest.call(request).await
    }
}

/// Basic fee. Weight 3.
///
/// <https://www.kucoin.com/docs-new/api-3470149>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BasicFeeRequest {
    /// 0 for pairs of cryptocurrencies, 1 for those with a fiat currency; 0 by default (`currencyType`).
    pub currency_type: Option<u32>,
}

impl Endpoint for BasicFeeRequest {
    type Response = BasicFee;
    const PATH: &'static str = "/api/v1/base-fee";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 3)];
    const SIGNED: bool = true;
}

/// Spot actual fee. Weight 3.
///
/// <https://www.kucoin.com/docs-new/api-3470150>
#[derive(Debug, Clone, Default, Serialize)]
pub struct SpotActualFeeRequest {
    /// Symbols, up to 10, `BTC-USDT`; sent as one list with commas (`symbols`).
    #[serde(serialize_with = "comma_list")]
    pub symbols: Vec<String>,
}

impl Endpoint for SpotActualFeeRequest {
    type Response = Vec<SpotActualFee>;
    const PATH: &'static str = "/api/v1/trade-fees";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 3)];
    const SIGNED: bool = true;
}

/// Fees by the level of an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BasicFee {
    /// Taker fee as a share (`takerFeeRate`).
    pub taker_fee_rate: Option<Decimal>,
    /// Maker fee as a share (`makerFeeRate`).
    pub maker_fee_rate: Option<Decimal>,
}

/// Fees of a symbol.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SpotActualFee {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: Text,
    /// Taker fee as a share (`takerFeeRate`).
    pub taker_fee_rate: Option<Decimal>,
    /// Maker fee as a share (`makerFeeRate`).
    pub maker_fee_rate: Option<Decimal>,
    /// Tax on a sale as a share, for users in some countries (`sellTaxRate`).
    pub sell_tax_rate: Option<Decimal>,
    /// Tax on a purchase as a share, for users in some countries (`buyTaxRate`).
    pub buy_tax_rate: Option<Decimal>,
}
