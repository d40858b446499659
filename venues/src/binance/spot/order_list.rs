//! Placing order lists of two orders.

use serde::{Deserialize, Serialize};

use super::{
    ContingencyType, ListOrderStatus, ListStatusType, ListedOrder, NewOrderRespType, OrderReport,
    OrderType, PegOffsetType, PegPriceType, PrivateRestClient, SelfTradePreventionMode, Side,
    TimeInForce,
};
use crate::binance::{BinanceError, IP_WEIGHT, ORDERS, ORDERS_A_DAY};
use crate::http::{Endpoint, Method, Response};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text};

impl PrivateRestClient {
    /// Places two orders of which one cancels the other.
    pub async fn order_list_oco(
        &self,
        request: OrderListOcoRequest,
    ) -> Result<Response<PlacedOrderList>, BinanceError> {
        self.rest.call(request).await
    }

    /// Places an order and another that is placed once the first is filled.
    pub async fn order_list_oto(
        &self,
        request: OrderListOtoRequest,
    ) -> Result<Response<PlacedOrderList>, BinanceError> {
        self.rest.call(request).await
    }

    /// Places an order and another that trades what the first earned.
    pub async fn order_list_opo(
        &self,
        request: OrderListOpoRequest,
    ) -> Result<Response<PlacedOrderList>, BinanceError> {
        self.rest.call(request).await
    }
}

/// Places two orders of which one cancels the other. Weight 1, and 2 orders.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#order-list-oco>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderListOcoRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Whether it buys or sells.
    pub side: Side,
    /// Quantity in the base asset.
    pub quantity: Decimal,
    /// Kind of the upper leg.
    pub above_type: OrderType,
    /// Kind of the lower leg.
    pub below_type: OrderType,
    /// Client order id of the list; made when absent.
    pub list_client_order_id: Option<String>,
    /// Client order id of the upper leg; made when absent.
    pub above_client_order_id: Option<String>,
    /// Quantity that the book shows at a time of the upper leg.
    pub above_iceberg_qty: Option<Decimal>,
    /// Price of the upper leg.
    pub above_price: Option<Decimal>,
    /// Price that triggers it of the upper leg.
    pub above_stop_price: Option<Decimal>,
    /// Distance that the price must turn back to trigger it, in basis points of the upper leg.
    pub above_trailing_delta: Option<u32>,
    /// How long it stays open of the upper leg.
    pub above_time_in_force: Option<TimeInForce>,
    /// The caller's number of a strategy of the upper leg.
    pub above_strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000 of the upper leg.
    pub above_strategy_type: Option<i64>,
    /// Which price it is pegged to of the upper leg.
    pub above_peg_price_type: Option<PegPriceType>,
    /// What the peg is offset by of the upper leg.
    pub above_peg_offset_type: Option<PegOffsetType>,
    /// How many price levels the peg is offset by, at most 100 of the upper leg.
    pub above_peg_offset_value: Option<u32>,
    /// Client order id of the lower leg; made when absent.
    pub below_client_order_id: Option<String>,
    /// Quantity that the book shows at a time of the lower leg.
    pub below_iceberg_qty: Option<Decimal>,
    /// Price of the lower leg.
    pub below_price: Option<Decimal>,
    /// Price that triggers it of the lower leg.
    pub below_stop_price: Option<Decimal>,
    /// Distance that the price must turn back to trigger it, in basis points of the lower leg.
    pub below_trailing_delta: Option<u32>,
    /// How long it stays open of the lower leg.
    pub below_time_in_force: Option<TimeInForce>,
    /// The caller's number of a strategy of the lower leg.
    pub below_strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000 of the lower leg.
    pub below_strategy_type: Option<i64>,
    /// Which price it is pegged to of the lower leg.
    pub below_peg_price_type: Option<PegPriceType>,
    /// What the peg is offset by of the lower leg.
    pub below_peg_offset_type: Option<PegOffsetType>,
    /// How many price levels the peg is offset by, at most 100 of the lower leg.
    pub below_peg_offset_value: Option<u32>,
    /// How much the venue answers.
    pub new_order_resp_type: Option<NewOrderRespType>,
    /// What happens when it would trade with the account's own; absent for the symbol's default.
    pub self_trade_prevention_mode: Option<SelfTradePreventionMode>,
}

