//! Cancelling orders, and replacing them.

use serde::{Deserialize, Serialize};

use super::{
    CancelledEntry, CancelledOrder, NewOrderRespType, OrderReport, OrderType, PegOffsetType,
    PegPriceType, PrivateRestClient, SelfTradePreventionMode, Side, TimeInForce,
};
use crate::binance::{BinanceError, IP_WEIGHT, ORDERS, ORDERS_A_DAY};
use crate::http::{Endpoint, Method, Response};
use crate::limits::Charge;
use crate::types::{Decimal, open_enum};

impl PrivateRestClient {
    /// Cancels an order. One of `order_id` and `orig_client_order_id` is needed.
    pub async fn delete_order(
        &self,
        request: DeleteOrderRequest,
    ) -> Result<Response<CancelledOrder>, BinanceError> {
        self.rest.call(request).await
    }

    /// Cancels all open orders in a symbol, order lists included.
    pub async fn delete_open_orders(
        &self,
        request: DeleteOpenOrdersRequest,
    ) -> Result<Response<Vec<CancelledEntry>>, BinanceError> {
        self.rest.call(request).await
    }

    /// Cancels an order and places another in its place. One of `cancel_order_id` and `cancel_orig_client_order_id` is needed. When one of the two steps fails, the error says which and why; `failed_replacement` gives
    /// both, with the order of the one that was done.
    pub async fn order_cancel_replace(
        &self,
        request: OrderCancelReplaceRequest,
    ) -> Result<Response<ReplacedOrder>, BinanceError> {
        self.rest.call(request).await
    }
}

/// Cancels an order. One of `order_id` and `orig_client_order_id` is needed. Weight 1.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#delete-order>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteOrderRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// The venue's order id.
    pub order_id: Option<u64>,
    /// Client order id of the order.
    pub orig_client_order_id: Option<String>,
    /// Id of the cancellation.
    pub new_client_order_id: Option<String>,
    /// Cancel only in this state.
    pub cancel_restrictions: Option<CancelRestrictions>,
}

impl Endpoint for DeleteOrderRequest {
    type Response = CancelledOrder;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v3/order";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 1)];
    const SIGNED: bool = true;
}

/// Cancels all open orders in a symbol, order lists included. Weight 1.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#delete-open-orders>
#[derive(Debug, Clone, Default, Serialize)]
pub struct DeleteOpenOrdersRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
}

impl Endpoint for DeleteOpenOrdersRequest {
    type Response = Vec<CancelledEntry>;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v3/openOrders";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 1)];
    const SIGNED: bool = true;
}

/// Cancels an order and places another in its place. One of `cancel_order_id` and `cancel_orig_client_order_id` is needed. When one of the two steps fails, the error says which and why. Weight 1, and 1 order.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#order-cancel-replace>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderCancelReplaceRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Whether it buys or sells.
    pub side: Side,
    /// Kind of order.
    pub r#type: OrderType,
    /// Whether a new order is placed when the old one cannot be cancelled.
    pub cancel_replace_mode: CancelReplaceMode,
    /// How long it stays open; needed by kinds with a price.
    pub time_in_force: Option<TimeInForce>,
    /// Quantity in the base asset.
    pub quantity: Option<Decimal>,
    /// What a market order spends or earns, in the quote asset.
    pub quote_order_qty: Option<Decimal>,
    /// Price; needed by kinds with a price.
    pub price: Option<Decimal>,
    /// Id of the cancellation.
    pub cancel_new_client_order_id: Option<String>,
    /// Client order id of the order to cancel.
    pub cancel_orig_client_order_id: Option<String>,
    /// The venue's id of the order to cancel.
    pub cancel_order_id: Option<u64>,
    /// Client order id; made when absent.
    pub new_client_order_id: Option<String>,
    /// The caller's number of a strategy.
    pub strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000.
    pub strategy_type: Option<i64>,
    /// Price that triggers a stop or take-profit order.
    pub stop_price: Option<Decimal>,
    /// Distance that the price must turn back to trigger the order, in basis points.
    pub trailing_delta: Option<u32>,
    /// Quantity that the book shows at a time.
    pub iceberg_qty: Option<Decimal>,
    /// How much the venue answers.
    pub new_order_resp_type: Option<NewOrderRespType>,
    /// What happens when it would trade with the account's own; absent for the symbol's default.
    pub self_trade_prevention_mode: Option<SelfTradePreventionMode>,
    /// Cancel only in this state.
    pub cancel_restrictions: Option<CancelRestrictions>,
    /// What happens when the limit of orders is used up.
    pub order_rate_limit_exceeded_mode: Option<OrderRateLimitExceededMode>,
    /// Which price it is pegged to.
    pub peg_price_type: Option<PegPriceType>,
    /// How many price levels the peg is offset by, at most 100.
    pub peg_offset_value: Option<u32>,
    /// What the peg is offset by.
    pub peg_offset_type: Option<PegOffsetType>,
}

impl Endpoint for OrderCancelReplaceRequest {
    type Response = ReplacedOrder;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/order/cancelReplace";
    const COST: &'static [Charge] = &[
        Charge::constant(&IP_WEIGHT, 1),
        Charge::constant(&ORDERS, 1),
        Charge::constant(&ORDERS_A_DAY, 1),
    ];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["newClientOrderId"];
}

/// What became of an order that was replaced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplacedOrder {
    /// Whether the old order was cancelled.
    pub cancel_result: Option<ReplaceResult>,
    /// Whether the new order was placed.
    pub new_order_result: Option<ReplaceResult>,
    /// The order that was cancelled.
    pub cancel_response: Option<CancelledOrder>,
    /// The order that was placed.
    pub new_order_response: Option<OrderReport>,
}

open_enum! {
    /// What became of a step.
    pub enum ReplaceResult {
        /// It was done.
        Success = "SUCCESS",
        /// It was refused.
        Failure = "FAILURE",
        /// It was not tried.
        NotAttempted = "NOT_ATTEMPTED",
    }
}

open_enum! {
    /// In which state alone an order is cancelled.
    pub enum CancelRestrictions {
        /// When nothing of it has traded.
        OnlyNew = "ONLY_NEW",
        /// When a part of it has traded.
        OnlyPartiallyFilled = "ONLY_PARTIALLY_FILLED",
    }
}

open_enum! {
    /// Whether a new order is placed when the old one cannot be cancelled.
    pub enum CancelReplaceMode {
        /// It is not.
        StopOnFailure = "STOP_ON_FAILURE",
        /// It is.
        AllowFailure = "ALLOW_FAILURE",
    }
}

open_enum! {
    /// What happens to a replacement when the limit of orders is used up.
    pub enum OrderRateLimitExceededMode {
        /// Nothing.
        DoNothing = "DO_NOTHING",
        /// The old order is cancelled.
        CancelOnly = "CANCEL_ONLY",
    }
}
