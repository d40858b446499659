//! Market data: order books, trades, klines, prices.

use serde::{Deserialize, Serialize};

use super::{PublicRestClient, SymbolStatus};
use crate::binance::{BinanceError, IP_WEIGHT};
use crate::http::{Endpoint, Response};
use crate::limits::Charge;
use crate::types::{Decimal, positional};

impl PublicRestClient {
    /// Order book snapshot: up to 5,000 levels a side, best first.
    pub async fn get_depth(&self, request: DepthRequest) -> Result<Response<Depth>, BinanceError> {
        self.rest.call(request).await
    }
}

/// Order book of a symbol. Weight 5 to 250, by `limit`.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#depth>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DepthRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Levels a side: 1 to 5,000, by default 100.
    pub limit: Option<u32>,
    /// Answer only when the symbol is in this state.
    pub symbol_status: Option<SymbolStatus>,
}

impl Endpoint for DepthRequest {
    type Response = Depth;
    const PATH: &'static str = "/api/v3/depth";
    const COST: &'static [Charge] = &[Charge::steps(
        &IP_WEIGHT,
        "limit",
        100,
        &[(100, 5), (500, 25), (1_000, 50), (5_000, 250)],
    )];
}

/// Order book of a symbol.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Depth {
    /// Number of the last update in it.
    pub last_update_id: u64,
    /// Buy side, highest price first.
    pub bids: Vec<Level>,
    /// Sell side, lowest price first.
    pub asks: Vec<Level>,
}

positional! {
    /// One price of an order book.
    pub struct Level {
        /// The price.
        pub price: Decimal,
        /// What is offered at it, in the base asset.
        pub quantity: Decimal,
    }
}
