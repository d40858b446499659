//! Tickers: prices, best offers and statistics of symbols.

use serde::{Deserialize, Serialize};

use super::{PublicRestClient, SymbolStatus};
use crate::binance::{BinanceError, IP_WEIGHT};
use crate::http::{Endpoint, Response};
use crate::limits::Charge;
use crate::types::{Decimal, Text};

impl PublicRestClient {
    /// Latest price of a symbol.
    pub async fn get_ticker(
        &self,
        request: TickerRequest,
    ) -> Result<Response<Ticker>, BinanceError> {
        self.rest.call(request).await
    }
}

/// Latest price of a symbol. Weight 2.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#ticker-price>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TickerRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Answer only when the symbol is in this state.
    pub symbol_status: Option<SymbolStatus>,
}

impl Endpoint for TickerRequest {
    type Response = Ticker;
    const PATH: &'static str = "/api/v3/ticker/price";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 2)];
}

/// Latest price of a symbol.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ticker {
    /// The symbol.
    pub symbol: Text,
    /// Price of the latest trade.
    pub price: Option<Decimal>,
}
