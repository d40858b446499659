//! Tickers: latest prices and best offers.
//!
//! Each kind has two methods: one of a symbol, one of a list of symbols.

use serde::{Deserialize, Serialize};

use super::{PublicRestClient, SymbolStatus};
use crate::binance::{BinanceError, IP_WEIGHT};
use crate::http::{Endpoint, Response};
use crate::limits::Charge;
use crate::types::{Decimal, Text, json_list};

impl PublicRestClient {
    /// Latest price of a symbol.
    pub async fn get_ticker(
        &self,
        request: TickerRequest,
    ) -> Result<Response<Ticker>, BinanceError> {
        self.rest.call(request).await
    }

    /// Latest prices of symbols.
    pub async fn get_tickers(
        &self,
        request: TickersRequest,
    ) -> Result<Response<Vec<Ticker>>, BinanceError> {
        self.rest.call(request).await
    }

    /// Best offers of a symbol.
    pub async fn get_book_ticker(
        &self,
        request: BookTickerRequest,
    ) -> Result<Response<BookTicker>, BinanceError> {
        self.rest.call(request).await
    }

    /// Best offers of symbols.
    pub async fn get_book_tickers(
        &self,
        request: BookTickersRequest,
    ) -> Result<Response<Vec<BookTicker>>, BinanceError> {
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

/// Latest prices of symbols. Weight 4.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#ticker-price>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TickersRequest {
    /// The symbols; all of them when absent.
    #[serde(serialize_with = "json_list")]
    pub symbols: Option<Vec<String>>,
    /// Leave out symbols that are not in this state.
    pub symbol_status: Option<SymbolStatus>,
}

impl Endpoint for TickersRequest {
    type Response = Vec<Ticker>;
    const PATH: &'static str = "/api/v3/ticker/price";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 4)];
}

/// Latest price of a symbol.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ticker {
    /// The symbol.
    pub symbol: Text,
    /// Price of the latest trade; `None` when there was none.
    pub price: Option<Decimal>,
}

/// Best offers of a symbol. Weight 2.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#ticker-book-ticker>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BookTickerRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Answer only when the symbol is in this state.
    pub symbol_status: Option<SymbolStatus>,
}

impl Endpoint for BookTickerRequest {
    type Response = BookTicker;
    const PATH: &'static str = "/api/v3/ticker/bookTicker";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 2)];
}

/// Best offers of symbols. Weight 4.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#ticker-book-ticker>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BookTickersRequest {
    /// The symbols; all of them when absent.
    #[serde(serialize_with = "json_list")]
    pub symbols: Option<Vec<String>>,
    /// Leave out symbols that are not in this state.
    pub symbol_status: Option<SymbolStatus>,
}

impl Endpoint for BookTickersRequest {
    type Response = Vec<BookTicker>;
    const PATH: &'static str = "/api/v3/ticker/bookTicker";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 4)];
}

/// Best offers of a symbol.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BookTicker {
    /// The symbol.
    pub symbol: Text,
    /// Highest price that someone would pay.
    pub bid_price: Option<Decimal>,
    /// How much of it, in the base asset.
    pub bid_qty: Option<Decimal>,
    /// Lowest price that someone would take.
    pub ask_price: Option<Decimal>,
    /// How much of it, in the base asset.
    pub ask_qty: Option<Decimal>,
}