impl Endpoint for OrderListOcoRequest {
    type Response = PlacedOrderList;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/orderList/oco";
    const COST: &'static [Charge] = &[
        Charge::constant(&IP_WEIGHT, 1),
        Charge::constant(&ORDERS, 2),
        Charge::constant(&ORDERS_A_DAY, 2),
    ];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &[
        "listClientOrderId",
        "aboveClientOrderId",
        "belowClientOrderId",
    ];
}

/// Places an order and another that is placed once the first is filled. Weight 1, and 2 orders.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#order-list-oto>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderListOtoRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Kind of the working order.
    pub working_type: OrderType,
    /// Side of the working order.
    pub working_side: Side,
    /// Price of the working order.
    pub working_price: Decimal,
    /// Quantity in the base asset of the working order.
    pub working_quantity: Decimal,
    /// Kind of the pending order.
    pub pending_type: OrderType,
    /// Side of the pending order.
    pub pending_side: Side,
    /// Quantity in the base asset of the pending order.
    pub pending_quantity: Decimal,
    /// Client order id of the list; made when absent.
    pub list_client_order_id: Option<String>,
    /// How much the venue answers.
    pub new_order_resp_type: Option<NewOrderRespType>,
    /// What happens when it would trade with the account's own; absent for the symbol's default.
    pub self_trade_prevention_mode: Option<SelfTradePreventionMode>,
    /// Client order id of the working order; made when absent.
    pub working_client_order_id: Option<String>,
    /// Quantity that the book shows at a time of the working order.
    pub working_iceberg_qty: Option<Decimal>,
    /// How long it stays open of the working order.
    pub working_time_in_force: Option<TimeInForce>,
    /// The caller's number of a strategy of the working order.
    pub working_strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000 of the working order.
    pub working_strategy_type: Option<i64>,
    /// Which price it is pegged to of the working order.
    pub working_peg_price_type: Option<PegPriceType>,
    /// What the peg is offset by of the working order.
    pub working_peg_offset_type: Option<PegOffsetType>,
    /// How many price levels the peg is offset by, at most 100 of the working order.
    pub working_peg_offset_value: Option<u32>,
    /// Client order id of the pending order; made when absent.
    pub pending_client_order_id: Option<String>,
    /// Price of the pending order.
    pub pending_price: Option<Decimal>,
    /// Price that triggers it of the pending order.
    pub pending_stop_price: Option<Decimal>,
    /// Distance that the price must turn back to trigger it, in basis points of the pending order.
    pub pending_trailing_delta: Option<u32>,
    /// Quantity that the book shows at a time of the pending order.
    pub pending_iceberg_qty: Option<Decimal>,
    /// How long it stays open of the pending order.
    pub pending_time_in_force: Option<TimeInForce>,
    /// The caller's number of a strategy of the pending order.
    pub pending_strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000 of the pending order.
    pub pending_strategy_type: Option<i64>,
    /// Which price it is pegged to of the pending order.
    pub pending_peg_price_type: Option<PegPriceType>,
    /// What the peg is offset by of the pending order.
    pub pending_peg_offset_type: Option<PegOffsetType>,
    /// How many price levels the peg is offset by, at most 100 of the pending order.
    pub pending_peg_offset_value: Option<u32>,
}

impl Endpoint for OrderListOtoRequest {
    type Response = PlacedOrderList;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/orderList/oto";
    const COST: &'static [Charge] = &[
        Charge::constant(&IP_WEIGHT, 1),
        Charge::constant(&ORDERS, 2),
        Charge::constant(&ORDERS_A_DAY, 2),
    ];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &[
        "listClientOrderId",
        "workingClientOrderId",
        "pendingClientOrderId",
    ];
}

