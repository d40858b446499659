//! What became of an order that was placed.

use serde::{Deserialize, Serialize};

use super::{
    OrderStatus, OrderType, PegOffsetType, PegPriceType, SelfTradePreventionMode, Side,
    TimeInForce, WorkingFloor,
};
use crate::types::{Decimal, Milliseconds, Text};

/// What became of an order when it was placed. Which fields are there depends on `new_order_resp_type` and on the kind of order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderReport {
    /// The symbol.
    pub symbol: Text,
    /// The venue's order id.
    pub order_id: u64,
    /// The order list's id; -1 for none.
    pub order_list_id: Option<i64>,
    /// The client order id.
    pub client_order_id: Text,
    /// When it was placed.
    pub transact_time: Option<Milliseconds>,
    /// Price; zero for a market order.
    pub price: Option<Decimal>,
    /// Quantity that was asked for, in the base asset.
    pub orig_qty: Option<Decimal>,
    /// Quantity that has traded, in the base asset.
    pub executed_qty: Option<Decimal>,
    /// What was asked to be spent or earned, in the quote asset.
    pub orig_quote_order_qty: Option<Decimal>,
    /// What has traded, in the quote asset; below zero for old orders of which it is not known.
    pub cummulative_quote_qty: Option<Decimal>,
    /// Where it stands.
    pub status: Option<OrderStatus>,
    /// How long it stays open.
    pub time_in_force: Option<TimeInForce>,
    /// Kind of order.
    pub r#type: Option<OrderType>,
    /// Whether it buys or sells.
    pub side: Option<Side>,
    /// Its trades so far.
    pub fills: Option<Vec<Fill>>,
    /// Price that triggers it.
    pub stop_price: Option<Decimal>,
    /// Quantity that the book shows at a time.
    pub iceberg_qty: Option<Decimal>,
    /// When it came into the book.
    pub working_time: Option<Milliseconds>,
    /// What happens when it would trade with the account's own.
    pub self_trade_prevention_mode: Option<SelfTradePreventionMode>,
    /// Id of the latest trade that was prevented.
    pub prevented_match_id: Option<u64>,
    /// Quantity that was prevented from trading.
    pub prevented_quantity: Option<Decimal>,
    /// The caller's number of a strategy.
    pub strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy.
    pub strategy_type: Option<i64>,
    /// Distance that the price must turn back to trigger it, in basis points.
    pub trailing_delta: Option<i64>,
    /// When trailing began; -1 when it has not.
    pub trailing_time: Option<i64>,
    /// Whether smart order routing was used.
    pub used_sor: Option<bool>,
    /// Where it was worked.
    pub working_floor: Option<WorkingFloor>,
    /// Which price it is pegged to.
    pub peg_price_type: Option<PegPriceType>,
    /// What the peg is offset by.
    pub peg_offset_type: Option<PegOffsetType>,
    /// How many price levels the peg is offset by.
    pub peg_offset_value: Option<u32>,
    /// The price that the peg gives now.
    pub pegged_price: Option<Decimal>,
    /// Why it expired.
    pub expiry_reason: Option<Text>,
}

/// A trade of an order that was just placed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fill {
    /// Price.
    pub price: Option<Decimal>,
    /// Quantity in the base asset.
    pub qty: Option<Decimal>,
    /// Commission.
    pub commission: Option<Decimal>,
    /// Asset of the commission.
    pub commission_asset: Option<Text>,
    /// The trade's id.
    pub trade_id: Option<i64>,
    /// How smart order routing matched it.
    pub match_type: Option<Text>,
    /// Id of the allocation by smart order routing.
    pub alloc_id: Option<u64>,
}
