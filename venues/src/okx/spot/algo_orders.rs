//! Placing, changing and cancelling algo orders: orders with a trigger, and orders that are split.
//!
//! In: an algo order, or the id of one. Out: its ids. Invariant: an algo order becomes one or more orders, which have ids of their
//! own.

use serde::Serialize;

use super::{
    AlgoOrderResult, AmendAlgoOrderResult, AmendAttachedOrderRequest, AttachAlgoOrderRequest,
    PositionSide, PrivateRestClient, QuickMarginType, Side, TakeProfitKind, TargetCurrency,
    TradeMode, TriggerPriceType,
};
use crate::http::{Endpoint, Method, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{Each, OkxError, per_account};
use crate::types::{Decimal, open_enum};

impl PrivateRestClient {
    /// Places an algo order.
    pub async fn place_algo_order(
        &self,
        request: PlaceAlgoOrderRequest,
    ) -> Result<Response<AlgoOrderResult>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Cancels up to 10 algo orders; each of them is taken or refused by itself, see `failure()`.
    pub async fn cancel_algo_orders(
        &self,
        request: CancelAlgoOrdersRequest,
    ) -> Result<Response<Vec<AlgoOrderResult>>, OkxError> {
        self.rest.call_as(request, Each).await
    }

    /// Cancels up to 10 algo orders that are split or follow the price; each of them is taken or refused by itself, see
    /// `failure()`.
    pub async fn cancel_advance_algo_orders(
        &self,
        request: CancelAdvanceAlgoOrdersRequest,
    ) -> Result<Response<Vec<AlgoOrderResult>>, OkxError> {
        self.rest.call_as(request, Each).await
    }

    /// Changes an algo order that waits.
    pub async fn amend_algo_order(
        &self,
        request: AmendAlgoOrderRequest,
    ) -> Result<Response<AmendAlgoOrderResult>, OkxError> {
        self.rest.call_one(request).await
    }
}

open_enum! {
    /// Type of an algo order.
    pub enum AlgoOrderType {
        /// Takes profit or stops a loss.
        Conditional = "conditional",
        /// Takes profit and stops a loss; one cancels the other.
        Oco = "oco",
        /// An order that is placed once a price is reached.
        Trigger = "trigger",
        /// A trigger that follows the price.
        MoveOrderStop = "move_order_stop",
        /// Split, one part at a time.
        Iceberg = "iceberg",
        /// Split over time.
        Twap = "twap",
        /// A limit order that follows the best price.
        Chase = "chase",
    }
}

open_enum! {
    /// How long an order is valid once it is triggered.
    pub enum AdvancedOrderType {
        /// At once in full, or not at all.
        Fok = "fok",
        /// For what can be traded at once.
        Ioc = "ioc",
    }
}

/// Place algo order. 20 requests in 2 seconds for each instrument.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-algo-trading-post-place-algo-order>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlaceAlgoOrderRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// What to trade with (`tdMode`).
    pub td_mode: TradeMode,
    /// Buy or sell (`side`).
    pub side: Side,
    /// Type of the algo order (`ordType`).
    pub ord_type: AlgoOrderType,
    /// Size: in the base currency for spot, in contracts for derivatives; see `tgt_ccy` for market orders (`sz`).
    #[serde(rename = "sz")]
    pub size: Decimal,
    /// Currency of the margin; of cross margin in the mode for spot and futures (`ccy`).
    pub ccy: Option<String>,
    /// Side of the position; where long and short are kept apart (`posSide`).
    pub pos_side: Option<PositionSide>,
    /// The client's own id of the algo order, up to 32 letters and digits; made when absent (`algoClOrdId`).
    pub algo_cl_ord_id: Option<String>,
    /// Tag of up to 16 letters and digits (`tag`).
    pub tag: Option<String>,
    /// Only make a position smaller; not for spot (`reduceOnly`).
    pub reduce_only: Option<bool>,
    /// What the size of a spot market order is in; a purchase's is the quote currency by default (`tgtCcy`).
    pub tgt_ccy: Option<TargetCurrency>,
    /// Price that triggers taking profit (`tpTriggerPx`).
    #[serde(rename = "tpTriggerPx")]
    pub tp_trigger_price: Option<Decimal>,
    /// Which price triggers taking profit (`tpTriggerPxType`).
    #[serde(rename = "tpTriggerPxType")]
    pub tp_trigger_price_type: Option<TriggerPriceType>,
    /// Price of the order that takes profit; -1 for the market's (`tpOrdPx`).
    #[serde(rename = "tpOrdPx")]
    pub tp_ord_price: Option<Decimal>,
    /// Kind of the order that takes profit (`tpOrdKind`).
    pub tp_ord_kind: Option<TakeProfitKind>,
    /// Price that triggers the stop loss (`slTriggerPx`).
    #[serde(rename = "slTriggerPx")]
    pub sl_trigger_price: Option<Decimal>,
    /// Which price triggers the stop loss (`slTriggerPxType`).
    #[serde(rename = "slTriggerPxType")]
    pub sl_trigger_price_type: Option<TriggerPriceType>,
    /// Price of the stop loss order; -1 for the market's (`slOrdPx`).
    #[serde(rename = "slOrdPx")]
    pub sl_ord_price: Option<Decimal>,
    /// Cancel it when the position is closed (`cxlOnClosePos`).
    pub cxl_on_close_pos: Option<bool>,
    /// Price that triggers the order (`triggerPx`).
    #[serde(rename = "triggerPx")]
    pub trigger_price: Option<Decimal>,
    /// Which price triggers the order (`triggerPxType`).
    #[serde(rename = "triggerPxType")]
    pub trigger_price_type: Option<TriggerPriceType>,
    /// Price of the order; -1 for the market's (`orderPx`).
    #[serde(rename = "orderPx")]
    pub order_price: Option<Decimal>,
    /// How far the order stays away from the best price: `distance` (default) or `ratio` (`chaseType`).
    pub chase_type: Option<String>,
    /// The distance, or the share (`chaseVal`).
    pub chase_val: Option<Decimal>,
    /// How far the order follows at most: `distance` or `ratio` (`maxChaseType`).
    pub max_chase_type: Option<String>,
    /// The distance, or the share (`maxChaseVal`).
    pub max_chase_val: Option<Decimal>,
    /// How far the trigger follows the price, as a share (`callbackRatio`).
    pub callback_ratio: Option<Decimal>,
    /// How far the trigger follows the price (`callbackSpread`).
    pub callback_spread: Option<Decimal>,
    /// Price from which on the trigger follows (`activePx`).
    #[serde(rename = "activePx")]
    pub active_price: Option<Decimal>,
    /// Price variance, as a share (`pxVar`).
    #[serde(rename = "pxVar")]
    pub price_var: Option<Decimal>,
    /// Price variance (`pxSpread`).
    #[serde(rename = "pxSpread")]
    pub price_spread: Option<Decimal>,
    /// Average size of the orders that it is split into (`szLimit`).
    #[serde(rename = "szLimit")]
    pub size_limit: Option<Decimal>,
    /// Price limit (`pxLimit`).
    #[serde(rename = "pxLimit")]
    pub price_limit: Option<Decimal>,
    /// Seconds between the orders that it is split into (`timeInterval`).
    pub time_interval: Option<Decimal>,
    /// How margin is borrowed; no longer used by the venue (`quickMgnType`).
    pub quick_mgn_type: Option<QuickMarginType>,
    /// Share of the position to close (`closeFraction`).
    pub close_fraction: Option<Decimal>,
    /// How long the order is valid once it is triggered (`advanceOrdType`).
    pub advance_ord_type: Option<AdvancedOrderType>,
    /// Orders that take profit or stop a loss once this one is filled (`attachAlgoOrds`).
    pub attach_algo_ords: Option<Vec<AttachAlgoOrderRequest>>,
}

