//! Asking for order lists, and cancelling them.

use serde::{Deserialize, Serialize};

use super::{CancelledOrder, PrivateRestClient};
use crate::binance::{BinanceError, IP_WEIGHT};
use crate::http::{Endpoint, Method, Response};
use crate::limits::Charge;
use crate::types::{Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// An order list. One of `order_list_id` and `orig_client_order_id` is needed.
    pub async fn get_order_list(
        &self,
        request: OrderListRequest,
    ) -> Result<Response<OrderList>, BinanceError> {
        self.rest.call(request).await
    }

    /// Order lists, open or not.
    pub async fn get_all_order_list(
        &self,
        request: AllOrderListRequest,
    ) -> Result<Response<Vec<OrderList>>, BinanceError> {
        self.rest.call(request).await
    }

    /// Open order lists.
    pub async fn get_open_order_list(
        &self,
        request: OpenOrderListRequest,
    ) -> Result<Response<Vec<OrderList>>, BinanceError> {
        self.rest.call(request).await
    }

    /// Cancels an order list. One of `order_list_id` and `list_client_order_id` is needed.
    pub async fn delete_order_list(
        &self,
        request: DeleteOrderListRequest,
    ) -> Result<Response<CancelledOrderList>, BinanceError> {
        self.rest.call(request).await
    }
}

/// An order list. One of `order_list_id` and `orig_client_order_id` is needed. Weight 4.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/account#get-order-list>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderListRequest {
    /// The venue's id of the list.
    pub order_list_id: Option<u64>,
    /// Client order id of the order.
    pub orig_client_order_id: Option<String>,
}

impl Endpoint for OrderListRequest {
    type Response = OrderList;
    const PATH: &'static str = "/api/v3/orderList";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 4)];
    const SIGNED: bool = true;
}

/// Order lists, open or not. Weight 20.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/account#all-order-list>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AllOrderListRequest {
    /// From this list on; not together with times.
    pub from_id: Option<u64>,
    /// From when on.
    pub start_time: Option<Milliseconds>,
    /// Until when.
    pub end_time: Option<Milliseconds>,
    /// How many at most.
    pub limit: Option<u32>,
}

impl Endpoint for AllOrderListRequest {
    type Response = Vec<OrderList>;
    const PATH: &'static str = "/api/v3/allOrderList";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 20)];
    const SIGNED: bool = true;
}

/// Open order lists. Weight 6.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/account#open-order-list>
#[derive(Debug, Clone, Default, Serialize)]
pub struct OpenOrderListRequest {}

impl Endpoint for OpenOrderListRequest {
    type Response = Vec<OrderList>;
    const PATH: &'static str = "/api/v3/openOrderList";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 6)];
    const SIGNED: bool = true;
}

/// Cancels an order list. One of `order_list_id` and `list_client_order_id` is needed. Weight 1.
///
/// <https://developers.binance.com/en/docs/catalog/core-trading-spot-trading/api/rest-api/trade#delete-order-list>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteOrderListRequest {
    /// The symbol, such as `BTCUSDT`.
    pub symbol: String,
    /// The venue's id of the list.
    pub order_list_id: Option<u64>,
    /// Client order id of the list.
    pub list_client_order_id: Option<String>,
    /// Id of the cancellation.
    pub new_client_order_id: Option<String>,
}

impl Endpoint for DeleteOrderListRequest {
    type Response = CancelledOrderList;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v3/orderList";
    const COST: &'static [Charge] = &[Charge::constant(&IP_WEIGHT, 1)];
    const SIGNED: bool = true;
}

/// An order list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderList {
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
}

/// An order list that was cancelled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelledOrderList {
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
    /// What became of its orders.
    pub order_reports: Option<Vec<CancelledOrder>>,
}

/// An order of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedOrder {
    /// The symbol.
    pub symbol: Text,
    /// The venue's order id.
    pub order_id: u64,
    /// The client order id.
    pub client_order_id: Option<Text>,
}

open_enum! {
    /// Kind of order list.
    pub enum ContingencyType {
        /// One order cancels the other.
        Oco = "OCO",
        /// One order triggers the other.
        Oto = "OTO",
    }
}

open_enum! {
    /// What happened to an order list last.
    pub enum ListStatusType {
        /// It was refused or is being placed.
        Response = "RESPONSE",
        /// It was placed, or changed.
        ExecStarted = "EXEC_STARTED",
        /// The client order id of an order in it has changed.
        Updated = "UPDATED",
        /// It is at its end.
        AllDone = "ALL_DONE",
    }
}

open_enum! {
    /// Where an order list stands.
    pub enum ListOrderStatus {
        /// It was placed, or changed.
        Executing = "EXECUTING",
        /// It is at its end.
        AllDone = "ALL_DONE",
        /// It was refused.
        Reject = "REJECT",
    }
}
