//! Placing orders.
//!
//! In: an order, or up to 20 of them. Out: the ids that it is known by. Invariant: an order is never sent without an id of the
//! client's own; one is made when none is given.

use serde::{Deserialize, Serialize};

use super::{AttachAlgoOrderRequest, PriceAmendType, PrivateRestClient, Side, TriggerPriceType};
use crate::http::{Endpoint, ItemFailure, Method, Response};
use crate::limits::{Budget, Charge};
use crate::okx::{self, Each, OkxError, per_account};
use crate::types::{Decimal, Milliseconds, Text, open_enum};

impl PrivateRestClient {
    /// Places an order.
    pub async fn place_order(
        &self,
        request: PlaceOrderRequest,
    ) -> Result<Response<OrderResult>, OkxError> {
        self.rest.call_one(request).await
    }

    /// Places up to 20 orders; each of them is taken or refused by itself, see `failure()`.
    pub async fn place_multiple_orders(
        &self,
        request: PlaceMultipleOrdersRequest,
    ) -> Result<Response<Vec<OrderResult>>, OkxError> {
        self.rest.call_as(request, Each).await
    }
}

open_enum! {
    /// What an order trades with.
    pub enum TradeMode {
        /// Cash.
        Cash = "cash",
        /// Cross margin.
        Cross = "cross",
        /// Isolated margin.
        Isolated = "isolated",
        /// Isolated margin of spot copy trading.
        SpotIsolated = "spot_isolated",
    }
}

open_enum! {
    /// Type of an order.
    pub enum OrderType {
        /// At any price.
        Market = "market",
        /// At a price or a better one.
        Limit = "limit",
        /// Only as a maker.
        PostOnly = "post_only",
        /// At once in full, or not at all.
        Fok = "fok",
        /// For what can be traded at once.
        Ioc = "ioc",
        /// At any price, for what can be traded at once; derivatives only.
        OptimalLimitIoc = "optimal_limit_ioc",
        /// Market maker protection; options only.
        Mmp = "mmp",
        /// Market maker protection, only as a maker; options only.
        MmpAndPostOnly = "mmp_and_post_only",
        /// Enhanced liquidity.
        Elp = "elp",
        /// Retail price improvement.
        Rpi = "rpi",
    }
}

open_enum! {
    /// Side of a position.
    pub enum PositionSide {
        /// Either, by the sign of its size.
        Net = "net",
        /// Long.
        Long = "long",
        /// Short.
        Short = "short",
    }
}

open_enum! {
    /// What the size of a spot market order is in.
    pub enum TargetCurrency {
        /// The base currency.
        BaseCcy = "base_ccy",
        /// The quote currency.
        QuoteCcy = "quote_ccy",
    }
}

open_enum! {
    /// What happens when an order meets one of the same account.
    pub enum SelfTradePrevention {
        /// The maker is cancelled.
        CancelMaker = "cancel_maker",
        /// The taker is cancelled.
        CancelTaker = "cancel_taker",
        /// Both are cancelled.
        CancelBoth = "cancel_both",
    }
}

open_enum! {
    /// How margin is borrowed.
    pub enum QuickMarginType {
        /// By hand.
        Manual = "manual",
        /// On its own.
        AutoBorrow = "auto_borrow",
        /// Repaid on its own.
        AutoRepay = "auto_repay",
    }
}