static ORDER_ALGO: Budget = per_account("trade/order-algo", 20, 2);

impl Endpoint for PlaceAlgoOrderRequest {
    type Response = AlgoOrderResult;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/order-algo";
    const COST: &'static [Charge] = &[Charge::constant(&ORDER_ALGO, 1).keyed("instId")];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["algoClOrdId"];
}

/// Cancel algo order. 20 orders in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-algo-trading-post-cancel-algo-order>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
pub struct CancelAlgoOrdersRequest {
    /// The algo orders.
    pub orders: Vec<CancelAlgoOrderRequest>,
}

static TRADE_CANCEL_ALGOS: Budget = per_account("trade/cancel-algos", 20, 2);

impl Endpoint for CancelAlgoOrdersRequest {
    type Response = Vec<AlgoOrderResult>;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/cancel-algos";
    const COST: &'static [Charge] = &[Charge::per_item(&TRADE_CANCEL_ALGOS, "[]", 1, 20, 1)];
    const SIGNED: bool = true;
}

/// Cancel advance algo order. 20 orders in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-algo-trading-post-cancel-advance-algo-order>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
pub struct CancelAdvanceAlgoOrdersRequest {
    /// The algo orders.
    pub orders: Vec<CancelAlgoOrderRequest>,
}

static TRADE_CANCEL_ADVANCE_ALGOS: Budget = per_account("trade/cancel-advance-algos", 20, 2);

