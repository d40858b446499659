//! General endpoints: whether the venue is there, its time, its rules of execution.

use serde::{Deserialize, Serialize};

use super::{PublicRestClient, SymbolStatus};
use crate::binance::{BinanceError, IP_WEIGHT};
use crate::http::{Endpoint, Response};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, json_list, open_enum};

impl PublicRestClient {
    /// Asks whether the venue can be reached.
    pub async fn ping(&self, request: PingRequest) -> Result<Response<Ping>, BinanceError> {
        self.rest.call(request).await
    }

    /// The server's time.
    pub async fn get_time(
        &self,
        request: TimeRequest,
    ) -> Result<Response<ServerTime>, BinanceError> {
        self.rest.call(request).await
    }

    /// By which rules orders of symbols are executed, beside their filters.
    pub async fn get_execution_rules(
        &self,
        request: ExecutionRulesRequest,
    ) -> Result<Response<ExecutionRules>, BinanceError> {
        self.rest.call(request).await
    }
}

/// Asks whether the venue can be reached. Weight 1.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/general#ping>
#[derive(Debug, Clone, Default, Serialize)]
pub struct PingRequest {}

impl Endpoint for PingRequest {
    type Response = Ping;
    const PATH: &'static str = "/api/v3/ping";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 1)];
}

/// The venue can be reached; it says nothing else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ping {}

/// Asks for the server's time. Weight 1.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/general#time>
#[derive(Debug, Clone, Default, Serialize)]
pub struct TimeRequest {}

impl Endpoint for TimeRequest {
    type Response = ServerTime;
    const PATH: &'static str = "/api/v3/time";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 1)];
}

/// The server's time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServerTime {
    /// The server's time.
    pub server_time: Milliseconds,
}

/// Asks by which rules orders of symbols are executed; of all symbols when empty. At most one of `symbol`, `symbols` and
/// `symbol_status` is accepted. Weight 2 a symbol, 40 at most and without `symbol` and `symbols`.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/general#execution-rules>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionRulesRequest {
    /// One symbol, such as `BTCUSDT`.
    pub symbol: Option<String>,
    /// Several symbols.
    #[serde(serialize_with = "json_list")]
    pub symbols: Option<Vec<String>>,
    /// Symbols in this state.
    pub symbol_status: Option<SymbolStatus>,
}

impl Endpoint for ExecutionRulesRequest {
    type Response = ExecutionRules;
    const PATH: &'static str = "/api/v3/executionRules";
    const COST: &'static [Charge] =
        &[Charge::per_item(&IP_WEIGHT, "symbols", 2, 40, 40).alone("symbol", 2)];
}

/// By which rules orders are executed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionRules {
    /// The rules, symbol by symbol.
    pub symbol_rules: Vec<SymbolRules>,
}

/// By which rules orders of a symbol are executed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SymbolRules {
    /// The symbol.
    pub symbol: Text,
    /// The rules; none when empty.
    pub rules: Vec<ExecutionRule>,
}

/// A rule by which orders are executed. Which fields are there depends on `rule_type`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionRule {
    /// Which rule it is.
    pub rule_type: ExecutionRuleType,
    /// Highest price at which a buy may trade, as a multiple of the reference price.
    pub bid_limit_mult_up: Option<Decimal>,
    /// Lowest price at which a buy may trade, as a multiple of the reference price.
    pub bid_limit_mult_down: Option<Decimal>,
    /// Highest price at which a sell may trade, as a multiple of the reference price.
    pub ask_limit_mult_up: Option<Decimal>,
    /// Lowest price at which a sell may trade, as a multiple of the reference price.
    pub ask_limit_mult_down: Option<Decimal>,
}

open_enum! {
    /// Which rule of execution it is.
    pub enum ExecutionRuleType {
        /// Trades stay within a range around the reference price.
        PriceRange = "PRICE_RANGE",
    }
}
