//! Stop orders on margin.
//!
//! In: an order, ids, or a window of time. Out: ids, or stop orders. Invariant: a pair of orders of which one cancels the other
//! stands in `margin_oco_orders`.
//!
//! The venue documents none of these by a page of its own; names and shapes are those of the client that it lists.

use serde::Serialize;

use super::{
    CancelledOrders, OrderIds, OrderType, PrivateRestClient, SelfTradePrevention, Side, StopOrder,
    StopOrderPage, StopOrderType, StopType, TimeInForce, TradeType,
};
use crate::http::{Endpoint, Method, Response};
use crate::kucoin::{Found, KucoinError, SPOT};
use crate::limits::Charge;
use crate::types::{Decimal, Milliseconds};

impl PrivateRestClient {
    /// Places a stop order on margin.
    pub async fn add_margin_stop_order(
        &self,
        request: AddMarginStopOrderRequest,
    ) -> Result<Response<OrderIds>, KucoinError> {
        self.rest.call(request).await
    }

    /// Cancels a stop order on margin, by the id that the venue gave it.
    pub async fn cancel_margin_stop_order_by_order_id(
        &self,
        request: CancelMarginStopOrderByOrderIdRequest,
    ) -> Result<Response<CancelledOrders>, KucoinError> {
        self.rest.call(request).await
    }

    /// Cancels a stop order on margin, by the client's own id.
    pub async fn cancel_margin_stop_order_by_client_oid(
        &self,
        request: CancelMarginStopOrderByClientOidRequest,
    ) -> Result<Response<CancelledOrders>, KucoinError> {
        self.rest.call(request).await
    }

    /// Cancels stop orders on margin: those of these ids, or all of an account.
    pub async fn batch_cancel_margin_stop_order(
        &self,
        request: BatchCancelMarginStopOrderRequest,
    ) -> Result<Response<CancelledOrders>, KucoinError> {
        self.rest.call(request).await
    }

    /// Stop orders on margin that wait, in pages.
    pub async fn get_margin_stop_orders_list(
        &self,
        request: MarginStopOrdersListRequest,
    ) -> Result<Response<StopOrderPage>, KucoinError> {
        self.rest.call(request).await
    }

    /// A stop order on margin, by the id that the venue gave it.
    pub async fn get_margin_stop_order_by_order_id(
        &self,
        request: MarginStopOrderByOrderIdRequest,
    ) -> Result<Response<StopOrder>, KucoinError> {
        self.rest.call_as(request, Found).await
    }

    /// A stop order on margin, by the client's own id.
    pub async fn get_margin_stop_order_by_client_oid(
        &self,
        request: MarginStopOrderByClientOidRequest,
    ) -> Result<Response<StopOrder>, KucoinError> {
        self.rest.call_as(request, Found).await
    }
}

/// Add margin stop order. Weight not documented; counted as 1. *Unverified.*
///
/// <https://github.com/tiagosiebler/kucoin-api/blob/master/src/SpotClient.ts>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AddMarginStopOrderRequest {
    /// Buy or sell (`side`).
    pub side: Side,
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
    /// Price that triggers the order (`stopPrice`).
    pub stop_price: Decimal,
    /// Whether it is isolated margin, not cross margin (`isIsolated`).
    pub is_isolated: bool,
    /// Repay with what is traded (`autoRepay`).
    pub auto_repay: bool,
    /// Borrow what is missing (`autoBorrow`).
    pub auto_borrow: bool,
    /// The client's own id of the order; made when absent (`clientOid`).
    pub client_oid: Option<String>,
    /// Limit or market; limit by default (`type`).
    pub r#type: Option<OrderType>,
    /// Remark of up to 20 letters (`remark`).
    pub remark: Option<String>,
    /// When it is triggered; `loss` by default (`stop`).
    pub stop: Option<StopType>,
    /// What happens when the order meets one of the same user (`stp`).
    pub stp: Option<SelfTradePrevention>,
    /// Price; of limit orders (`price`).
    pub price: Option<Decimal>,
    /// Size in the base currency (`size`).
    pub size: Option<Decimal>,
    /// How long the order is valid; until it is cancelled by default (`timeInForce`).
    pub time_in_force: Option<TimeInForce>,
    /// Seconds after which it is cancelled, with `GTT` (`cancelAfter`).
    pub cancel_after: Option<i64>,
    /// Refuse the order if it would be a taker (`postOnly`).
    pub post_only: Option<bool>,
    /// Hide the order from the order book (`hidden`).
    pub hidden: Option<bool>,
    /// Show only a part of the order in the order book (`iceberg`).
    pub iceberg: Option<bool>,
    /// Part of an iceberg order that is shown (`visibleSize`).
    pub visible_size: Option<Decimal>,
    /// Size in the quote currency; of market orders, in place of `size` (`funds`).
    pub funds: Option<Decimal>,
}

