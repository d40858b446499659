//! The account's trades, and what became of others.

use serde::{Deserialize, Serialize};

use super::{PrivateRestClient, SelfTradePreventionMode};
use crate::binance::{BinanceError, IP_WEIGHT};
use crate::http::{Endpoint, Response};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// The account's trades in a symbol.
    pub async fn get_my_trades(
        &self,
        request: MyTradesRequest,
    ) -> Result<Response<Vec<MyTrade>>, BinanceError> {
        self.rest.call(request).await
    }

    /// What smart order routing allocated to the account.
    pub async fn get_my_allocations(
        &self,
        request: MyAllocationsRequest,
    ) -> Result<Response<Vec<Allocation>>, BinanceError> {
        self.rest.call(request).await
    }

    /// Trades with the account's own orders that were prevented; one of `prevented_match_id` and `order_id` is needed.
    pub async fn get_my_prevented_matches(
        &self,
        request: MyPreventedMatchesRequest,
    ) -> Result<Response<Vec<PreventedMatch>>, BinanceError> {
        self.rest.call(request).await
    }

    /// Block trades of a symbol; it needs the key, and is not signed.
    pub async fn get_historical_block_trades(
        &self,
        request: HistoricalBlockTradesRequest,
    ) -> Result<Response<Vec<BlockTrade>>, BinanceError> {
        self.rest.call(request).await
    }
}

/// The account's trades in a symbol. Weight 20; 5 with `order_id`.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/account#my-trades>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MyTradesRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Trades of this order alone.
    pub order_id: Option<u64>,
    /// From when on.
    pub start_time: Option<Milliseconds>,
    /// Until when.
    pub end_time: Option<Milliseconds>,
    /// From this trade on.
    pub from_id: Option<u64>,
    /// How many at most.
    pub limit: Option<u32>,
}

impl Endpoint for MyTradesRequest {
    type Response = Vec<MyTrade>;
    const PATH: &'static str = "/api/v3/myTrades";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 20).alone("orderId", 5)];
    const SIGNED: bool = true;
}

/// What smart order routing allocated to the account. Weight 20.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/account#my-allocations>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MyAllocationsRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// From when on.
    pub start_time: Option<Milliseconds>,
    /// Until when.
    pub end_time: Option<Milliseconds>,
    /// From this allocation on.
    pub from_allocation_id: Option<u64>,
    /// How many at most.
    pub limit: Option<u32>,
    /// Allocations of this order alone.
    pub order_id: Option<u64>,
}

impl Endpoint for MyAllocationsRequest {
    type Response = Vec<Allocation>;
    const PATH: &'static str = "/api/v3/myAllocations";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 20)];
    const SIGNED: bool = true;
}

/// Trades with the account's own orders that were prevented; one of `prevented_match_id` and `order_id` is needed. Weight 20; 2 with `prevented_match_id`.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/account#my-prevented-matches>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MyPreventedMatchesRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// The venue's id of a prevented match.
    pub prevented_match_id: Option<u64>,
    /// Prevented matches of this order.
    pub order_id: Option<u64>,
    /// From this prevented match on.
    pub from_prevented_match_id: Option<u64>,
    /// How many at most.
    pub limit: Option<u32>,
}

impl Endpoint for MyPreventedMatchesRequest {
    type Response = Vec<PreventedMatch>;
    const PATH: &'static str = "/api/v3/myPreventedMatches";
    const COST: &'static [Charge] =
        &[Charge::constant(&IP_WEIGHT, 20).alone("preventedMatchId", 2)];
    const SIGNED: bool = true;
}

/// Block trades of a symbol; it needs the key, and is not signed. Weight 25.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/market#historical-block-trades>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HistoricalBlockTradesRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// From this trade on.
    pub from_id: u64,
    /// How many at most.
    pub limit: Option<u32>,
}

impl Endpoint for HistoricalBlockTradesRequest {
    type Response = Vec<BlockTrade>;
    const PATH: &'static str = "/api/v3/historicalBlockTrades";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 25)];
    const KEYED: bool = true;
}

/// A trade of the account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MyTrade {
    /// The symbol.
    pub symbol: Text,
    /// The trade's id.
    pub id: u64,
    /// The order's id.
    pub order_id: u64,
    /// The order list's id; -1 for none.
    pub order_list_id: Option<i64>,
    /// Price.
    pub price: Decimal,
    /// Quantity in the base asset.
    pub qty: Decimal,
    /// Quantity in the quote asset.
    pub quote_qty: Option<Decimal>,
    /// Commission.
    pub commission: Decimal,
    /// Asset of the commission.
    pub commission_asset: Option<Text>,
    /// When it took place.
    pub time: Milliseconds,
    /// Whether the account bought.
    pub is_buyer: bool,
    /// Whether the account was the maker.
    pub is_maker: bool,
    /// Whether it was at the best price.
    pub is_best_match: Option<bool>,
}

/// What smart order routing allocated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Allocation {
    /// The symbol.
    pub symbol: Text,
    /// The allocation's id.
    pub allocation_id: u64,
    /// Kind of allocation.
    pub allocation_type: Option<AllocationType>,
    /// The order's id.
    pub order_id: u64,
    /// The order list's id; -1 for none.
    pub order_list_id: Option<i64>,
    /// Price.
    pub price: Decimal,
    /// Quantity in the base asset.
    pub qty: Decimal,
    /// Quantity in the quote asset.
    pub quote_qty: Option<Decimal>,
    /// Commission.
    pub commission: Option<Decimal>,
    /// Asset of the commission.
    pub commission_asset: Option<Text>,
    /// When it took place.
    pub time: Milliseconds,
    /// Whether the account bought.
    pub is_buyer: Option<bool>,
    /// Whether the account was the maker.
    pub is_maker: Option<bool>,
    /// Whether the account allocated.
    pub is_allocator: Option<bool>,
}

open_enum! {
    /// Kind of allocation.
    pub enum AllocationType {
        /// By smart order routing.
        Sor = "SOR",
    }
}

/// A trade with the account's own order that was prevented.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PreventedMatch {
    /// The taker's symbol.
    pub symbol: Text,
    /// Its id.
    pub prevented_match_id: u64,
    /// The taker's order.
    pub taker_order_id: u64,
    /// The maker's symbol.
    pub maker_symbol: Option<Text>,
    /// The maker's order.
    pub maker_order_id: u64,
    /// The group of accounts that do not trade with each other.
    pub trade_group_id: Option<i64>,
    /// What was done.
    pub self_trade_prevention_mode: Option<SelfTradePreventionMode>,
    /// Price.
    pub price: Option<Decimal>,
    /// Quantity of the taker that was prevented.
    pub taker_prevented_quantity: Option<Decimal>,
    /// Quantity of the maker that was prevented.
    pub maker_prevented_quantity: Option<Decimal>,
    /// When it took place.
    pub transact_time: Option<Milliseconds>,
}

/// A block trade.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BlockTrade {
    /// The trade's id.
    pub id: u64,
    /// Price.
    pub price: Decimal,
    /// Quantity in the base asset.
    pub qty: Decimal,
    /// Quantity in the quote asset.
    pub quote_qty: Option<Decimal>,
    /// When it took place.
    pub time: Milliseconds,
    /// Whether the buyer was the maker.
    pub is_buyer_maker: Option<bool>,
}
