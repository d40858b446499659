//! Orders that were cancelled.

use serde::{Deserialize, Serialize};

use super::{
    ContingencyType, ListOrderStatus, ListStatusType, ListedOrder, OrderStatus, OrderType,
    PegOffsetType, PegPriceType, SelfTradePreventionMode, Side, TimeInForce, WorkingFloor,
};
use crate::types::{Decimal, Milliseconds, Text};

/// An order that was cancelled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelledOrder {
    /// The symbol.
    pub symbol: Text,
    /// The venue's order id.
    pub order_id: u64,
    /// The order list's id; -1 for none.
    pub order_list_id: Option<i64>,
    /// The client order id.
    pub orig_client_order_id: Option<Text>,
    /// Id of the cancellation.
    pub client_order_id: Option<Text>,
    /// When it was cancelled.
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
    /// Whether it was of an isolated margin account.
    pub is_isolated: Option<bool>,
    /// Why it expired.
    pub expiry_reason: Option<Text>,
}

/// An order or an order list that was cancelled: of a list, `contingency_type` and what follows it; of an order, all before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelledEntry {
    /// The symbol.
    pub symbol: Text,
    /// The venue's order id.
    pub order_id: Option<u64>,
    /// The order list's id; -1 for none.
    pub order_list_id: Option<i64>,
    /// The client order id.
    pub orig_client_order_id: Option<Text>,
    /// Id of the cancellation.
    pub client_order_id: Option<Text>,
    /// When it was cancelled.
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
    /// Kind of list.
    pub contingency_type: Option<ContingencyType>,
    /// What happened to the list last.
    pub list_status_type: Option<ListStatusType>,
    /// Where the list stands.
    pub list_order_status: Option<ListOrderStatus>,
    /// Client order id of the list.
    pub list_client_order_id: Option<Text>,
    /// When the list was cancelled.
    pub transaction_time: Option<Milliseconds>,
    /// The list's orders.
    pub orders: Option<Vec<ListedOrder>>,
    /// What became of them.
    pub order_reports: Option<Vec<CancelledOrder>>,
}
