//! [`FailedReplacement`]: what became of each step of a replacement that failed.
//!
//! In: the body that its error keeps. Out: for each step, the order or why there is none.

use bytes::Bytes;

use super::{CancelledOrder, OrderReport};
use crate::binance::replace;
use crate::http::ItemFailure;

/// What became of each step of a replacement that failed, in whole or in part.
#[derive(Debug, Clone, PartialEq)]
pub struct FailedReplacement {
    /// The old order, where it was cancelled.
    pub cancelled_order: Option<CancelledOrder>,
    /// Why it was not.
    pub cancel_failure: Option<ItemFailure>,
    /// The new order, where it was placed.
    pub new_order: Option<OrderReport>,
    /// Why it was not.
    pub new_order_failure: Option<ItemFailure>,
}

/// What became of each step, by the `raw` body of the error of `order_cancel_replace`; `None` where that tells of no steps.
///
/// <https://developers.binance.com/docs/binance-spot-api-docs/errors#errors-regarding-placing-orders-via-cancelreplace>
pub fn failed_replacement(raw: Bytes) -> Option<FailedReplacement> {
    let [cancel_failure, new_order_failure] = replace::steps(&raw)?;
    Some(FailedReplacement {
        cancelled_order: cancel_failure
            .is_none()
            .then(|| replace::cancelled(&raw))
            .flatten(),
        cancel_failure,
        new_order: new_order_failure
            .is_none()
            .then(|| replace::placed(&raw))
            .flatten(),
        new_order_failure,
    })
}
