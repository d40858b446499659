//! Algo orders of the account.
//!
//! In: an algo order's id, or a filter. Out: algo orders as they are now. Invariant: what an algo order became stands in `ord_id_list`.

use serde::{Deserialize, Serialize};

use super::{
    AlgoOrderType, AttachedAlgoOrder, InstrumentType, LinkedOrder, PositionSide, PriceAmendType,
    PrivateRestClient, QuickMarginType, Side, TargetCurrency, TradeMode, TriggerPriceType,
};
use crate::http::{Endpoint, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{OkxError, per_account};
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// An algo order.
    pub async fn get_algo_order_details(
        &self,
        request: AlgoOrderDetailsRequest,
    ) -> Result<Response<AlgoOrder>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Algo orders that wait.
    pub async fn get_algo_order_list(
        &self,
        request: AlgoOrderListRequest,
    ) -> Result<Response<Vec<AlgoOrder>>, OkxError> {
        self.rest.call(request).await
    }

    /// Algo orders of 3 months that do not wait any more, newest first.
    pub async fn get_algo_order_history(
        &self,
        request: AlgoOrderHistoryRequest,
    ) -> Result<Response<Vec<AlgoOrder>>, OkxError> {
        self.rest.call(request).await
    }
}

open_enum! {
    /// State of an algo order.
    pub enum AlgoOrderState {
        /// It waits for its trigger.
        Live = "live",
        /// It pauses.
        Pause = "pause",
        /// A part of it was triggered.
        PartiallyEffective = "partially_effective",
        /// It was triggered.
        Effective = "effective",
        /// It is cancelled.
        Canceled = "canceled",
        /// The order that it became was refused.
        OrderFailed = "order_failed",
        /// A part of the orders that it became was refused.
        PartiallyFailed = "partially_failed",
    }
}

/// Algo order details. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-algo-trading-get-algo-order-details>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AlgoOrderDetailsRequest {
    /// The venue's id of the algo order; it or `algo_cl_ord_id` must be given (`algoId`).
    pub algo_id: Option<String>,
    /// The client's own id of the algo order (`algoClOrdId`).
    pub algo_cl_ord_id: Option<String>,
}

static ORDER_ALGO_DETAILS: Budget = per_account("trade/order-algo", 20, 2);

impl Endpoint for AlgoOrderDetailsRequest {
    type Response = AlgoOrder;
    const PATH: &'static str = "/api/v5/trade/order-algo";
    const COST: &'static [Charge] = &[Charge::constant(&ORDER_ALGO_DETAILS, 1)];
    const SIGNED: bool = true;
}

/// Algo order list. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-algo-trading-get-algo-order-list>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AlgoOrderListRequest {
    /// Type (`ordType`).
    pub ord_type: AlgoOrderType,
    /// Of one id only (`algoId`).
    pub algo_id: Option<String>,
    /// Of one type of instrument only (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Of one instrument only, `BTC-USDT` (`instId`).
    pub inst_id: Option<String>,
    /// Only those older than this id (`after`).
    pub after: Option<String>,
    /// Only those newer than this id (`before`).
    pub before: Option<String>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static TRADE_ORDERS_ALGO_PENDING: Budget = per_account("trade/orders-algo-pending", 20, 2);

impl Endpoint for AlgoOrderListRequest {
    type Response = Vec<AlgoOrder>;
    const PATH: &'static str = "/api/v5/trade/orders-algo-pending";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ORDERS_ALGO_PENDING, 1)];
    const SIGNED: bool = true;
}

/// Algo order history. 20 requests in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-algo-trading-get-algo-order-history>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AlgoOrderHistoryRequest {
    /// Type (`ordType`).
    pub ord_type: AlgoOrderType,
    /// State; it or `algo_id` must be given (`state`).
    pub state: Option<AlgoOrderState>,
    /// Of one id only (`algoId`).
    pub algo_id: Option<String>,
    /// Of one type of instrument only (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Of one instrument only, `BTC-USDT` (`instId`).
    pub inst_id: Option<String>,
    /// Only those older than this id (`after`).
    pub after: Option<String>,
    /// Only those newer than this id (`before`).
    pub before: Option<String>,
    /// At most this many: up to 100, 100 by default (`limit`).
    pub limit: Option<u32>,
}

