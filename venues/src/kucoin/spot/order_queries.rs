//! Orders of the account.
//!
//! In: an order's id, or a symbol and a window of time. Out: orders as they are now. Invariant: what an order was placed
//! with stands in it beside what became of it.

use serde::{Deserialize, Serialize};

use super::{OrderType, PrivateRestClient, SelfTradePrevention, Side, TimeInForce};
use crate::http::{Endpoint, Response};
use crate::kucoin::{Found, KucoinError, Optional, SPOT};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// An order, by the id that the venue gave it.
    pub async fn get_order_by_order_id(
        &self,
        request: OrderByOrderIdRequest,
    ) -> Result<Response<Order>, KucoinError> {
        self.rest.call_as(request, Found).await
    }

    /// An order, by the client's own id.
    pub async fn get_order_by_client_oid(
        &self,
        request: OrderByClientOidRequest,
    ) -> Result<Response<Order>, KucoinError> {
        self.rest.call_as(request, Found).await
    }

    /// Symbols that have open orders.
    pub async fn get_symbols_with_open_order(
        &self,
        request: SymbolsWithOpenOrderRequest,
    ) -> Result<Response<SymbolsWithOpenOrder>, KucoinError> {
        self.rest.call_as(request, Optional).await
    }

    /// All open orders of a symbol.
    pub async fn get_open_orders(
        &self,
        request: OpenOrdersRequest,
    ) -> Result<Response<Vec<Order>>, KucoinError> {
        self.rest.call_as(request, Optional).await
    }

    /// Open orders of a symbol, in pages.
    pub async fn get_open_orders_by_page(
        &self,
        request: OpenOrdersByPageRequest,
    ) -> Result<Response<OrderPage>, KucoinError> {
        self.rest.call(request).await
    }

    /// Filled and cancelled orders of a symbol, newest first.
    pub async fn get_closed_orders(
        &self,
        request: ClosedOrdersRequest,
    ) -> Result<Response<ClosedOrders>, KucoinError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// Account that an order trades with.
    pub enum TradeType {
        /// The trading account.
        Trade = "TRADE",
        /// The cross margin account.
        MarginTrade = "MARGIN_TRADE",
        /// An isolated margin account.
        MarginIsolatedTrade = "MARGIN_ISOLATED_TRADE",
    }
}

/// Order by order ID. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3470181>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderByOrderIdRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
    /// The venue's id of the order; goes into the path (`orderId`).
    pub order_id: String,
}

impl Endpoint for OrderByOrderIdRequest {
    type Response = Order;
    const PATH: &'static str = "/api/v1/hf/orders/{orderId}";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// Order by client OID. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3470182>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderByClientOidRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
    /// The client's own id of the order; goes into the path (`clientOid`).
    pub client_oid: String,
}

