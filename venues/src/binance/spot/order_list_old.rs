//! Placing order lists the way that `order_list_oco` supersedes.

use serde::Serialize;

use super::{
    NewOrderRespType, PlacedOrderList, PrivateRestClient, SelfTradePreventionMode, Side,
    TimeInForce,
};
use crate::binance::{BinanceError, IP_WEIGHT, ORDERS, ORDERS_A_DAY};
use crate::http::{Endpoint, Method, Response};
use crate::limits::Charge;
use crate::types::Decimal;

impl PrivateRestClient {
    /// Places a limit and a stop-loss order of which one cancels the other; superseded by `order_list_oco`.
    pub async fn order_oco(
        &self,
        request: OrderOcoRequest,
    ) -> Result<Response<PlacedOrderList>, BinanceError> {
        self.rest.call(request).await
    }
}

/// Places a limit and a stop-loss order of which one cancels the other; superseded by `order_list_oco`. Weight 1, and 2 orders.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#order-oco>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderOcoRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Whether it buys or sells.
    pub side: Side,
    /// Quantity in the base asset.
    pub quantity: Decimal,
    /// Price of the limit leg.
    pub price: Decimal,
    /// Price that triggers the stop-loss leg.
    pub stop_price: Decimal,
    /// Client order id of the list; made when absent.
    pub list_client_order_id: Option<String>,
    /// Client order id of the limit leg; made when absent.
    pub limit_client_order_id: Option<String>,
    /// The caller's number of a strategy of the limit leg.
    pub limit_strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000 of the limit leg.
    pub limit_strategy_type: Option<i64>,
    /// Quantity that the book shows at a time of the limit leg.
    pub limit_iceberg_qty: Option<Decimal>,
    /// Distance that the price must turn back to trigger the stop-loss leg, in basis points.
    pub trailing_delta: Option<u32>,
    /// Client order id of the stop-loss leg; made when absent.
    pub stop_client_order_id: Option<String>,
    /// The caller's number of a strategy of the stop-loss leg.
    pub stop_strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000 of the stop-loss leg.
    pub stop_strategy_type: Option<i64>,
    /// Price of the stop-loss leg once it is triggered.
    pub stop_limit_price: Option<Decimal>,
    /// Quantity that the book shows at a time of the stop-loss leg.
    pub stop_iceberg_qty: Option<Decimal>,
    /// How long the stop-loss leg stays open once it is triggered.
    pub stop_limit_time_in_force: Option<TimeInForce>,
    /// How much the venue answers.
    pub new_order_resp_type: Option<NewOrderRespType>,
    /// What happens when it would trade with the account's own; absent for the symbol's default.
    pub self_trade_prevention_mode: Option<SelfTradePreventionMode>,
}

impl Endpoint for OrderOcoRequest {
    type Response = PlacedOrderList;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/order/oco";
    const COST: &'static [Charge] = &[
        Charge::constant(&IP_WEIGHT, 1),
        Charge::constant(&ORDERS, 2),
        Charge::constant(&ORDERS_A_DAY, 2),
    ];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &[
        "listClientOrderId",
        "limitClientOrderId",
        "stopClientOrderId",
    ];
}