/// Place order. 60 requests in 2 seconds for each instrument.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-place-order>
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlaceOrderRequest {
    /// Instrument, `BTC-USDT` (`instId`).
    pub inst_id: String,
    /// What to trade with (`tdMode`).
    pub td_mode: TradeMode,
    /// Buy or sell (`side`).
    pub side: Side,
    /// Type of the order (`ordType`).
    pub ord_type: OrderType,
    /// Size: in the base currency for spot, in contracts for derivatives; see `tgt_ccy` for market orders (`sz`).
    #[serde(rename = "sz")]
    pub size: Decimal,
    /// Currency of the margin; of cross margin in the mode for spot and futures (`ccy`).
    pub ccy: Option<String>,
    /// The client's own id of the order, up to 32 letters and digits; made when absent (`clOrdId`).
    pub cl_ord_id: Option<String>,
    /// Tag of up to 16 letters and digits (`tag`).
    pub tag: Option<String>,
    /// Side of the position; where long and short are kept apart (`posSide`).
    pub pos_side: Option<PositionSide>,
    /// Price; of all types but market (`px`).
    #[serde(rename = "px")]
    pub price: Option<Decimal>,
    /// Price in US dollars, in place of `price`; options only (`pxUsd`).
    #[serde(rename = "pxUsd")]
    pub price_usd: Option<Decimal>,
    /// Price as implied volatility, in place of `price`; options only (`pxVol`).
    #[serde(rename = "pxVol")]
    pub price_vol: Option<Decimal>,
    /// Only make a position smaller; not for spot (`reduceOnly`).
    pub reduce_only: Option<bool>,
    /// What the size of a spot market order is in; a purchase's is the quote currency by default (`tgtCcy`).
    pub tgt_ccy: Option<TargetCurrency>,
    /// Refuse a spot market order rather than make it smaller where the balance does not suffice (`banAmend`).
    pub ban_amend: Option<bool>,
    /// Whether the price may be moved into the limits where it lies outside (`pxAmendType`).
    #[serde(rename = "pxAmendType")]
    pub price_amend_type: Option<PriceAmendType>,
    /// Quote currency to trade in (`tradeQuoteCcy`).
    pub trade_quote_ccy: Option<String>,
    /// What happens when the order meets one of the same account (`stpMode`).
    pub stp_mode: Option<SelfTradePrevention>,
    /// Take enhanced liquidity too; of immediate or cancel orders (`isElpTakerAccess`).
    pub is_elp_taker_access: Option<bool>,
    /// `1` to take enhanced liquidity with a delay (`speedBump`).
    pub speed_bump: Option<String>,
    /// Outcome that is traded, `yes` or `no`; event contracts only (`outcome`).
    pub outcome: Option<String>,
    /// Price that triggers taking profit (`tpTriggerPx`).
    #[serde(rename = "tpTriggerPx")]
    pub tp_trigger_price: Option<Decimal>,
    /// Price of the order that takes profit; -1 for the market's (`tpOrdPx`).
    #[serde(rename = "tpOrdPx")]
    pub tp_ord_price: Option<Decimal>,
    /// Price that triggers the stop loss (`slTriggerPx`).
    #[serde(rename = "slTriggerPx")]
    pub sl_trigger_price: Option<Decimal>,
    /// Price of the stop loss order; -1 for the market's (`slOrdPx`).
    #[serde(rename = "slOrdPx")]
    pub sl_ord_price: Option<Decimal>,
    /// Which price triggers taking profit (`tpTriggerPxType`).
    #[serde(rename = "tpTriggerPxType")]
    pub tp_trigger_price_type: Option<TriggerPriceType>,
    /// Which price triggers the stop loss (`slTriggerPxType`).
    #[serde(rename = "slTriggerPxType")]
    pub sl_trigger_price_type: Option<TriggerPriceType>,
    /// Orders that take profit or stop a loss once this one is filled (`attachAlgoOrds`).
    pub attach_algo_ords: Option<Vec<AttachAlgoOrderRequest>>,
    /// How margin is borrowed; no longer used by the venue (`quickMgnType`).
    pub quick_mgn_type: Option<QuickMarginType>,
}

static TRADE_ORDER: Budget = per_account("trade/order", 60, 2);

impl Endpoint for PlaceOrderRequest {
    type Response = OrderResult;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/order";
    const COST: &'static [Charge] = &[Charge::constant(&TRADE_ORDER, 1).keyed("instId")];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["clOrdId"];
}

/// Place multiple orders. 300 orders in 2 seconds.
///
/// <https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-place-multiple-orders>
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
pub struct PlaceMultipleOrdersRequest {
    /// The orders.
    pub orders: Vec<PlaceOrderRequest>,
}

static TRADE_BATCH_ORDERS: Budget = per_account("trade/batch-orders", 300, 2);

impl Endpoint for PlaceMultipleOrdersRequest {
    type Response = Vec<OrderResult>;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v5/trade/batch-orders";
    const COST: &'static [Charge] = &[Charge::per_item(&TRADE_BATCH_ORDERS, "[]", 1, 20, 1)];
    const SIGNED: bool = true;
    const CLIENT_IDS: &'static [&'static str] = &["clOrdId"];
}

/// What became of an order that was sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderResult {
    /// The client's own id of the order (`clOrdId`).
    pub cl_ord_id: Option<Text>,
    /// The venue's id of the order (`ordId`).
    pub ord_id: Option<Text>,
    /// Tag (`tag`).
    pub tag: Option<Text>,
    /// Time when the venue handled it (`ts`).
    #[serde(rename = "ts")]
    pub time: Option<Milliseconds>,
    /// `0` where it was taken, else the code of why it was not (`sCode`).
    pub s_code: Option<Text>,
    /// Why it was not taken (`sMsg`).
    pub s_msg: Option<Text>,
    /// A finer code of why it was refused (`subCode`). *Unverified.*
    pub sub_code: Option<Text>,
}

impl OrderResult {
    /// Why the venue did not take it; `None` when it did.
    pub fn failure(&self) -> Option<ItemFailure> {
        okx::failure(self.s_code.as_ref(), self.s_msg.as_ref())
    }
}
