//! Asking for orders.

use serde::{Deserialize, Serialize};

use super::{OrderType, PrivateRestClient, SelfTradePreventionMode};
use crate::binance::{BinanceError, IP_WEIGHT};
use crate::http::{Endpoint, Response};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// An order. One of `order_id` and `orig_client_order_id` is needed.
    pub async fn get_order(&self, request: OrderRequest) -> Result<Response<Order>, BinanceError> {
        self.rest.call(request).await
    }

    /// Open orders.
    pub async fn get_open_orders(
        &self,
        request: OpenOrdersRequest,
    ) -> Result<Response<Vec<Order>>, BinanceError> {
        self.rest.call(request).await
    }

    /// Orders in a symbol, open or not.
    pub async fn get_all_orders(
        &self,
        request: AllOrdersRequest,
    ) -> Result<Response<Vec<Order>>, BinanceError> {
        self.rest.call(request).await
    }

    /// How an order was amended.
    pub async fn get_order_amendments(
        &self,
        request: OrderAmendmentsRequest,
    ) -> Result<Response<Vec<Amendment>>, BinanceError> {
        self.rest.call(request).await
    }
}

/// An order. One of `order_id` and `orig_client_order_id` is needed. Weight 4.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/account#get-order>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// The venue's order id.
    pub order_id: Option<u64>,
    /// Client order id of the order.
    pub orig_client_order_id: Option<String>,
}

impl Endpoint for OrderRequest {
    type Response = Order;
    const PATH: &'static str = "/api/v3/order";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 4)];
    const SIGNED: bool = true;
}

/// Open orders. Weight 6; 80 without `symbol`.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/account#get-open-orders>
#[derive(Debug, Clone, Default, Serialize)]
pub struct OpenOrdersRequest {
    /// One symbol; all of them when absent.
    pub symbol: Option<String>,
}

impl Endpoint for OpenOrdersRequest {
    type Response = Vec<Order>;
    const PATH: &'static str = "/api/v3/openOrders";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 80).alone("symbol", 6)];
    const SIGNED: bool = true;
}

/// Orders in a symbol, open or not. Weight 20.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/account#all-orders>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AllOrdersRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// From this order on.
    pub order_id: Option<u64>,
    /// From when on.
    pub start_time: Option<Milliseconds>,
    /// Until when.
    pub end_time: Option<Milliseconds>,
    /// How many at most.
    pub limit: Option<u32>,
}

impl Endpoint for AllOrdersRequest {
    type Response = Vec<Order>;
    const PATH: &'static str = "/api/v3/allOrders";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 20)];
    const SIGNED: bool = true;
}

/// How an order was amended. Weight 4.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/account#order-amendments>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderAmendmentsRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// The venue's order id.
    pub order_id: u64,
    /// From this execution on.
    pub from_execution_id: Option<u64>,
    /// How many at most.
    pub limit: Option<u32>,
}

impl Endpoint for OrderAmendmentsRequest {
    type Response = Vec<Amendment>;
    const PATH: &'static str = "/api/v3/order/amendments";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 4)];
    const SIGNED: bool = true;
}

/// An order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// The symbol.
    pub symbol: Text,
    /// The venue's order id.
    pub order_id: u64,
    /// The order list's id; -1 for none.
    pub order_list_id: Option<i64>,
    /// The client order id.
    pub client_order_id: Text,
    /// When it was placed.
    pub time: Option<Milliseconds>,
    /// When it was last changed.
    pub update_time: Option<Milliseconds>,
    /// Whether it is in the book.
    pub is_working: Option<bool>,
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
}

/// An amendment of an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Amendment {
    /// The symbol.
    pub symbol: Text,
    /// The venue's order id.
    pub order_id: u64,
    /// Id of the amendment.
    pub execution_id: u64,
    /// The client order id before.
    pub orig_client_order_id: Option<Text>,
    /// The client order id after.
    pub new_client_order_id: Option<Text>,
    /// Quantity before.
    pub orig_qty: Option<Decimal>,
    /// Quantity after.
    pub new_qty: Option<Decimal>,
    /// When it took place.
    pub time: Option<Milliseconds>,
}

open_enum! {
    /// Whether an order buys or sells.
    pub enum Side {
        /// It buys the base asset.
        Buy = "BUY",
        /// It sells the base asset.
        Sell = "SELL",
    }
}

open_enum! {
    /// How long an order stays open.
    pub enum TimeInForce {
        /// Until it is filled or cancelled.
        Gtc = "GTC",
        /// What cannot trade at once expires.
        Ioc = "IOC",
        /// It trades as a whole at once, or expires.
        Fok = "FOK",
    }
}

open_enum! {
    /// Where an order stands.
    pub enum OrderStatus {
        /// It is in the book.
        New = "NEW",
        /// It waits for another order of its list.
        PendingNew = "PENDING_NEW",
        /// A part has traded.
        PartiallyFilled = "PARTIALLY_FILLED",
        /// All has traded.
        Filled = "FILLED",
        /// It was cancelled.
        Canceled = "CANCELED",
        /// It is being cancelled; not used.
        PendingCancel = "PENDING_CANCEL",
        /// The venue refused it.
        Rejected = "REJECTED",
        /// It ended by its own rules, or by the venue's.
        Expired = "EXPIRED",
        /// It ended, for it would have traded with the account's own.
        ExpiredInMatch = "EXPIRED_IN_MATCH",
    }
}

open_enum! {
    /// How much the venue answers to a new order.
    pub enum NewOrderRespType {
        /// That it came.
        Ack = "ACK",
        /// What became of it.
        Result = "RESULT",
        /// And its trades.
        Full = "FULL",
    }
}

open_enum! {
    /// Which price an order is pegged to.
    pub enum PegPriceType {
        /// The best of its own side.
        PrimaryPeg = "PRIMARY_PEG",
        /// The best of the other side.
        MarketPeg = "MARKET_PEG",
    }
}

open_enum! {
    /// What a peg is offset by.
    pub enum PegOffsetType {
        /// Levels of price.
        PriceLevel = "PRICE_LEVEL",
    }
}

open_enum! {
    /// Where an order was worked.
    pub enum WorkingFloor {
        /// In the book of its symbol.
        Exchange = "EXCHANGE",
        /// By smart order routing.
        Sor = "SOR",
    }
}