/// Places an order and another that trades what the first earned. Weight 1, and 2 orders.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#order-list-opo>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderListOpoRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Kind of the working order.
    pub working_type: OrderType,
    /// Side of the working order.
    pub working_side: Side,
    /// Price of the working order.
    pub working_price: Decimal,
    /// Quantity in the base asset of the working order.
    pub working_quantity: Decimal,
    /// Kind of the pending order.
    pub pending_type: OrderType,
    /// Side of the pending order.
    pub pending_side: Side,
    /// Client order id of the list; made when absent.
    pub list_client_order_id: Option<String>,
    /// How much the venue answers.
    pub new_order_resp_type: Option<NewOrderRespType>,
    /// What happens when it would trade with the account's own; absent for the symbol's default.
    pub self_trade_prevention_mode: Option<SelfTradePreventionMode>,
    /// Client order id of the working order; made when absent.
    pub working_client_order_id: Option<String>,
    /// Quantity that the book shows at a time of the working order.
    pub working_iceberg_qty: Option<Decimal>,
    /// How long it stays open of the working order.
    pub working_time_in_force: Option<TimeInForce>,
    /// The caller's number of a strategy of the working order.
    pub working_strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000 of the working order.
    pub working_strategy_type: Option<i64>,
    /// Which price it is pegged to of the working order.
    pub working_peg_price_type: Option<PegPriceType>,
    /// What the peg is offset by of the working order.
    pub working_peg_offset_type: Option<PegOffsetType>,
    /// How many price levels the peg is offset by, at most 100 of the working order.
    pub working_peg_offset_value: Option<u32>,
    /// Client order id of the pending order; made when absent.
    pub pending_client_order_id: Option<String>,
    /// Price of the pending order.
    pub pending_price: Option<Decimal>,
    /// Price that triggers it of the pending order.
    pub pending_stop_price: Option<Decimal>,
    /// Distance that the price must turn back to trigger it, in basis points of the pending order.
    pub pending_trailing_delta: Option<u32>,
    /// Quantity that the book shows at a time of the pending order.
    pub pending_iceberg_qty: Option<Decimal>,
    /// How long it stays open of the pending order.
    pub pending_time_in_force: Option<TimeInForce>,
    /// The caller's number of a strategy of the pending order.
    pub pending_strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000 of the pending order.
    pub pending_strategy_type: Option<i64>,
    /// Which price it is pegged to of the pending order.
    pub pending_peg_price_type: Option<PegPriceType>,
    /// What the peg is offset by of the pending order.
    pub pending_peg_offset_type: Option<PegOffsetType>,
    /// How many price levels the peg is offset by, at most 100 of the pending order.
    pub pending_peg_offset_value: Option<u32>,
}

impl Endpoint for OrderListOpoRequest {
    type Response = PlacedOrderList;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/orderList/opo";
    const COST: &'static [Charge] = &[
        Charge::constant(&IP_WEIGHT, 1),
        Charge::constant(&ORDERS, 2),
        Charge::constant(&ORDERS_A_DAY, 2),
    ];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &[
        "listClientOrderId",
        "workingClientOrderId",
        "pendingClientOrderId",
    ];
}

/// An order list that was placed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlacedOrderList {
    /// The venue's id of the list.
    pub order_list_id: i64,
    /// Kind of list.
    pub contingency_type: Option<ContingencyType>,
    /// What happened to it last.
    pub list_status_type: Option<ListStatusType>,
    /// Where it stands.
    pub list_order_status: Option<ListOrderStatus>,
    /// Client order id of the list.
    pub list_client_order_id: Option<Text>,
    /// When it was last changed.
    pub transaction_time: Option<Milliseconds>,
    /// The symbol.
    pub symbol: Text,
    /// Its orders.
    pub orders: Vec<ListedOrder>,
    /// What became of its orders; empty when the venue was asked for no more than an acknowledgement.
    pub order_reports: Option<Vec<OrderReport>>,
}
