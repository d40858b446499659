//! Orders that were cancelled or changed.
//!
//! In: a reply to one of the requests that cancel or change. Out: the order's ids, and what became of its size where the venue waited
//! for it. Invariant: only what was waited for (`Sync…`) says what was traded.

use serde::{Deserialize, Serialize};

use super::OrderStatus;
use crate::http::ItemFailure;
use crate::kucoin;
use crate::types::{Decimal, Text};

/// An order that is cancelled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelledOrder {
    /// The venue's id of the order (`orderId`).
    pub order_id: Text,
}

/// An order that is cancelled, by the client's own id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelledClientOrder {
    /// The client's own id of the order (`clientOid`).
    pub client_oid: Text,
}

/// An order that is cancelled, and what became of its size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SyncCancelledOrder {
    /// The venue's id of the order (`orderId`).
    pub order_id: Text,
    /// Size that was ordered (`originSize`).
    pub origin_size: Option<Decimal>,
    /// Size that was traded (`dealSize`).
    pub deal_size: Option<Decimal>,
    /// Size that is still open (`remainSize`).
    pub remain_size: Option<Decimal>,
    /// Size that was cancelled (`canceledSize`).
    pub canceled_size: Option<Decimal>,
    /// Whether the order is still open (`status`).
    pub status: Option<OrderStatus>,
    /// Funds that were ordered (`originFunds`). *Unverified.*
    pub origin_funds: Option<Decimal>,
}

/// An order that is cancelled, by the client's own id, and what became of its size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SyncCancelledClientOrder {
    /// The client's own id of the order (`clientOid`).
    pub client_oid: Text,
    /// Size that was ordered (`originSize`).
    pub origin_size: Option<Decimal>,
    /// Size that was traded (`dealSize`).
    pub deal_size: Option<Decimal>,
    /// Size that is still open (`remainSize`).
    pub remain_size: Option<Decimal>,
    /// Size that was cancelled (`canceledSize`).
    pub canceled_size: Option<Decimal>,
    /// Whether the order is still open (`status`).
    pub status: Option<OrderStatus>,
    /// Funds that were ordered (`originFunds`). *Unverified.*
    pub origin_funds: Option<Decimal>,
}

/// An order of which a part is cancelled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PartlyCancelledOrder {
    /// The venue's id of the order (`orderId`).
    pub order_id: Text,
    /// Size that is cancelled (`cancelSize`).
    pub cancel_size: Option<Decimal>,
}

/// What the venue says to a request to cancel all orders of a symbol.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CancelAllResult {
    /// `success`.
    pub result: Text,
}

/// Symbols whose orders are cancelled, and those whose are not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelledSymbols {
    /// Symbols whose orders are cancelled (`succeedSymbols`).
    #[serde(default)]
    pub succeed_symbols: Vec<Text>,
    /// Symbols whose orders are not (`failedSymbols`).
    #[serde(default)]
    pub failed_symbols: Vec<FailedSymbol>,
}

/// A symbol whose orders are not cancelled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FailedSymbol {
    /// Symbol, `BTC-USDT` (`symbol`).
    pub symbol: Text,
    /// Why not (`error`).
    pub error: Option<Text>,
}

impl FailedSymbol {
    /// Why its orders are not cancelled, by what the venue says.
    pub fn failure(&self) -> ItemFailure {
        kucoin::refused(self.error.as_ref())
    }
}

/// An order that was changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ModifiedOrder {
    /// The venue's id of the order as it is now (`newOrderId`).
    pub new_order_id: Text,
    /// The client's own id of the order (`clientOid`).
    pub client_oid: Option<Text>,
}

/// What is cancelled by an id of the client's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelledOldOrder {
    /// The client's own id of the order (`clientOid`).
    pub client_oid: Option<Text>,
    /// Id of the order that is cancelled (`cancelledOrderId`).
    pub cancelled_order_id: Option<Text>,
    /// Ids of the orders of a pair that are cancelled (`cancelledOcoOrderIds`).
    #[serde(default)]
    pub cancelled_oco_order_ids: Vec<Text>,
}
