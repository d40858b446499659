//! An order of the account.
//!
//! In: a reply to a question for orders. Out: the order as it was when the venue answered. Invariant: what does not apply to an order is
//! absent.

use serde::{Deserialize, Serialize};

use super::{
    AttachedAlgoOrder, InstrumentType, LinkedAlgoOrder, OrderType, PositionSide, QuickMarginType,
    SelfTradePrevention, Side, TargetCurrency, TradeMode, TriggerPriceType,
};
use crate::types::{Decimal, Milliseconds, Text, open_enum};

open_enum! {
    /// State of an order.
    pub enum OrderState {
        /// It is in the order book.
        Live = "live",
        /// A part of it is filled.
        PartiallyFilled = "partially_filled",
        /// It is filled.
        Filled = "filled",
        /// It is cancelled.
        Canceled = "canceled",
        /// It is cancelled by market maker protection.
        MmpCanceled = "mmp_canceled",
    }
}

open_enum! {
    /// What made an order.
    pub enum OrderCategory {
        /// The user.
        Normal = "normal",
        /// A time-weighted order.
        Twap = "twap",
        /// Automatic deleveraging.
        Adl = "adl",
        /// Full liquidation.
        FullLiquidation = "full_liquidation",
        /// Partial liquidation.
        PartialLiquidation = "partial_liquidation",
        /// Delivery.
        Delivery = "delivery",
        /// Delta hedging.
        Ddh = "ddh",
        /// Automatic conversion.
        AutoConversion = "auto_conversion",
    }
}

/// An order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// Type of the instrument (`instType`).
    pub inst_type: Option<InstrumentType>,
    /// Instrument (`instId`).
    pub inst_id: Text,
    /// Currency of the margin (`ccy`).
    pub ccy: Option<Text>,
    /// The venue's id of the order (`ordId`).
    pub ord_id: Text,
    /// The client's own id of the order (`clOrdId`).
    pub cl_ord_id: Option<Text>,
    /// Tag (`tag`).
    pub tag: Option<Text>,
    /// Price; of all types but market (`px`).
    #[serde(rename = "px")]
    pub price: Option<Decimal>,
    /// Price in US dollars; options only (`pxUsd`).
    #[serde(rename = "pxUsd")]
    pub price_usd: Option<Decimal>,
    /// Price as implied volatility; options only (`pxVol`).
    #[serde(rename = "pxVol")]
    pub price_vol: Option<Decimal>,
    /// What an option's price is said in: `px`, `pxVol` or `pxUsd` (`pxType`).
    #[serde(rename = "pxType")]
    pub price_type: Option<Text>,
    /// Size: in the base currency for spot, in contracts for derivatives; see `tgt_ccy` for market orders (`sz`).
    #[serde(rename = "sz")]
    pub size: Option<Decimal>,
    /// Type of the order (`ordType`).
    pub ord_type: Option<OrderType>,
    /// Buy or sell (`side`).
    pub side: Option<Side>,
    /// Side of the position (`posSide`).
    pub pos_side: Option<PositionSide>,
    /// What the order trades with (`tdMode`).
    pub td_mode: Option<TradeMode>,
    /// Size that is filled (`accFillSz`).
    #[serde(rename = "accFillSz")]
    pub acc_fill_size: Option<Decimal>,
    /// Price of the last trade (`fillPx`).
    #[serde(rename = "fillPx")]
    pub fill_price: Option<Decimal>,
    /// Id of the last trade (`tradeId`).
    pub trade_id: Option<Text>,
    /// Size of the last trade (`fillSz`).
    #[serde(rename = "fillSz")]
    pub fill_size: Option<Decimal>,
    /// Time of the last trade (`fillTime`).
    pub fill_time: Option<Milliseconds>,
    /// State (`state`).
    pub state: Option<OrderState>,
    /// Average price of what is filled (`avgPx`).
    #[serde(rename = "avgPx")]
    pub avg_price: Option<Decimal>,
    /// Leverage (`lever`).
    pub lever: Option<Decimal>,
    /// The client's own id of the attached order that it comes from (`attachAlgoClOrdId`).
    pub attach_algo_cl_ord_id: Option<Text>,
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
    /// Orders that take profit or stop a loss once this one is filled (`attachAlgoOrds`).
    #[serde(default)]
    pub attach_algo_ords: Vec<AttachedAlgoOrder>,
    /// Group of the self-trade prevention; no longer used by the venue (`stpId`).
    pub stp_id: Option<Text>,
    /// What happens when the order meets one of the same account (`stpMode`).
    pub stp_mode: Option<SelfTradePrevention>,
    /// Currency of the fee (`feeCcy`).
    pub fee_ccy: Option<Text>,
    /// Fee and rebate; negative when it was paid (`fee`).
    pub fee: Option<Decimal>,
    /// Currency of the rebate (`rebateCcy`).
    pub rebate_ccy: Option<Text>,
    /// Code of what placed it (`source`).
    pub source: Option<Text>,
    /// Rebate of a maker (`rebate`).
    pub rebate: Option<Decimal>,
    /// What the size of a spot market order is in (`tgtCcy`).
    pub tgt_ccy: Option<TargetCurrency>,
    /// Profit or loss of what was closed (`pnl`).
    pub pnl: Option<Decimal>,
    /// What made the order (`category`).
    pub category: Option<OrderCategory>,
    /// Whether it may only make a position smaller (`reduceOnly`).
    pub reduce_only: Option<bool>,
    /// Code of who cancelled it (`cancelSource`).
    pub cancel_source: Option<Text>,
    /// Why it was cancelled (`cancelSourceReason`).
    pub cancel_source_reason: Option<Text>,
    /// The client's own id of the algo order that it comes from (`algoClOrdId`).
    pub algo_cl_ord_id: Option<Text>,
    /// The venue's id of the algo order that it comes from (`algoId`).
    pub algo_id: Option<Text>,
    /// Outcome that is traded, `yes` or `no`; event contracts only (`outcome`).
    pub outcome: Option<Text>,
    /// Time of the last change (`uTime`).
    #[serde(rename = "uTime")]
    pub update_time: Option<Milliseconds>,
    /// Time when it was created (`cTime`).
    #[serde(rename = "cTime")]
    pub create_time: Option<Milliseconds>,
    /// The stop loss that belongs to a limit order that takes profit (`linkedAlgoOrd`). *Unverified.*
    pub linked_algo_ord: Option<LinkedAlgoOrder>,
    /// How margin is borrowed; no longer used by the venue (`quickMgnType`).
    pub quick_mgn_type: Option<QuickMarginType>,
    /// Quote currency that it is traded in (`tradeQuoteCcy`). *Unverified.*
    pub trade_quote_ccy: Option<Text>,
    /// Whether it is a limit order that takes profit (`isTpLimit`). *Unverified.*
    pub is_tp_limit: Option<bool>,
}
