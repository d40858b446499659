//! Orders of the account.
//!
//! In: an order's id, or a filter. Out: orders as they are now. Invariant: an order that was cancelled before anything was filled is
//! forgotten after two hours.

use serde::Serialize;

use super::{InstrumentType, Order, OrderCategory, OrderState, OrderType, PrivateRestClient};
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::Milliseconds;

impl PrivateRestClient {
    /// An order.
    pub async fn get_order(&self, request: OrderRequest) -> Result<Response<Order>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Open orders.
    pub async fn get_order_list(
        &self,
        request: OrderListRequest,
    ) -> Result<Response<Vec<Order>>, OkxError> {
        self.rest.call(request).await
    }

    /// Filled and cancelled orders of 7 days, newest first.
    pub async fn get_orders_history(
        &self,
        request: OrdersHistoryRequest,
    ) -> Result<Response<Vec<Order>>, OkxError> {
        self.rest.call(request).await
    }

    /// Filled and cancelled orders of 3 months, newest first.
    pub async fn get_orders_history_archive(
        &self,
        request: OrdersHistoryArchiveRequest,
    ) -> Result<Response<Vec<Order>>, OkxError> {
        self.rest.call(request).await
    }
}

/// Order details. 60 requests in 2 seconds for each instrument.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-order-details>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// Number of the instrument, in place of `inst_id` (`instIdCode`).
    pub inst_id_code: Option<u64>,
    /// The venue's id of the order; it or `cl_ord_id` must be given (`ordId`).
    pub ord_id: Option<String>,
    /// The client's own id of the order (`clOrdId`).
    pub cl_ord_id: Option<String>,
}

static TRADE_ORDER: Budget = per_account("trade/order", 60, 2);

impl Endpoint for OrderRequest {
    type Response = Order;
    const PATH: &'static str = "/api/v5/trade/order";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ORDER, 1).keyed("instId")];
    const SIGNED: bool = true;
}

/// Order list. 60 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-order-list>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderListRequest {
    /// Of one type of instrument only (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Of one underlying only, `BTC-USD` (`uly`).
    pub uly: Option<String>,
    /// Of one instrument only, `BTC-USDT` (`instId`).
    pub inst_id: Option<String>,
    /// Of one type only (`ordType`).
    pub ord_type: Option<OrderType>,
    /// Of one state only: `live` or `partially_filled` (`state`).
    pub state: Option<OrderState>,
    /// Made by one cause only (`category`).
    pub category: Option<OrderCategory>,
    /// Only those older than this id (`after`).
    pub after: Option<String>,
    /// Only those newer than this id (`before`).
    pub before: Option<String>,
    /// Not older than this (`begin`).
    pub begin: Option<Milliseconds>,
    /// Not newer than this (`end`).
    pub end: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static TRADE_ORDERS_PENDING: Budget = per_account("trade/orders-pending", 60, 2);

impl Endpoint for OrderListRequest {
    type Response = Vec<Order>;
    const PATH: &'static str = "/api/v5/trade/orders-pending";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ORDERS_PENDING, 1)];
    const SIGNED: bool = true;
}

/// Order history, last 7 days. 40 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-order-history-last-7-days>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrdersHistoryRequest {
    /// Instrument type (`instType`).
    pub inst_type: InstrumentType,
    /// Of one underlying only, `BTC-USD` (`uly`).
    pub uly: Option<String>,
    /// Of one instrument only, `BTC-USDT` (`instId`).
    pub inst_id: Option<String>,
    /// Of one type only (`ordType`).
    pub ord_type: Option<OrderType>,
    /// Of one state only: `filled`, `canceled` or `mmp_canceled` (`state`).
    pub state: Option<OrderState>,
    /// Made by one cause only (`category`).
    pub category: Option<OrderCategory>,
    /// Only those older than this id (`after`).
    pub after: Option<String>,
    /// Only those newer than this id (`before`).
    pub before: Option<String>,
    /// Not older than this (`begin`).
    pub begin: Option<Milliseconds>,
    /// Not newer than this (`end`).
    pub end: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static TRADE_ORDERS_HISTORY: Budget = per_account("trade/orders-history", 40, 2);

impl Endpoint for OrdersHistoryRequest {
    type Response = Vec<Order>;
    const PATH: &'static str = "/api/v5/trade/orders-history";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ORDERS_HISTORY, 1)];
    const SIGNED: bool = true;
}

/// Order history, last 3 months. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-order-history-last-3-months>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrdersHistoryArchiveRequest {
    /// Instrument type (`instType`).
    pub inst_type: InstrumentType,
    /// Of one underlying only, `BTC-USD` (`uly`).
    pub uly: Option<String>,
    /// Of one instrument only, `BTC-USDT` (`instId`).
    pub inst_id: Option<String>,
    /// Of one type only (`ordType`).
    pub ord_type: Option<OrderType>,
    /// Of one state only: `filled`, `canceled` or `mmp_canceled` (`state`).
    pub state: Option<OrderState>,
    /// Made by one cause only (`category`).
    pub category: Option<OrderCategory>,
    /// Only those older than this id (`after`).
    pub after: Option<String>,
    /// Only those newer than this id (`before`).
    pub before: Option<String>,
    /// Not older than this (`begin`).
    pub begin: Option<Milliseconds>,
    /// Not newer than this (`end`).
    pub end: Option<Milliseconds>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static TRADE_ORDERS_HISTORY_ARCHIVE: Budget = per_account("trade/orders-history-archive", 20, 2);

impl Endpoint for OrdersHistoryArchiveRequest {
    type Response = Vec<Order>;
    const PATH: &'static str = "/api/v5/trade/orders-history-archive";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ORDERS_HISTORY_ARCHIVE, 1)];
    const SIGNED: bool = true;
}
