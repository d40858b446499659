//! Orders that are attached to others, to take profit or stop a loss once those are filled.
//!
//! In: what to attach, or what of it to change. Out: what is attached. Invariant: an attached order is not an order yet; it becomes one of
//! another id.

use serde::{Deserialize, Serialize};

use crate::types::{Decimal, Text, open_enum};

open_enum! {
    /// Whether the venue may move a price.
    pub enum PriceAmendType {
        /// It may not.
        No = "0",
        /// It may.
        Yes = "1",
    }
}

open_enum! {
    /// Which price triggers an order.
    pub enum TriggerPriceType {
        /// The last price.
        Last = "last",
        /// The index price.
        Index = "index",
        /// The mark price.
        Mark = "mark",
    }
}

open_enum! {
    /// Kind of an order that takes profit.
    pub enum TakeProfitKind {
        /// It is placed once it is triggered.
        Condition = "condition",
        /// It is placed at once.
        Limit = "limit",
    }
}

/// An order that takes profit or stops a loss once another is filled, as it is placed.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AttachAlgoOrderRequest {
    /// The client's own id of the attached order (`attachAlgoClOrdId`).
    pub attach_algo_cl_ord_id: Option<String>,
    /// Price that triggers taking profit (`tpTriggerPx`).
    #[serde(rename = "tpTriggerPx")]
    pub tp_trigger_price: Option<Decimal>,
    /// Change of price that triggers taking profit, as a share (`tpTriggerRatio`).
    pub tp_trigger_ratio: Option<Decimal>,
    /// Price of the order that takes profit; -1 for the market's (`tpOrdPx`).
    #[serde(rename = "tpOrdPx")]
    pub tp_ord_price: Option<Decimal>,
    /// Kind of the order that takes profit (`tpOrdKind`).
    pub tp_ord_kind: Option<TakeProfitKind>,
    /// Price that triggers the stop loss (`slTriggerPx`).
    #[serde(rename = "slTriggerPx")]
    pub sl_trigger_price: Option<Decimal>,
    /// Change of price that triggers the stop loss, as a share (`slTriggerRatio`).
    pub sl_trigger_ratio: Option<Decimal>,
    /// Price of the stop loss order; -1 for the market's (`slOrdPx`).
    #[serde(rename = "slOrdPx")]
    pub sl_ord_price: Option<Decimal>,
    /// Which price triggers taking profit (`tpTriggerPxType`).
    #[serde(rename = "tpTriggerPxType")]
    pub tp_trigger_price_type: Option<TriggerPriceType>,
    /// Which price triggers the stop loss (`slTriggerPxType`).
    #[serde(rename = "slTriggerPxType")]
    pub sl_trigger_price_type: Option<TriggerPriceType>,
    /// Size; where profit is taken in several parts (`sz`).
    #[serde(rename = "sz")]
    pub size: Option<Decimal>,
    /// Whether the stop loss moves to the average price once the first part took profit (`amendPxOnTriggerType`).
    #[serde(rename = "amendPxOnTriggerType")]
    pub amend_price_on_trigger_type: Option<PriceAmendType>,
    /// How far the trigger follows the price, as a share (`callbackRatio`).
    pub callback_ratio: Option<Decimal>,
    /// How far the trigger follows the price (`callbackSpread`).
    pub callback_spread: Option<Decimal>,
    /// Price from which on the trigger follows (`activePx`).
    #[serde(rename = "activePx")]
    pub active_price: Option<Decimal>,
}

