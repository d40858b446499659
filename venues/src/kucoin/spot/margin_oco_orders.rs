//! Pairs of orders on margin of which one cancels the other: a limit order and a stop order.
//!
//! In: a pair, or ids. Out: ids, or the pair with both its orders. Invariant: the pair has an id of its own, beside those of its
//! orders.
//!
//! The venue documents none of these by a page of its own; names and shapes are those of the client that it lists.

use serde::{Deserialize, Serialize};

use super::{CancelledOrders, PrivateRestClient, Side, TradeType};
use crate::http::{Endpoint, Method, Response};
use crate::kucoin::{Found, KucoinError, SPOT};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// Places a pair of orders on margin.
    pub async fn add_margin_oco_order(
        &self,
        request: AddMarginOcoOrderRequest,
    ) -> Result<Response<OcoOrderId>, KucoinError> {
        self.rest.call(request).await
    }

    /// Cancels a pair on margin, by the id that the venue gave it.
    pub async fn cancel_margin_oco_order_by_order_id(
        &self,
        request: CancelMarginOcoOrderByOrderIdRequest,
    ) -> Result<Response<CancelledOrders>, KucoinError> {
        self.rest.call(request).await
    }

    /// Cancels a pair on margin, by the client's own id.
    pub async fn cancel_margin_oco_order_by_client_oid(
        &self,
        request: CancelMarginOcoOrderByClientOidRequest,
    ) -> Result<Response<CancelledOrders>, KucoinError> {
        self.rest.call(request).await
    }

    /// Cancels pairs on margin: those of these ids, or all of a symbol or an account.
    pub async fn batch_cancel_margin_oco_orders(
        &self,
        request: BatchCancelMarginOcoOrdersRequest,
    ) -> Result<Response<CancelledOrders>, KucoinError> {
        self.rest.call(request).await
    }

    /// A pair on margin, by the client's own id.
    pub async fn get_margin_oco_order_by_client_oid(
        &self,
        request: MarginOcoOrderByClientOidRequest,
    ) -> Result<Response<OcoOrder>, KucoinError> {
        self.rest.call_as(request, Found).await
    }

    /// A pair on margin with its orders, by the id that the venue gave it.
    pub async fn get_margin_oco_order_detail_by_order_id(
        &self,
        request: MarginOcoOrderDetailByOrderIdRequest,
    ) -> Result<Response<OcoOrderDetail>, KucoinError> {
        self.rest.call_as(request, Found).await
    }
}

open_enum! {
    /// State of a pair, or of one of its orders.
    pub enum OcoOrderStatus {
        /// It waits.
        New = "NEW",
        /// It was triggered.
        Triggered = "TRIGGERED",
        /// It is filled.
        Done = "DONE",
        /// It is cancelled.
        Cancelled = "CANCELLED",
    }
}

/// Add margin OCO order. Weight not documented; counted as 2. *Unverified.*
///
/// <https://github.com/tiagosiebler/kucoin-api/blob/master/src/SpotClient.ts>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AddMarginOcoOrderRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
    /// Buy or sell (`side`).
    pub side: Side,
    /// Price of the limit order (`price`).
    pub price: Decimal,
    /// Size of either order, in the base currency (`size`).
    pub size: Decimal,
    /// Price that triggers the order (`stopPrice`).
    pub stop_price: Decimal,
    /// Limit price once the stop price is reached (`limitPrice`).
    pub limit_price: Decimal,
    /// Whether it is isolated margin, not cross margin (`isIsolated`).
    pub is_isolated: bool,
    /// The client's own id of the pair; made when absent (`clientOid`).
    pub client_oid: Option<String>,
    /// Repay with what is traded (`autoRepay`).
    pub auto_repay: Option<bool>,
    /// Borrow what is missing (`autoBorrow`).
    pub auto_borrow: Option<bool>,
}

impl Endpoint for AddMarginOcoOrderRequest {
    type Response = OcoOrderId;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/hf/margin/oco-order";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["clientOid"];
}

/// Cancel margin OCO order by order ID. Weight not documented; counted as 3. *Unverified.*
///
/// <https://github.com/tiagosiebler/kucoin-api/blob/master/src/SpotClient.ts>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelMarginOcoOrderByOrderIdRequest {
    /// The venue's id of the order (`orderId`).
    pub order_id: String,
}

