//! Changing orders.
//!
//! In: the id of an order and its new price or size. Out: the ids of what is being changed. Invariant: what is accepted is not
//! changed yet; only the order itself says that it is.

use serde::{Deserialize, Serialize};

use super::PrivateRestClient;
use crate::http::{Endpoint, ItemFailure, Method, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{self, Each, OkxError, per_account};
use crate::types::{Decimal, Milliseconds, Text};

impl PrivateRestClient {
    /// Changes price or size of an order.
    pub async fn amend_order(
        &self,
        request: AmendOrderRequest,
    ) -> Result<Response<AmendOrderResult>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Changes up to 20 orders; each change is taken or refused by itself, see `failure()`.
    pub async fn amend_multiple_orders(
        &self,
        request: AmendMultipleOrdersRequest,
    ) -> Result<Response<Vec<AmendOrderResult>>, OkxError> {
        self.rest.call_as(request, Each).await
    }
}

/// Amend order. 60 requests in 2 seconds for each instrument.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-amend-order>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AmendOrderRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// Cancel the order where the change fails (`cxlOnFail`).
    pub cxl_on_fail: Option<bool>,
    /// The venue's id of the order; it or `cl_ord_id` must be given (`ordId`).
    pub ord_id: Option<String>,
    /// The client's own id of the order (`clOrdId`).
    pub cl_ord_id: Option<String>,
    /// The client's own id of the change (`reqId`).
    pub req_id: Option<String>,
    /// New size, with what is filled already (`newSz`).
    #[serde(rename = "newSz")]
    pub new_size: Option<Decimal>,
    /// New price (`newPx`).
    #[serde(rename = "newPx")]
    pub new_price: Option<Decimal>,
    /// `1` to take enhanced liquidity with a delay (`speedBump`).
    pub speed_bump: Option<String>,
    /// Changes of the orders that are attached (`attachAlgoOrds`).
    pub attach_algo_ords: Option<Vec<AmendAttachedAlgoOrderRequest>>,
}

static TRADE_AMEND_ORDER: Budget = per_account("trade/amend-order", 60, 2);

impl Endpoint for AmendOrderRequest {
    type Response = AmendOrderResult;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/amend-order";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_AMEND_ORDER, 1).keyed("instId")];
    const SIGNED: bool = true;
}

/// Amend multiple orders. 300 orders in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-amend-multiple-orders>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
pub struct AmendMultipleOrdersRequest {
    /// The changes.
    pub orders: Vec<AmendOrderRequest>,
}

static TRADE_AMEND_BATCH_ORDERS: Budget = per_account("trade/amend-batch-orders", 300, 2);

impl Endpoint for AmendMultipleOrdersRequest {
    type Response = Vec<AmendOrderResult>;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/amend-batch-orders";
    const COST: &'static [Charge] = &[Charge::per_item(&TRADE_AMEND_BATCH_ORDERS, "[]", 1, 20, 1)];
    const SIGNED: bool = true;
}

/// A change of an attached order whose trigger follows the price.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AmendAttachedAlgoOrderRequest {
    /// New share by which the trigger follows (`newCallbackRatio`).
    pub new_callback_ratio: Option<Decimal>,
    /// New distance by which the trigger follows (`newCallbackSpread`).
    pub new_callback_spread: Option<Decimal>,
    /// New price from which on the trigger follows (`newActivePx`).
    #[serde(rename = "newActivePx")]
    pub new_active_price: Option<Decimal>,
}

/// What became of a request to change an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AmendOrderResult {
    /// The client's own id of the order (`clOrdId`).
    pub cl_ord_id: Option<Text>,
    /// The venue's id of the order (`ordId`).
    pub ord_id: Option<Text>,
    /// The client's own id of the change (`reqId`).
    pub req_id: Option<Text>,
    /// `0` where it was taken, else the code of why it was not (`sCode`).
    pub s_code: Option<Text>,
    /// Why it was not taken (`sMsg`).
    pub s_msg: Option<Text>,
    /// Time when the venue handled it (`ts`). *Unverified.*
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
    /// A finer code of why it was refused (`subCode`). *Unverified.*
    pub sub_code: Option<Text>,
}

impl AmendOrderResult {
    /// Why the venue did not take it; `None` when it did.
    pub fn failure(&self) -> Option<ItemFailure> {
        okx::failure(self.s_code.as_ref(), self.s_msg.as_ref())
    }
}
