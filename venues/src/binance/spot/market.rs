//! Market data: order books, trades, average and reference prices.

use serde::{Deserialize, Serialize};

use super::{PublicRestClient, SymbolStatus};
use crate::binance::{BinanceError, IP_WEIGHT};
use crate::http::{Endpoint, Response};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, open_enum, positional};

impl PublicRestClient {
    /// Order book snapshot: up to 5,000 levels a side, best first.
    pub async fn get_depth(&self, request: DepthRequest) -> Result<Response<Depth>, BinanceError> {
        self.rest.call(request).await
    }

    /// Latest trades of a symbol, oldest first.
    pub async fn get_trades(
        &self,
        request: TradesRequest,
    ) -> Result<Response<Vec<Trade>>, BinanceError> {
        self.rest.call(request).await
    }

    /// Older trades of a symbol, oldest first.
    pub async fn get_historical_trades(
        &self,
        request: HistoricalTradesRequest,
    ) -> Result<Response<Vec<Trade>>, BinanceError> {
        self.rest.call(request).await
    }

    /// Trades of a symbol, where those of one order at one price in one moment are one; oldest first.
    pub async fn get_agg_trades(
        &self,
        request: AggTradesRequest,
    ) -> Result<Response<Vec<AggTrade>>, BinanceError> {
        self.rest.call(request).await
    }

    /// Average price of a symbol over the last minutes.
    pub async fn get_avg_price(
        &self,
        request: AvgPriceRequest,
    ) -> Result<Response<AvgPrice>, BinanceError> {
        self.rest.call(request).await
    }

    /// The price around which execution rules of a symbol are set.
    pub async fn get_reference_price(
        &self,
        request: ReferencePriceRequest,
    ) -> Result<Response<ReferencePrice>, BinanceError> {
        self.rest.call(request).await
    }

    /// How the reference price of a symbol comes about.
    pub async fn get_reference_price_calculation(
        &self,
        request: ReferencePriceCalculationRequest,
    ) -> Result<Response<ReferencePriceCalculation>, BinanceError> {
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

/// Latest trades of a symbol. Weight 25.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#get-trades>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TradesRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// How many: 1 to 1,000, by default 500.
    pub limit: Option<u32>,
}

impl Endpoint for TradesRequest {
    type Response = Vec<Trade>;
    const PATH: &'static str = "/api/v3/trades";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 25)];
}

/// Older trades of a symbol. Weight 25.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#historical-trades>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HistoricalTradesRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// How many: 1 to 1,000, by default 500.
    pub limit: Option<u32>,
    /// From this trade on; the latest ones when absent.
    pub from_id: Option<u64>,
}

impl Endpoint for HistoricalTradesRequest {
    type Response = Vec<Trade>;
    const PATH: &'static str = "/api/v3/historicalTrades";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 25)];
}

/// A trade.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Trade {
    /// Its number, rising by one per symbol.
    pub id: u64,
    /// The price.
    pub price: Decimal,
    /// How much, in the base asset.
    pub qty: Decimal,
    /// How much, in the quote asset.
    pub quote_qty: Option<Decimal>,
    /// When it happened.
    pub time: Milliseconds,
    /// Whether the buyer was the maker: the taker sold.
    pub is_buyer_maker: bool,
    /// Whether it was the best price then.
    pub is_best_match: Option<bool>,
}

/// Aggregate trades of a symbol. Weight 4.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#agg-trades>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AggTradesRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// From this aggregate trade on; not together with times.
    pub from_id: Option<u64>,
    /// From this time on.
    pub start_time: Option<Milliseconds>,
    /// Up to this time.
    pub end_time: Option<Milliseconds>,
    /// How many: 1 to 1,000, by default 500.
    pub limit: Option<u32>,
}

impl Endpoint for AggTradesRequest {
    type Response = Vec<AggTrade>;
    const PATH: &'static str = "/api/v3/aggTrades";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 4)];
}

/// Trades of one order at one price in one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AggTrade {
    /// Its number (`a`).
    #[serde(rename = "a")]
    pub agg_trade_id: u64,
    /// The price (`p`).
    #[serde(rename = "p")]
    pub price: Decimal,
    /// How much, in the base asset (`q`).
    #[serde(rename = "q")]
    pub quantity: Decimal,
    /// Number of the first trade in it (`f`).
    #[serde(rename = "f")]
    pub first_trade_id: u64,
    /// Number of the last trade in it (`l`).
    #[serde(rename = "l")]
    pub last_trade_id: u64,
    /// When it happened (`T`).
    #[serde(rename = "T")]
    pub timestamp: Milliseconds,
    /// Whether the buyer was the maker: the taker sold (`m`).
    #[serde(rename = "m")]
    pub is_buyer_maker: Option<bool>,
    /// Whether it was the best price then (`M`).
    #[serde(rename = "M")]
    pub is_best_match: Option<bool>,
}

/// Average price of a symbol. Weight 2.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#avg-price>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AvgPriceRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
}

impl Endpoint for AvgPriceRequest {
    type Response = AvgPrice;
    const PATH: &'static str = "/api/v3/avgPrice";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 2)];
}

/// Average price of a symbol over the last minutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AvgPrice {
    /// How many minutes.
    pub mins: u32,
    /// The average, weighted by volume.
    pub price: Decimal,
    /// When the last trade in it happened.
    pub close_time: Option<Milliseconds>,
}

/// Reference price of a symbol. Weight 2.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#reference-price>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReferencePriceRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
}

impl Endpoint for ReferencePriceRequest {
    type Response = ReferencePrice;
    const PATH: &'static str = "/api/v3/referencePrice";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 2)];
}

/// The price around which execution rules of a symbol are set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReferencePrice {
    /// The symbol.
    pub symbol: Text,
    /// The price; `None` when there is none now.
    pub reference_price: Option<Decimal>,
    /// When it was set.
    pub timestamp: Option<Milliseconds>,
}

/// How the reference price of a symbol comes about. Weight 2.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#reference-price-calculation>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReferencePriceCalculationRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Answer only when the symbol is in this state.
    pub symbol_status: Option<SymbolStatus>,
}

impl Endpoint for ReferencePriceCalculationRequest {
    type Response = ReferencePriceCalculation;
    const PATH: &'static str = "/api/v3/referencePrice/calculation";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 2)];
}

/// How the reference price of a symbol comes about. Which fields are there depends on `calculation_type`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReferencePriceCalculation {
    /// The symbol.
    pub symbol: Text,
    /// How it is done.
    pub calculation_type: CalculationType,
    /// `ARITHMETIC_MEAN`: how many buckets of time are averaged.
    pub bucket_count: Option<u32>,
    /// `ARITHMETIC_MEAN`: how long a bucket is, in milliseconds.
    pub bucket_width_ms: Option<u64>,
    /// `EXTERNAL`: number of the calculation outside of the venue.
    pub external_calculation_id: Option<u64>,
}

open_enum! {
    /// How a reference price comes about.
    pub enum CalculationType {
        /// The mean of the average prices of the last buckets of time.
        ArithmeticMean = "ARITHMETIC_MEAN",
        /// It is set from outside.
        External = "EXTERNAL",
    }
}
