//! Symbols: what can be traded, and the rules of an order.
//!
//! In: a symbol, or a market. Out: their increments and bounds. Invariant: a price is a multiple of `price_increment`,
//! a size one of `base_increment`, funds one of `quote_increment`.

use serde::{Deserialize, Serialize};

use super::PublicRestClient;
use crate::http::{Endpoint, Response};
use crate::kucoin::{KucoinError, PUBLIC};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text};

impl PublicRestClient {
    /// A symbol and its trading rules.
    pub async fn get_symbol(
        &self,
        request: SymbolRequest,
    ) -> Result<Response<Symbol>, KucoinError> {
        self.rest.call(request).await
    }

    /// All symbols and their trading rules.
    pub async fn get_all_symbols(
        &self,
        request: AllSymbolsRequest,
    ) -> Result<Response<Vec<Symbol>>, KucoinError> {
        self.rest.call(request).await
    }
}

/// Symbol. Weight 4.
///
/// <https://www.kucoin.com/docs-new/api-3470159>
#[derive(Debug, Clone, Default, Serialize)]
pub struct SymbolRequest {
    /// Symbol, `BTC-USDT`; goes into the path (`symbol`).
    pub symbol: String,
}

impl Endpoint for SymbolRequest {
    type Response = Symbol;
    const PATH: &'static str = "/api/v2/symbols/{symbol}";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 4)];
}

/// All symbols. Weight 4.
///
/// <https://www.kucoin.com/docs-new/api-3470154>
#[derive(Debug, Clone, Default, Serialize)]
pub struct AllSymbolsRequest {
    /// Of one market only, `USDS`; see `get_market_list` (`market`).
    pub market: Option<String>,
}

impl Endpoint for AllSymbolsRequest {
    type Response = Vec<Symbol>;
    const PATH: &'static str = "/api/v2/symbols";
    const COST: &'static [Charge] = &[Charge::constant(&PUBLIC, 4)];
}

/// A symbol and its trading rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Symbol {
    /// Unique code, `BTC-USDT`, which does not change (`symbol`).
    pub symbol: Text,
    /// Name, which can change (`name`).
    pub name: Option<Text>,
    /// Base currency, `BTC` (`baseCurrency`).
    pub base_currency: Text,
    /// Quote currency, `USDT` (`quoteCurrency`).
    pub quote_currency: Text,
    /// Currency of the fee (`feeCurrency`).
    pub fee_currency: Option<Text>,
    /// Market it belongs to, `USDS` (`market`).
    pub market: Option<Text>,
    /// Smallest size of an order (`baseMinSize`).
    pub base_min_size: Option<Decimal>,
    /// Smallest funds of a market order (`quoteMinSize`).
    pub quote_min_size: Option<Decimal>,
    /// Largest size of an order (`baseMaxSize`).
    pub base_max_size: Option<Decimal>,
    /// Largest funds of a market order (`quoteMaxSize`).
    pub quote_max_size: Option<Decimal>,
    /// Step of the size (`baseIncrement`).
    pub base_increment: Option<Decimal>,
    /// Step of the funds (`quoteIncrement`).
    pub quote_increment: Option<Decimal>,
    /// Step of the price (`priceIncrement`).
    pub price_increment: Option<Decimal>,
    /// How far a price may lie from the market, as a share (`priceLimitRate`).
    pub price_limit_rate: Option<Decimal>,
    /// Smallest value of an order (`minFunds`).
    pub min_funds: Option<Decimal>,
    /// Whether it can be traded on margin (`isMarginEnabled`).
    pub is_margin_enabled: Option<bool>,
    /// Whether it can be traded (`enableTrading`).
    pub enable_trading: Option<bool>,
    /// Fee category, 1 to 3 (`feeCategory`).
    pub fee_category: Option<u32>,
    /// Factor on the maker fee (`makerFeeCoefficient`).
    pub maker_fee_coefficient: Option<Decimal>,
    /// Factor on the taker fee (`takerFeeCoefficient`).
    pub taker_fee_coefficient: Option<Decimal>,
    /// Whether it is under special treatment (`st`).
    #[serde(rename = "st")]
    pub is_special_treatment: Option<bool>,
    /// Whether it is in a call auction (`callauctionIsEnabled`).
    pub callauction_is_enabled: Option<bool>,
    /// Lowest price of the call auction (`callauctionPriceFloor`).
    pub callauction_price_floor: Option<Decimal>,
    /// Highest price of the call auction (`callauctionPriceCeiling`).
    pub callauction_price_ceiling: Option<Decimal>,
    /// Start of the auction's first stage: orders can be placed and cancelled (`callauctionFirstStageStartTime`).
    pub callauction_first_stage_start_time: Option<Milliseconds>,
    /// Start of its second stage: orders can be placed, not cancelled (`callauctionSecondStageStartTime`).
    pub callauction_second_stage_start_time: Option<Milliseconds>,
    /// Start of its third stage: orders can neither be placed nor cancelled (`callauctionThirdStageStartTime`).
    pub callauction_third_stage_start_time: Option<Milliseconds>,
    /// Start of continuous trading (`tradingStartTime`).
    pub trading_start_time: Option<Milliseconds>,
}