/// A change of an order that is attached to an algo order.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AmendAttachedOrderRequest {
    /// New price that triggers taking profit; 0 to remove it (`newTpTriggerPx`).
    #[serde(rename = "newTpTriggerPx")]
    pub new_tp_trigger_price: Option<Decimal>,
    /// Which price triggers taking profit (`newTpTriggerPxType`).
    #[serde(rename = "newTpTriggerPxType")]
    pub new_tp_trigger_price_type: Option<TriggerPriceType>,
    /// New price of the order that takes profit; -1 for the market's (`newTpOrdPx`).
    #[serde(rename = "newTpOrdPx")]
    pub new_tp_ord_price: Option<Decimal>,
    /// New price that triggers the stop loss; 0 to remove it (`newSlTriggerPx`).
    #[serde(rename = "newSlTriggerPx")]
    pub new_sl_trigger_price: Option<Decimal>,
    /// Which price triggers the stop loss (`newSlTriggerPxType`).
    #[serde(rename = "newSlTriggerPxType")]
    pub new_sl_trigger_price_type: Option<TriggerPriceType>,
    /// New price of the stop loss order; -1 for the market's (`newSlOrdPx`).
    #[serde(rename = "newSlOrdPx")]
    pub new_sl_ord_price: Option<Decimal>,
    /// New share by which the trigger follows (`newCallbackRatio`).
    pub new_callback_ratio: Option<Decimal>,
    /// New distance by which the trigger follows (`newCallbackSpread`).
    pub new_callback_spread: Option<Decimal>,
    /// New price from which on the trigger follows (`newActivePx`).
    #[serde(rename = "newActivePx")]
    pub new_active_price: Option<Decimal>,
}

/// An order that takes profit or stops a loss once another is filled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AttachedAlgoOrder {
    /// The client's own id of the attached order (`attachAlgoClOrdId`).
    pub attach_algo_cl_ord_id: Option<Text>,
    /// Price that triggers taking profit (`tpTriggerPx`).
    #[serde(rename = "tpTriggerPx")]
    pub tp_trigger_price: Option<Decimal>,
    /// Change of price that triggers taking profit, as a share (`tpTriggerRatio`).
    pub tp_trigger_ratio: Option<Decimal>,
    /// Price of the order that takes profit; -1 for the market's (`tpOrdPx`).
    #[serde(rename = "tpOrdPx")]
    pub tp_ord_price: Option<Decimal>,
    /// Kind of the order that takes profit (`tpOrdKind`).
    pub tp_ord_kind: Option<TakeProfitKind>,
    /// Price that triggers the stop loss (`slTriggerPx`).
    #[serde(rename = "slTriggerPx")]
    pub sl_trigger_price: Option<Decimal>,
    /// Change of price that triggers the stop loss, as a share (`slTriggerRatio`).
    pub sl_trigger_ratio: Option<Decimal>,
    /// Price of the stop loss order; -1 for the market's (`slOrdPx`).
    #[serde(rename = "slOrdPx")]
    pub sl_ord_price: Option<Decimal>,
    /// Which price triggers taking profit (`tpTriggerPxType`).
    #[serde(rename = "tpTriggerPxType")]
    pub tp_trigger_price_type: Option<TriggerPriceType>,
    /// Which price triggers the stop loss (`slTriggerPxType`).
    #[serde(rename = "slTriggerPxType")]
    pub sl_trigger_price_type: Option<TriggerPriceType>,
    /// Size; where profit is taken in several parts (`sz`).
    #[serde(rename = "sz")]
    pub size: Option<Decimal>,
    /// Whether the stop loss moves to the average price once the first part took profit (`amendPxOnTriggerType`).
    #[serde(rename = "amendPxOnTriggerType")]
    pub amend_price_on_trigger_type: Option<PriceAmendType>,
    /// How far the trigger follows the price, as a share (`callbackRatio`).
    pub callback_ratio: Option<Decimal>,
    /// How far the trigger follows the price (`callbackSpread`).
    pub callback_spread: Option<Decimal>,
    /// Price from which on the trigger follows (`activePx`).
    #[serde(rename = "activePx")]
    pub active_price: Option<Decimal>,
    /// The venue's id of the attached order (`attachAlgoId`). *Unverified.*
    pub attach_algo_id: Option<Text>,
}

/// The stop loss that belongs to a limit order that takes profit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkedAlgoOrder {
    /// The venue's id of the algo order (`algoId`). *Unverified.*
    pub algo_id: Option<Text>,
}

/// The limit order that takes profit, of an algo order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkedOrder {
    /// The venue's id of the order (`ordId`). *Unverified.*
    pub ord_id: Option<Text>,
}
