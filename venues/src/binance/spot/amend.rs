//! Reducing orders in place.

use serde::{Deserialize, Serialize};

use super::{
    OrderList, OrderStatus, OrderType, PegOffsetType, PegPriceType, PrivateRestClient,
    SelfTradePreventionMode, Side, TimeInForce, WorkingFloor,
};
use crate::binance::{BinanceError, IP_WEIGHT};
use crate::http::{Endpoint, Method, Response};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text};

impl PrivateRestClient {
    /// Reduces an order's quantity; it keeps its place in the book. One of `order_id` and `orig_client_order_id` is needed.
    pub async fn order_amend_keep_priority(
        &self,
        mut request: OrderAmendKeepPriorityRequest,
    ) -> Result<Response<AmendedOrder>, BinanceError> {
        // The venue would make one that nobody could look for when the reply is lost.
        if request.new_client_order_id.is_none() {
            request.new_client_order_id = request.orig_client_order_id.clone();
        }
        self.rest.call(request).await
    }
}

/// Reduces an order's quantity; it keeps its place in the book. One of `order_id` and `orig_client_order_id` is needed. Weight 4.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#order-amend-keep-priority>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderAmendKeepPriorityRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// New quantity: above zero, below the present one.
    pub new_qty: Decimal,
    /// The venue's order id.
    pub order_id: Option<u64>,
    /// Client order id of the order.
    pub orig_client_order_id: Option<String>,
    /// New client order id of the order; when absent, it keeps the one by which the request names it, or the venue makes one.
    pub new_client_order_id: Option<String>,
}

impl Endpoint for OrderAmendKeepPriorityRequest {
    type Response = AmendedOrder;
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v3/order/amend/keepPriority";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 4)];
    const SIGNED: bool = true;
}

/// What became of an order that was amended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AmendedOrder {
    /// When it was amended.
    pub transact_time: Option<Milliseconds>,
    /// Id of the amendment.
    pub execution_id: Option<u64>,
    /// The order as it is now.
    pub amended_order: OrderAfterAmendment,
    /// Its order list, when it is in one.
    pub list_status: Option<OrderList>,
}

/// An order after its amendment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderAfterAmendment {
    /// The symbol.
    pub symbol: Text,
    /// The venue's order id.
    pub order_id: u64,
    /// The order list's id; -1 for none.
    pub order_list_id: Option<i64>,
    /// The client order id before.
    pub orig_client_order_id: Option<Text>,
    /// The client order id now.
    pub client_order_id: Text,
    /// Price.
    pub price: Option<Decimal>,
    /// Quantity in the base asset.
    pub qty: Option<Decimal>,
    /// The same, as older replies have it.
    pub orig_qty: Option<Decimal>,
    /// Quantity that has traded, in the base asset.
    pub executed_qty: Option<Decimal>,
    /// Quantity that was prevented from trading.
    pub prevented_qty: Option<Decimal>,
    /// What was asked to be spent or earned, in the quote asset.
    pub quote_order_qty: Option<Decimal>,
    /// The same, as older replies have it.
    pub orig_quote_order_qty: Option<Decimal>,
    /// What has traded, in the quote asset.
    pub cumulative_quote_qty: Option<Decimal>,
    /// The same, as older replies have it.
    pub cummulative_quote_qty: Option<Decimal>,
    /// When it was placed.
    pub time: Option<Milliseconds>,
    /// When it was last changed.
    pub update_time: Option<Milliseconds>,
    /// Whether it is in the book.
    pub is_working: Option<bool>,
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
}
