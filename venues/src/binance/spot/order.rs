//! Placing orders.

use serde::{Deserialize, Serialize};

use super::{
    CommissionDiscount, NewOrderRespType, OrderReport, OrderType, PegOffsetType, PegPriceType,
    PrivateRestClient, SelfTradePreventionMode, Side, TimeInForce,
};
use crate::binance::{BinanceError, IP_WEIGHT, ORDERS, ORDERS_A_DAY};
use crate::http::{Endpoint, Method, Response};
use crate::limits::Charge;
use crate::types::Decimal;

impl PrivateRestClient {
    /// Places an order.
    pub async fn new_order(
        &self,
        request: NewOrderRequest,
    ) -> Result<Response<OrderReport>, BinanceError> {
        self.rest.call(request).await
    }

    /// Checks an order without placing it.
    pub async fn order_test(
        &self,
        request: OrderTestRequest,
    ) -> Result<Response<OrderTest>, BinanceError> {
        self.rest.call(request).await
    }

    /// Places an order by smart order routing.
    pub async fn sor_order(
        &self,
        request: SorOrderRequest,
    ) -> Result<Response<OrderReport>, BinanceError> {
        self.rest.call(request).await
    }

    /// Checks an order by smart order routing without placing it.
    pub async fn sor_order_test(
        &self,
        request: SorOrderTestRequest,
    ) -> Result<Response<OrderTest>, BinanceError> {
        self.rest.call(request).await
    }
}

/// Places an order. Weight 1, and 1 order.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#new-order>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewOrderRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Whether it buys or sells.
    pub side: Side,
    /// Kind of order.
    pub r#type: OrderType,
    /// How long it stays open; needed by kinds with a price.
    pub time_in_force: Option<TimeInForce>,
    /// Quantity in the base asset.
    pub quantity: Option<Decimal>,
    /// What a market order spends or earns, in the quote asset.
    pub quote_order_qty: Option<Decimal>,
    /// Price; needed by kinds with a price.
    pub price: Option<Decimal>,
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
    /// Which price it is pegged to.
    pub peg_price_type: Option<PegPriceType>,
    /// How many price levels the peg is offset by, at most 100.
    pub peg_offset_value: Option<u32>,
    /// What the peg is offset by.
    pub peg_offset_type: Option<PegOffsetType>,
}

impl Endpoint for NewOrderRequest {
    type Response = OrderReport;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/order";
    const COST: &'static [Charge] = &[
        Charge::constant(&IP_WEIGHT, 1),
        Charge::constant(&ORDERS, 1),
        Charge::constant(&ORDERS_A_DAY, 1),
    ];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["newClientOrderId"];
}

/// Checks an order without placing it. Weight 1; 20 with `compute_commission_rates`.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#order-test>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderTestRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Whether it buys or sells.
    pub side: Side,
    /// Kind of order.
    pub r#type: OrderType,
    /// Tell the commission rates as well.
    pub compute_commission_rates: Option<bool>,
    /// How long it stays open; needed by kinds with a price.
    pub time_in_force: Option<TimeInForce>,
    /// Quantity in the base asset.
    pub quantity: Option<Decimal>,
    /// What a market order spends or earns, in the quote asset.
    pub quote_order_qty: Option<Decimal>,
    /// Price; needed by kinds with a price.
    pub price: Option<Decimal>,
    /// Client order id.
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
    /// Which price it is pegged to.
    pub peg_price_type: Option<PegPriceType>,
    /// How many price levels the peg is offset by, at most 100.
    pub peg_offset_value: Option<u32>,
    /// What the peg is offset by.
    pub peg_offset_type: Option<PegOffsetType>,
}

impl Endpoint for OrderTestRequest {
    type Response = OrderTest;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/order/test";
    const COST: &'static [Charge] = &[Charge::steps(
        &IP_WEIGHT,
        "computeCommissionRates",
        0,
        &[(0, 1), (1, 20)],
    )];
    const SIGNED: bool = true;
    const CHANGES: bool = false;
}

/// Places an order by smart order routing. Weight 1, and 1 order.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#sor-order>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SorOrderRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Whether it buys or sells.
    pub side: Side,
    /// Kind of order.
    pub r#type: OrderType,
    /// Quantity in the base asset.
    pub quantity: Decimal,
    /// How long it stays open; needed by kinds with a price.
    pub time_in_force: Option<TimeInForce>,
    /// Price; needed by kinds with a price.
    pub price: Option<Decimal>,
    /// Client order id; made when absent.
    pub new_client_order_id: Option<String>,
    /// The caller's number of a strategy.
    pub strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000.
    pub strategy_type: Option<i64>,
    /// Quantity that the book shows at a time.
    pub iceberg_qty: Option<Decimal>,
    /// How much the venue answers.
    pub new_order_resp_type: Option<NewOrderRespType>,
    /// What happens when it would trade with the account's own; absent for the symbol's default.
    pub self_trade_prevention_mode: Option<SelfTradePreventionMode>,
}

impl Endpoint for SorOrderRequest {
    type Response = OrderReport;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/sor/order";
    const COST: &'static [Charge] = &[
        Charge::constant(&IP_WEIGHT, 1),
        Charge::constant(&ORDERS, 1),
        Charge::constant(&ORDERS_A_DAY, 1),
    ];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["newClientOrderId"];
}

/// Checks an order by smart order routing without placing it. Weight 1; 20 with `compute_commission_rates`.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#sor-order-test>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SorOrderTestRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// Whether it buys or sells.
    pub side: Side,
    /// Kind of order.
    pub r#type: OrderType,
    /// Quantity in the base asset.
    pub quantity: Decimal,
    /// Tell the commission rates as well.
    pub compute_commission_rates: Option<bool>,
    /// How long it stays open; needed by kinds with a price.
    pub time_in_force: Option<TimeInForce>,
    /// Price; needed by kinds with a price.
    pub price: Option<Decimal>,
    /// Client order id.
    pub new_client_order_id: Option<String>,
    /// The caller's number of a strategy.
    pub strategy_id: Option<i64>,
    /// The caller's number of a kind of strategy, at least 1,000,000.
    pub strategy_type: Option<i64>,
    /// Quantity that the book shows at a time.
    pub iceberg_qty: Option<Decimal>,
    /// How much the venue answers.
    pub new_order_resp_type: Option<NewOrderRespType>,
    /// What happens when it would trade with the account's own; absent for the symbol's default.
    pub self_trade_prevention_mode: Option<SelfTradePreventionMode>,
}

impl Endpoint for SorOrderTestRequest {
    type Response = OrderTest;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/sor/order/test";
    const COST: &'static [Charge] = &[Charge::steps(
        &IP_WEIGHT,
        "computeCommissionRates",
        0,
        &[(0, 1), (1, 20)],
    )];
    const SIGNED: bool = true;
    const CHANGES: bool = false;
}

/// Commission rates of an order that was checked; empty unless they were asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderTest {
    /// Standard rates.
    pub standard_commission_for_order: Option<OrderCommission>,
    /// Special rates.
    pub special_commission_for_order: Option<OrderCommission>,
    /// Taxes.
    pub tax_commission_for_order: Option<OrderCommission>,
    /// Discount on the standard rates.
    pub discount: Option<CommissionDiscount>,
}

/// Rates of commission of an order, as fractions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OrderCommission {
    /// As a maker.
    pub maker: Option<Decimal>,
    /// As a taker.
    pub taker: Option<Decimal>,
}