impl Endpoint for CancelMarginOcoOrderByOrderIdRequest {
    type Response = CancelledOrders;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v3/hf/margin/oco-order/cancel-by-id";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 3)];
    const SIGNED: bool = true;
}

/// Cancel margin OCO order by client OID. Weight not documented; counted as 3. *Unverified.*
///
/// <https://github.com/tiagosiebler/kucoin-api/blob/master/src/SpotClient.ts>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelMarginOcoOrderByClientOidRequest {
    /// The client's own id of the order (`clientOid`).
    pub client_oid: String,
}

impl Endpoint for CancelMarginOcoOrderByClientOidRequest {
    type Response = CancelledOrders;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v3/hf/margin/oco-order/cancel-by-clientOid";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 3)];
    const SIGNED: bool = true;
}

/// Batch cancel margin OCO orders. Weight not documented; counted as 3. *Unverified.*
///
/// <https://github.com/tiagosiebler/kucoin-api/blob/master/src/SpotClient.ts>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchCancelMarginOcoOrdersRequest {
    /// Of these ids only, with commas between (`orderIds`).
    pub order_ids: Option<String>,
    /// Of one symbol only, `BTC-USDT` (`symbol`).
    pub symbol: Option<String>,
    /// Of one account only (`tradeType`).
    pub trade_type: Option<TradeType>,
}

impl Endpoint for BatchCancelMarginOcoOrdersRequest {
    type Response = CancelledOrders;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v3/hf/margin/oco-order/cancel";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 3)];
    const SIGNED: bool = true;
}

/// Margin OCO order by client OID. Weight not documented; counted as 2. *Unverified.*
///
/// <https://github.com/tiagosiebler/kucoin-api/blob/master/src/SpotClient.ts>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MarginOcoOrderByClientOidRequest {
    /// The client's own id of the order (`clientOid`).
    pub client_oid: String,
}

impl Endpoint for MarginOcoOrderByClientOidRequest {
    type Response = OcoOrder;
    const PATH: &'static str = "/api/v3/hf/margin/oco-order/clientOid";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// Margin OCO order detail by order ID. Weight not documented; counted as 2. *Unverified.*
///
/// <https://github.com/tiagosiebler/kucoin-api/blob/master/src/SpotClient.ts>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MarginOcoOrderDetailByOrderIdRequest {
    /// The venue's id of the order (`orderId`).
    pub order_id: String,
}

impl Endpoint for MarginOcoOrderDetailByOrderIdRequest {
    type Response = OcoOrderDetail;
    const PATH: &'static str = "/api/v3/hf/margin/oco-order/detail/orderId";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// Id that a pair of orders is known by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OcoOrderId {
    /// The venue's id of the pair (`orderId`).
    pub order_id: Text,
}

/// A pair of orders of which one cancels the other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OcoOrder {
    /// The venue's id of the pair (`orderId`).
    pub order_id: Text,
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: Option<Text>,
    /// The client's own id of the pair (`clientOid`).
    pub client_oid: Option<Text>,
    /// Time when it was placed (`orderTime`).
    pub order_time: Option<Milliseconds>,
    /// State (`status`).
    pub status: Option<OcoOrderStatus>,
}

/// A pair of orders of which one cancels the other, with both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OcoOrderDetail {
    /// The venue's id of the pair (`orderId`).
    pub order_id: Text,
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: Option<Text>,
    /// The client's own id of the pair (`clientOid`).
    pub client_oid: Option<Text>,
    /// Time when it was placed (`orderTime`).
    pub order_time: Option<Milliseconds>,
    /// State (`status`).
    pub status: Option<OcoOrderStatus>,
    /// Its orders (`orders`).
    #[serde(default)]
    pub orders: Vec<OcoOrderPart>,
}

/// One order of a pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OcoOrderPart {
    /// The venue's id of the order (`id`).
    pub id: Text,
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: Option<Text>,
    /// Buy or sell (`side`).
    pub side: Option<Side>,
    /// Price; of a market order absent or 0 (`price`).
    pub price: Option<Decimal>,
    /// Price that triggers the order (`stopPrice`).
    pub stop_price: Option<Decimal>,
    /// Size in the base currency (`size`).
    pub size: Option<Decimal>,
    /// State (`status`).
    pub status: Option<OcoOrderStatus>,
}