static TRADE_ORDERS_ALGO_HISTORY: Budget = per_account("trade/orders-algo-history", 20, 2);

impl Endpoint for AlgoOrderHistoryRequest {
    type Response = Vec<AlgoOrder>;
    const PATH: &'static str = "/api/v5/trade/orders-algo-history";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ORDERS_ALGO_HISTORY, 1)];
    const SIGNED: bool = true;
}

/// An algo order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AlgoOrder {
    /// Type of the instrument (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Instrument (`instId`).
    pub inst_id: Text,
    /// The venue's id of the last order that it became; replaced by `ord_id_list` (`ordId`).
    pub ord_id: Option<Text>,
    /// Ids of the orders that it became (`ordIdList`).
    #[serde(default)]
    pub ord_id_list: Vec<Text>,
    /// Currency of the margin (`ccy`).
    pub ccy: Option<Text>,
    /// The client's own id of the order that it is attached to (`clOrdId`).
    pub cl_ord_id: Option<Text>,
    /// The venue's id of the algo order (`algoId`).
    pub algo_id: Text,
    /// Orders that take profit or stop a loss once this one is filled (`attachAlgoOrds`).
    #[serde(default)]
    pub attach_algo_ords: Vec<AttachedAlgoOrder>,
    /// Size: in the base currency for spot, in contracts for derivatives; see `tgt_ccy` for market orders (`sz`).
    #[serde(rename = "sz")]
    pub size: Option<Decimal>,
    /// Share of the position to close (`closeFraction`).
    pub close_fraction: Option<Decimal>,
    /// Type (`ordType`).
    pub ord_type: Option<AlgoOrderType>,
    /// Buy or sell (`side`).
    pub side: Option<Side>,
    /// Side of the position (`posSide`).
    pub pos_side: Option<PositionSide>,
    /// What the order trades with (`tdMode`).
    pub td_mode: Option<TradeMode>,
    /// What the size of a spot market order is in (`tgtCcy`).
    pub tgt_ccy: Option<TargetCurrency>,
    /// State (`state`).
    pub state: Option<AlgoOrderState>,
    /// Leverage (`lever`).
    pub lever: Option<Decimal>,
    /// Price that triggers taking profit (`tpTriggerPx`).
    #[serde(rename = "tpTriggerPx")]
    pub tp_trigger_price: Option<Decimal>,
    /// Which price triggers taking profit (`tpTriggerPxType`).
    #[serde(rename = "tpTriggerPxType")]
    pub tp_trigger_price_type: Option<TriggerPriceType>,
    /// Price of the order that takes profit; -1 for the market's (`tpOrdPx`).
    #[serde(rename = "tpOrdPx")]
    pub tp_ord_price: Option<Decimal>,
    /// Price that triggers the stop loss (`slTriggerPx`).
    #[serde(rename = "slTriggerPx")]
    pub sl_trigger_price: Option<Decimal>,
    /// Which price triggers the stop loss (`slTriggerPxType`).
    #[serde(rename = "slTriggerPxType")]
    pub sl_trigger_price_type: Option<TriggerPriceType>,
    /// Price of the stop loss order; -1 for the market's (`slOrdPx`).
    #[serde(rename = "slOrdPx")]
    pub sl_ord_price: Option<Decimal>,
    /// Price that triggers the order (`triggerPx`).
    #[serde(rename = "triggerPx")]
    pub trigger_price: Option<Decimal>,
    /// Which price triggers the order (`triggerPxType`).
    #[serde(rename = "triggerPxType")]
    pub trigger_price_type: Option<TriggerPriceType>,
    /// Price of the order; -1 for the market's (`ordPx`).
    #[serde(rename = "ordPx")]
    pub ord_price: Option<Decimal>,
    /// Size of the order that it became (`actualSz`).
    #[serde(rename = "actualSz")]
    pub actual_size: Option<Decimal>,
    /// Price of the order that it became (`actualPx`).
    #[serde(rename = "actualPx")]
    pub actual_price: Option<Decimal>,
    /// Which trigger it was: `tp` or `sl`; else the side (`actualSide`).
    pub actual_side: Option<Text>,
    /// Price variance, as a share (`pxVar`).
    #[serde(rename = "pxVar")]
    pub price_var: Option<Decimal>,
    /// Price variance (`pxSpread`).
    #[serde(rename = "pxSpread")]
    pub price_spread: Option<Decimal>,
    /// Price limit (`pxLimit`).
    #[serde(rename = "pxLimit")]
    pub price_limit: Option<Decimal>,
    /// Average size of the orders that it is split into (`szLimit`).
    #[serde(rename = "szLimit")]
    pub size_limit: Option<Decimal>,
    /// Tag (`tag`).
    pub tag: Option<Text>,
    /// Seconds between the orders that it is split into (`timeInterval`).
    pub time_interval: Option<Decimal>,
    /// How far the trigger follows the price, as a share (`callbackRatio`).
    pub callback_ratio: Option<Decimal>,
    /// How far the trigger follows the price (`callbackSpread`).
    pub callback_spread: Option<Decimal>,
    /// Price from which on the trigger follows (`activePx`).
    #[serde(rename = "activePx")]
    pub active_price: Option<Decimal>,
    /// Price that triggers it, as it moved (`moveTriggerPx`).
    #[serde(rename = "moveTriggerPx")]
    pub move_trigger_price: Option<Decimal>,
    /// Whether it may only make a position smaller (`reduceOnly`).
    pub reduce_only: Option<bool>,
    /// Time when it was triggered (`triggerTime`).
    pub trigger_time: Option<Milliseconds>,
    /// How margin is borrowed; no longer used by the venue (`quickMgnType`).
    pub quick_mgn_type: Option<QuickMarginType>,
    /// Last traded price when it was placed (`last`).
    #[serde(rename = "last")]
    pub price: Option<Decimal>,
    /// Code of why it failed (`failCode`).
    pub fail_code: Option<Text>,
    /// The client's own id of the algo order (`algoClOrdId`).
    pub algo_cl_ord_id: Option<Text>,
    /// Whether the stop loss moves to the average price once the first part took profit (`amendPxOnTriggerType`).
    #[serde(rename = "amendPxOnTriggerType")]
    pub amend_price_on_trigger_type: Option<PriceAmendType>,
    /// Time when it was created (`cTime`).
    #[serde(rename = "cTime")]
    pub create_time: Option<Milliseconds>,
    /// Whether it borrows on its own (`isTradeBorrowMode`).
    pub is_trade_borrow_mode: Option<bool>,
    /// How far the order stays away from the best price: `distance` or `ratio` (`chaseType`).
    pub chase_type: Option<Text>,
    /// The distance, or the share (`chaseVal`).
    pub chase_val: Option<Decimal>,
    /// How far the order follows at most: `distance` or `ratio` (`maxChaseType`).
    pub max_chase_type: Option<Text>,
    /// The distance, or the share (`maxChaseVal`).
    pub max_chase_val: Option<Decimal>,
    /// The limit order that takes profit (`linkedOrd`). *Unverified.*
    pub linked_ord: Option<LinkedOrder>,
    /// Time of the last change (`uTime`). *Unverified.*
    #[serde(rename = "uTime")]
    pub update_time: Option<Milliseconds>,
    /// Quote currency that it is traded in (`tradeQuoteCcy`). *Unverified.*
    pub trade_quote_ccy: Option<Text>,
}
