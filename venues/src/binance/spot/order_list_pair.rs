//! Placing order lists of an order and a pair that follows it.

use serde::Serialize;

use super::{
    NewOrderRespType, OrderType, PegOffsetType, PegPriceType, PlacedOrderList, PrivateRestClient,
    SelfTradePreventionMode, Side, TimeInForce,
};
use crate::binance::{BinanceError, IP_WEIGHT, ORDERS, ORDERS_A_DAY};
use crate::http::{Endpoint, Method, Response};
use crate::limits::Charge;
use crate::types::Decimal;

impl PrivateRestClient {
    /// Places an order, and two that are placed once it is filled, of which one cancels the other.
    pub async fn order_list_otoco(
        &self,
        request: OrderListOtocoRequest,
    ) -> Result<Response<PlacedOrderList>, BinanceError> {
        self.rest.call(request).await
    }

    /// Places an order, and two that trade what it earned, of which one cancels the other.
    pub async fn order_list_opoco(
        &self,
        request: OrderListOpocoRequest,
    ) -> Result<Response<PlacedOrderList>, BinanceError> {
        self.rest.call(request).await
    }
}

/// Places an order, and two that are placed once it is filled, of which one cancels the other. Weight 1, and 3 orders.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#order-list-otoco>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderListOtocoRequest {
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
    /// Side of the pending order.
    pub pending_side: Side,
    /// Quantity in the base asset of the pending order.
    pub pending_quantity: Decimal,
    /// Kind of the upper pending leg.
    pub pending_above_type: OrderType,
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
    /// Client order id of the upper pending leg; made when absent.
    pub pending_above_client_order_id: Option<String>,
    /// Price of the upper pending leg.
    pub pending_above_price: Option<Decimal>,
    /// Price that triggers it of the upper pending leg.
    pub pending_above_stop_price: Option<Decimal>,
    /// Distance that the price must turn back to trigger it, in basis points of the upper pending leg.
    pub pending_above_trailing_delta: Option<u32>,
    /// Quantity that the book shows at a time of the upper pending leg.
    pub pending_above_iceberg_qty: Option<Decimal>,
    /// How long it stays open of the upper pending leg.
    pub pending_above_time_in_force: Option<TimeInForce>,
    /// The caller's number of a strategy of the upper pending leg.
    pub pending_above_strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000 of the upper pending leg.
    pub pending_above_strategy_type: Option<i64>,
    /// Which price it is pegged to of the upper pending leg.
    pub pending_above_peg_price_type: Option<PegPriceType>,
    /// What the peg is offset by of the upper pending leg.
    pub pending_above_peg_offset_type: Option<PegOffsetType>,
    /// How many price levels the peg is offset by, at most 100 of the upper pending leg.
    pub pending_above_peg_offset_value: Option<u32>,
    /// Kind of the lower pending leg.
    pub pending_below_type: Option<OrderType>,
    /// Client order id of the lower pending leg.
    pub pending_below_client_order_id: Option<String>,
    /// Price of the lower pending leg.
    pub pending_below_price: Option<Decimal>,
    /// Price that triggers it of the lower pending leg.
    pub pending_below_stop_price: Option<Decimal>,
    /// Distance that the price must turn back to trigger it, in basis points of the lower pending leg.
    pub pending_below_trailing_delta: Option<u32>,
    /// Quantity that the book shows at a time of the lower pending leg.
    pub pending_below_iceberg_qty: Option<Decimal>,
    /// How long it stays open of the lower pending leg.
    pub pending_below_time_in_force: Option<TimeInForce>,
    /// The caller's number of a strategy of the lower pending leg.
    pub pending_below_strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000 of the lower pending leg.
    pub pending_below_strategy_type: Option<i64>,
    /// Which price it is pegged to of the lower pending leg.
    pub pending_below_peg_price_type: Option<PegPriceType>,
    /// What the peg is offset by of the lower pending leg.
    pub pending_below_peg_offset_type: Option<PegOffsetType>,
    /// How many price levels the peg is offset by, at most 100 of the lower pending leg.
    pub pending_below_peg_offset_value: Option<u32>,
}