impl Endpoint for CancelAdvanceAlgoOrdersRequest {
    type Response = Vec<AlgoOrderResult>;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/cancel-advance-algos";
    const COST: &'static [Charge] = &[Charge::per_item(
        &TRADE_CANCEL_ADVANCE_ALGOS,
        "[]",
        1,
        20,
        1,
    )];
    const SIGNED: bool = true;
}

/// Amend algo order. 20 requests in 2 seconds for each instrument.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-algo-trading-post-amend-algo-order>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AmendAlgoOrderRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// The venue's id of the algo order (`algoId`).
    pub algo_id: Option<String>,
    /// The client's own id of the algo order (`algoClOrdId`).
    pub algo_cl_ord_id: Option<String>,
    /// Cancel the order where the change fails (`cxlOnFail`).
    pub cxl_on_fail: Option<bool>,
    /// The client's own id of the change (`reqId`).
    pub req_id: Option<String>,
    /// New size, with what is filled already (`newSz`).
    #[serde(rename = "newSz")]
    pub new_size: Option<Decimal>,
    /// New price that triggers taking profit; 0 to remove it (`newTpTriggerPx`).
    #[serde(rename = "newTpTriggerPx")]
    pub new_tp_trigger_price: Option<Decimal>,
    /// New price of the order that takes profit; -1 for the market's (`newTpOrdPx`).
    #[serde(rename = "newTpOrdPx")]
    pub new_tp_ord_price: Option<Decimal>,
    /// New price that triggers the stop loss; 0 to remove it (`newSlTriggerPx`).
    #[serde(rename = "newSlTriggerPx")]
    pub new_sl_trigger_price: Option<Decimal>,
    /// New price of the stop loss order; -1 for the market's (`newSlOrdPx`).
    #[serde(rename = "newSlOrdPx")]
    pub new_sl_ord_price: Option<Decimal>,
    /// Which price triggers taking profit (`newTpTriggerPxType`).
    #[serde(rename = "newTpTriggerPxType")]
    pub new_tp_trigger_price_type: Option<TriggerPriceType>,
    /// Which price triggers the stop loss (`newSlTriggerPxType`).
    #[serde(rename = "newSlTriggerPxType")]
    pub new_sl_trigger_price_type: Option<TriggerPriceType>,
    /// New price that triggers the order (`newTriggerPx`).
    #[serde(rename = "newTriggerPx")]
    pub new_trigger_price: Option<Decimal>,
    /// New price of the order; -1 for the market's (`newOrdPx`).
    #[serde(rename = "newOrdPx")]
    pub new_ord_price: Option<Decimal>,
    /// Which price triggers the order (`newTriggerPxType`).
    #[serde(rename = "newTriggerPxType")]
    pub new_trigger_price_type: Option<TriggerPriceType>,
    /// Changes of the orders that are attached (`attachAlgoOrds`).
    pub attach_algo_ords: Option<Vec<AmendAttachedOrderRequest>>,
}

static TRADE_AMEND_ALGOS: Budget = per_account("trade/amend-algos", 20, 2);

impl Endpoint for AmendAlgoOrderRequest {
    type Response = AmendAlgoOrderResult;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/amend-algos";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_AMEND_ALGOS, 1).keyed("instId")];
    const SIGNED: bool = true;
}

/// The algo order to cancel, by either id.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelAlgoOrderRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: Option<String>,
    /// The venue's id of the algo order (`algoId`).
    pub algo_id: Option<String>,
    /// The client's own id of the algo order (`algoClOrdId`).
    pub algo_cl_ord_id: Option<String>,
}
