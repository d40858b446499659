//! Cancelling orders and closing positions.
//!
//! In: the id of an order, the venue's or the client's own. Out: the ids of what is being cancelled. Invariant: what is accepted is
//! not cancelled yet; only the order itself says that it is.

use serde::{Deserialize, Serialize};

use super::{InstrumentType, MarginMode, PositionSide, PrivateRestClient};
use crate::http::{Endpoint, ItemFailure, Method, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{self, Each, OkxError, per_account};
use crate::types::{Decimal, Milliseconds, Text};

impl PrivateRestClient {
    /// Cancels an order.
    pub async fn cancel_order(
        &self,
        request: CancelOrderRequest,
    ) -> Result<Response<CancelOrderResult>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Cancels up to 20 orders; each of them is taken or refused by itself, see `failure()`.
    pub async fn cancel_multiple_orders(
        &self,
        request: CancelMultipleOrdersRequest,
    ) -> Result<Response<Vec<CancelOrderResult>>, OkxError> {
        self.rest.call_as(request, Each).await
    }

    /// Cancels all orders that are under market maker protection, of an instrument family.
    pub async fn mass_cancel_order(
        &self,
        request: MassCancelOrderRequest,
    ) -> Result<Response<MassCancelResult>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Has all orders cancelled unless the time is started anew before it ends.
    pub async fn cancel_all_after(
        &self,
        request: CancelAllAfterRequest,
    ) -> Result<Response<CancelAllAfter>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Closes a position at the market.
    pub async fn close_positions(
        &self,
        request: ClosePositionsRequest,
    ) -> Result<Response<ClosedPosition>, OkxError> {
        self.rest.call_one(request).await
    }
}

/// Cancel order. 60 requests in 2 seconds for each instrument.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-cancel-order>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelOrderRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// Number of the instrument, in place of `inst_id` (`instIdCode`).
    pub inst_id_code: Option<u64>,
    /// The venue's id of the order; it or `cl_ord_id` must be given (`ordId`).
    pub ord_id: Option<String>,
    /// The client's own id of the order (`clOrdId`).
    pub cl_ord_id: Option<String>,
}

static TRADE_CANCEL_ORDER: Budget = per_account("trade/cancel-order", 60, 2);

impl Endpoint for CancelOrderRequest {
    type Response = CancelOrderResult;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/cancel-order";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_CANCEL_ORDER, 1).keyed("instId")];
    const SIGNED: bool = true;
}

/// Cancel multiple orders. 300 orders in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-cancel-multiple-orders>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
pub struct CancelMultipleOrdersRequest {
    /// The orders.
    pub orders: Vec<CancelOrderRequest>,
}

static TRADE_CANCEL_BATCH_ORDERS: Budget = per_account("trade/cancel-batch-orders", 300, 2);

impl Endpoint for CancelMultipleOrdersRequest {
    type Response = Vec<CancelOrderResult>;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/cancel-batch-orders";
    const COST: &'static [Charge] = &[Charge::per_item(&TRADE_CANCEL_BATCH_ORDERS, "[]", 1, 20, 1)];
    const SIGNED: bool = true;
}

/// Mass cancel order. 5 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-mass-cancel-order>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MassCancelOrderRequest {
    /// Instrument type: options (`instType`).
    pub inst_type: InstrumentType,
    /// Instrument family, `BTC-USD` (`instFamily`).
    pub inst_family: String,
    /// Milliseconds for which orders are refused behind it, 0 to 10000 (`lockInterval`).
    pub lock_interval: Option<Decimal>,
}

static TRADE_MASS_CANCEL: Budget = per_account("trade/mass-cancel", 5, 2);

impl Endpoint for MassCancelOrderRequest {
    type Response = MassCancelResult;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/mass-cancel";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_MASS_CANCEL, 1)];
    const SIGNED: bool = true;
}

/// Cancel all after. 1 request in a second.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-cancel-all-after>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelAllAfterRequest {
    /// Seconds until all orders are cancelled, 10 to 120; 0 to not cancel them (`timeOut`).
    pub time_out: Decimal,
    /// Of one tag only (`tag`).
    pub tag: Option<String>,
}

static TRADE_CANCEL_ALL_AFTER: Budget = per_account("trade/cancel-all-after", 1, 1);

impl Endpoint for CancelAllAfterRequest {
    type Response = CancelAllAfter;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/cancel-all-after";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_CANCEL_ALL_AFTER, 1)];
    const SIGNED: bool = true;
}

/// Close positions. 20 requests in 2 seconds for each instrument.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-close-positions>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClosePositionsRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// Cross or isolated margin (`mgnMode`).
    pub mgn_mode: MarginMode,
    /// Side of the position; where long and short are kept apart (`posSide`).
    pub pos_side: Option<PositionSide>,
    /// Currency of the margin; of cross margin in the mode for spot and futures (`ccy`).
    pub ccy: Option<String>,
    /// Cancel open orders that would keep it from being closed (`autoCxl`).
    pub auto_cxl: Option<bool>,
    /// The client's own id of the closing order; made when absent (`clOrdId`).
    pub cl_ord_id: Option<String>,
    /// Tag of up to 16 letters and digits (`tag`).
    pub tag: Option<String>,
}

static TRADE_CLOSE_POSITION: Budget = per_account("trade/close-position", 20, 2);

impl Endpoint for ClosePositionsRequest {
    type Response = ClosedPosition;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/close-position";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_CLOSE_POSITION, 1).keyed("instId")];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["clOrdId"];
}

/// What became of a request to cancel an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelOrderResult {
    /// The client's own id of the order (`clOrdId`).
    pub cl_ord_id: Option<Text>,
    /// The venue's id of the order (`ordId`).
    pub ord_id: Option<Text>,
    /// `0` where it was taken, else the code of why it was not (`sCode`).
    pub s_code: Option<Text>,
    /// Why it was not taken (`sMsg`).
    pub s_msg: Option<Text>,
    /// Time when the venue handled it (`ts`). *Unverified.*
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

impl CancelOrderResult {
    /// Why the venue did not take it; `None` when it did.
    pub fn failure(&self) -> Option<ItemFailure> {
        okx::failure(self.s_code.as_ref(), self.s_msg.as_ref())
    }
}

/// What became of a request to cancel all orders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MassCancelResult {
    /// Whether it was taken (`result`).
    pub result: Option<bool>,
}

/// When all orders will be cancelled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelAllAfter {
    /// Time when they will be cancelled; 0 for never (`triggerTime`).
    pub trigger_time: Option<Milliseconds>,
    /// Tag (`tag`).
    pub tag: Option<Text>,
    /// Time when the venue handled it (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
}

/// A position that is being closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClosedPosition {
    /// Instrument (`instId`).
    pub inst_id: Text,
    /// Side of the position (`posSide`).
    pub pos_side: Option<PositionSide>,
    /// The client's own id of the order (`clOrdId`). *Unverified.*
    pub cl_ord_id: Option<Text>,
    /// Tag (`tag`). *Unverified.*
    pub tag: Option<Text>,
}