impl Endpoint for OrderListOtocoRequest {
    type Response = PlacedOrderList;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/orderList/otoco";
    const COST: &'static [Charge] = &[
        Charge::constant(&IP_WEIGHT, 1),
        Charge::constant(&ORDERS, 3),
        Charge::constant(&ORDERS_A_DAY, 3),
    ];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &[
        "listClientOrderId",
        "workingClientOrderId",
        "pendingAboveClientOrderId",
    ];
}

/// Places an order, and two that trade what it earned, of which one cancels the other. Weight 1, and 3 orders.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#order-list-opoco>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderListOpocoRequest {
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
    /// Side of the pending order.
    pub pending_side: Side,
    /// Kind of the upper pending leg.
    pub pending_above_type: OrderType,
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
    /// Client order id of the upper pending leg; made when absent.
    pub pending_above_client_order_id: Option<String>,
    /// Price of the upper pending leg.
    pub pending_above_price: Option<Decimal>,
    /// Price that triggers it of the upper pending leg.
    pub pending_above_stop_price: Option<Decimal>,
    /// Distance that the price must turn back to trigger it, in basis points of the upper pending leg.
    pub pending_above_trailing_delta: Option<u32>,
    /// Quantity that the book shows at a time of the upper pending leg.
    pub pending_above_iceberg_qty: Option<Decimal>,
    /// How long it stays open of the upper pending leg.
    pub pending_above_time_in_force: Option<TimeInForce>,
    /// The caller's number of a strategy of the upper pending leg.
    pub pending_above_strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000 of the upper pending leg.
    pub pending_above_strategy_type: Option<i64>,
    /// Which price it is pegged to of the upper pending leg.
    pub pending_above_peg_price_type: Option<PegPriceType>,
    /// What the peg is offset by of the upper pending leg.
    pub pending_above_peg_offset_type: Option<PegOffsetType>,
    /// How many price levels the peg is offset by, at most 100 of the upper pending leg.
    pub pending_above_peg_offset_value: Option<u32>,
    /// Kind of the lower pending leg.
    pub pending_below_type: Option<OrderType>,
    /// Client order id of the lower pending leg.
    pub pending_below_client_order_id: Option<String>,
    /// Price of the lower pending leg.
    pub pending_below_price: Option<Decimal>,
    /// Price that triggers it of the lower pending leg.
    pub pending_below_stop_price: Option<Decimal>,
    /// Distance that the price must turn back to trigger it, in basis points of the lower pending leg.
    pub pending_below_trailing_delta: Option<u32>,
    /// Quantity that the book shows at a time of the lower pending leg.
    pub pending_below_iceberg_qty: Option<Decimal>,
    /// How long it stays open of the lower pending leg.
    pub pending_below_time_in_force: Option<TimeInForce>,
    /// The caller's number of a strategy of the lower pending leg.
    pub pending_below_strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000 of the lower pending leg.
    pub pending_below_strategy_type: Option<i64>,
    /// Which price it is pegged to of the lower pending leg.
    pub pending_below_peg_price_type: Option<PegPriceType>,
    /// What the peg is offset by of the lower pending leg.
    pub pending_below_peg_offset_type: Option<PegOffsetType>,
    /// How many price levels the peg is offset by, at most 100 of the lower pending leg.
    pub pending_below_peg_offset_value: Option<u32>,
}

impl Endpoint for OrderListOpocoRequest {
    type Response = PlacedOrderList;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/orderList/opoco";
    const COST: &'static [Charge] = &[
        Charge::constant(&IP_WEIGHT, 1),
        Charge::constant(&ORDERS, 3),
        Charge::constant(&ORDERS_A_DAY, 3),
    ];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &[
        "listClientOrderId",
        "workingClientOrderId",
        "pendingAboveClientOrderId",
    ];
}
