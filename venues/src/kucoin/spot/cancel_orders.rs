//! Cancelling and changing orders.
//!
//! In: an order's id, the venue's or the client's own, and its symbol. Out: the ids of what is cancelled; with `_sync`, what became
//! of its size as well. Invariant: what is cancelled already, or filled, is an error.

use serde::Serialize;

use super::{
    CancelAllResult, CancelledClientOrder, CancelledOldOrder, CancelledOrder, CancelledSymbols,
    ModifiedOrder, PartlyCancelledOrder, PrivateRestClient, SyncCancelledClientOrder,
    SyncCancelledOrder,
};
use crate::http::{Endpoint, Method, Response};
use crate::kucoin::{KucoinError, SPOT};
use crate::limits::Charge;
use crate::types::Decimal;

impl PrivateRestClient {
    /// Cancels an order by the id that the venue gave it.
    pub async fn cancel_order_by_order_id(
        &self,
        request: CancelOrderByOrderIdRequest,
    ) -> Result<Response<CancelledOrder>, KucoinError> {
        self.rest.call(request).await
    }

    /// Cancels an order by the client's own id.
    pub async fn cancel_order_by_client_oid(
        &self,
        request: CancelOrderByClientOidRequest,
    ) -> Result<Response<CancelledClientOrder>, KucoinError> {
        self.rest.call(request).await
    }

    /// Cancels an order by the id that the venue gave it and waits until it is cancelled.
    pub async fn cancel_order_by_order_id_sync(
        &self,
        request: CancelOrderByOrderIdSyncRequest,
    ) -> Result<Response<SyncCancelledOrder>, KucoinError> {
        self.rest.call(request).await
    }

    /// Cancels an order by the client's own id and waits until it is cancelled.
    pub async fn cancel_order_by_client_oid_sync(
        &self,
        request: CancelOrderByClientOidSyncRequest,
    ) -> Result<Response<SyncCancelledClientOrder>, KucoinError> {
        self.rest.call(request).await
    }

    /// Cancels a part of an order.
    pub async fn cancel_partial_order(
        &self,
        request: CancelPartialOrderRequest,
    ) -> Result<Response<PartlyCancelledOrder>, KucoinError> {
        self.rest.call(request).await
    }

    /// Cancels all orders of a symbol.
    pub async fn cancel_all_orders_by_symbol(
        &self,
        request: CancelAllOrdersBySymbolRequest,
    ) -> Result<Response<CancelAllResult>, KucoinError> {
        self.rest.call(request).await
    }

    /// Cancels all orders of all symbols.
    pub async fn cancel_all_orders(
        &self,
        request: CancelAllOrdersRequest,
    ) -> Result<Response<CancelledSymbols>, KucoinError> {
        self.rest.call(request).await
    }

    /// Changes price or size of an order: it is cancelled and placed anew.
    pub async fn modify_order(
        &self,
        request: ModifyOrderRequest,
    ) -> Result<Response<ModifiedOrder>, KucoinError> {
        self.rest.call(request).await
    }

    /// Cancels a stop order or an order of the old interface by the client's own id.
    pub async fn cancel_order_by_client_oid_old(
        &self,
        request: CancelOrderByClientOidOldRequest,
    ) -> Result<Response<CancelledOldOrder>, KucoinError> {
        self.rest.call(request).await
    }
}

/// Cancel order by order ID. Weight 1.
///
/// <https://www.kucoin.com/docs-new/api-3470174>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelOrderByOrderIdRequest {
    /// The venue's id of the order; goes into the path (`orderId`).
    pub order_id: String,
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
}

impl Endpoint for CancelOrderByOrderIdRequest {
    type Response = CancelledOrder;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/hf/orders/{orderId}";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 1)];
    const SIGNED: bool = true;
}

/// Cancel order by client OID. Weight 1.
///
/// <https://www.kucoin.com/docs-new/api-3470184>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelOrderByClientOidRequest {
    /// The client's own id of the order; goes into the path (`clientOid`).
    pub client_oid: String,
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
}

impl Endpoint for CancelOrderByClientOidRequest {
    type Response = CancelledClientOrder;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/hf/orders/client-order/{clientOid}";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 1)];
    const SIGNED: bool = true;
}

/// Cancel order by order ID sync. Weight 1.
///
/// <https://www.kucoin.com/docs-new/api-3470185>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelOrderByOrderIdSyncRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
    /// The venue's id of the order; goes into the path (`orderId`).
    pub order_id: String,
}

impl Endpoint for CancelOrderByOrderIdSyncRequest {
    type Response = SyncCancelledOrder;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/hf/orders/sync/{orderId}";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 1)];
    const SIGNED: bool = true;
}

/// Cancel order by client OID sync. Weight 1.
///
/// <https://www.kucoin.com/docs-new/api-3470186>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelOrderByClientOidSyncRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
    /// The client's own id of the order; goes into the path (`clientOid`).
    pub client_oid: String,
}

impl Endpoint for CancelOrderByClientOidSyncRequest {
    type Response = SyncCancelledClientOrder;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/hf/orders/sync/client-order/{clientOid}";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 1)];
    const SIGNED: bool = true;
}

/// Cancel partial order. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3470183>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelPartialOrderRequest {
    /// The venue's id of the order; goes into the path (`orderId`).
    pub order_id: String,
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
    /// Size to cancel (`cancelSize`).
    pub cancel_size: Decimal,
}

impl Endpoint for CancelPartialOrderRequest {
    type Response = PartlyCancelledOrder;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/hf/orders/cancel/{orderId}";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// Cancel all orders by symbol. Weight 2.
///
/// <https://www.kucoin.com/docs-new/api-3470175>
#[derive(Debug, Clone, Default, Serialize)]
pub struct CancelAllOrdersBySymbolRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
}

impl Endpoint for CancelAllOrdersBySymbolRequest {
    type Response = CancelAllResult;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/hf/orders";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 2)];
    const SIGNED: bool = true;
}

/// Cancel all orders. Weight 30.
///
/// <https://www.kucoin.com/docs-new/api-3470176>
#[derive(Debug, Clone, Default, Serialize)]
pub struct CancelAllOrdersRequest {}

impl Endpoint for CancelAllOrdersRequest {
    type Response = CancelledSymbols;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/hf/orders/cancelAll";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 30)];
    const SIGNED: bool = true;
}

/// Modify order. Weight 1.
///
/// <https://www.kucoin.com/docs-new/api-3470171>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ModifyOrderRequest {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: String,
    /// The client's own id of the order; it or `order_id` must be given (`clientOid`).
    pub client_oid: Option<String>,
    /// The venue's id of the order (`orderId`).
    pub order_id: Option<String>,
    /// New price; it or `new_size` must be given (`newPrice`).
    pub new_price: Option<Decimal>,
    /// New size (`newSize`).
    pub new_size: Option<Decimal>,
}

impl Endpoint for ModifyOrderRequest {
    type Response = ModifiedOrder;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/hf/orders/alter";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 1)];
    const SIGNED: bool = true;
}

/// Cancel order by client OID, of the old interface. Weight 3.
///
/// <https://www.kucoin.com/docs-new/api-3470344>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelOrderByClientOidOldRequest {
    /// The client's own id of the order; goes into the path (`clientOid`).
    pub client_oid: String,
}

impl Endpoint for CancelOrderByClientOidOldRequest {
    type Response = CancelledOldOrder;
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/order/client-order/{clientOid}";
    const COST: &'static [Charge] = &[Charge::constant(&SPOT, 3)];
    const SIGNED: bool = true;
}
