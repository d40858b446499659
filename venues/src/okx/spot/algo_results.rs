//! What became of requests for algo orders, of each by itself.
//!
//! In: an item of a reply. Out: the order's ids, and why it was not taken. Invariant: an item without a code was not taken.

use serde::{Deserialize, Serialize};

use crate::http::ItemFailure;
use crate::okx;
use crate::types::Text;

/// What became of a request for an algo order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AlgoOrderResult {
    /// The venue's id of the algo order (`algoId`).
    pub algo_id: Option<Text>,
    /// The client's own id of the algo order (`algoClOrdId`).
    pub algo_cl_ord_id: Option<Text>,
    /// `0` where it was taken, else the code of why it was not (`sCode`).
    pub s_code: Option<Text>,
    /// Why it was not taken (`sMsg`).
    pub s_msg: Option<Text>,
    /// The client's own id, by its old name (`clOrdId`). *Unverified.*
    pub cl_ord_id: Option<Text>,
    /// Tag (`tag`). *Unverified.*
    pub tag: Option<Text>,
}

impl AlgoOrderResult {
    /// Why the venue did not take it; `None` when it did.
    pub fn failure(&self) -> Option<ItemFailure> {
        okx::failure(self.s_code.as_ref(), self.s_msg.as_ref())
    }
}

/// What became of a request to change an algo order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AmendAlgoOrderResult {
    /// The client's own id of the change (`reqId`).
    pub req_id: Option<Text>,
    /// The venue's id of the algo order (`algoId`).
    pub algo_id: Option<Text>,
    /// The client's own id of the algo order (`algoClOrdId`).
    pub algo_cl_ord_id: Option<Text>,
    /// `0` where it was taken, else the code of why it was not (`sCode`).
    pub s_code: Option<Text>,
    /// Why it was not taken (`sMsg`).
    pub s_msg: Option<Text>,
}

impl AmendAlgoOrderResult {
    /// Why the venue did not take it; `None` when it did.
    pub fn failure(&self) -> Option<ItemFailure> {
        okx::failure(self.s_code.as_ref(), self.s_msg.as_ref())
    }
}