impl Endpoint for AddMarginStopOrderRequest {
    type Response = OrderIds;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v3/hf/margin/stop-order";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 1)];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["clientOid"];
}

/// Cancel margin stop order by order ID. Weight not documented; counted as 3. *Unverified.*
///
/// <https://github.com/tiagosiebler/kucoin-api/blob/master/src/SpotClient.ts>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelMarginStopOrderByOrderIdRequest {
    /// The venue's id of the order (`orderId`).
    pub order_id: String,
}

impl Endpoint for CancelMarginStopOrderByOrderIdRequest {
    type Response = CancelledOrders;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v3/hf/margin/stop-order/cancel-by-id";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 3)];
    const SIGNED: bool = true;
}

/// Cancel margin stop order by client OID. Weight not documented; counted as 5. *Unverified.*
///
/// <https://github.com/tiagosiebler/kucoin-api/blob/master/src/SpotClient.ts>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelMarginStopOrderByClientOidRequest {
    /// The client's own id of the order (`clientOid`).
    pub client_oid: String,
}

impl Endpoint for CancelMarginStopOrderByClientOidRequest {
    type Response = CancelledOrders;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v3/hf/margin/stop-order/cancel-by-clientOid";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 5)];
    const SIGNED: bool = true;
}

/// Batch cancel margin stop orders. Weight not documented; counted as 3. *Unverified.*
///
/// <https://github.com/tiagosiebler/kucoin-api/blob/master/src/SpotClient.ts>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchCancelMarginStopOrderRequest {
    /// The account (`tradeType`).
    pub trade_type: TradeType,
    /// Of one symbol only, `BTC-USDT` (`symbol`).
    pub symbol: Option<String>,
    /// Of these ids only, with commas between (`orderIds`).
    pub order_ids: Option<String>,
}

impl Endpoint for BatchCancelMarginStopOrderRequest {
    type Response = CancelledOrders;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v3/hf/margin/stop-order/cancel";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 3)];
    const SIGNED: bool = true;
}

/// Margin stop orders list. Weight not documented; counted as 8. *Unverified.*
///
/// <https://github.com/tiagosiebler/kucoin-api/blob/master/src/SpotClient.ts>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MarginStopOrdersListRequest {
    /// Of one symbol only, `BTC-USDT` (`symbol`).
    pub symbol: Option<String>,
    /// Of one side only (`side`).
    pub side: Option<Side>,
    /// Of one type only (`type`).
    pub r#type: Option<StopOrderType>,
    /// Of one account only (`tradeType`).
    pub trade_type: Option<TradeType>,
    /// Not older than this (`startAt`).
    pub start_at: Option<Milliseconds>,
    /// Not newer than this (`endAt`).
    pub end_at: Option<Milliseconds>,
    /// Page to return, from 1 (`currentPage`).
    pub current_page: Option<u32>,
    /// Of these ids only, with commas between (`orderIds`).
    pub order_ids: Option<String>,
    /// Orders a page: 10 to 500, 50 by default (`pageSize`).
    pub page_size: Option<u32>,
    /// Of one kind of trigger only (`stop`).
    pub stop: Option<StopType>,
}

impl Endpoint for MarginStopOrdersListRequest {
    type Response = StopOrderPage;
    const PATH: &'static str = "/api/v3/hf/margin/stop-orders";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 8)];
    const SIGNED: bool = true;
}

/// Margin stop order by order ID. Weight not documented; counted as 3. *Unverified.*
///
/// <https://github.com/tiagosiebler/kucoin-api/blob/master/src/SpotClient.ts>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MarginStopOrderByOrderIdRequest {
    /// The venue's id of the order (`orderId`).
    pub order_id: String,
}

impl Endpoint for MarginStopOrderByOrderIdRequest {
    type Response = StopOrder;
    const PATH: &'static str = "/api/v3/hf/margin/stop-order/orderId";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 3)];
    const SIGNED: bool = true;
}

/// Margin stop order by client OID. Weight not documented; counted as 3. *Unverified.*
///
/// <https://github.com/tiagosiebler/kucoin-api/blob/master/src/SpotClient.ts>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MarginStopOrderByClientOidRequest {
    /// The client's own id of the order (`clientOid`).
    pub client_oid: String,
}

impl Endpoint for MarginStopOrderByClientOidRequest {
    type Response = StopOrder;
    const PATH: &'static str = "/api/v3/hf/margin/stop-order/clientOid";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 3)];
    const SIGNED: bool = true;
}