impl Endpoint for OrderByClientOidRequest {
    type Response = Order;
    const PATH: &'static str = "/api/v1/hf/orders/client-order/{clientOid}";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// Symbols with open order. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3470177>
#[derive(Debug, Clone, Default, Serialize)]
pub struct SymbolsWithOpenOrderRequest {}

impl Endpoint for SymbolsWithOpenOrderRequest {
    type Response = SymbolsWithOpenOrder;
    const PATH: &'static str = "/api/v1/hf/orders/active/symbols";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// Open orders. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3470178>
#[derive(Debug, Clone, Default, Serialize)]
pub struct OpenOrdersRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
}

impl Endpoint for OpenOrdersRequest {
    type Response = Vec<Order>;
    const PATH: &'static str = "/api/v1/hf/orders/active";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// Open orders by page. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3471591>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenOrdersByPageRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
    /// Page to return, from 1 (`pageNum`).
    pub page_num: Option<u32>,
    /// Orders a page: up to 50, 20 by default (`pageSize`).
    pub page_size: Option<u32>,
}

impl Endpoint for OpenOrdersByPageRequest {
    type Response = OrderPage;
    const PATH: &'static str = "/api/v1/hf/orders/active/page";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// Closed orders. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3470179>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClosedOrdersRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
    /// Of one side only (`side`).
    pub side: Option<Side>,
    /// Of one type only (`type`).
    pub r#type: Option<OrderType>,
    /// Only those after this item of the last reply (`lastId`).
    pub last_id: Option<u64>,
    /// At most this many: up to 100, 20 by default (`limit`).
    pub limit: Option<u32>,
    /// Not older than this (`startAt`).
    pub start_at: Option<Milliseconds>,
    /// Not newer than this (`endAt`).
    pub end_at: Option<Milliseconds>,
}

impl Endpoint for ClosedOrdersRequest {
    type Response = ClosedOrders;
    const PATH: &'static str = "/api/v1/hf/orders/done";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// An order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// The venue's id of the order (`id`).
    pub id: Text,
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: Text,
    /// Kind of operation, `DEAL` (`opType`).
    pub op_type: Option<Text>,
    /// Type of the order (`type`).
    pub r#type: Option<OrderType>,
    /// Buy or sell (`side`).
    pub side: Option<Side>,
    /// Price; of a market order absent or 0 (`price`).
    pub price: Option<Decimal>,
    /// Size in the base currency (`size`).
    pub size: Option<Decimal>,
    /// Size in the quote currency, of a market order that was placed with it (`funds`).
    pub funds: Option<Decimal>,
    /// Size that was traded (`dealSize`).
    pub deal_size: Option<Decimal>,
    /// Funds that were traded (`dealFunds`).
    pub deal_funds: Option<Decimal>,
    /// Fee (`fee`).
    pub fee: Option<Decimal>,
    /// Currency of the fee (`feeCurrency`).
    pub fee_currency: Option<Text>,
    /// What happens when the order meets one of the same user (`stp`).
    pub stp: Option<SelfTradePrevention>,
    /// How long the order is valid (`timeInForce`).
    pub time_in_force: Option<TimeInForce>,
    /// Whether it may only be a maker (`postOnly`).
    pub post_only: Option<bool>,
    /// Whether it is hidden from the order book (`hidden`).
    pub hidden: Option<bool>,
    /// Whether only a part of it is seen in the order book (`iceberg`).
    pub iceberg: Option<bool>,
    /// Part of an iceberg order that is seen (`visibleSize`).
    pub visible_size: Option<Decimal>,
    /// Seconds after which it is cancelled, with `GTT`; none for 0 or less (`cancelAfter`).
    pub cancel_after: Option<i64>,
    /// Where the order came from, `API` (`channel`).
    pub channel: Option<Text>,
    /// The client's own id of the order (`clientOid`).
    pub client_oid: Option<Text>,
    /// Remark that the order was placed with (`remark`).
    pub remark: Option<Text>,
    /// Tag that the order was placed with (`tags`).
    pub tags: Option<Text>,
    /// Whether a part of it was cancelled (`cancelExist`).
    pub cancel_exist: Option<bool>,
    /// Time when it was created (`createdAt`).
    pub created_at: Option<Milliseconds>,
    /// Time of its last change (`lastUpdatedAt`).
    pub last_updated_at: Option<Milliseconds>,
    /// Account that it trades with (`tradeType`).
    pub trade_type: Option<TradeType>,
    /// Whether it is in the order book (`inOrderBook`).
    pub in_order_book: Option<bool>,
    /// Size that was cancelled (`cancelledSize`).
    pub cancelled_size: Option<Decimal>,
    /// Funds that were cancelled (`cancelledFunds`).
    pub cancelled_funds: Option<Decimal>,
    /// Size that is still open (`remainSize`).
    pub remain_size: Option<Decimal>,
    /// Funds that are still open (`remainFunds`).
    pub remain_funds: Option<Decimal>,
    /// Tax, for users in some countries (`tax`).
    pub tax: Option<Decimal>,
    /// Whether it is open (`active`).
    pub active: Option<bool>,
}

/// Symbols that have open orders.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SymbolsWithOpenOrder {
    /// Symbols (`symbols`).
    #[serde(default)]
    pub symbols: Vec<Text>,
}

/// One page of orders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderPage {
    /// Number of this page (`currentPage`).
    pub current_page: Option<u32>,
    /// Orders a page (`pageSize`).
    pub page_size: Option<u32>,
    /// Orders on all pages (`totalNum`).
    pub total_num: Option<u64>,
    /// Number of pages (`totalPage`).
    pub total_page: Option<u32>,
    /// Orders of this page (`items`).
    #[serde(default)]
    pub items: Vec<Order>,
}

/// Filled and cancelled orders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClosedOrders {
    /// Id of the last one, to go on from (`lastId`).
    pub last_id: Option<u64>,
    /// The orders (`items`).
    #[serde(default)]
    pub items: Vec<Order>,
}
